"""Whether texts are about the same matter, by the rarer beginnings of words they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_BEGINNING = re.compile(r"([^\W\d_]{5})[^\W\d_]*")
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

    def rare(self, text: str) -> set[str]:
        """The beginnings of a text's words that tell something."""
        return _stems(text) - self.common


def _stems(text: str) -> set[str]:
    return set(" ".join(_BEGINNING.findall(text)).casefold().split())
