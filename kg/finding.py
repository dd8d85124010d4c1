"""Finds words in text whatever their ending, tells how well they fit, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.vocab import inflection

Span = tuple[int, int]

_LEAST = 4
"""How many letters of a word must be left when its ending is taken off."""
_GENITIVE = "genitive"

WHOLE, INFLECTED, BEGINS, INSIDE, AROUND = range(5)
"""How well something fits, the best first; AROUND is for text that stands beside the main one."""


@dataclass(frozen=True, slots=True)
class _Word:
    typed: re.Pattern[str]
    inflected: re.Pattern[str]

    def spans(self, text: str) -> list[Span]:
        found = [match.span() for match in self.inflected.finditer(text)]
        return found or [match.span() for match in self.typed.finditer(text)]

    def rank(self, text: str) -> int | None:
        whole = [match.span() for match in self.typed.finditer(text)]
        if any(_borders(text, start, end) == (True, True) for start, end in whole):
            return WHOLE
        if any(_begins(text, match.start()) for match in self.inflected.finditer(text)):
            return INFLECTED
        if any(_begins(text, start) for start, _ in whole):
            return BEGINS
        return INSIDE if whole or self.inflected.search(text) else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: every word of it must be there, in any order and form."""

    words: tuple[_Word, ...]

    def rank(self, text: str, around: str = "") -> int | None:
        """How well a text fits, lower is better; None where a word is missing.

        A word may stand in the text `around` the main one instead; then all of it fits less well.
        """
        worst = WHOLE
        for word in self.words:
            rank = word.rank(text)
            if rank is None and word.rank(around) is None:
                return None
            worst = max(worst, AROUND if rank is None else rank)
        return worst

    def best(self, texts: Iterable[str]) -> int | None:
        """How well the one that fits best does."""
        ranks = [rank for rank in map(self.rank, texts) if rank is not None]
        return min(ranks, default=None)

    def spans(self, text: str) -> list[Span]:
        """Where the words stand, in order."""
        return sorted(span for word in self.words for span in word.spans(text))


def wanted(typed: str) -> Wanted:
    """What somebody typed, ready to look for."""
    return Wanted(tuple(map(_word, apart(typed))))


def apart(typed: str) -> list[str]:
    """The words that somebody typed."""
    return re.findall(r"[\w&-]+", typed)


def _word(typed: str) -> _Word:
    stem, forms = _stem(typed), "|".join(map(re.escape, _endings()))
    inflected = f"(?:{forms})?(?:s|'s|’s)?" if stem else ""
    return _Word(
        re.compile(re.escape(typed), re.IGNORECASE),
        re.compile(rf"{re.escape(stem or typed)}{inflected}\b", re.IGNORECASE),
    )


def _stem(word: str) -> str:
    """The word without its ending; empty where it is too short to have one."""
    for one in (word, word.removesuffix("s")):
        for ending in _endings():
            if one.endswith(ending) and len(one) - len(ending) >= _LEAST:
                return one.removesuffix(ending)
    return word if len(word) >= _LEAST else ""


@cache
def _endings() -> tuple[str, ...]:
    """The endings of every paradigm, the longest first."""
    found = {
        ending
        for name, entry in inflection.load().items()
        if name != _GENITIVE
        for ending in entry.texts("endings")
    }
    return tuple(sorted(found - {""}, key=lambda ending: (-len(ending), ending)))


def _borders(text: str, start: int, end: int) -> tuple[bool, bool]:
    return _begins(text, start), not text[end : end + 1].isalnum()


def _begins(text: str, start: int) -> bool:
    return not text[max(start - 1, 0) : start].isalnum()
