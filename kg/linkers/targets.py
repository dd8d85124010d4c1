"""Finds what a pledge commits to in figures: how much of what, by when, against what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.ids import target_id
from kg.linkers import metrics
from kg.linkers.comparators import Comparison, compare, per
from kg.linkers.context import excluded
from kg.linkers.deadlines import Baseline, Deadline, Period, baselines, deadlines, nearest
from kg.linkers.numbers import Quantity, overlaps, quantities
from kg.linkers.sentences import Sentence, sentences
from kg.linkers.unit_words import unit_named
from kg.model import Graph, Link, Node, Reading, Statement, Value
from kg.vocab import targets as vocabulary


@dataclass(frozen=True, slots=True)
class _Found:
    """A target in a sentence; `start` and `end` are the quote's place in the sentence."""

    start: int
    end: int
    value: float | None
    value_max: float | None
    unit: str | None
    comparator: str
    deadline: str | None
    baseline: str | None
    per: str | None
    metric: str
    rule: str

    @property
    def key(self) -> tuple[object, ...]:
        return self.value, self.value_max, self.unit, self.deadline


@dataclass(frozen=True, slots=True)
class _Around:
    """Where the quantity before ends and the next starts, and the sentence's baselines."""

    floor: int
    stop: int
    bases: tuple[Baseline, ...]


def links(reading: Reading) -> Iterator[Link]:
    """Every target of every statement, numbered in the order of the text."""
    source = reading.document.source
    period = Period(source.period_start, source.period_end)
    for statement in reading.statements:
        yield from _of_statement(statement, period)


def frame(targets: Iterable[Node]) -> Graph:  # noqa: ARG001 - a target has nothing around it
    """Nothing stands around a target."""
    return Graph((), ())


def _of_statement(statement: Statement, period: Period) -> Iterator[Link]:
    if not vocabulary.may_hold(statement.text):
        return
    found = list(_of_sentences(statement.text, period))
    for number, (sentence, target) in enumerate(found, start=1):
        yield _link(statement, number, sentence, target)


def _of_sentences(text: str, period: Period) -> Iterator[tuple[Sentence, _Found]]:
    """The targets of a text; what a later sentence says again is not said twice."""
    seen: set[tuple[object, ...]] = set()
    for sentence in sentences(text):
        found = sorted(_of_sentence(sentence.text, period), key=lambda one: one.start)
        yield from ((sentence, one) for one in found if one.key not in seen)
        seen |= {one.key for one in found}


def _of_sentence(text: str, period: Period) -> Iterator[_Found]:
    bases = baselines(text, period)
    taken = [(base.start, base.end) for base in bases]
    limits = deadlines(text, period, taken)
    fixed = tuple(limit for limit in limits if not limit.counted)
    places = [*taken, *((limit.start, limit.end) for limit in fixed)]
    amounts = [one for one in quantities(text, places) if not _passing(text, one)]
    counted = [(limit.start, limit.end) for limit in limits if limit.counted]
    others = [one for one in amounts if not overlaps((one.start, one.end), counted)]
    if others:
        amounts, fixed = others, limits
    pairs = list(zip(amounts, nearest(fixed, amounts), strict=True))
    yield from _amounts(text, pairs, bases)
    used = {limit.when for _, limit in pairs if limit}
    for limit in fixed:
        if limit.alone and limit.when not in used and not _past(text, limit):
            yield _by(text, limit)


def _passing(text: str, quantity: Quantity) -> bool:
    return excluded(text, quantity.start, quantity.end, quantity.unit)


def _past(text: str, limit: Deadline) -> bool:
    return excluded(text, limit.start, limit.end, None)


def _amounts(
    text: str, pairs: Sequence[tuple[Quantity, Deadline | None]], bases: Sequence[Baseline]
) -> Iterator[_Found]:
    earlier: _Found | None = None
    for place, (quantity, limit) in enumerate(pairs):
        following = pairs[place + 1][0].start if place + 1 < len(pairs) else len(text)
        around = _Around(_floor(pairs[place - 1 : place], quantity), following, tuple(bases))
        earlier = _amount(text, quantity, limit, around, earlier)
        yield earlier


