"""Which titles are parts', chapters' and sections', told by the size of their type.

- `title-size-part`: the largest of three sizes, leaving out those that hardly any title has; or a
  title that says that it is a part's;
- `title-size-chapter`: the next size; or as large as a part's title without saying so, which makes
  it a chapter outside the parts;
- `title-size-section`: anything smaller.

Titles in capitals count as larger than the others of their size, where each kind has several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.segment import units
from kg.segment.outline import CHAPTER, PART, SECTION, Title
from kg.segment.units import Unit
from kg.segment.unsigned import TITLE as TITLE_LINE

_NEAR = 0.6
_RARE = 0.02
_CAPITALS = 1.0
_SEVERAL = 3


def sized_titles(found: Sequence[Unit]) -> list[Title]:
    """The titles of a document in order, with their levels.

    Where types' sizes are unknown, all are chapters' but those that say that they are a part's.
    """
    places = [place for place, unit in enumerate(found) if unit.kind in units.TITLES]
    told = _heights([found[place] for place in places])
    height = dict(zip(places, told, strict=True))
    parts = [height[place] for place in places if found[place].kind == units.PART]
    sizes = _sizes(told, parts)
    top = _rank(sizes, max(parts)) if parts else (0 if len(sizes) > 2 else -1)
    made = []
    for place in places:
        depth = _rank(sizes, height[place]) - top
        level = PART if depth <= 0 else CHAPTER if depth == 1 else SECTION
        other = bool(parts) and level == PART and found[place].kind != units.PART
        outside = other and found[place].size is not None
        level = CHAPTER if other else level
        rule = found[place].rule if found[place].rule == TITLE_LINE else f"title-size-{level}"
        made.append(Title(place, level, place, rule, outside))
    return made


def _heights(titled: Sequence[Unit]) -> list[float]:
    """Each title's size, more where it stands in capitals among several of its size that do not."""
    looks = [(unit.size or 0.0, all(text.isupper() for text in unit.texts)) for unit in titled]
    often = Counter(looks)
    return [
        size + _CAPITALS
        if size and capital and min(often[size, True], often[size, False]) >= _SEVERAL
        else size
        for size, capital in looks
    ]


def _sizes(titled: Sequence[float], parts: Sequence[float]) -> list[float]:
    """The sizes from the largest down that make a level; sizes hardly apart count as one.

    A size that hardly any of many titles has makes none, unless one says that it is a part's: it
    is that of the document's own title, or of what is told at its end.
    """
    distinct: list[list[float]] = []
    for size in sorted(titled, reverse=True):
        if distinct and distinct[-1][0] - size <= _NEAR:
            distinct[-1].append(size)
        else:
            distinct.append([size])
    several = [same[0] for same in distinct if len(same) >= _RARE * len(titled) or same[0] in parts]
    return several or [same[0] for same in distinct]


def _rank(sizes: Sequence[float], size: float) -> int:
    """How many of the sizes are larger."""
    return sum(one - size > _NEAR for one in sizes)
