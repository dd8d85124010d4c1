"""Whether texts are about the same matter, by the rarer beginnings of words they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

_BEGINNING = re.compile(r"([^\W\d_]{5})[^\W\d_]*")
_COMMON = 0.04
_FEW = 3


def beginnings(text: str) -> frozenset[str]:
    """The first five letters of each longer word of a text, in lower case."""
    return frozenset(" ".join(_BEGINNING.findall(text)).lower().split())


class Matters:
    """Tells which beginnings of words are rare enough among some texts to tell something.

    A beginning is looked up when it is asked for: few of a document's ever are.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._rare: dict[str, bool] = {}

    def shared(self, one: Iterable[str], other: frozenset[str]) -> int:
        """How many beginnings in both tell something."""
        return sum(map(self._is_rare, other.intersection(one)))

    def meet(self, one: Iterable[str], other: frozenset[str]) -> bool:
        """Whether any beginning in both tells something."""
        return any(map(self._is_rare, other.intersection(one)))

    def _is_rare(self, beginning: str) -> bool:
        if beginning not in self._rare:
            self._rare[beginning] = self._stands_in_few(beginning)
        return self._rare[beginning]

    def _stands_in_few(self, beginning: str) -> bool:
        most = max(_FEW, len(self._texts) * _COMMON)
        whole, times = self._whole, 0
        at = whole.find(beginning)
        while at >= 0 and times <= most:
            if whole[at - 1].isalpha():
                at = whole.find(beginning, at + 1)
            else:
                times += 1
                at = whole.find(beginning, whole.find("\n", at))
        return times <= most

    @cached_property
    def _whole(self) -> str:
        """All texts in lower case, each on a line."""
        return "\n".join(["", *self._texts, ""]).lower()
