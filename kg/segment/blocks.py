"""What became of every character of a document: each is in exactly one block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.model import Block, Document
from kg.segment.drafts import Draft

BLANK = "white-space"
UNCLAIMED = "unclaimed"
_KINDS = {"prose": "pledge_prose", "text": "prose"}


def blocks(
    document: Document, made: Sequence[Draft], ids: Sequence[str | None], numbers: LineNumbers
) -> tuple[Block, ...]:
    """The blocks of a document in their order; `ids` are those of the drafts' statements."""
    claims = sorted(
        (start, end, number) for number, draft in enumerate(made) for start, end in draft.spans
    )
    return tuple(_covering(document, claims, made, ids, numbers))


class LineNumbers:
    """Tells on which line a character stands."""

    def __init__(self, document: Document) -> None:
        self._lines = document.lines
        self._starts = [line.start for line in document.lines]
        self._ends = [*self._starts[1:], len(document.text)]

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first and the last line of a stretch."""
        first = self._at(start)
        last = first if end <= self._ends[first] else self._at(end - 1)
        return self._lines[first].number, self._lines[last].number

    def page(self, start: int) -> int | None:
        """The page on which a character stands, where the source tells it."""
        return self._lines[self._at(start)].page

    def _at(self, place: int) -> int:
        return bisect_right(self._starts, place, 1) - 1


def _covering(
    document: Document,
    claims: Sequence[tuple[int, int, int]],
    made: Sequence[Draft],
    ids: Sequence[str | None],
    numbers: LineNumbers,
) -> Iterator[Block]:
    at = 0
    for start, end, number in claims:
        if start > at:
            yield _gap(document, at, start, numbers)
        draft = made[number]
        kind = _KINDS.get(draft.kind, draft.kind)
        lines = numbers.of(start, end)
        yield Block(kind, *lines, start, end, draft.rule, ids[number], draft.doubt)
        at = end
    if at < len(document.text):
        yield _gap(document, at, len(document.text), numbers)


def _gap(document: Document, start: int, end: int, numbers: LineNumbers) -> Block:
    lines = numbers.of(start, end)
    if document.text[start:end].isspace():
        return Block("blank", *lines, start, end, BLANK)
    return Block("prose", *lines, start, end, UNCLAIMED, doubt=UNCLAIMED)