def _floor(before: Sequence[tuple[Quantity, Deadline | None]], quantity: Quantity) -> int:
    """The end of the quantity before another, and of its deadline where that stands between."""
    ends = [earlier.end for earlier, _ in before]
    ends += [limit.end for _, limit in before if limit and limit.end <= quantity.start]
    return max(ends, default=0)


def _amount(
    text: str,
    quantity: Quantity,
    limit: Deadline | None,
    around: _Around,
    earlier: _Found | None,
) -> _Found:
    comparison = compare(text, quantity)
    behind = [one.start for one in around.bases] + ([limit.start] if limit else [])
    stop = min([around.stop, *(start for start in behind if start >= quantity.end)])
    metric = metrics.of_quantity(text, quantity, comparison, around.floor, stop)
    comparator = comparison.comparator
    if earlier and metric in {"", earlier.metric}:
        metric = earlier.metric
        comparator = comparator if comparison.rule else earlier.comparator
    values, baseline = _values(quantity, comparison, around.bases)
    rules = (quantity.rule, comparison.rule, limit.rule if limit else "")
    return _Found(
        metrics.first_word(text, max(comparison.start, around.floor)),
        _end(text, quantity, limit, around, metric),
        *values,
        quantity.unit,
        comparator,
        limit.when if limit else None,
        baseline,
        per(text, quantity.end, around.stop, alone=earlier is None and around.stop == len(text)),
        metric or metrics.of_sentence(text),
        "; ".join(dict.fromkeys(rule for rule in rules if rule)),
    )


def _values(
    quantity: Quantity, comparison: Comparison, bases: Sequence[Baseline]
) -> tuple[tuple[float, float | None], str | None]:
    """The values and the baseline; a change from one number to another ends at the other."""
    end = quantity.value_max
    moved = comparison.comparator.endswith("_to")
    if quantity.from_to and end is not None and (moved or end < quantity.value):
        return (end, None), f"{quantity.value:g} {quantity.unit}"
    return (quantity.value, quantity.value_max), bases[0].year if bases else None


def _end(
    text: str, quantity: Quantity, limit: Deadline | None, around: _Around, metric: str
) -> int:
    """The end of the quote: with what is measured, the baseline and the deadline behind it."""
    place = text.find(metric, quantity.at, around.stop) if metric else -1
    places = [(place, place + len(metric))] if place >= 0 else []
    places += [(one.start, one.end) for one in around.bases]
    places += [(limit.start, limit.end)] if limit else []
    ends = [end for start, end in places if quantity.at <= start and end <= around.stop]
    return max([quantity.end, *ends])


def _by(text: str, limit: Deadline) -> _Found:
    metric = metrics.of_deadline(text, limit.start, limit.end)
    count = per(text, limit.end, len(text), alone=True)
    place = text.find(metric)
    start = min(place, limit.start) if place >= 0 else limit.start
    return _Found(
        start, limit.end, None, None, None, "by", limit.when, None, count, metric, limit.rule
    )


def _link(statement: Statement, number: int, sentence: Sentence, found: _Found) -> Link:
    start, end = sentence.start + found.start, sentence.start + found.end
    quote = statement.text[start:end].rstrip()
    unit = unit_named(found.unit) if found.unit else None
    properties: dict[str, Value] = {
        "quote": quote,
        "metric": found.metric,
        "comparator": found.comparator,
        "value": found.value,
        "value_max": found.value_max,
        "unit": found.unit,
        "unit_code": (unit.qudt or None) if unit else None,
        "unit_factor": unit.factor if unit else None,
        "deadline": found.deadline,
        "baseline": found.baseline,
        "per": found.per,
    }
    known = {name: value for name, value in properties.items() if value is not None}
    node = Node("Target", target_id(statement.id, number), known)
    place = (start, start + len(quote))
    return Link("HAS_TARGET", statement.id, node, "text", quote, *place, found.rule)
