"""What the place and the type of lines tell, where the source has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Line
from kg.segment.units import Unit

_PITCH = 1.5
_WIDER = 1.3
_OTHER_SIZE = 0.6
_LARGER = 1.1
_INDENT = 5.0
_SAME_PLACE = 2.5


def widest_pitch(lines: Sequence[Line]) -> float:
    """How far apart two lines of one paragraph stand at most, as a multiple of their type's size.

    It is told by what most lines of the document do.
    """
    if not lines or lines[0].size is None:
        return _PITCH
    pitches = Counter(
        round(step, 1)
        for above, line in pairwise(lines)
        if (step := _step(above, line)) is not None and step > 0
    )
    return max(_PITCH, _WIDER * pitches.most_common(1)[0][0]) if pitches else _PITCH


def is_apart(above: Line, line: Line, pitch: float) -> bool:
    """Whether two lines differ in type, or stand further apart than a paragraph's lines do."""
    if above.size is None or line.size is None:
        return False
    if _differ(above, line):
        return True
    step = _step(above, line)
    return step is not None and not 0 <= step < pitch


def _step(above: Line, line: Line) -> float | None:
    """How much lower than the other a line of a page stands, as a multiple of its type's size."""
    if above.size is None or line.size is None or above.y is None or line.y is None:
        return None
    return (line.y - above.y) / max(above.size, line.size) if above.page == line.page else None


def _differ(above: Line, line: Line) -> bool:
    sizes = (above.size or 0) - (line.size or 0)
    return abs(sizes) > _OTHER_SIZE or above.bold != line.bold


def body_size(lines: Sequence[Line]) -> float | None:
    """The size in which most of the text stands; None where sizes are unknown or all the same."""
    if not lines or lines[0].size is None:
        return None
    counts: Counter[float] = Counter()
    for line in lines:
        if line.size is not None:
            counts[line.size] += len(line.text)
    return counts.most_common(1)[0][0] if len(counts) > 1 else None


def is_larger(unit: Unit, body: float) -> bool:
    """Whether a unit stands in larger type than the text."""
    return unit.size is not None and unit.size >= body * _LARGER


def is_smaller(unit: Unit, body: float) -> bool:
    """Whether a unit stands in smaller type than the text, as a table of contents may."""
    return unit.size is not None and unit.size <= body / _LARGER


def hangs_under(item: Unit, unit: Unit) -> bool:
    """Whether a paragraph stands where the text of a list item stands, to the right of its sign."""
    sign, own = item.lines[0].x, unit.lines[0].x
    if sign is None or own is None or own < sign + _INDENT:
        return False
    text = item.lines[-1].x
    return len(item.lines) == 1 or text is None or abs(text - own) < _SAME_PLACE


def turns_page(above: Unit, unit: Unit) -> bool:
    """Whether a paragraph stands at the head of a page or a column, set as the one above it."""
    last, first = above.lines[-1], unit.lines[0]
    if last.page is None or last.y is None or first.y is None:
        return False
    if last.page == first.page and last.y <= first.y:
        return False
    return (last.size, last.x, last.bold) == (first.size, first.x, first.bold)


def indented(found: Sequence[Unit], places: Sequence[int]) -> dict[int, int] | None:
    """For each list item that stands further right than one above it, that one's place.

    None where the source does not tell where lines stand.
    """
    parents: dict[int, int] = {}
    open_items: list[tuple[float, int]] = []
    for place in places:
        x = found[place].lines[0].x
        if x is None:
            return None
        while open_items and open_items[-1][0] > x - _INDENT:
            open_items.pop()
        if open_items:
            parents[place] = open_items[-1][1]
        open_items.append((x, place))
    return parents
