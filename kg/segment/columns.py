"""Lines with their places told from the left edge of their column, where a page has several.

So what stands further right than the line above it is set in, and does not begin a new column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Line

_NEAR = 60.0
_SAME = 0.5


def in_columns(lines: Sequence[Line], marks: frozenset[int]) -> list[Line]:
    """The lines, where `x` is the distance from the column's left edge; `marks` are in none."""
    runs = [(_left(run), run) for run in _runs(lines, marks)]
    counts: Counter[float] = Counter()
    for left, run in runs:
        if left is not None:
            counts[left] += len(run)
    edges = _edges(counts)
    return [line for left, run in runs for line in _from(edges.get(left), run)]


def _runs(lines: Iterable[Line], marks: frozenset[int]) -> Iterator[list[Line]]:
    """Lines that follow on one another down a column; a page mark is a run of its own."""
    run: list[Line] = []
    above: Line | None = None
    for line in lines:
        if line.y is not None:
            if above is not None and (
                _parts(above, line) or not marks.isdisjoint((above.number, line.number))
            ):
                yield run
                run = []
            above = line
        run.append(line)
    if run:
        yield run


def _parts(above: Line, line: Line) -> bool:
    """Whether a line stands on another page, higher, or far to the side of the one before it."""
    higher = (line.y or 0.0) < (above.y or 0.0)
    return line.page != above.page or higher or abs((line.x or 0.0) - (above.x or 0.0)) > _NEAR


def _left(run: Iterable[Line]) -> float | None:
    return min((line.x for line in run if line.x is not None), default=None)


def _edges(counts: Counter[float]) -> dict[float | None, float]:
    """For each run's left the edge where most lines stand, there or a little to the left of it."""
    lefts = sorted(counts)
    return {
        left: max(
            lefts[bisect_left(lefts, left - _NEAR) : bisect_right(lefts, left + _SAME)],
            key=counts.__getitem__,
        )
        for left in lefts
    }


def _from(edge: float | None, run: Iterable[Line]) -> Iterator[Line]:
    for line in run:
        if edge is None or line.x is None:
            yield line
        else:
            yield line._replace(x=round(line.x - edge, 1))
