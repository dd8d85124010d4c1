"""Which units are a table of contents: entries that end in pages' numbers, which never fall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.segment import units
from kg.segment.units import Unit

_PAGE = re.compile(r"(?:\s|\.\.)(\d{1,3})\Z")
_ENTRIES = frozenset({units.PLAIN, units.NUMBER})
_TAIL = 6
_LONGEST = 100
_FEWEST = 5


def contents(found: Sequence[Unit]) -> frozenset[int]:
    """The places of the units that are a table of contents: five entries or more in a row."""
    taken: set[int] = set()
    places: list[int] = []
    pages: list[int] = []
    for place, unit in enumerate(found):
        own = _pages(unit) if unit.texts[-1][-1].isdecimal() else []
        if not (own or places) or unit.kind == units.PAGE_MARK:
            continue
        if not own or (pages and own[0] < pages[-1]):
            places, pages = [], []
        if own:
            places.append(place)
            pages += own
            if len(pages) >= _FEWEST:
                taken.update(places)
    return frozenset(taken)


def _pages(unit: Unit) -> list[int]:
    """The pages that a unit's lines end in, if most end in one and no page is before another's.

    An entry may have a chapter's number at its head, but no bullet.
    """
    if unit.kind not in _ENTRIES:
        return []
    texts = unit.texts
    pages = [int(page[1]) for text in texts if (page := _PAGE.search(text[-_TAIL:]))]
    if len(pages) * 2 <= len(texts) or max(map(len, texts)) > _LONGEST:
        return []
    return [] if any(after < before for before, after in pairwise(pages)) else pages
