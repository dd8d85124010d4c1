"""Narrows the pledges down by what is known of them, and counts what each next choice would give.

Pure functions over the rows of the saved queries `pledges`, `links`, `outline` and `areas`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.finding import wanted
from kg.ids import programme_of
from kg.model import Rows, Value

Row = Mapping[str, Value]
Choice = Mapping[str, tuple[str, ...]]
"""What is chosen of each facet; of several values in one facet a pledge needs one."""

FACETS = ("programme", "actor", "role", "via", "area", "chapter", "kind", "target", "deadline")
"""The facets, in the order in which a sentence names them."""
TEXT = "q"
"""The name under which a choice holds words to look for."""
YES, NO = "yes", "no"

_LINKED = {
    "actors": "Actor",
    "targets": "Target",
    "areas": "PolicyArea",
    "instruments": "Instrument",
}
_PLACE = ("programme", "section", "page", "line_first", "line_last")
_OWN = ("kind", "text", "lead_in", "parent", "parent_text")
COLUMNS = ("pledge", "party", *_PLACE, *_OWN, *_LINKED)
"""The columns of pledges as a table."""

_OF_LINK = frozenset({"actor", "role", "via"})
_KINDS = {"Actor": "actor", "PolicyArea": "area", "Target": "target", "Instrument": "instrument"}


@dataclass(frozen=True, slots=True)
class Pledge:
    """A pledge: its row, its links, and what the facets ask of it.

    `areas` holds those above its own as well, `years` the years of its deadlines.
    """

    row: Row
    links: tuple[Row, ...]
    areas: frozenset[str]
    chapter: str
    years: tuple[int, ...]

    @property
    def id(self) -> str:
        """The pledge's id."""
        return str(self.row["pledge"])

    @property
    def programme(self) -> str:
        """The id of the programme that it stands in."""
        return programme_of(self.id)

    @property
    def measured(self) -> bool:
        """Whether it sets itself a target."""
        return any(link["label"] == "Target" for link in self.links)

    @property
    def around(self) -> str:
        """What stands before it: its lead-in and its parent."""
        return f"{self.row.get('lead_in') or ''} {self.row.get('parent_text') or ''}"


@dataclass(frozen=True, slots=True)
class Stock:
    """All there is to choose from: the pledges in order, and every thing by its key.

    A key is a kind and an id, such as `actor:nav`; a thing's row has its `name` and `name_en`.
    """

    pledges: Mapping[str, Pledge]
    things: Mapping[str, Row]
    chapters: Mapping[str, str]


def key(link: Row) -> str:
    """The key of the thing that a link leads to."""
    return f"{_KINDS[str(link['label'])]}:{link['target']}"


def gather(
    pledges: Iterable[Row], links: Iterable[Row], outline: Sequence[Row], areas: Sequence[Row]
) -> Stock:
    """Put the rows of the four queries together."""
    chapter = chapters(outline)
    above = {str(row["id"]): str(row["broader"]) for row in areas if row["broader"]}
    own: dict[str, list[Row]] = defaultdict(list)
    things: dict[str, Row] = {f"area:{row['id']}": row for row in areas}
    for link in links:
        own[str(link["pledge"])].append(link)
        things.setdefault(key(link), link)
    found: dict[str, Pledge] = {}
    for row in pledges:
        one = _pledge(row, own[str(row["pledge"])], chapter, above)
        found[one.id] = one
    titles = {str(row["id"]): str(row["title"]) for row in outline}
    return Stock(found, things, titles)


def searched(stock: Stock, choice: Choice) -> list[Pledge]:
    """The pledges that hold the words of a choice, those that fit best first."""
    words = wanted(" ".join(choice.get(TEXT, ())))
    if not words.words:
        return list(stock.pledges.values())
    ranked = [(words.rank(str(one.row["text"]), one.around), one) for one in stock.pledges.values()]
    found = [(rank, one) for rank, one in ranked if rank is not None]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def chosen(pledges: Iterable[Pledge], choice: Choice) -> list[Pledge]:
    """Those of the pledges that fit all facets of a choice, in the same order."""
    return [one for one in pledges if _fits(one, choice)]


def counts(pledges: Sequence[Pledge], choice: Choice, facet: str) -> Counter[str]:
    """How many of the pledges each value of a facet would leave, the other facets as chosen."""
    others = {name: values for name, values in choice.items() if name != facet}
    years = sorted({year for one in pledges for year in one.years})
    found: Counter[str] = Counter()
    for one in chosen(pledges, others):
        found.update(set(_values(one, facet, others, years)))
    return found


def without(choice: Choice, facet: str, value: str) -> dict[str, tuple[str, ...]]:
    """The choice with one of its parts taken away."""
    left = {**choice, facet: tuple(one for one in choice.get(facet, ()) if one != value)}
    return {name: values for name, values in left.items() if values}


