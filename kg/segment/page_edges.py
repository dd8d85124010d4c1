"""Which lines are page headers and footers, where the source tells the places of lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from kg.model import Line

_FEWEST = 3
_FURTHEST = 2
_SMALLER = 0.95

_Place = tuple[float | None, float | None, float | None, bool | None]
"""Where a line stands, and its type."""


def page_edges(lines: Iterable[Line], marks: frozenset[int], body: float) -> frozenset[int]:
    """The numbers of the lines that pages repeat as their first or their last, at one place.

    They do so on three pages in a row, or on every other page; or, wherever on the edges, in a type
    smaller than the text's, whose size is `body`. A line with a number where pages' marks stand is
    one too.
    """
    found: dict[tuple[str, float | None, float | None], list[Line]] = defaultdict(list)
    small: dict[str, list[Line]] = defaultdict(list)
    places: Counter[_Place] = Counter()
    numbered: list[Line] = []
    for line in _outermost(lines):
        if line.number in marks:
            places[_place(line)] += 1
        elif any(map(str.isdigit, line.text)):
            numbered.append(line)
        if (line.size or body) < body * _SMALLER:
            small[line.text.strip()].append(line)
        else:
            found[line.text.strip(), line.x, line.y].append(line)
    edges = [same for same in small.values() if len(same) >= _FEWEST]
    edges += [same for same in found.values() if _repeats(same)]
    repeated = {line.number for same in edges for line in same}
    return frozenset(
        repeated | {line.number for line in numbered if places[_place(line)] >= _FEWEST}
    )


def _place(line: Line) -> _Place:
    return line.x, line.y, line.size, line.bold


def _outermost(lines: Iterable[Line]) -> Iterator[Line]:
    """The highest and the lowest line of each page, and what stands beside them."""
    placed = (line for line in lines if line.y is not None)
    for _, group in groupby(placed, key=attrgetter("page")):
        page = list(group)
        heights = [line.y or 0.0 for line in page]
        edges = {min(heights), max(heights)}
        yield from (line for line, y in zip(page, heights, strict=True) if y in edges)


def _repeats(same: Sequence[Line]) -> bool:
    pages = [line.page or 0 for line in same]
    return any(
        0 < second - first <= _FURTHEST and 0 < third - second <= _FURTHEST
        for first, second, third in zip(pages, pages[1:], pages[2:], strict=False)
    )
