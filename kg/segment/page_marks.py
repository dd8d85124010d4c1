"""Which lines are page marks: a page's number, alone or beside a text that every page repeats."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Line

RULE = "page-mark"

_NUMBER_FIRST = re.compile(r"\s*(\d{1,4})\s*((?:[^\W\d_][^.:;]{0,58})?)\s*\Z")
_NUMBER_LAST = re.compile(r"\s*([^\W\d_][^.:;]{0,58}?)\s*(?<!\d)(\d{1,4})\s*\Z")
_SPREAD = re.compile(r"\s*(\d{1,4})\b(\D{0,60})\b(\d{1,4})(\D{0,60})\Z")
_FEWEST = 3
_LONGEST = 70
_MANY = 20
_MOST = 0.95

_Mark = tuple[int, int]
"""The number that stands on a line, and the line's own."""


def page_marks(lines: Sequence[Line], words: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that are page marks; `words` are the lines' without space around.

    The same short text stands beside rising numbers at least three times in the document, or
    numbers stand alone on their lines and rise; of twenty or more one may not, as part of a
    sentence. A line that holds two numbers in a row is a mark of two facing pages, whatever else
    stands on it.
    """
    found: dict[str, list[_Mark]] = defaultdict(list)
    numbered = [
        line
        for line, inner in zip(lines, words, strict=True)
        if inner and (inner[0].isdigit() or inner[-1].isdigit()) and len(line.text) <= _LONGEST
    ]
    for line in numbered:
        if mark := _mark(line.text):
            found[mark[1]].append((mark[0], line.number))
    return frozenset(
        line for marks in found.values() if len(marks) >= _FEWEST for _, line in _rising(marks)
    )


def _mark(text: str) -> tuple[int, str] | None:
    spread = _SPREAD.match(text)
    if spread and int(spread[3]) == int(spread[1]) + 1:
        return int(spread[1]), ""
    if match := _NUMBER_FIRST.match(text):
        return int(match[1]), match[2].strip().casefold()
    if match := _NUMBER_LAST.match(text):
        return int(match[2]), match[1].strip().casefold()
    return None


def _rising(marks: Sequence[_Mark]) -> Sequence[_Mark]:
    """The marks, if their numbers rise; of many, those that do where hardly any does not."""
    if all(before < after for (before, _), (after, _) in pairwise(marks)):
        return marks
    if len(marks) < _MANY:
        return ()
    rising = _longest_rising([number for number, _ in marks])
    return [marks[one] for one in rising] if len(rising) >= _MOST * len(marks) else ()


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The places of the most numbers that rise, in order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [number]
        last[length : length + 1] = [place]
    chain: list[int] = []
    at = last[-1] if last else None
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]
