"""Markdown (CommonMark): titles by their signs, list items by theirs, and no markup in the text.

Every line of the file is a line of the document, so the numbers are those of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.model import Document, Line
from loaders import text

SUFFIXES = (".md",)

_BODY, _STEP, _LEVELS = 10.0, 2.0, 7
"""The size that running text counts as, and how much larger a title is for each level."""
_INDENT = 20.0
_BREAKS = frozenset({"softbreak", "hardbreak"})
_DIALECT = "commonmark"


class _Row(NamedTuple):
    """What a line of the file says, how deep in lists it stands, and how large its type is."""

    words: str
    x: float = 0.0
    size: float = _BODY


def load(path: Path) -> Document:
    """A Markdown file as a document; what is nested too deep for its parser stays as it stands."""
    file = text.load(path)
    rows = _rows(file.text, [line.text for line in file.lines])
    return Document(file.source, "\n".join(row.words for row in rows), _placed(rows))


def _placed(rows: Sequence[_Row]) -> tuple[Line, ...]:
    found, start = [], 0
    for number, row in enumerate(rows, start=1):
        found.append(Line(number, row.words, start, x=row.x, size=row.size))
        start += len(row.words) + 1
    return tuple(found)


def _rows(source: str, written: Sequence[str]) -> list[_Row]:
    rows = [_Row(line.strip() if any(map(str.isalnum, line)) else "") for line in written]
    depth, size, sign = 0, _BODY, ""
    for token in MarkdownIt(_DIALECT).parse(source):
        if token.type == "list_item_open":
            depth += 1
            sign = f"{token.info}{token.markup} " if token.info else "• "
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type == "heading_open":
            size = _BODY + _STEP * (_LEVELS - int(token.tag.removeprefix("h")))
        elif token.type == "heading_close":
            size = _BODY
        elif token.type == "inline" and token.map:
            first, end = token.map
            said = _said(token, end - first)
            for place, words in enumerate(said, start=first):
                x = depth * _INDENT + (0 if sign else _INDENT / 2 if depth else 0)
                rows[place] = _Row(sign + words, x, size)
                sign = ""
    return rows


def _said(token: Token, most: int) -> Iterator[str]:
    """What the lines of a paragraph say, so many as it has in the file."""
    spoken = "".join(_words(child) for child in token.children or ()).split("\n")
    yield from (line.strip() for line in spoken[: most - 1])
    yield " ".join(line.strip() for line in spoken[most - 1 :])
    yield from [""] * (most - len(spoken))


def _words(token: Token) -> str:
    """What of an inline token is text; HTML stays as it stands."""
    return "\n" if token.type in _BREAKS else token.content
