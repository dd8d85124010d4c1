"""Running text that knows where each of its characters stands in the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from kg.segment.units import Span, Unit, merged


class Copied(NamedTuple):
    """A stretch of the document that running text holds as it stands there.

    `at` is its start in the running text, `start` its start in the document, `length` its length,
    and `whole` its length in the document, with a hyphen that was dropped.
    """

    at: int
    start: int
    length: int
    whole: int


class Passage(NamedTuple):
    """The running text of a unit, and what it was copied from.

    Without `copied` it is the unit's lines as they stand, with a space between.
    """

    text: str
    unit: Unit
    copied: tuple[Copied, ...] = ()


class Places:
    """Tells where the characters of a passage stand in the document, whose text is `source`."""

    def __init__(self, passage: Passage, source: str) -> None:
        _, unit, copied = passage
        self._source = source
        self._broken = unit.broken
        if copied:
            self._at = [one.at for one in copied]
            self._starts = [one.start for one in copied]
            self._lengths = [one.length for one in copied]
            self._wholes = [one.whole for one in copied]
        else:
            self._lengths = self._wholes = list(map(len, unit.texts))
            self._at = [0, *accumulate(length + 1 for length in self._lengths)]
            self._starts = unit.places()

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The places in the document of a stretch of the text."""
        first = bisect_right(self._at, start) - 1
        last = bisect_left(self._at, end) - 1
        begin = self._starts[first] + start - self._at[first]
        if not self._broken:
            return ((begin, self._end(last, end)),)
        starts = [begin, *self._starts[first + 1 : last + 1]]
        ends = [self._end(number, end) for number in range(first, last + 1)]
        return tuple(merged(self._source, zip(starts, ends, strict=True)))

    def _end(self, number: int, end: int) -> int:
        """Where a stretch that was copied ends that goes no further than a place in the text."""
        length = end - self._at[number]
        if length >= self._lengths[number]:
            length = self._wholes[number]
        return self._starts[number] + length
