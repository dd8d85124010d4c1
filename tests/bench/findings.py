"""What was compared, and the figures that are counted from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was compared.

    `verdict` is hit; or, where the two sides are counted apart, found (the gold's is in the
    system) and right (the system's is in the gold); or missed, or extra.
    """

    kind: str
    verdict: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one kind; precision is None for what only the gold can ask about."""

    found: int
    missed: int
    right: int | None
    extra: int

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return _share(self.found, self.missed)

    @property
    def precision(self) -> float | None:
        """The share of the system's that is right."""
        return None if self.right is None else _share(self.right, self.extra)

    @property
    def figure(self) -> float:
        """The one figure that is compared with the last accepted one: F1, or else the recall."""
        if self.precision is None:
            return self.recall
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0


TWO_SIDED = ("bullets", "prose", "actors", "collective", "instruments", "targets")
"""The kinds with a precision; the others ask of each record of the gold whether it is right."""

_OF_ITEMS = ("part", "section", "path", "leadin", "subbullets")
KINDS = (*TWO_SIDED, "roles", "class-roles", "values", *_OF_ITEMS)
"""Every kind, in the order of the table."""


def tallies(findings: Iterable[Finding]) -> dict[str, Tally]:
    """The figures of every kind."""
    counts = Counter((one.kind, one.verdict) for one in findings)
    return {kind: _tally(kind, counts) for kind in KINDS}


def _tally(kind: str, counts: Counter[tuple[str, str]]) -> Tally:
    hits = counts[kind, "hit"]
    right = hits + counts[kind, "right"] if kind in TWO_SIDED else None
    found = hits + counts[kind, "found"]
    return Tally(found, counts[kind, "missed"], right, counts[kind, "extra"])
