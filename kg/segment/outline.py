"""Which titles are parts', chapters' and sections', and where what each heads begins.

A column may put a title before, inside or after the text that it heads. What tells:

- `title-after-text`: text that begins a new column without a title is headed by the first title
  that follows it in the same column: a chapter;
- `title-inside-list`: the same, where the title stands between two items of that text's list;
- `title-over-title`: of two titles in a row the first is a chapter, the second its first section;
- `first-chapter-of-part`: after a part's title the first title that follows text is a chapter;
- `section-title`: any other title, at the head of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.segment import units
from kg.segment.units import Unit

PART, CHAPTER, SECTION = "part", "chapter", "section"
DEPTH = {PART: 0, CHAPTER: 1, SECTION: 2}

SEEN_THROUGH = frozenset({units.PAGE_MARK, units.NOTE})

_ENDED = units.ITEMS | {units.PROSE, units.PART}
"""After one of these, text that begins a column begins something new."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its place among the units, its level, and the unit where what it heads begins.

    `outside` tells that it ends the part above it although it is none itself.
    """

    place: int
    level: str
    start: int
    rule: str
    outside: bool = False


@dataclass(slots=True)
class _State:
    """What has been seen so far while titles are given their levels."""

    orphan: int | None = None
    chapter: int = -1
    chapter_start: int = -1
    item: int = -1
    title_since_item: int | None = None
    part_waits: int | None = None


def titles(found: Sequence[Unit]) -> list[Title]:
    """The titles of a document in order, with their levels."""
    seen = [place for place, unit in enumerate(found) if unit.kind not in SEEN_THROUGH]
    state, made = _State(), []
    for number, place in enumerate(seen):
        before = found[seen[number - 1]] if number else None
        unit = found[place]
        if unit.kind in units.TITLES:
            ahead = seen[number : number + 8]
            made.append(_title(found, ahead, before, state))
            if state.title_since_item is None:
                state.title_since_item = place
        else:
            _note(unit, place, before, state)
    return made


def _note(unit: Unit, place: int, before: Unit | None, state: _State) -> None:
    if unit.kind == units.PROSE and (before is None or (unit.fresh and before.kind in _ENDED)):
        state.orphan = place
    elif unit.kind in units.ITEMS:
        state.item, state.title_since_item = place, None


def _title(
    found: Sequence[Unit], ahead: Sequence[int], before: Unit | None, state: _State
) -> Title:
    place = ahead[0]
    if found[place].kind == units.PART:
        return _part(place, state)
    level, start, rule = _level(found, ahead, before, state)
    state.orphan = None
    if level == CHAPTER:
        state.chapter, state.chapter_start, state.part_waits = place, start, None
    return Title(place, level, start, rule)


def _part(place: int, state: _State) -> Title:
    if state.chapter > state.item:
        return Title(place, PART, state.chapter_start, "part-title")
    candidates = [state.orphan, state.title_since_item, place]
    start = min(one for one in candidates if one is not None)
    state.part_waits = place if start == state.orphan else start
    return Title(place, PART, start, "part-title")


def _level(
    found: Sequence[Unit], ahead: Sequence[int], before: Unit | None, state: _State
) -> tuple[str, int, str]:
    place = ahead[0]
    kind = before.kind if before else None
    after = found[ahead[1]].kind if len(ahead) > 1 else None
    if (
        state.orphan is not None
        and kind in {units.PROSE, units.PART}
        and not found[place].new_column
    ):
        return CHAPTER, state.orphan, "title-after-text"
    if state.orphan is not None and kind in units.ITEMS and after in units.ITEMS:
        return CHAPTER, state.orphan, "title-inside-list"
    if state.part_waits is not None and kind in {units.PROSE, units.PART}:
        return CHAPTER, state.part_waits, "first-chapter-of-part"
    if kind != units.HEADING and _stack(found, ahead) == 2:
        return CHAPTER, place, "title-over-title"
    return SECTION, place, "section-title"


def _stack(found: Sequence[Unit], ahead: Sequence[int]) -> int:
    """How many titles stand in a row; an ingress between two does not part them."""
    size = 0
    for place in ahead:
        unit = found[place]
        if unit.kind == units.HEADING:
            size += 1
        elif unit.rule != "ingress-before-title":
            break
    return size


def leveled(made: Sequence[Title]) -> list[int]:
    """The titles' numbers in the order of what they head."""
    return sorted(range(len(made)), key=lambda one: (made[one].start, DEPTH[made[one].level], one))
