"""Finds in a sentence by when something is to be done, and against what it is measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.linkers.numbers import Quantity, Span, overlaps
from kg.linkers.unit_words import unit_at
from kg.vocab import targets as vocabulary
from kg.vocab.numbers import YEAR, number_value
from kg.vocab.targets import Phrase

_YEAR = re.compile(YEAR)


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a programme is for."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: `when` is a year or a period as `2025-2029`.

    `alone` tells that it is a target without a number, `counted` that it was given as a number
    of years from the programme's start.
    """

    start: int
    end: int
    when: str
    alone: bool
    counted: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The year that a number is measured against."""

    start: int
    end: int
    year: str


def deadlines(sentence: str, period: Period, taken: Iterable[Span]) -> tuple[Deadline, ...]:
    """The deadlines of a sentence in its order; years before the programme's own are none."""
    places = list(taken)
    found = []
    for deadline in _candidates(sentence, period):
        place = (deadline.start, deadline.end)
        if not overlaps(place, places):
            places.append(place)
            found.append(deadline)
    return tuple(sorted(found, key=lambda one: one.start))


def baselines(sentence: str, period: Period) -> tuple[Baseline, ...]:
    """The years that numbers of a sentence are measured against."""
    matches = (
        match
        for phrase in vocabulary.phrases("baseline")
        for match in phrase.pattern.finditer(sentence)
    )
    return tuple(
        Baseline(*match.span(), match["year"])
        for match in matches
        if int(match["year"]) < period.start
    )


def nearest(deadlines: Sequence[Deadline], quantities: Sequence[Quantity]) -> list[Deadline | None]:
    """For each quantity the deadline that it is to be reached by.

    That is the next one behind it or else the last before it. Where each quantity has its own
    deadline before it, they go in pairs.
    """
    paired = len(deadlines) == len(quantities) and all(
        deadline.start < quantity.start
        for deadline, quantity in zip(deadlines, quantities, strict=True)
    )
    if paired:
        return list(deadlines)
    return [_nearest(deadlines, quantity) for quantity in quantities]


def _nearest(deadlines: Sequence[Deadline], quantity: Quantity) -> Deadline | None:
    behind = [deadline for deadline in deadlines if deadline.start >= quantity.start]
    return behind[0] if behind else (deadlines[-1] if deadlines else None)


def _candidates(sentence: str, period: Period) -> Iterator[Deadline]:
    for phrase in vocabulary.deadlines():
        for match in phrase.pattern.finditer(sentence):
            when = _when(phrase, match, period)
            if when and not (_YEAR.search(match[0]) and _counts(sentence, match.end())):
                last = int(when.rpartition("-")[2])
                alone = phrase.alone == "always" or (
                    phrase.alone == "horizon" and last > period.end
                )
                counted = phrase.kind == "plus"
                yield Deadline(*match.span(), when, alone, counted, phrase.rule)


def _counts(sentence: str, place: int) -> bool:
    """Whether what looks like a year counts something: a unit stands behind it."""
    return sentence[place : place + 1] == " " and unit_at(sentence, place + 1) is not None


def _when(phrase: Phrase, match: re.Match[str], period: Period) -> str | None:
    years = _YEAR.findall(match[0])
    if phrase.kind in {"year", "years"}:
        return "-".join(years) if years and int(years[-1]) >= period.start else None
    if period.start == 0:  # it is unknown, and the others count from it
        return None
    if phrase.kind == "period":
        return f"{period.start}-{period.end}"
    if phrase.kind == "period_end":
        return str(period.end)
    return str(period.start + round(number_value(match["n"])))
