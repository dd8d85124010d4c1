"""How wide a line is in print, about, when only its letters are known.

In a proportional type a line of 55 letters can be narrower than one of 50. The widths are those of
a common sans serif in thousandths of its size; what counts here is their proportion alone.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from kg.segment.units import Unit

_WIDTHS = {
    222: "ijl'",
    278: "ft .,:;/!I",
    333: "r-()",
    500: "ckvxyzsJ",
    611: "\u00f8FTZ",
    667: "ABEKPSVXY\u00c5",
    722: "wCDHNRU",
    778: "GOQ\u00d8",
    833: "mM",
    889: "\u00e6",
}
_OTHER = 556


class _ByLetter(dict[str, int]):
    """Each letter's width; most letters have the same."""

    def __missing__(self, letter: str) -> int:
        return _OTHER


@cache
def _by_letter() -> _ByLetter:
    widths = ((letter, width) for width, letters in _WIDTHS.items() for letter in letters)
    return _ByLetter(widths)


def width(text: str) -> int:
    """The width of a text."""
    return sum(map(_by_letter().__getitem__, text))


def widest(unit: Unit) -> int:
    """The width of a unit's widest line."""
    return max(map(width, unit.texts))


def room(unit: Unit) -> float:
    """The width that a unit's line breaks leave: less than what the next word would have taken."""
    return min(
        (width(f"{one} {two.split(' ', 1)[0]}") for one, two in pairwise(unit.texts)),
        default=float("inf"),
    )
