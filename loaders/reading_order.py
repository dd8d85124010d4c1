"""The order in which a page's lines are read, where the file draws them in another.

A file may draw a title, an opening or a page's header after the text that stands below it. Lines
that are drawn one below the other are a run; a run goes before the first that it stands wholly
above, in the same column. All else stays in the order in which it is drawn: a footer may be drawn
first, which says nothing about the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, Protocol

_FURTHEST = 2.0
_OTHER_SIZE = 0.15
_BESIDE = 2.0


class Look(Protocol):
    """Where a line stands on its page, in points from the left and the top, and its size."""

    @property
    def x(self) -> float:
        """Where it begins."""

    @property
    def right(self) -> float:
        """Where it ends."""

    @property
    def y(self) -> float:
        """Where its top is."""

    @property
    def size(self) -> float:
        """The size of its type."""


class Placed(NamedTuple):
    """A line: its number among all lines, its page, and how it looks, if it is not empty."""

    number: int
    page: int
    look: Look | None


class _Run(NamedTuple):
    """Lines drawn one below the other, and the box that they fill."""

    numbers: list[int]
    left: float
    right: float
    top: float
    bottom: float
    is_line: bool = False

    def is_above(self, other: _Run) -> bool:
        """Whether all of it stands higher than the other, in the same column."""
        beside = min(self.right, other.right) - max(self.left, other.left) < _BESIDE
        return not beside and self.bottom <= other.top


def reading_order(lines: Sequence[Placed]) -> list[int]:
    """The numbers of the lines in the order in which they are read."""
    return [
        number
        for _, page in groupby(lines, key=attrgetter("page"))
        for run in _ordered(_runs(list(page)))
        for number in run.numbers
    ]


def _ordered(runs: Sequence[_Run]) -> list[_Run]:
    placed: list[_Run] = []
    footer = _footer(runs)
    lowest = 0.0
    for run in runs:
        place = len(placed)
        if run.bottom <= lowest:
            below = (one for one, other in enumerate(placed) if run.is_above(other))
            place = next((one for one in below if placed[one] is not footer), place)
        placed.insert(place, run)
        lowest = max(lowest, run.top)
    return placed


def _footer(runs: Sequence[_Run]) -> _Run | None:
    """The lowest run of a page, if it is a single line."""
    lowest = max(runs, key=attrgetter("top"), default=None)
    return lowest if lowest is not None and lowest.is_line else None


def _runs(lines: Sequence[Placed]) -> list[_Run]:
    """The runs of a page; an empty line belongs to the run above it."""
    runs: list[_Run] = []
    above: Look | None = None
    for number, _, look in lines:
        if look is None:
            if runs:
                runs[-1].numbers.append(number)
            else:
                runs.append(_Run([number], 0.0, 0.0, 0.0, 0.0))
            continue
        bottom = look.y + look.size
        if above is not None and _goes_on(above, look):
            numbers, left, right, top, last, _ = runs[-1]
            numbers.append(number)
            left, right = min(left, look.x), max(right, look.right)
            runs[-1] = _Run(numbers, left, right, top, max(last, bottom))
        else:
            runs.append(_Run([number], look.x, look.right, look.y, bottom, is_line=True))
        above = look
    return runs


def _goes_on(above: Look, look: Look) -> bool:
    """Whether a line stands right below the one that was drawn before it, or on its level."""
    step = look.y - above.y
    same = abs(look.size - above.size) <= _OTHER_SIZE * look.size
    beside = min(above.right, look.right) - max(above.x, look.x) < _BESIDE
    return same and 0 <= step <= _FURTHEST * look.size and (step == 0 or not beside)
