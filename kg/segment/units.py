"""The values that reading passes on: units, which are made of lines."""

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


class Unit(NamedTuple):
    """Lines that belong together, and what they were taken for.

    `texts` holds the words of each line, without the white space around them and without a list's
    sign; `begin` is where the first of them stand, `sign` where the list's sign does. `fresh` tells
    that a new page or column begins here, `gap` counts the blank lines above, `broken` tells that
    other text stands between its lines. `rule` names what decided the kind, `doubt` what speaks
    against it.
    """

    kind: str
    lines: list[Line]
    texts: list[str]
    begin: int
    sign: Span | None = None
    fresh: bool = False
    gap: int = 0
    rule: str = ""
    doubt: str | None = None
    broken: bool = False

    @property
    def size(self) -> float | None:
        """The size of its type, where the source tells it."""
        return self.lines[0].size

    @property
    def new_column(self) -> bool:
        """Whether a space at its head, rather than room above, tells that a column begins."""
        return self.fresh and self.gap < COLUMN_GAP

    @property
    def start(self) -> int:
        """Where the unit begins in the document's text, its sign included."""
        return self.sign[0] if self.sign else self.begin

    @property
    def end(self) -> int:
        """Where the unit ends in the document's text."""
        return self.place(len(self.lines) - 1) + len(self.texts[-1])

    def place(self, number: int) -> int:
        """Where a line's words begin in the document's text; only the first may do so inside it."""
        return words_begin(self.lines[number], self.texts[number]) if number else self.begin

    def places(self) -> list[int]:
        """Where each line's words begin in the document's text."""
        return [self.begin, *map(words_begin, self.lines[1:], self.texts[1:])]

    def taken_for(self, kind: str, rule: str) -> Unit:
        """The unit, now that its kind is decided, and by which rule."""
        _, lines, texts, begin, sign, fresh, gap, _, doubt, broken = self
        return Unit(kind, lines, texts, begin, sign, fresh, gap, rule, doubt, broken)

    def cut(self, number: int, at: int) -> tuple[Unit | None, Unit]:
        """The unit before and from a place in its line of a number; the first may hold nothing."""
        offset = at - self.place(number)
        kept = self.texts[number][:offset].rstrip()
        until = number + 1 if kept else number
        if until == 0:
            return None, self
        head = self.texts[:number] + ([kept] if kept else [])
        tail = [self.texts[number][offset:], *self.texts[number + 1 :]]
        return (
            self._replace(lines=self.lines[:until], texts=head),
            self._replace(
                lines=self.lines[number:], texts=tail, begin=at, sign=None, fresh=False, gap=0
            ),
        )

    def spans(self, source: str) -> tuple[Span, ...]:
        """The unit's places in the document, whose text is `source`, its sign included."""
        if not self.broken:
            return ((self.start, self.end),)
        starts = self.places()
        ends = [start + len(text) for start, text in zip(starts, self.texts, strict=True)]
        return tuple(merged(source, zip([self.start, *starts[1:]], ends, strict=True)))


def stripped(lines: Iterable[Line]) -> list[str]:
    """The words of each line, without the white space around them."""
    return [line.text.strip() for line in lines]


def words_begin(line: Line, words: str) -> int:
    """Where a line's words, the first that stand on it, begin in the document's text."""
    return line.start + (0 if line.text[0] == words[0] else line.text.index(words))


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
