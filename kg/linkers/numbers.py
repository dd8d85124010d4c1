"""Finds quantities in a sentence: a number or a range, with its unit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.linkers.unit_words import compound_unit, counting, unit_at
from kg.vocab import numbers as words
from kg.vocab import targets as vocabulary
from kg.vocab.targets import Phrase

Span = tuple[int, int]

_NOUN = re.compile(r"[ \u00a0]([^\W\d_]{3,})(?![\w-])")
_WORD = re.compile(r"\w+")
_WINDOW = 60
_LARGE = 1000
_ENDS = frozenset({"", ".", ", ", ". "})
_GLUE = frozenset("/:-\u2013\u00a7")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `start` and `end` hold both, `at` is the end of the number alone.

    `value_max` is the upper end of a range. `comparator` is set where the words themselves say it
    (as in a verb that halves). `unit` is None for a bare zero. `from_to` tells a range
    whose ends are two points in time.
    """

    start: int
    end: int
    at: int
    value: float
    value_max: float | None
    unit: str | None
    comparator: str | None
    rule: str
    from_to: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    value: float
    value_max: float | None
    rule: str
    digits: bool
    from_to: bool = False


def quantities(sentence: str, taken: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of a sentence in its order, no number of theirs in a place that is taken."""
    found: list[Quantity] = []
    not_free, places = tuple(taken), list[Span]()
    for quantity in _candidates(sentence):
        if not math.isfinite(quantity.value + (quantity.value_max or 0)):  # hundreds of digits
            continue
        place = (quantity.start, quantity.end)
        number = (quantity.start, quantity.at)
        if not overlaps(place, places) and not overlaps(number, not_free):
            places.append(place)
            found.append(quantity)
    return tuple(sorted(found, key=lambda one: one.start))


def overlaps(place: Span, places: Iterable[Span]) -> bool:
    """Whether a place shares a character with any of some places."""
    return any(place[0] < end and start < place[1] for start, end in places)


def _candidates(sentence: str) -> Iterator[Quantity]:
    yield from _said(sentence, "fixed")
    yield from _said(sentence, "change")
    yield from _zeros(sentence)
    yield from _shares(sentence)
    yield from _compounds(sentence)
    for amount in (*_ranges(sentence), *_singles(sentence)):
        if quantity := _measured(sentence, amount):
            yield quantity


def _said(sentence: str, kind: str) -> Iterator[Quantity]:
    """Quantities that a phrase tells by itself."""
    for phrase in vocabulary.phrases(kind):
        for found in phrase.pattern.finditer(sentence):
            yield _told(phrase, found, phrase.unit)


def _told(phrase: Phrase, found: re.Match[str], unit: str | None) -> Quantity:
    start, end = found.span()
    return Quantity(start, end, end, phrase.amount, None, unit, phrase.value, phrase.rule)


def _zeros(sentence: str) -> Iterator[Quantity]:
    """A zero that a noun says; what there shall be none of stands within five words behind it."""
    for phrase in vocabulary.phrases("zero"):
        for found in phrase.pattern.finditer(sentence):
            yield _told(phrase, found, _counted_soon(sentence, found.end()))


def _counted_soon(sentence: str, place: int) -> str | None:
    for _, word in zip(range(5), _WORD.finditer(sentence, place), strict=False):
        found = unit_at(sentence, word.start())
        if found and found[0] in counting():
            return found[0]
    return None


def _shares(sentence: str) -> Iterator[Quantity]:
    for phrase in vocabulary.shares():
        for found in phrase.pattern.finditer(sentence):
            groups = found.groupdict()
            count = words.number_value(groups["n"]) if groups.get("n") else 1.0
            start, end = found.span()
            value = round(phrase.amount * count, 2)
            yield Quantity(start, end, end, value, None, phrase.unit, None, phrase.rule)


def _compounds(sentence: str) -> Iterator[Quantity]:
    for found in words.compound_pattern().finditer(sentence):
        unit = compound_unit(found)
        ends = [words.number_value(number) for number in found.group("low", "n") if number]
        start, end = found.span()
        high = ends[1] if len(ends) > 1 else None
        yield Quantity(start, end, found.end("n"), ends[0], high, unit, None, f"units:{unit}")


def _ranges(sentence: str) -> Iterator[_Amount]:
    for phrase in vocabulary.phrases("range"):
        for found in phrase.pattern.finditer(sentence):
            low = words.number_value(found["low"]) * _borrowed(found["low"], found["high"])
            high = words.number_value(found["high"])
            digits, moves = _digits(found["low"]), phrase.value == "from_to"
            if (low < high or moves) and not _glued(sentence, found.start()):
                yield _Amount(*found.span(), low, high, phrase.rule, digits, moves)


def _borrowed(low: str, high: str) -> float:
    """What a lower end takes over from the upper: of 7-8 millions both are millions."""
    return words.magnitude(high) if words.magnitude(low) == 1 else 1.0


def _singles(sentence: str) -> Iterator[_Amount]:
    for found in words.single_pattern().finditer(sentence):
        if not _glued(sentence, found.start()):
            value = words.number_value(found[0])
            large = value >= _LARGE or _digits(found[0])
            yield _Amount(*found.span(), value, None, "", large)
    for phrase in vocabulary.phrases("one"):
        for found in phrase.pattern.finditer(sentence):
            yield _Amount(*found.span(found.lastgroup or 0), 1.0, None, phrase.rule, digits=False)


def _digits(words: str) -> bool:
    return words[:1].isdigit()


def _glued(sentence: str, start: int) -> bool:
    """Whether the number is the tail of a name, a date, a fraction or another number."""
    before = sentence[max(0, start - 2) : start]
    if before[-1:] in _GLUE:
        return bool(before)
    return len(before) == 2 and before[0].isdigit() and before[1] in ".,"


def _measured(sentence: str, amount: _Amount) -> Quantity | None:
    """The amount with the unit behind it; None where the number counts nothing."""
    found = _unit_behind(sentence, amount) or _people(sentence, amount) or _unsaid(sentence, amount)
    if found is None:
        return _zero(sentence, amount)
    unit, end, rule = found
    values = (amount.value, amount.value_max)
    return Quantity(
        amount.start, end, amount.end, *values, unit, None, amount.rule or rule, amount.from_to
    )


def _zero(sentence: str, amount: _Amount) -> Quantity | None:
    """A zero needs no unit; any other number without one is not a quantity."""
    if amount.value != 0 or sentence[amount.end : amount.end + 1] == "-":
        return None
    end = amount.end
    return Quantity(amount.start, end, end, 0.0, None, None, None, "targets_numbers:zero")


def _unit_behind(sentence: str, amount: _Amount) -> tuple[str, int, str] | None:
    place = amount.end
    if dated := words.dated_pattern().match(sentence, place):
        place = dated.end()
    elif sentence[place : place + 1] in {" ", "\u00a0"}:
        place += 1
    if found := unit_at(sentence, place):
        return *found, f"units:{found[0]}"
    return _thing_behind(sentence, amount)


def _thing_behind(sentence: str, amount: _Amount) -> tuple[str, int, str] | None:
    """What is counted: a known unit after some adjectives, or the noun that stands there."""
    place = amount.end
    for _ in range(4):
        word = _NOUN.match(sentence, place)
        if word is None:
            return None
        if found := unit_at(sentence, word.start(1)):
            return *found, f"units:{found[0]}"
        if not vocabulary.says("skip", word[1]):
            return _noun(sentence, amount, word)
        place = word.end()
    return None


def _noun(sentence: str, amount: _Amount, word: re.Match[str]) -> tuple[str, int, str] | None:
    """A noun without a unit of its own; behind a number in words only if it is brought about."""
    if not word[1].islower() or vocabulary.says("stop", word[1]):
        return None
    if amount.digits and _year(sentence[amount.start : amount.end]):
        return None
    if not amount.digits and (amount.value < 2 or not _made(sentence, amount.start)):
        return None
    return word[1], word.end(), "targets:number before a noun"


def _year(said: str) -> bool:
    """Whether digits look like a year; a round hundred is as likely to count something."""
    return re.fullmatch(words.YEAR, said) is not None and not said.endswith("00")


def _people(sentence: str, amount: _Amount) -> tuple[str, int, str] | None:
    """More or fewer of nothing that is named are people."""
    for phrase in (*vocabulary.phrases("more"), *vocabulary.phrases("less")):
        if phrase.unit and amount.digits and phrase.pattern.match(sentence, amount.end):
            return phrase.unit, amount.end, phrase.rule
    return None


def _unsaid(sentence: str, amount: _Amount) -> tuple[str, int, str] | None:
    """The unit of large sums, and of a bare number whose thing is named before it."""
    said = sentence[amount.start : amount.end]
    for phrase in vocabulary.phrases("money"):
        if phrase.pattern.fullmatch(said):
            return phrase.unit, amount.end, phrase.rule
    for phrase in vocabulary.phrases("number_of"):
        found = phrase.pattern.search(sentence[max(0, amount.start - _WINDOW) : amount.start])
        if found and amount.digits and sentence[amount.end : amount.end + 2] in _ENDS:
            return found["what"], amount.end, phrase.rule
    return None


def _made(sentence: str, start: int) -> bool:
    """Whether one of the five words before a number is a verb that brings something about."""
    before = " ".join(sentence[:start].split()[-5:])
    return any(phrase.pattern.search(before) for phrase in vocabulary.phrases("set"))
