"""Which lines are page marks: a page's number, alone or beside a text that every page repeats."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from kg.model import Line

RULE = "page-mark"

_NUMBER_FIRST = re.compile(r"\s*(\d{1,4})\s*((?:[^\W\d_][^\d.:;]{0,58})?)\s*\Z")
_NUMBER_LAST = re.compile(r"\s*([^\W\d_][^\d.:;]{0,58}?)\s*(\d{1,4})\s*\Z")
_FEWEST = 3
_LONGEST = 70


def page_marks(lines: Iterable[Line]) -> frozenset[int]:
    """The numbers of the lines that are page marks.

    The same short text stands beside rising numbers at least three times in the document, or
    numbers stand alone on their lines and rise.
    """
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    numbered = [
        line
        for line in lines
        if (inner := line.text.strip())
        and (inner[0].isdigit() or inner[-1].isdigit())
        and len(line.text) <= _LONGEST
    ]
    for line in numbered:
        if mark := _mark(line.text):
            found[mark[1]].append((mark[0], line.number))
    return frozenset(
        line
        for marks in found.values()
        if len(marks) >= _FEWEST and _rises([number for number, _ in marks])
        for _, line in marks
    )


def _mark(text: str) -> tuple[int, str] | None:
    if match := _NUMBER_FIRST.match(text):
        return int(match[1]), match[2].strip().casefold()
    if match := _NUMBER_LAST.match(text):
        return int(match[2]), match[1].strip().casefold()
    return None


def _rises(numbers: list[int]) -> bool:
    return all(before < after for before, after in pairwise(numbers))
