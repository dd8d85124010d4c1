"""What became of every character of a document: each is in exactly one block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Block, Document
from kg.segment.drafts import Draft

BLANK = "white-space"
UNCLAIMED = "unclaimed"
_KINDS = {"prose": "pledge_prose", "text": "prose"}

_Stretch = tuple[int, int, int | None]
"""Start and end of a stretch, and the number of the draft that claims it, if one does."""


def blocks(document: Document, made: Sequence[Draft], ids: Sequence[str | None]) -> Iterator[Block]:
    """The blocks of a document in their order; `ids` are those of the drafts' statements."""
    claims = sorted(
        (start, end, number) for number, draft in enumerate(made) for start, end in draft.spans
    )
    text = document.text
    nexts = [line.start for line in document.lines[1:]] + [len(text), len(text)]
    last = 0
    # Blocks follow on one another: each begins on the line where the last one ended, or the next.
    for start, end, number in _covering(claims, len(text)):
        first = last if start < nexts[last] else last + 1
        last = first if end <= nexts[first] else bisect_right(nexts, end - 1, first)
        if number is not None:
            draft = made[number]
            kind, rule = _KINDS.get(draft.kind, draft.kind), draft.rule
            yield Block(kind, first + 1, last + 1, start, end, rule, ids[number], draft.doubt)
        elif text[start:end].isspace():
            yield Block("blank", first + 1, last + 1, start, end, BLANK)
        else:
            yield Block("prose", first + 1, last + 1, start, end, UNCLAIMED, None, UNCLAIMED)


def _covering(claims: Iterable[_Stretch], end: int) -> Iterator[_Stretch]:
    """The claims, and what lies between them."""
    at = 0
    for claim in claims:
        if claim[0] > at:
            yield at, claim[0], None
        yield claim
        at = claim[1]
    if at < end:
        yield at, end, None
