"""The sections of a document, from its titles and from what stands under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from kg.ids import numbered, section_id
from kg.model import Section
from kg.segment.membership import Home
from kg.segment.outline import DEPTH, Title, leveled
from kg.segment.units import Unit


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections in the order of the text, and each title's section by its number."""

    sections: tuple[Section, ...]
    of_title: Sequence[Section]

    def innermost(self, home: Home) -> Section | None:
        """The section in which stands what stands under some titles."""
        return self.of_title[home[-1]] if home else None


def outline(
    programme: str,
    found: Sequence[Unit],
    made: Sequence[Title],
    under: Sequence[Home],
    texts: Sequence[str],
) -> Outline:
    """The sections of a document; `under` tells for each unit the titles that it stands under."""
    homes = [_home(number, title, made, under) for number, title in enumerate(made)]
    paths = [tuple(texts[made[one].place] for one in home) for home in homes]
    order = leveled(made)
    ids = dict(
        zip(order, numbered(section_id(programme, paths[one]) for one in order), strict=True)
    )
    lines = _lines(found, under, homes)
    sections: dict[int, Section] = {}
    for rank, number in enumerate(order):
        home = homes[number]
        sections[number] = Section(
            id=ids[number],
            title=paths[number][-1],
            level=made[number].level,
            parent=ids[home[-2]] if len(home) > 1 else None,
            order=rank,
            line_first=lines[number][0],
            line_last=lines[number][1],
            path=paths[number],
        )
    return Outline(
        tuple(sections[number] for number in order),
        [sections[number] for number in range(len(made))],
    )


def _home(number: int, title: Title, made: Sequence[Title], under: Sequence[Home]) -> Home:
    """The titles above a title, and itself."""
    home = under[title.place]
    if number in home:
        return home[: home.index(number) + 1]
    above = [one for one in home if DEPTH[made[one].level] < DEPTH[title.level]]
    return (*above, number)


def _lines(
    found: Sequence[Unit], under: Sequence[Home], homes: Sequence[Home]
) -> list[tuple[int, int]]:
    """The first and the last line of what stands under each title."""
    bounds: dict[Home, tuple[int, int]] = {}
    for home, group in groupby(zip(under, found, strict=True), itemgetter(0)):
        lines = [(unit.lines[0].number, unit.lines[-1].number) for _, unit in group]
        first, last = min(lines)[0], max(line for _, line in lines)
        low, high = bounds.get(home, (first, last))
        bounds[home] = (min(low, first), max(high, last))
    result: list[tuple[int, int]] = [(0, 0)] * len(homes)
    for home, (first, last) in bounds.items():
        for number in home:
            low, high = result[number]
            result[number] = (min(low or first, first), max(high, last))
    return result
