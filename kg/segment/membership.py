"""Which part, chapter and section each unit stands in, wherever their titles stand.

Text stands under the last title above it, with these exceptions:

- `stacked-titles`: of sections' titles in a row, which a column put apart from their texts, it
  cannot be told which heads what prose: that belongs to the chapter; the list that follows is the
  last one's;
- `list-before-title`: a second list, or a chapter's own, right before a section that has prose but
  no list is that section's;
- `chapter-without-list`: a last chapter without a list stands outside the last part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.segment import units
from kg.segment.outline import CHAPTER, DEPTH, PART, SECTION, SEEN_THROUGH, Title
from kg.segment.units import Unit

LIST_BEFORE_TITLE = "list-before-title"
STACKED = "stacked-titles"
_OF_LIST = units.ITEMS | {units.LEAD_IN}

Home = tuple[int, ...]
"""The titles that something stands under, as their numbers, from the outside in."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Each unit's home; where that is in doubt, the rule that chose it."""

    homes: Sequence[Home]
    doubts: Mapping[int, str]


def membership(
    found: Sequence[Unit], made: Sequence[Title], *, in_order: bool = False
) -> Membership:
    """What stands under which title; `in_order` tells that every title stands before its text."""
    seen = [place for place, unit in enumerate(found) if unit.kind not in SEEN_THROUGH]
    if in_order:
        return Membership(_in_order(found, made, [], {}), {})
    doubts: dict[int, str] = {}
    result = _in_order(found, made, seen, doubts)
    doubts |= dict.fromkeys(_give_lists(found, made, seen, result), LIST_BEFORE_TITLE)
    return Membership(_without_part(found, made, result), doubts)


def _in_order(
    found: Sequence[Unit], made: Sequence[Title], seen: Sequence[int], doubts: dict[int, str]
) -> list[Home]:
    """Each unit under the last titles that begin before it; `doubts` is added to."""
    begins: dict[int, list[int]] = {}
    for number in sorted(range(len(made)), key=lambda one: DEPTH[made[one].level]):
        begins.setdefault(made[number].start, []).append(number)
    stacked = _stacked(made, seen)
    current: list[int | None] = [None, None, None]
    home: Home = ()
    last: Home | None = None
    result: list[Home] = []
    for place, unit in enumerate(found):
        if place in begins:
            for number in begins[place]:
                _enter(current, number, made[number])
            home, last = _home(current), None
        elif last is not None and unit.kind in _OF_LIST:
            home = last
            doubts[place] = STACKED
        result.append(home)
        if place in stacked:
            last = home
            current[2] = None
            home = _home(current)
    return result


def _enter(current: list[int | None], number: int, title: Title) -> None:
    """Let what follows stand under a title, and under none that was below it."""
    depth = DEPTH[title.level]
    current[depth:] = [number, *([None] * (2 - depth))]
    if title.outside:
        current[0] = None


def _home(current: Sequence[int | None]) -> Home:
    return tuple(one for one in current if one is not None)


def _stacked(made: Sequence[Title], seen: Sequence[int]) -> frozenset[int]:
    """The places of sections' titles that stand in a row."""
    sections = {title.place for title in made if title.level == SECTION}
    pairs = [pair for pair in pairwise(seen) if sections.issuperset(pair)]
    return frozenset(place for pair in pairs for place in pair)


def _give_lists(
    found: Sequence[Unit], made: Sequence[Title], seen: Sequence[int], result: list[Home]
) -> list[int]:
    """Move each list that stands before its section's title into that section."""
    at = {place: rank for rank, place in enumerate(seen)}
    starts = {title.start for title in made} | {title.place for title in made}
    moved = []
    for title in made:
        if title.level != SECTION or title.start != title.place:
            continue
        rank = at[title.place]
        if _lacks_list(found, seen, rank + 1, starts):
            for place in _list_before(found, seen, rank - 1, made, result):
                result[place] = result[title.place]
                moved.append(place)
    return moved


def _lacks_list(found: Sequence[Unit], seen: Sequence[int], rank: int, starts: set[int]) -> bool:
    """Whether prose and no list stands from here to the next title."""
    first = rank
    while rank < len(seen) and seen[rank] not in starts:
        if found[seen[rank]].kind != units.PROSE:
            return False
        rank += 1
    return rank > first


def _list_before(
    found: Sequence[Unit],
    seen: Sequence[int],
    rank: int,
    made: Sequence[Title],
    result: Sequence[Home],
) -> list[int]:
    """The list that ends here, where it is not the list of what stands above it."""
    taken: list[int] = []
    while rank >= 0 and found[seen[rank]].kind in units.ITEMS:
        taken.append(seen[rank])
        rank -= 1
    if not taken or rank < 1 or found[seen[rank]].kind != units.LEAD_IN:
        return []
    taken.append(seen[rank])
    above, home = found[seen[rank - 1]].kind, result[seen[rank]]
    of_chapter = bool(home) and made[home[-1]].level == CHAPTER and above == units.PROSE
    return taken if above in units.ITEMS or of_chapter else []


def _without_part(found: Sequence[Unit], made: Sequence[Title], result: list[Home]) -> list[Home]:
    chapters = [number for number, title in enumerate(made) if title.level == CHAPTER]
    listed = {
        number
        for place, home in enumerate(result)
        if found[place].kind in units.ITEMS
        for number in home
    }
    if len(chapters) < 2 or chapters[-1] in listed or chapters[-2] not in listed:
        return result
    last = chapters[-1]
    return [home[1:] if last in home and made[home[0]].level == PART else home for home in result]
