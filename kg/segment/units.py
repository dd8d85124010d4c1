"""The values that reading passes on: pieces of lines, and units made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.model import Line

Span = tuple[int, int]
"""Start and end of a stretch of the document's text, the end not included."""

PLAIN, BULLET, NUMBER = "plain", "bullet", "number"
PAGE_MARK, NOTE, PART, HEADING, LEAD_IN, PROSE = (
    "page_mark",
    "note",
    "part",
    "heading",
    "lead_in",
    "prose",
)
COLUMN_GAP = 3
"""So many blank lines or more stand between two pages, columns or boxes."""
ITEMS = frozenset({BULLET, NUMBER})
TITLES = frozenset({PART, HEADING})


class Piece(NamedTuple):
    """The words of one line, without the white space around them and without a list's sign."""

    line: Line
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the words end in the document's text."""
        return self.start + len(self.text)


class Unit(NamedTuple):
    """Lines that belong together, and what they were taken for.

    `sign` is the place of the list's sign. `fresh` tells that a new page or column begins here,
    `gap` counts the blank lines above. `rule` names what decided the kind, `doubt` what speaks
    against it.
    """

    kind: str
    pieces: list[Piece]
    sign: Span | None = None
    fresh: bool = False
    gap: int = 0
    rule: str = ""
    doubt: str | None = None

    @property
    def first(self) -> Line:
        """The first line."""
        return self.pieces[0].line

    @property
    def size(self) -> float | None:
        """The size of its type, where the source tells it."""
        return self.pieces[0].line.size

    @property
    def new_column(self) -> bool:
        """Whether a space at its head, rather than room above, tells that a column begins."""
        return self.fresh and self.gap < COLUMN_GAP

    @property
    def start(self) -> int:
        """Where the unit begins in the document's text, its sign included."""
        return self.sign[0] if self.sign else self.pieces[0].start

    def spans(self, source: str) -> tuple[Span, ...]:
        """The unit's places in the document, whose text is `source`, its sign included."""
        spans = [(piece.start, piece.end) for piece in self.pieces]
        if self.sign:
            spans[0] = (self.sign[0], spans[0][1])
        return tuple(merged(source, spans))


def merged(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, joined where nothing but white space stands between two."""
    current: Span | None = None
    for start, end in spans:
        if current is None:
            current = (start, end)
        elif start >= current[1] and not text[current[1] : start].strip():
            current = (current[0], end)
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current
