"""Which record of a system is which record of the gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tests.bench.records import Record, key

FAR = 40
"""How many lines apart equal texts may stand where a text stands twice in the gold."""

ALIKE = 0.8
"""How alike two texts on the same lines must be to be the same statement, badly cut."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold record and the system's record for it; `exact` where the words are equal."""

    gold: Record
    system: Record
    exact: bool


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs by the gold's ids, and the system's records that stand for nothing in the gold."""

    pairs: Mapping[str, Pair]
    unmatched: tuple[Record, ...]


def match(gold: Sequence[Record], system: Iterable[Record]) -> Matching:
    """Pair one to one: by equal words first, then by like words on the same lines."""
    pairs: dict[str, Pair] = {}
    twins = _by_words(gold)
    rest = []
    for record in system:
        found = _equal(record, twins.get(key(record.text), []), pairs)
        if found is None:
            rest.append(record)
        else:
            pairs[found.id] = Pair(found, record, exact=True)
    unmatched = []
    for record in rest:
        found = _nearest(record, (one for one in gold if one.id not in pairs))
        if found is None:
            unmatched.append(record)
        else:
            pairs[found.id] = Pair(found, record, exact=False)
    return Matching(pairs, tuple(unmatched))


def _by_words(gold: Iterable[Record]) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in gold:
        found[key(record.text)].append(record)
    return found


def _equal(record: Record, twins: Sequence[Record], taken: Mapping[str, Pair]) -> Record | None:
    for twin in twins:
        close = len(twins) == 1 or abs(twin.line_first - record.line_first) <= FAR
        if close and twin.id not in taken:
            return twin
    return None


def _nearest(record: Record, free: Iterable[Record]) -> Record | None:
    best, most = None, ALIKE
    for one in free:
        if _same_lines(record, one) and (found := _likeness(record, one)) > most:
            best, most = one, found
    return best


def _same_lines(one: Record, other: Record) -> bool:
    return one.line_first <= other.line_last + 2 and other.line_first <= one.line_last + 2


def _likeness(record: Record, gold: Record) -> float:
    return SequenceMatcher(None, key(record.text), key(gold.text), autojunk=False).ratio()
