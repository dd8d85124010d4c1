"""Which words lead in a list, and where one lead-in or its list begins inside a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.model import Source
from kg.segment import units
from kg.segment.cues import cue, words
from kg.segment.sentences import starts
from kg.segment.units import Piece, Unit

COLON = "lead-in-colon"
NO_COLON = "lead-in-without-colon"
SENTENCE = "lead-in-last-sentence"
TWO = "two-lead-ins"

_NAME = re.compile(r"([^\W\d_]+)[^\S\n]+([^\W\d_]+)[^\S\n]*:?\s*\Z")
_FEWEST = 3
_LONGEST = 6
_LONGEST_NAME = 100


def party_names(source: Source, found: Sequence[Unit]) -> tuple[str, ...]:
    """The names that the party goes by: its own, and what the lists' lead-ins call it."""
    called: Counter[str] = Counter()
    for unit, after in pairwise(found):
        if unit.kind == units.PLAIN and after.kind in units.ITEMS:
            called.update(_subject(" ".join(piece.text for piece in unit.pieces[-_LONGEST:])))
    often = {name for name, times in called.items() if times >= _FEWEST}
    return tuple(sorted(often | {source.party, source.party_short} - {""}))


def _subject(text: str) -> Iterator[str]:
    """The name beside the verb at the end of a lead-in."""
    if (match := _NAME.search(text[-_LONGEST_NAME:])) is None:
        return
    first, second = match[1], match[2]
    verbs = words("commitment_verbs")
    if second.casefold() in verbs and first[0].isupper():
        yield first
    elif first.casefold() in verbs and second[0].isupper():
        yield second


def split(found: Iterable[Unit], party: tuple[str, ...]) -> Iterator[Unit]:
    """The units, with every lead-in as a unit of its own."""
    pending = list(found)
    for place, unit in enumerate(pending):
        if unit.kind != units.PLAIN:
            yield unit
        elif _leads_list(pending, place):
            yield from _parts(unit, party)
        elif _is_double(unit, party):
            yield from _doubled(unit, party)
        else:
            yield unit


def _leads_list(found: Sequence[Unit], place: int) -> bool:
    place += 1
    while place < len(found) and found[place].kind == units.PAGE_MARK:
        place += 1
    return place < len(found) and found[place].kind in units.ITEMS


def _parts(unit: Unit, party: tuple[str, ...]) -> Iterator[Unit]:
    """A paragraph before a list: all of it, its last sentence, or nothing leads the list in."""
    text = unit.pieces[-1].text
    pattern = cue("lead-in", party)
    if text.endswith(":"):
        before, lead_in = _last_sentence(unit)
        if before is not None:
            yield before
        yield from _doubled(lead_in, party, COLON if before is None else SENTENCE)
    elif len(unit.pieces) == 1 and (match := pattern.search(text)) and match.end() == len(text):
        yield unit._replace(kind=units.LEAD_IN, rule=NO_COLON)
    else:
        yield unit


def _last_sentence(unit: Unit) -> tuple[Unit | None, Unit]:
    for number in range(len(unit.pieces) - 1, -1, -1):
        piece = unit.pieces[number]
        if begins := list(starts(piece.text)):
            return _cut(unit, number, piece.start + begins[-1])
        if number and unit.pieces[number - 1].text.endswith((".", "!", "?")):
            return _cut(unit, number, piece.start)
    return None, unit


def _cut(unit: Unit, number: int, at: int) -> tuple[Unit | None, Unit]:
    piece = unit.pieces[number]
    head = unit.pieces[:number]
    if kept := piece.text[: at - piece.start].rstrip():
        head.append(Piece(piece.line, piece.start, kept))
    rest = Piece(piece.line, at, piece.text[at - piece.start :])
    tail = [rest, *unit.pieces[number + 1 :]]
    if not head:
        return None, unit
    return unit._replace(pieces=head), unit._replace(pieces=tail, fresh=False, gap=0)


def _is_double(unit: Unit, party: tuple[str, ...]) -> bool:
    """Whether a paragraph that no list follows is a lead-in; its list then stands further on."""
    if len(unit.pieces) >= _LONGEST or not unit.pieces[-1].text.endswith(":"):
        return False
    text = " ".join(piece.text for piece in unit.pieces)
    asks = cue("lead-in", party).search(text[-60:]) is not None
    return asks and not any(mark in text for mark in ".!?")


def _doubled(unit: Unit, party: tuple[str, ...], rule: str = TWO) -> Iterator[Unit]:
    """A lead-in, or the two that stand on one line."""
    for number, piece in enumerate(unit.pieces):
        colon = piece.text.find(": ")
        if colon < 0 or not cue("lead-in", party).search(piece.text[:colon][-60:]):
            continue
        start = piece.start + colon + 1
        start += len(piece.text[colon + 1 :]) - len(piece.text[colon + 1 :].lstrip())
        first, second = _cut(unit, number, start)
        if first is not None:
            yield first._replace(kind=units.LEAD_IN, rule=TWO)
            yield second._replace(kind=units.LEAD_IN, rule=TWO)
            return
    yield unit._replace(kind=units.LEAD_IN, rule=rule)
