"""Which words lead in a list, and where one lead-in or its list begins inside a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.model import Source
from kg.segment import units
from kg.segment.cues import cue, words
from kg.segment.sentences import stops
from kg.segment.units import Unit

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
            called.update(_subject(" ".join(unit.texts[-_LONGEST:])))
    often = {name for name, times in called.items() if times >= _FEWEST}
    return tuple(sorted(often.union(own_names(source))))


def own_names(source: Source) -> tuple[str, ...]:
    """The names that a document's facts give the party."""
    return tuple(sorted({source.party, source.party_short} - {""}))


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
    text = unit.texts[-1]
    if text.endswith(":"):
        before, lead_in = _last_sentence(unit)
        if before is not None:
            yield before
        yield from _doubled(lead_in, party, COLON if before is None else SENTENCE)
    elif len(unit.texts) == 1 and _asks(text, party):
        yield unit.taken_for(units.LEAD_IN, NO_COLON)
    else:
        yield unit


def asks_for_list(unit: Unit, party: tuple[str, ...]) -> bool:
    """Whether a paragraph ends in what the party, or somebody with a name, wants or shall do."""
    text = unit.texts[-1]
    if not text.endswith(":"):
        return len(unit.texts) == 1 and _asks(text, party)
    tail = text[-_LONGEST_NAME:]
    return any(_subject(tail)) or cue("lead-in", party).search(tail) is not None


def _asks(text: str, party: tuple[str, ...]) -> bool:
    match = cue("lead-in", party).search(text)
    return match is not None and match.end() == len(text)


def _last_sentence(unit: Unit) -> tuple[Unit | None, Unit]:
    for number in range(len(unit.texts) - 1, -1, -1):
        if found := list(stops(unit.texts[number])):
            return unit.cut(number, unit.place(number) + found[-1][1])
        if number and unit.texts[number - 1].endswith((".", "!", "?")):
            return unit.cut(number, unit.place(number))
    return None, unit


def _is_double(unit: Unit, party: tuple[str, ...]) -> bool:
    """Whether a paragraph that no list follows is a lead-in; its list then stands further on."""
    if len(unit.texts) >= _LONGEST or not unit.texts[-1].endswith(":"):
        return False
    text = " ".join(unit.texts)
    asks = cue("lead-in", party).search(text[-60:]) is not None
    return asks and not any(mark in text for mark in ".!?")


def _doubled(unit: Unit, party: tuple[str, ...], rule: str = TWO) -> Iterator[Unit]:
    """A lead-in, or the two that stand on one line."""
    for number, text in enumerate(unit.texts):
        colon = text.find(": ")
        if colon < 0 or not cue("lead-in", party).search(text[:colon][-60:]):
            continue
        rest = text[colon + 1 :].lstrip()
        first, second = unit.cut(number, unit.place(number) + len(text) - len(rest))
        if first is not None:
            yield first.taken_for(units.LEAD_IN, TWO)
            yield second.taken_for(units.LEAD_IN, TWO)
            return
    yield unit.taken_for(units.LEAD_IN, rule)
