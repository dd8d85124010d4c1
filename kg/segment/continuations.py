"""Which paragraph goes on with a sentence that a blank line, a page mark or a column cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.segment import units
from kg.segment.cues import cue, words
from kg.segment.layout import hangs_under, turns_page
from kg.segment.units import Unit

CUT = "cut-by-column"

_CLOSING = '»”")]'
_ENDS = (".", "!", "?", ":", ";", "…")
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\w]*\Z")
_FURTHEST = 14
_LONG = 4
_LONGEST_WORD = 60


def mended(found: Iterable[Unit]) -> list[Unit]:
    """The units, where what goes on with an earlier one is part of that one."""
    kept: list[Unit] = []
    ends: list[int] = []
    near: int | None = None
    for number, unit in enumerate(found):
        host = None if near is None else _host(kept, near, unit)
        if host is not None:
            _extend(kept, host, unit, broken=number > ends[host] + 1)
            ends[host] = number
            continue
        if unit.kind != units.PAGE_MARK:
            near = len(kept)
        kept.append(unit)
        ends.append(number)
    return kept


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence or a lead-in does."""
    return text.rstrip().rstrip(_CLOSING).endswith(_ENDS)


def is_unfinished(text: str, which: str = "unfinished") -> bool:
    """Whether a text ends in a word, a comma or a hyphen after which something must follow.

    `which` names the list of such words.
    """
    text = text.rstrip()
    if text.endswith((",", "-", "–")):
        return True
    if is_closed(text):
        return False
    last = _LAST_WORD.search(text[-_LONGEST_WORD:])
    return last is not None and last[1].casefold() in words(which)


def _extend(kept: list[Unit], place: int, unit: Unit, *, broken: bool) -> None:
    """Make a unit part of the one at a place; `broken` tells that others stand between them."""
    host = kept[place]
    host.lines.extend(unit.lines)
    host.texts.extend(unit.texts)
    if broken:
        doubt = CUT if place < len(kept) - 1 else host.doubt
        kept[place] = host._replace(broken=True, doubt=doubt)


def _host(kept: Sequence[Unit], near: int, unit: Unit) -> int | None:
    """The place of the unit that this one goes on with; `near` is the nearest that may be it."""
    if unit.kind != units.PLAIN:
        return None
    if _goes_on(unit):
        return _host_of_rest(kept, near)
    return near if _takes_capital(kept[near], unit) else None


def _host_of_rest(kept: Sequence[Unit], near: int) -> int | None:
    """What begins with a small letter goes on with the nearest unit that is open."""
    far = _open_before(kept, near)
    if is_closed(kept[near].texts[-1]) or _is_part(kept[near]):
        return far
    return near if far is None or not _is_title_like(kept[near]) else far


def _takes_capital(near: Unit, unit: Unit) -> bool:
    """Whether what begins with a capital goes on with the unit above it all the same."""
    if near.kind in units.ITEMS:
        return hangs_under(near, unit)
    if near.kind != units.PLAIN or is_closed(near.texts[-1]):
        return False
    if not (turns_page(near, unit) or is_unfinished(near.texts[-1])):
        return False
    return not any(_is_part(one) or _is_title_like(one) for one in (unit, near))


def _open_before(kept: Sequence[Unit], near: int) -> int | None:
    """An earlier unit that breaks off where something must follow."""
    for place in range(near, max(near - _FURTHEST, -1), -1):
        unit = kept[place]
        if unit.kind == units.PAGE_MARK or _is_part(unit):
            continue
        if unit.kind in units.ITEMS:
            if is_unfinished(unit.texts[-1]):
                return place
        elif not is_closed(unit.texts[-1]) and not _is_title_like(unit):
            return place
    return None


def _goes_on(unit: Unit) -> bool:
    text = unit.texts[0].lstrip("«(–- ")
    return bool(text) and text[0].islower()


def _is_part(unit: Unit) -> bool:
    return cue("part-title").search(unit.texts[0]) is not None


def _is_title_like(unit: Unit) -> bool:
    """Short, and without an end: such a unit may be a title that stands inside a sentence."""
    return (
        unit.kind == units.PLAIN
        and len(unit.texts) < _LONG
        and not any(mark in text for text in unit.texts for mark in ".!?")
        and not is_unfinished(unit.texts[-1], "unfinished_title")
    )
