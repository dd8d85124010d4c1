"""The annotation's records as values, from a JSONL file or from what the project itself reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Raw = Mapping[str, Any]
"""A record as JSON has it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of a record; `names` holds its name first, then its aliases."""

    names: tuple[str, ...]
    surface: str
    tier: str
    role: str | None
    via: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """What of a target is compared: numbers, unit and deadline."""

    value: float | None
    value_max: float | None
    unit: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, treaty or scheme, by its words and its name."""

    name: str
    surface: str


@dataclass(frozen=True, slots=True)
class Record:
    """One statement of the gold or of a system, with all that was found in it."""

    id: str
    kind: str
    line_first: int
    line_last: int
    text: str
    path: tuple[str, ...]
    lead_in: str
    parent: str
    parent_text: str
    actors: tuple[Actor, ...]
    targets: tuple[Target, ...]
    instruments: tuple[Instrument, ...]
    doubt: bool

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list rather than a sentence of running text."""
        return self.kind in {"bullet", "subbullet", "numbered"}


def key(text: str) -> str:
    """The letters and digits of a text in lower case: what is compared."""
    return re.sub(r"[\W_]+", "", text).casefold()


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of the gold's names.

    `slices` tells which lines are annotated, `known` the gold's name for a body by the key of any
    of its names, `optional` the bodies that are neither required nor counted against.
    """

    slices: tuple[tuple[int, int], ...]
    known: Mapping[str, str]
    optional: frozenset[str]

    def covers(self, record: Record) -> bool:
        """Whether a record begins in an annotated slice."""
        return any(first <= record.line_first <= last for first, last in self.slices)

    def canonical(self, actor: Actor) -> str:
        """The gold's name for an actor; its own first name where the gold knows none."""
        bare = re.sub(r"\s*\(.*?\)", "", actor.names[0])
        keys = (key(name) for name in (*actor.names, bare))
        return next((self.known[one] for one in keys if one in self.known), actor.names[0])


def read_names(path: Path, slices: str = "slices") -> Names:
    """What `names.json` tells: aliases, optional_named, and the slices under that name."""
    facts = json.loads(path.read_text("utf-8"))
    return Names(
        slices=tuple((first, last) for first, last in facts[slices].values()),
        known={key(one): name for name, more in facts["aliases"].items() for one in (name, *more)},
        optional=frozenset(facts["optional_named"]),
    )


def read(path: Path) -> list[Record]:
    """The records of a JSONL file; what cannot be read ends the bench with file and line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{path}: cannot be read: {error}") from error
    return [_record(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line]


def _record(line: str, where: str) -> Record:
    try:
        (record,) = parse([json.loads(line)])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SystemExit(f"{where}: is no record of the annotation: {error!r}") from error
    return record


def parse(raws: Iterable[Raw]) -> Iterator[Record]:
    """Records from their JSON form."""
    for raw in raws:
        first, last = raw.get("lines") or (0, 0)
        yield Record(
            id=raw.get("id") or "",
            kind=raw["kind"],
            line_first=first,
            line_last=last,
            text=raw["text"],
            path=tuple(raw.get("path") or ()),
            lead_in=raw.get("leadin") or "",
            parent=raw.get("parent") or "",
            parent_text=raw.get("parent_text") or "",
            actors=tuple(_actor(one) for one in raw.get("actors") or ()),
            targets=tuple(_target(one) for one in raw.get("targets") or ()),
            instruments=tuple(_instrument(one) for one in raw.get("instruments") or ()),
            doubt=bool(raw.get("doubt")),
        )


def _actor(raw: Raw) -> Actor:
    return Actor(
        names=(raw.get("name") or "", *(raw.get("aliases") or ())),
        surface=raw.get("surface") or "",
        tier=raw.get("tier", "named"),
        role=raw.get("role"),
        via=raw.get("via"),
    )


def _target(raw: Raw) -> Target:
    return Target(
        value=_number(raw.get("value")),
        value_max=_number(raw.get("value2")),
        # Units are compared by their first letters: singular, plural and definite forms are one.
        unit=key(raw.get("unit") or "").replace("pct", "prosent")[:5],
        # Of a deadline the year that ends it.
        deadline=str(raw.get("deadline") or "")[-4:],
    )


def _number(value: float | str | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _instrument(raw: Raw) -> Instrument:
    return Instrument(raw.get("name") or "", raw.get("surface") or "")
