"""Reads the policy areas: their names, their words, and what examples taught about words.

A score is about 1 for a text that holds one sure word of an area. What was learned stands in
`areas_learned.tsv`, made by `kg.vocab.areas_learn`: a key of `kg.vocab.areas_match`, and after a
tab what it adds to the score of topics, as `notation:weight`. The key `*` stands for every text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from kg.errors import VocabularyError
from kg.vocab.areas_match import Forms, Words, read_forms
from kg.vocab.reader import FOLDER, Entry, entries

SCHEMES = {"stortinget": "areas_stortinget.yaml", "los": "areas_los.yaml"}
LEARNED = "areas_learned.tsv"
LEARNED_SCHEME = "stortinget"
ANY_TEXT = "*"

_FIELDS = {
    "id": str,
    "notation": str,
    "name": str,
    "name_en": str,
    "broader": str,
    "like": list,
    "words": list,
    "hints": list,
    "examples": list,
    "counterexamples": list,
}
_REQUIRED = frozenset({"id", "notation", "name", "name_en", "examples"})
_WORD, _HINT = 1.0, 0.4

Learned = Mapping[str, Mapping[str, float]]
"""Key to area id to weight."""


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A policy area of a published scheme; `like` are the areas that say this one too."""

    id: str
    scheme: str
    notation: str
    name: str
    name_en: str
    broader: str | None
    like: tuple[str, ...]
    entry: Entry

    def patterns(self) -> Iterator[tuple[str, float]]:
        """The words of the area and what each is worth."""
        for field, worth in (("words", _WORD), ("hints", _HINT)):
            yield from ((pattern, worth) for pattern in self.entry.texts(field))


@dataclass(frozen=True, slots=True)
class Weight:
    """What a key says about an area, and the entry that says so."""

    area: str
    value: float
    rule: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The areas by id, the weights by key, and what an area has before any word is read.

    `values` are the weights alone, as pairs of area and value. `heirs` are the areas that take a
    part of an area's score because they are like it, `broader` the one that does as it is above.
    """

    areas: Mapping[str, Area]
    weights: Mapping[str, Mapping[str, Weight]]
    values: Mapping[str, Sequence[tuple[str, float]]]
    bias: Mapping[str, float]
    heirs: Mapping[str, tuple[str, ...]]
    broader: Mapping[str, tuple[str, ...]]
    words: Words


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships."""
    areas = read_areas()
    return make(areas, read_forms(), read_learned(areas))


def make(areas: Mapping[str, Area], forms: Forms, learned: Learned) -> Vocabulary:
    """A vocabulary of the areas' own words and of what was learned."""
    weights: dict[str, dict[str, Weight]] = own_weights(areas.values(), forms)
    for key, row in learned.items():
        _teach(weights[key], key, row)
    patterns = [pattern for area in areas.values() for pattern, _ in area.patterns()]
    taught = [key for key in learned if key != ANY_TEXT and " " not in key]
    return Vocabulary(
        areas,
        weights,
        {key: [(one.area, one.value) for one in row.values()] for key, row in weights.items()},
        learned.get(ANY_TEXT, {}),
        _heirs(areas.values()),
        {area.id: (area.broader,) for area in areas.values() if area.broader},
        Words(patterns, taught, forms),
    )


def _heirs(areas: Iterable[Area]) -> dict[str, tuple[str, ...]]:
    heirs: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for area in areas:
        for giver in area.like:
            heirs[giver] += (area.id,)
    return dict(heirs)


def own_weights(areas: Iterable[Area], forms: Forms) -> dict[str, dict[str, Weight]]:
    """Key to area to weight; a word that several areas of a scheme claim says less of each."""
    found: dict[str, dict[str, Weight]] = defaultdict(dict)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    schemes: dict[str, str] = {}
    for area in areas:
        schemes[area.id] = area.scheme
        for pattern, worth in area.patterns():
            key = forms.key(pattern)
            if area.id not in found[key]:
                rule = f"{area.entry.where} {pattern}"
                found[key][area.id] = Weight(area.id, worth, rule)
                shared[key, area.scheme] += 1
    for key, row in found.items():
        for one in row.values():
            value = one.value / sqrt(shared[key, schemes[one.area]])
            row[one.area] = Weight(one.area, value, one.rule)
    return found


def _teach(row: dict[str, Weight], key: str, learned: Mapping[str, float]) -> None:
    for area, value in learned.items():
        own = row.get(area)
        before, rule = (own.value, own.rule) if own else (0.0, f"{LEARNED} {key}")
        row[area] = Weight(area, before + value, rule)


def read_areas(folder: Path = FOLDER) -> dict[str, Area]:
    """The areas of the published schemes by id, each scheme in the order of its file."""
    areas: dict[str, Area] = {}
    for scheme, file in SCHEMES.items():
        for entry in entries(file, _FIELDS, _REQUIRED, folder):
            area = _area(entry, scheme)
            if area.id in areas:
                raise entry.error(f"{area.id!r} stands already at {areas[area.id].entry.where}")
            areas[area.id] = area
    for area in areas.values():
        for other in (*area.like, *([area.broader] if area.broader else [])):
            if other not in areas:
                raise area.entry.error(f"there is no area {other!r}")
    return areas


def _area(entry: Entry, scheme: str) -> Area:
    return Area(
        id=entry.text("id"),
        scheme=scheme,
        notation=entry.text("notation"),
        name=entry.text("name"),
        name_en=entry.text("name_en"),
        broader=entry.text("broader") or None,
        like=entry.texts("like"),
        entry=entry,
    )


def read_learned(areas: Mapping[str, Area], folder: Path = FOLDER) -> Learned:
    """What examples taught, key by key."""
    ids = {area.notation: area.id for area in areas.values() if area.scheme == LEARNED_SCHEME}
    found: dict[str, dict[str, float]] = {}
    for number, line in enumerate((folder / LEARNED).read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            key, _, row = line.partition("\t")
            try:
                pairs = [pair.split(":") for pair in row.split()]
                found[key] = {ids[notation]: float(weight) for notation, weight in pairs}
            except (KeyError, ValueError) as error:
                message = f"{LEARNED}:{number}: {row!r} must be a topic's notation:weight"
                raise VocabularyError(message) from error
    return found
