"""Plain text in UTF-8, line by line as it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.model import Document, Line
from loaders import files, limits

SUFFIXES = (".txt",)

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_MARK = "\ufeff"


def load(path: Path) -> Document:
    """A text file as a document; its text is the file's, without a byte order mark."""
    data = files.content(path)
    text = _decoded(path, data)
    limits.check_length(path, text)
    found = tuple(lines(text))
    limits.check_lines(path, found)
    return Document(files.source(path, data), text, found)


def lines(text: str) -> Iterator[Line]:
    """The lines of a text, with their places in it."""
    for number, match in enumerate(_LINE.finditer(text), start=1):
        if match.start() < len(text) or number == 1:
            yield Line(number, match[1], match.start())


def _decoded(path: Path, data: bytes) -> str:
    if (place := data.find(b"\x00")) >= 0:
        line = data.count(b"\n", 0, place) + 1
        raise InputError(f"{path}:{line}: byte {place} is NUL, so this is no text; give UTF-8 text")
    try:
        return data.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02X}"
        raise InputError(
            f"{path}:{line}: byte {byte} at {error.start} is not UTF-8; save the file as UTF-8"
        ) from error
