"""Items of a list whose sign is missing in the source.

Rule `item-without-sign`: a line inside an item begins as what is to be done, the line above it ends
nothing that must go on, and breaks off where the next word would have had ample room: somebody
began anew there. Only where the source tells how lines are set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import Line
from kg.segment import units
from kg.segment.continuations import is_unfinished
from kg.segment.cues import is_infinitive
from kg.segment.line_width import width
from kg.segment.units import Unit

RULE = "item-without-sign"
_ROOM = 0.8
_Setting = tuple[int | None, float | None]
"""A page and a size of type."""


def parted(found: Sequence[Unit]) -> Iterator[Unit]:
    """The units, each item cut where another one without a sign begins inside it."""
    widest = _widest(found)
    for unit in found:
        if unit.kind == units.BULLET:
            yield from _parted(unit, widest)
        else:
            yield unit


def _parted(unit: Unit, widest: Mapping[_Setting, int]) -> Iterator[Unit]:
    for number in range(1, len(unit.lines)):
        if _begins(unit, number, widest):
            head, tail = unit.cut(number, unit.place(number))
            if head is not None:
                yield head
            yield from _parted(_beside(tail, unit), widest)
            return
    yield unit


def _begins(unit: Unit, number: int, widest: Mapping[_Setting, int]) -> bool:
    """Whether an item without a sign begins on a unit's line of a number."""
    above, text = unit.texts[number - 1], unit.texts[number]
    word = text.split(" ", 1)[0]
    if unit.lines[number - 1].page != unit.lines[number].page or not is_infinitive(word):
        return False
    needed = width(f"{above} {word}")
    return needed < _ROOM * widest[_setting(unit.lines[number])] and not is_unfinished(above)


def _beside(unit: Unit, item: Unit) -> Unit:
    """A unit as an item that stands where another does, as it would with its sign."""
    first = unit.lines[0]._replace(x=item.lines[0].x)
    lines = [first, *unit.lines[1:]]
    return unit.taken_for(units.BULLET, RULE)._replace(lines=lines, doubt=RULE)


def _widest(found: Iterable[Unit]) -> Mapping[_Setting, int]:
    """The width of the widest line of the items that are set alike."""
    widths: dict[_Setting, int] = defaultdict(int)
    for unit in found:
        if unit.kind == units.BULLET:
            for line, text in zip(unit.lines, unit.texts, strict=True):
                widths[_setting(line)] = max(widths[_setting(line)], width(text))
    return widths


def _setting(line: Line) -> _Setting:
    return line.page, line.size
