"""What a check found in a programme, as values that go from process to process as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kg.accounting import Stretch, account
from kg.model import Graph, Reading

LISTED = 500
"""Of the readings in doubt, and of the stretches lost or used twice: no more are listed."""

_WORDS = 200
_LINKS = {"INVOLVES": "actors", "IN_AREA": "areas", "HAS_TARGET": "targets", "CITES": "instruments"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Lines of the file, their words, and of a doubt the kind of block and the reason."""

    line_first: int
    line_last: int
    words: str
    kind: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a programme would bring into the knowledge base, and what is doubtful about it.

    `pledges` counts by kind of statement, `links` the pledges that have a link of each kind.
    `doubts`, `losses` and `doubles` are how many there are in all, of which some are listed.
    """

    id: str
    title: str
    pledges: Mapping[str, int]
    links: Mapping[str, int]
    doubts: int
    doubtful: tuple[Spot, ...]
    losses: int
    lost: tuple[Spot, ...]
    doubles: int
    doubled: tuple[Spot, ...]
    left_out: int

    @property
    def total(self) -> int:
        """How many pledges there are."""
        return sum(self.pledges.values())


def reported(reading: Reading, graph: Graph) -> Report:
    """The report of a reading and the graph that was made of it."""
    result = account(reading)
    doubts = (
        Spot(
            one.stretch.line_first,
            one.stretch.line_last,
            _cut(one.stretch.words),
            one.kind,
            one.why,
        )
        for one in result.doubtful[:LISTED]
    )
    return Report(
        id=reading.document.source.id,
        title=reading.document.source.title,
        pledges=dict(result.pledges),
        links=_linked(graph),
        doubts=len(result.doubtful),
        doubtful=tuple(doubts),
        losses=len(result.lost),
        lost=_spots(result.lost),
        doubles=len(result.doubled),
        doubled=_spots(result.doubled),
        left_out=len(result.left_out),
    )


def packed(report: Report) -> dict[str, object]:
    """A report as JSON can hold it."""
    return asdict(report)


def unpacked(found: Mapping[str, Any]) -> Report:
    """The report that `packed` was given."""
    lists = {name: _unpacked(found[name]) for name in ("doubtful", "lost", "doubled")}
    return Report(**{**found, **lists})


def _unpacked(spots: Iterable[Mapping[str, Any]]) -> tuple[Spot, ...]:
    return tuple(Spot(**one) for one in spots)


def _linked(graph: Graph) -> dict[str, int]:
    pledges = {(edge.type, edge.source) for edge in graph.edges if edge.type in _LINKS}
    count = Counter(kind for kind, _ in pledges)
    return {name: count[kind] for kind, name in _LINKS.items()}


def _spots(stretches: Iterable[Stretch]) -> tuple[Spot, ...]:
    found = tuple(stretches)[:LISTED]
    return tuple(Spot(one.line_first, one.line_last, _cut(one.words)) for one in found)


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else f"{line[:_WORDS]}…"
