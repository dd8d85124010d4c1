"""Tells numbers that only describe, name or count what is there from those that commit."""

from __future__ import annotations

from kg.linkers.sentences import clause
from kg.vocab import targets as vocabulary
from kg.vocab.targets import Phrase

_WINDOW = 60


def excluded(sentence: str, start: int, end: int, unit: str | None) -> bool:
    """Whether an entry of the vocabulary says that what stands at a place is no target."""
    return any(_applies(phrase, sentence, start, end, unit) for phrase in vocabulary.contexts())


def _applies(phrase: Phrase, sentence: str, start: int, end: int, unit: str | None) -> bool:
    if phrase.unit and phrase.unit != unit:
        return False
    if not _MATCHES[phrase.kind](phrase, sentence, start, end):
        return False
    return phrase.unless is None or not phrase.unless.search(clause(sentence, start, end))


def _before(phrase: Phrase, sentence: str, start: int, _end: int) -> bool:
    return phrase.pattern.search(sentence[max(0, start - _WINDOW) : start]) is not None


def _behind(phrase: Phrase, sentence: str, _start: int, end: int) -> bool:
    return phrase.pattern.match(sentence, end) is not None


def _around(phrase: Phrase, sentence: str, start: int, end: int) -> bool:
    places = (found.span() for found in phrase.pattern.finditer(sentence))
    return any(first <= start and end <= last for first, last in places)


def _in_clause(phrase: Phrase, sentence: str, start: int, end: int) -> bool:
    return phrase.pattern.search(clause(sentence, start, end)) is not None


_MATCHES = {"before": _before, "behind": _behind, "around": _around, "clause": _in_clause}
