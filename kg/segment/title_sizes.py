"""Which titles are parts', chapters' and sections', told by the size of their type.

- `title-size-part`: the largest of three sizes, or a title that says that it is a part's;
- `title-size-chapter`: the next size; or as large as a part's title without saying so, which makes
  it a chapter outside the parts;
- `title-size-section`: anything smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.segment import units
from kg.segment.outline import CHAPTER, PART, SECTION, Title
from kg.segment.units import Unit

_NEAR = 0.6


def sized_titles(found: Sequence[Unit]) -> list[Title]:
    """The titles of a document whose types' sizes are known, in order, with their levels."""
    places = [place for place, unit in enumerate(found) if unit.kind in units.TITLES]
    sizes = _sizes(found[place] for place in places)
    parts = [found[place].size or 0.0 for place in places if found[place].kind == units.PART]
    top = _rank(sizes, max(parts)) if parts else (0 if len(sizes) > 2 else -1)
    made = []
    for place in places:
        depth = _rank(sizes, found[place].size or 0.0) - top
        level = PART if depth <= 0 else CHAPTER if depth == 1 else SECTION
        outside = bool(parts) and level == PART and found[place].kind != units.PART
        level = CHAPTER if outside else level
        made.append(Title(place, level, place, f"title-size-{level}", outside))
    return made


def _sizes(titled: Iterable[Unit]) -> list[float]:
    """The distinct sizes from the largest down; sizes hardly apart count as one."""
    distinct: list[float] = []
    for size in sorted({unit.size or 0.0 for unit in titled}, reverse=True):
        if not distinct or distinct[-1] - size > _NEAR:
            distinct.append(size)
    return distinct


def _rank(sizes: Sequence[float], size: float) -> int:
    return next(rank for rank, one in enumerate(sizes) if abs(one - size) <= _NEAR)