def read(address: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The choice that an address holds; values of one facet stand with commas between."""
    found = {name: tuple(filter(None, address.get(name, "").split(","))) for name in FACETS}
    text = address.get(TEXT, "").strip()
    return {name: values for name, values in found.items() if values} | (
        {TEXT: (text,)} if text else {}
    )


def write(choice: Choice) -> dict[str, str]:
    """The address that holds a choice."""
    return {name: ",".join(values) for name, values in choice.items() if values}


def table(pledges: Iterable[Pledge], parties: Mapping[str, str]) -> Rows:
    """Pledges as a table, one row each, with all that each names; parties by their programmes."""
    return Rows(COLUMNS, tuple(_row(one, parties.get(one.programme)) for one in pledges))


def known(stock: Stock, choice: Choice) -> dict[str, tuple[str, ...]]:
    """The choice without values that nothing has, such as those of a mistyped address."""
    pledges = list(stock.pledges.values())
    every = {facet: counts(pledges, {}, facet) for facet in choice if facet != TEXT}
    kept = {
        name: tuple(value for value in values if name == TEXT or value in every[name])
        for name, values in choice.items()
    }
    return {name: values for name, values in kept.items() if values}


def _pledge(
    row: Row, links: Sequence[Row], chapter: Mapping[str, str], above: Mapping[str, str]
) -> Pledge:
    areas = {str(link["target"]) for link in links if link["label"] == "PolicyArea"}
    return Pledge(
        row,
        tuple(links),
        frozenset(up for area in areas for up in _upward(area, above)),
        chapter.get(str(row["section_id"]), ""),
        tuple(sorted(_years(links))),
    )


def _row(one: Pledge, party: str | None) -> tuple[Value, ...]:
    named = (
        tuple(_named(link) for link in one.links if link["label"] == label)
        for label in _LINKED.values()
    )
    return (one.id, party, *(one.row.get(name) for name in (*_PLACE, *_OWN)), *named)


def _named(link: Row) -> str:
    role = link.get("role")
    return f"{link['name']} ({role})" if role else str(link["name"])


def chapters(outline: Iterable[Row]) -> dict[str, str]:
    """The chapter of each section: itself, or the nearest above it that is one."""
    rows = {str(row["id"]): row for row in outline}
    parents = {name: str(row["parent"]) for name, row in rows.items() if row["parent"]}
    found = {}
    for one in rows:
        found[one] = next((up for up in _upward(one, parents) if _is_chapter(rows, up)), "")
    return found


def _is_chapter(rows: Mapping[str, Row], identifier: str) -> bool:
    return identifier in rows and rows[identifier]["level"] == "chapter"


def _upward(start: str, above: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    at: str | None = start
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = above.get(at)


def _years(links: Iterable[Row]) -> Iterator[int]:
    """The last year of each deadline, which may be a date or a period."""
    for link in links:
        years = re.findall(r"\b(?:19|20|21)\d\d\b", str(link.get("deadline") or ""))
        if years:
            yield int(years[-1])


def _fits(one: Pledge, choice: Choice) -> bool:
    asked = {name: values for name, values in choice.items() if name in _OF_LINK and values}
    if asked and not any(_link_fits(link, asked) for link in one.links):
        return False
    return all(
        _has(one, name, values)
        for name, values in choice.items()
        if values and name not in _OF_LINK and name != TEXT
    )


def _link_fits(link: Row, asked: Choice) -> bool:
    return link["label"] == "Actor" and all(
        str(link["target" if name == "actor" else name]) in values for name, values in asked.items()
    )


def _has(one: Pledge, facet: str, values: Sequence[str]) -> bool:
    if facet == "deadline":
        return any(
            not one.years if value == NO else bool(one.years) and str(one.years[0]) <= value
            for value in values
        )
    return not set(values).isdisjoint(_values(one, facet, {}, ()))


def _values(one: Pledge, facet: str, choice: Choice, years: Sequence[int]) -> Iterable[str]:
    """What a pledge counts for in a facet."""
    if facet in _OF_LINK:
        asked = {name: values for name, values in choice.items() if name in _OF_LINK and values}
        column = "target" if facet == "actor" else facet
        return [str(link[column]) for link in one.links if link[column] and _link_fits(link, asked)]
    if facet == "area":
        return one.areas
    if facet == "programme":
        return [one.programme]
    if facet == "deadline":
        return [str(year) for year in years if one.years and one.years[0] <= year] or [NO]
    if facet == "target":
        return [YES if one.measured else NO]
    return [one.chapter if facet == "chapter" else str(one.row["kind"])]
