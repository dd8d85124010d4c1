"""Which lines are paragraphs of their own although no blank line parts them.

A document fills its lines, or it has a paragraph on each. In the second hardly any line that
follows directly on another begins with a small letter. One that does goes on with the line above
it; but two in a row, or one after a colon, are a list's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.model import Line

_FEWEST = 20
_MANY = 0.25
_HARDLY = 0.1


def begun_by_lines(lines: Sequence[Line], words: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that begin a paragraph right below another one.

    `words` are the lines' without the white space around them. There are none where lines are
    filled, or where their places tell what a paragraph is.
    """
    if not lines or lines[0].y is not None or not _has_one_each(words):
        return frozenset()
    texts = ["", *words, ""]
    return frozenset(
        line.number
        for place, line in enumerate(lines, start=1)
        if texts[place] and texts[place - 1] and _begins(*texts[place - 1 : place + 2])
    )


def _has_one_each(words: Sequence[str]) -> bool:
    """Whether many lines follow directly on another, and begin with a capital but for a few."""
    most = _HARDLY * len(words)
    small = capital = 0
    for above, text in pairwise(words):
        first = text[:1]
        if not first.isalpha() or not above:
            continue
        if first.isupper():
            capital += 1
        else:
            small += 1
            if small > most:
                return False
    written = sum(map(bool, words))
    return capital >= max(_FEWEST, _MANY * written) and small <= _HARDLY * (small + capital)


def _begins(above: str, text: str, below: str) -> bool:
    """Whether a text begins a paragraph, told by what stands right above and below it."""
    in_a_row = above[0].islower() or below[:1].islower()
    return not text[0].islower() or in_a_row or above.endswith(":")
