"""PDF files, line by line with page, place, size and weight, without numbers in the margin.

The text is what stands on the pages, one line of print a line. Line numbers in the margin are left
out, hyphens that PDFium marks at a line's end are hyphens again, and letters that a font mistells
are repaired (see `loaders.ligatures`).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Document, Line
from loaders import files
from loaders.ligatures import Run, repaired

SUFFIXES = (".pdf",)

_MARGIN = re.compile(r"(\d{1,5})(?:[ \t]+|\Z)")
_BREAK = re.compile(r"\r\n|\r|\n")
_MARKED_HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-", "\xad": "-"})
_BOLD = 600
_NUMBERED = 0.6
_MOST_MISSED = 3


@dataclass(frozen=True, slots=True)
class _Print:
    """A line of print: its page and the place of its first character there."""

    page: int
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class _Look:
    """How the first character of a line looks."""

    x: float
    y: float
    size: float
    bold: bool
    font: str


def load(path: Path) -> Document:
    """A PDF as a document; InputError where it is no PDF, is locked, or holds no text."""
    data = files.content(path)
    pages = _Pages(path, data)
    printed = [one for page in range(pages.number) for one in pages.lines(page)]
    if not any(one.text.strip() for one in printed):
        raise InputError(f"{path}: the PDF holds no text; one made of pictures must be read first")
    numbers = _margin_numbers(printed)
    kept = [_without(one, numbers) for one in printed]
    looks = [pages.look(one) if one.text.strip() else None for one in kept]
    fonts = [look.font + f"{look.size:.0f}" if look else "" for look in looks]
    runs = [Run(font, one.text) for font, one in zip(fonts, kept, strict=True)]
    texts = repaired(runs)
    lines = tuple(_lines(texts, kept, looks))
    return Document(files.source(path, data), "\n".join(texts) + "\n", lines)


def _lines(
    texts: Sequence[str], kept: Sequence[_Print], looks: Sequence[_Look | None]
) -> Iterator[Line]:
    start = 0
    for number, (text, one, look) in enumerate(zip(texts, kept, looks, strict=True), start=1):
        if look is None:
            yield Line(number, text, start, page=one.page + 1)
        else:
            yield Line(
                number, text, start, one.page + 1, look.x, look.y, look.size, bold=look.bold
            )
        start += len(text) + 1


def _margin_numbers(printed: Sequence[_Print]) -> dict[int, int]:
    """Where most lines begin with rising numbers: each such line's number."""
    found: dict[int, int] = {}
    expected = 1
    for place, one in enumerate(printed):
        match = _MARGIN.match(one.text)
        if match is None or _is_page_number(one, match):
            continue
        if expected <= int(match[1]) <= expected + _MOST_MISSED:
            found[place] = int(match[1])
            expected = int(match[1]) + 1
    return {id(printed[place]): number for place, number in found.items()} if (
        len(found) >= _NUMBERED * len(printed)
    ) else {}


def _is_page_number(one: _Print, match: re.Match[str]) -> bool:
    return one.at == 0 and match[0] == one.text


def _without(one: _Print, numbers: dict[int, int]) -> _Print:
    if id(one) not in numbers:
        return one
    match = _MARGIN.match(one.text)
    end = match.end() if match else 0
    return _Print(one.page, one.at + end, one.text[end:])


class _Pages:
    """The pages of a PDF as PDFium reads them."""

    def __init__(self, path: Path, data: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 - other kinds of files must not pay for it

        self._raw: Any = pypdfium2.raw
        try:
            self._document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise InputError(f"{path}: not a PDF that can be opened: {error}") from error
        self.number = len(self._document)
        self._texts: dict[int, Any] = {}
        self._heights: dict[int, float] = {}

    def lines(self, page: int) -> Iterator[_Print]:
        """The lines of a page in the order in which they are drawn."""
        opened = self._document[page]
        self._texts[page] = opened.get_textpage()
        self._heights[page] = opened.get_height()
        text = self._texts[page].get_text_range()
        at = 0
        for end in [*_BREAK.finditer(text), None]:
            stop = end.start() if end else len(text)
            yield _Print(page, at, text[at:stop].translate(_MARKED_HYPHEN).rstrip())
            at = end.end() if end else stop

    def look(self, one: _Print) -> _Look:
        """How the first visible character of a line looks."""
        place = one.at + len(one.text) - len(one.text.lstrip())
        text = self._texts[one.page]
        left, _, _, top = text.get_charbox(place, loose=True)
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(text, place, matrix)
        size = abs(matrix.d) * self._raw.FPDFText_GetFontSize(text, place)
        weight = self._raw.FPDFText_GetFontWeight(text, place)
        return _Look(
            x=round(left, 1),
            y=round(self._heights[one.page] - top, 1),
            size=round(size, 1),
            bold=weight >= _BOLD,
            font=self._font(text, place),
        )

    def _font(self, text: Any, place: int) -> str:  # noqa: ANN401 - PDFium's pages have no types
        name = ctypes.create_string_buffer(128)
        self._raw.FPDFText_GetFontInfo(text, place, name, len(name), ctypes.c_int())
        return name.value.decode("utf-8", "replace")
