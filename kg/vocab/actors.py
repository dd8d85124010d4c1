"""Reads the actors of the vocabulary: named bodies and classes of bodies.

Both files have the same fields; which file an entry stands in is its tier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kg.ids import slug
from kg.vocab.matcher import Form, Matcher
from kg.vocab.reader import FOLDER, Entry, entries, in_circle

FILES: Mapping[str, str] = {"named": "actors.yaml", "collective": "actors-collective.yaml"}
PLACES = "actors-places.yaml"
NEEDS = frozenset({"founded", "modified", "partner"})
_FIELDS = {
    "id": str,
    "name": str,
    "name_nn": str,
    "name_en": str,
    "head": str,
    "kind": str,
    "part_of": str,
    "successor_of": list,
    "org_number": str,
    "org_number_source": str,
    "wikidata": str,
    "needs": str,
    "forms": list,
    "heads": list,
    "except": list,
    "not_before": list,
    "not_after": list,
    "only_before": list,
    "followed_by": list,
    "stands_for": str,
    "examples": list,
    "counterexamples": list,
}
_PLACE_FIELDS = {
    "id": str,
    "word": str,
    "kind": str,
    "places": list,
}
_REQUIRED = frozenset({"id", "name", "kind", "forms", "examples"})
_FORM_FIELDS = frozenset({"words", "why", "case", "inflection", "compound"})


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the vocabulary: `tier` is named or collective, `needs` as in the file's head."""

    id: str
    name: str
    tier: str
    kind: str
    needs: str
    forms: tuple[Form, ...]
    entry: Entry

    def text(self, name: str) -> str | None:
        """A field of the entry that holds one text; None where it is absent."""
        return self.entry.text(name) or None

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names, in the order of the file."""
        others = dict.fromkeys(form.words for form in self.forms)
        return tuple(words for words in others if words != self.name)

    @property
    def predecessors(self) -> tuple[str, ...]:
        """The names of the bodies that it took over from."""
        return self.entry.texts("successor_of")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All actors by id, and the matcher over their forms."""

    actors: Mapping[str, Actor]
    matcher: Matcher


def load(folder: Path = FOLDER) -> Vocabulary:
    """The vocabulary of a folder; a VocabularyError names the file and line at fault."""
    actors: dict[str, Actor] = {}
    for actor in (*_written(folder), *_of_places(folder)):
        if actor.id in actors:
            raise actor.entry.error(f"id {actor.id!r} stands twice")
        actors[actor.id] = actor
    _check_references(actors)
    return Vocabulary(actors, Matcher(form for actor in actors.values() for form in actor.forms))


def _written(folder: Path) -> Iterator[Actor]:
    for tier, file in FILES.items():
        for entry in entries(file, _FIELDS, _REQUIRED, folder):
            yield _actor(tier, entry)


def _of_places(folder: Path) -> Iterator[Actor]:
    """A named body for each place of an entry."""
    for entry in entries(PLACES, _PLACE_FIELDS, frozenset(_PLACE_FIELDS), folder):
        for place in entry.texts("places"):
            name = f"{place} {entry.text('word')}"
            forms: list[object] = [{"words": name, "why": "current"}]
            fields = {"id": slug(name), "name": name, "kind": entry.text("kind"), "forms": forms}
            yield _actor("named", Entry({**fields, "examples": [f"({name})"]}, entry.where))


def _check_references(actors: Mapping[str, Actor]) -> None:
    names = {actor.name for actor in actors.values()}
    for actor in actors.values():
        if (other := actor.text("stands_for")) and other not in actors:
            raise actor.entry.error(f"stands_for {other!r} is no id")
        if (above := actor.text("part_of")) and above not in actors:
            raise actor.entry.error(f"part_of {above!r} is no id")
        if in_circle(actor.id, lambda one: _above(actors, one)):
            raise actor.entry.error(f"part_of {above!r} is itself part of {actor.id!r}")
        for former in actor.predecessors:
            if former == actor.name or former not in names | set(actor.aliases):
                message = "is neither a form of this entry nor the name of another"
                raise actor.entry.error(f"successor_of {former!r} {message}")


def _above(actors: Mapping[str, Actor], identifier: str) -> tuple[str, ...]:
    above = actors[identifier].text("part_of") if identifier in actors else None
    return (above,) if above else ()


def _actor(tier: str, entry: Entry) -> Actor:
    needs = entry.text("needs")
    if needs and needs not in NEEDS:
        raise entry.error(f"needs {needs!r} is none of {', '.join(sorted(NEEDS))}")
    forms = tuple(_forms(entry))
    name, kind = entry.text("name"), entry.text("kind")
    return Actor(entry.text("id"), name, tier, kind, needs, forms, entry)


def _forms(entry: Entry) -> Iterator[Form]:
    for item in cast("list[object]", entry.fields["forms"]):
        if not isinstance(item, dict) or "words" not in item:
            raise entry.error(f"form {item!r} must be a mapping with words")
        if unknown := sorted(item.keys() - _FORM_FIELDS):
            allowed = ", ".join(sorted(_FORM_FIELDS))
            raise entry.error(f"unknown {unknown[0]!r} in a form; a form may have {allowed}")
        yield Form(
            entry=entry.text("id"),
            words=item["words"],
            case=item.get("case", "any"),
            inflection=item.get("inflection", ""),
            compound=frozenset(item.get("compound", ())) | {"hyphen"},
            heads=entry.texts("heads"),
            where=entry.where,
        )
