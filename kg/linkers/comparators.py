"""How a number is meant: at least, about, up by, down to; and what it is counted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.linkers.numbers import Quantity, Span
from kg.linkers.sentences import CLAUSE, clause
from kg.vocab import targets as vocabulary

_WINDOW = 40


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparator of `kg.schema` and where the words that say it start.

    `verb` is the place of the verb that raises or lowers, `link` the start of the word between
    verb and number.
    """

    comparator: str
    start: int
    rule: str
    verb: Span | None = None
    link: int = 0


def compare(sentence: str, quantity: Quantity) -> Comparison:
    """How the words around a quantity mean it."""
    if quantity.comparator is not None:
        return Comparison(quantity.comparator, quantity.start, quantity.rule)
    if quantity.from_to and (verb := _verb(sentence[: quantity.start])):
        return Comparison(f"{verb[0]}_to", verb[2][0], verb[1], verb[2], quantity.start)
    if quantity.from_to and quantity.value > (quantity.value_max or 0):
        return Comparison("decrease_to", quantity.start, quantity.rule)
    limit = _before(sentence, quantity.start)
    start = limit.start if limit else quantity.start
    moved = _moved(sentence, start) or _moved_up_to(sentence, quantity, start)
    moved = moved or _gone(sentence, quantity)
    if limit and limit.comparator == ">" and _denied(sentence, limit.start):
        limit = replace(limit, comparator="<=")
    return moved or _behind(sentence, quantity, start) or limit or Comparison("=", start, "")


def per(sentence: str, quantity_end: int, stop: int, alone: bool) -> str | None:
    """What a number is counted for: the first phrase behind it, or anywhere if it stands alone."""
    return _per(sentence[quantity_end:stop]) or (_per(sentence) if alone else None)


def _before(sentence: str, place: int) -> Comparison | None:
    head = sentence[max(0, place - _WINDOW) : place]
    for phrase in vocabulary.phrases("before"):
        if found := phrase.pattern.search(head):
            return Comparison(phrase.value, place - len(head) + found.start(), phrase.rule)
    return None


def _denied(sentence: str, place: int) -> bool:
    """Whether the clause up to a place says that nothing or nobody is beyond the limit."""
    head = clause(sentence[:place], place, place)
    return any(phrase.pattern.search(head) for phrase in vocabulary.phrases("deny"))


def _moved(sentence: str, place: int) -> Comparison | None:
    """The verb that raises or lowers, where to or by (or nothing) leads from it to the number."""
    for kind, suffix in (("to", "_to"), ("by", "_by")):
        for phrase in vocabulary.phrases(kind):
            found = phrase.pattern.search(sentence, max(0, place - _WINDOW), place)
            verb = _verb(sentence[: found.start()]) if found else None
            if found and verb and CLAUSE.search(sentence, verb[2][1], found.start()):
                continue
            if found and verb:
                direction, rule, span = verb
                return Comparison(direction + suffix, span[0], rule, span, found.start())
    verb = _verb(sentence[:place])
    if verb and not sentence[verb[2][1] : place].strip():
        direction, rule, span = verb
        return Comparison(f"{direction}_by", span[0], rule)
    return None


def _moved_up_to(sentence: str, quantity: Quantity, limit: int) -> Comparison | None:
    """The verb that raises or lowers before a limit that itself ends in where to ("opp til")."""
    moved = _moved(sentence, quantity.start) if limit < quantity.start else None
    return moved if moved and moved.verb and moved.verb[1] <= limit else None


def _gone(sentence: str, quantity: Quantity) -> Comparison | None:
    """To zero is down to zero, whatever the verb."""
    if quantity.value != 0:
        return None
    for phrase in vocabulary.phrases("to"):
        head = sentence[max(0, quantity.start - _WINDOW) : quantity.start]
        if found := phrase.pattern.search(head):
            place = quantity.start - len(head) + found.start()
            return Comparison("decrease_to", place, phrase.rule)
    return None


def _verb(head: str) -> tuple[str, str, Span] | None:
    """The last verb of a text that raises or lowers."""
    best: tuple[str, str, Span] | None = None
    for kind, direction in (("raise", "increase"), ("lower", "decrease")):
        for phrase in vocabulary.phrases(kind):
            for found in phrase.pattern.finditer(head):
                if best is None or found.start() > best[2][0]:
                    best = direction, phrase.rule, found.span()
    return best


def _behind(sentence: str, quantity: Quantity, start: int) -> Comparison | None:
    for phrase in vocabulary.phrases("behind"):
        if phrase.pattern.match(sentence, quantity.end):
            return Comparison(phrase.value, start, phrase.rule)
    for kind, comparator in (("more", "increase_by"), ("less", "decrease_by")):
        for phrase in vocabulary.phrases(kind):
            if _follows(phrase.pattern, sentence, quantity):
                return Comparison(comparator, start, phrase.rule)
    return None


def _follows(pattern: re.Pattern[str], sentence: str, quantity: Quantity) -> bool:
    return any(pattern.match(sentence, place) for place in (quantity.end, quantity.at))


def _per(text: str) -> str | None:
    for phrase in vocabulary.phrases("per"):
        if found := phrase.pattern.search(text):
            return phrase.value or found["what"].casefold()
    return None
