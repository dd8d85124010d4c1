"""Reads a word as a compound of a known part and whatever else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.vocab import inflection
from kg.vocab.words import Shape, genitives

SHORTEST_PART = 2
_EDGE = 3


class Parts:
    """The words that are known as first or last parts of compounds written together."""

    def __init__(self) -> None:
        self._firsts: set[str] = set()
        self._lasts: set[str] = set()

    def add(self, key: str, compound: Iterable[str]) -> None:
        """Take in a word; `compound` is that of its form."""
        if "first" in compound:
            self._firsts.add(key)
        if "last" in compound:
            self._lasts.add(key)

    def may_be_in(self, key: str) -> bool:
        """Whether a known part ends or starts the word; it costs little whatever is known."""
        longest = len(key) - SHORTEST_PART
        for size in self._tails.get(key[-_EDGE:], ()):
            if size <= longest and key[-size:] in self._ends:
                return True
        for size in self._heads.get(key[:_EDGE], ()):
            if size <= longest and key[:size] in self._firsts:
                return True
        return False

    def readings(self, key: str) -> Iterator[Shape]:
        """The word as compounds, the longest known part first."""
        if not self.may_be_in(key):
            return
        for stem in (key, *(shape.key for shape in genitives(key))):
            for place in range(SHORTEST_PART, len(stem) - 1):
                if stem[place:] in self._lasts:
                    yield Shape(stem[place:], "last", before=stem[:place])
        for place in range(len(key) - SHORTEST_PART, 1, -1):
            if key[:place] in self._firsts:
                yield Shape(key[:place], "first", after=key[place:])

    @cached_property
    def _tails(self) -> dict[str, tuple[int, ...]]:
        """How long known last parts are, by their last letters."""
        return _sizes((end[-_EDGE:], len(end)) for end in self._ends)

    @cached_property
    def _heads(self) -> dict[str, tuple[int, ...]]:
        """How long known first parts are, by their first letters."""
        return _sizes((first[:_EDGE], len(first)) for first in self._firsts)

    @cached_property
    def _ends(self) -> frozenset[str]:
        """Every known last part, in the genitive too."""
        endings = ("", *inflection.endings("genitive"))
        return frozenset(last + ending for last in self._lasts for ending in endings)


def _sizes(parts: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for edge, size in parts:
        found.setdefault(edge, set()).add(size)
    return {edge: tuple(sorted(sizes)) for edge, sizes in found.items()}
