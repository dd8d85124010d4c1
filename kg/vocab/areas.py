"""Reads the policy areas: their names, their words, and what examples taught about words.

A score is about 1 for a text that holds one sure word of an area. What was learned stands in
`areas_learned.tsv`, made by `kg.vocab.areas_learn`: a key of `kg.vocab.areas_match`, and after a
tab what it adds to the score of topics, as `notation:weight`; `notation*` is a main topic and all
below it. The key `*` stands for every text, `=notation` for all the topic's own words: each adds
so much of what it says for that topic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from kg.errors import VocabularyError
from kg.vocab.areas_match import Forms, Words, read_forms
from kg.vocab.reader import FOLDER, Entry, entries

SCHEMES = {"stortinget": "areas_stortinget.yaml", "los": "areas_los.yaml"}
LEARNED = "areas_learned.tsv"
LEARNED_SCHEME = "stortinget"
ANY_TEXT, OWN_WORDS, ALL_BELOW = "*", "=", "*"

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
# What says less is left out.
_LEAST = 0.05

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


class Weight(NamedTuple):
    """What a key says about an area, and the entry that says so first."""

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
    weights = _weights(own_weights(areas.values(), forms), learned, wholes(areas.values()))
    patterns = [pattern for area in areas.values() for pattern, _ in area.patterns()]
    taught = [key for key in learned if key[0] not in (ANY_TEXT, OWN_WORDS) and " " not in key]
    return Vocabulary(
        areas,
        weights,
        {key: [(one.area, one.value) for one in row.values()] for key, row in weights.items()},
        _spread(learned.get(ANY_TEXT, {}), wholes(areas.values())),
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


def wholes(areas: Iterable[Area]) -> dict[str, list[str]]:
    """What stands for a main topic and all below it, and the ids of these."""
    found: dict[str, list[str]] = defaultdict(list)
    for area in areas:
        if area.scheme == LEARNED_SCHEME:
            found[(area.broader or area.id) + ALL_BELOW].append(area.id)
    return dict(found)


def _weights(
    own: Mapping[str, Mapping[str, Weight]], learned: Learned, parts: Mapping[str, list[str]]
) -> dict[str, dict[str, Weight]]:
    """All that words say: what areas claim, what they share with others, and what was learned."""
    found: dict[str, dict[str, Weight]] = {}
    taught = [key for key in learned if key not in own and not key.startswith(OWN_WORDS)]
    for key in (*own, *taught):
        row = dict(own.get(key, {}))
        for one in own.get(key, {}).values():
            shares = learned.get(OWN_WORDS + one.area, {})
            more = {area: share * one.value for area, share in shares.items()}
            _add(row, more, f"{one.rule} > {one.area}")
        _add(row, _spread(learned.get(key, {}), parts), f"{LEARNED} {key}")
        found[key] = {area: one for area, one in row.items() if abs(one.value) >= _LEAST}
    return found


def _spread(row: Mapping[str, float], parts: Mapping[str, list[str]]) -> dict[str, float]:
    """A row in which a main topic with all below it is each of these."""
    found: dict[str, float] = defaultdict(float)
    for area, value in row.items():
        for part in parts.get(area, (area,)):
            found[part] += value
    return found


def _add(row: dict[str, Weight], more: Mapping[str, float], rule: str) -> None:
    for area, value in more.items():
        before = row.get(area, Weight(area, 0.0, rule))
        row[area] = before._replace(value=before.value + value)


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


def notations(areas: Iterable[Area]) -> dict[str, str]:
    """How the file of what was learned writes topics, all below them, and their own words."""
    topics = [area for area in areas if area.scheme == LEARNED_SCHEME]
    return {
        prefix + area.id + suffix: prefix + area.notation + suffix
        for area in topics
        for prefix, suffix in (("", ""), ("", ALL_BELOW), (OWN_WORDS, ""))
    }


def read_learned(areas: Mapping[str, Area], folder: Path = FOLDER) -> Learned:
    """What examples taught, key by key."""
    ids = {written: one for one, written in notations(areas.values()).items()}
    found: dict[str, dict[str, float]] = {}
    for number, line in enumerate((folder / LEARNED).read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            key, _, row = line.partition("\t")
            try:
                pairs = [pair.split(":") for pair in row.split()]
                weights = {ids[notation]: float(weight) for notation, weight in pairs}
                found[ids[key] if key.startswith(OWN_WORDS) else key] = weights
            except (KeyError, ValueError) as error:
                message = f"{LEARNED}:{number}: {row!r} must be a topic's notation:weight"
                raise VocabularyError(message) from error
    return found
