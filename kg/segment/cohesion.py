"""Whether two texts are about the same matter, by the rarer beginnings of words they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{5,}")
_LENGTH = 5
_COMMON = 0.04


@dataclass(frozen=True, slots=True)
class Stems:
    """The beginnings of words that too many texts share to tell anything."""

    common: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Stems:
        """What is common among these texts."""
        counts: Counter[str] = Counter()
        number = 0
        for text in texts:
            counts.update(_stems(text))
            number += 1
        most = max(3, number * _COMMON)
        return cls(frozenset(stem for stem, times in counts.items() if times > most))

    def shared(self, one: str, two: str) -> int:
        """How many rarer beginnings of words both texts have."""
        return len((_stems(one) & _stems(two)) - self.common)


def _stems(text: str) -> set[str]:
    return {word[:_LENGTH].casefold() for word in _WORD.findall(text)}
