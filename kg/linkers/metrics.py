"""What a target measures, as a short phrase out of its sentence."""

from __future__ import annotations

import re

from kg.linkers.comparators import Comparison
from kg.linkers.numbers import Quantity
from kg.vocab import targets as vocabulary
from kg.vocab.numbers import units

_LONGEST = 8
_FEW = 4
_EDGES = ' ,.;:\u00ab\u00bb"()-\u2013'
_WORD = re.compile(r"[^\s,;]+")
_CUT = re.compile(r"[,;:.] |[()]")


def of_quantity(
    sentence: str, quantity: Quantity, comparison: Comparison, floor: int, stop: int
) -> str:
    """What a quantity measures; empty where its own words do not tell.

    `floor` is where the quantity before it ends, `stop` where its deadline or the next starts.
    """
    if comparison.verb:
        first = max(comparison.verb[1], floor)
        if moved := _trimmed(sentence[first : comparison.link]):
            return moved
    before = _before(sentence, max(comparison.start, floor), floor)
    if _leads(sentence, comparison.start) and before:
        return before
    return _counted(sentence, quantity, stop) or (before if floor == 0 else "")


def of_deadline(sentence: str, start: int, end: int) -> str:
    """What is to be done by a deadline: the words before it, or else those behind it."""
    return _before(sentence, start, 0) or _first(sentence[end:]) or _trimmed(sentence)


def of_sentence(sentence: str) -> str:
    """The first words of a sentence, where nothing nearer to the number tells what it measures."""
    return _trimmed(sentence) or sentence[:_LONGEST]


def first_word(sentence: str, place: int) -> int:
    """The start of the first word from a place on that does more than join."""
    for word in _WORD.finditer(sentence, place):
        if not vocabulary.says("join", word[0]):
            return word.start()
    return place


def _counted(sentence: str, quantity: Quantity, stop: int) -> str:
    """The thing that is counted and what stands right behind it."""
    things = quantity.rule == "targets:number before a noun" or _is_count(quantity.unit)
    first = quantity.at if things else quantity.end
    text = _without_per(sentence[first : max(first, stop)])
    if things and quantity.at == quantity.end and quantity.value:
        return " ".join(text.split()[:_LONGEST]).strip(_EDGES)
    return _first(text)


def _without_per(text: str) -> str:
    """A text without what its number is counted for, and what stands behind that."""
    for phrase in vocabulary.phrases("per"):
        if found := phrase.pattern.search(text):
            return text[found.end() :] if found.start() <= 1 else text[: found.start()]
    return text


def _is_count(unit: str | None) -> bool:
    return any(one.id == unit and one.dimension == "count" for one in units())


def _first(text: str) -> str:
    """The first words of a text, up to a comma, without the words that only join."""
    words = _CUT.split(text)[0].split()
    if words and vocabulary.says("verb", words[0]):
        return ""
    while words and (vocabulary.says("stop", words[0]) or vocabulary.says("skip", words[0])):
        words = words[1:]
    return " ".join(_unjoined(words[:_LONGEST])).strip(_EDGES)


def _leads(sentence: str, place: int) -> bool:
    """Whether the word before a place leads from a noun to its size."""
    head = sentence[max(0, place - _LONGEST) : place]
    return any(phrase.pattern.search(head) for phrase in vocabulary.phrases("of"))


def _before(sentence: str, place: int, floor: int) -> str:
    """The last words of the clause before a place and after a floor."""
    parts = [part for part in _CUT.split(sentence[floor:place]) if part.strip()]
    words = parts[-1].split() if parts else []
    if len(words) < _FEW:
        words = sentence[floor:place].split()
    return _clipped(" ".join(_unjoined(words[-_LONGEST:])).strip(_EDGES))


def _clipped(text: str) -> str:
    """What follows the last word that only introduces it, where that is more than one word."""
    found = [
        one.end() for phrase in vocabulary.phrases("clip") for one in phrase.pattern.finditer(text)
    ]
    rest = text[max(found, default=0) :].strip(_EDGES)
    return rest if len(rest.split()) > 1 else text


def _trimmed(text: str) -> str:
    return " ".join(_unjoined(text.split()[:_LONGEST])).strip(_EDGES)


def _unjoined(words: list[str]) -> list[str]:
    """Words without those at their ends that only join."""
    while words and vocabulary.says("stop", words[-1].strip(_EDGES)):
        words = words[:-1]
    while words and vocabulary.says("stop", words[0].strip(_EDGES)):
        words = words[1:]
    return words
