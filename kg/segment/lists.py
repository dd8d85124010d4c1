"""Which lead-in each list item hangs under, and which items hang under another item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import NamedTuple

from kg.segment import units
from kg.segment.cohesion import Matters, beginnings
from kg.segment.continuations import is_closed
from kg.segment.cues import ends_in
from kg.segment.layout import indented
from kg.segment.line_width import room, widest
from kg.segment.sentences import stops
from kg.segment.units import Unit
from kg.segment.unsigned import INFINITIVE, UNDER_LINE

NO_LEAD_IN = "no-lead-in"
ONE_OF_TWO = "one-of-two-lead-ins"
OPENED = "sublist-opened"
INDENTED = "indented-under-bullet"
SENTENCE_UNDER = "sentence-under-bullet"
PHRASES_UNDER = "phrases-under-sentences"

_WIDER = 1.005
_MOST = 200


class Item(NamedTuple):
    """A list item's place among the units, its lead-ins' and its parent's places."""

    place: int
    lead_in: int | None
    parent: int | None = None
    rule: str = ""
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Texts:
    """The units, their texts, and which of their words tell what they are about."""

    found: Sequence[Unit]
    texts: Sequence[str]
    matters: Matters

    def beginnings(self, place: int) -> frozenset[str]:
        """The beginnings of one unit's words."""
        return beginnings(self.texts[place])

    def shared(self, one: Iterable[str], place: int) -> int:
        """How many telling beginnings of words a unit shares with some others."""
        return self.matters.shared(one, self.beginnings(place))

    def meet(self, one: Iterable[str], place: int) -> bool:
        """Whether a unit is on the same matter as some others."""
        return self.matters.meet(one, self.beginnings(place))


def items(found: Sequence[Unit], texts: Sequence[str], late_titles: frozenset[int]) -> list[Item]:
    """Every list item with what it hangs under; `late_titles` head text that stands before them."""
    matters = Matters(texts[place] for place, unit in enumerate(found) if unit.kind in units.ITEMS)
    known = _Texts(found, texts, matters)
    result: list[Item] = []
    for places, lead_ins in _lists(found, late_titles):
        parents = _parents(known, places)
        chosen = _chosen(known, places, lead_ins)
        doubt = NO_LEAD_IN if not lead_ins else ONE_OF_TWO if len(lead_ins) > 1 else None
        for place in places:
            parent, rule = parents.get(place, (None, found[place].rule))
            result.append(Item(place, chosen[place], parent, rule, doubt))
    return result


def _lists(
    found: Sequence[Unit], late_titles: frozenset[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """The items of each list, with the lead-in or lead-ins above it."""
    places: list[int] = []
    lead_ins: list[int] = []
    titled = False
    for place, unit in enumerate(found):
        title = unit.kind in units.TITLES and place not in late_titles
        apart = unit.rule == INFINITIVE and bool(lead_ins)
        if places and (title or apart or unit.kind == units.LEAD_IN):
            yield places, lead_ins
            places, lead_ins = [], []
        if unit.kind in units.ITEMS:
            if apart or (titled and not places):
                lead_ins = []
            places.append(place)
        elif unit.kind == units.LEAD_IN:
            if lead_ins and not _is_above(found, lead_ins[-1], place):
                lead_ins = []
            lead_ins.append(place)
            titled = False
        elif title:
            titled = True
    if places:
        yield places, lead_ins


def _is_above(found: Sequence[Unit], first: int, second: int) -> bool:
    return all(unit.kind == units.PAGE_MARK for unit in found[first + 1 : second])


def _chosen(known: _Texts, places: Sequence[int], lead_ins: Sequence[int]) -> dict[int, int | None]:
    """Each item's lead-in; where two stand above one list, the list is cut where it fits best."""
    if len(lead_ins) < 2:
        return dict.fromkeys(places, lead_ins[0] if lead_ins else None)
    first, second = lead_ins[-2:]
    before, after = known.beginnings(first), known.beginnings(second)
    gains = [known.shared(before, place) - known.shared(after, place) for place in places]
    fit = list(accumulate(gains, initial=0))
    middle = len(places) / 2
    cuts = range(1, len(places))
    best = max(cuts, key=lambda cut: (fit[cut], -abs(cut - middle)), default=len(places))
    return {place: first if number < best else second for number, place in enumerate(places)}


def _parents(known: _Texts, places: Sequence[int]) -> dict[int, tuple[int, str]]:
    if known.found[places[0]].sign is None:
        return dict(_under_lines(known.found, places))
    told = indented(known.found, places)
    if told is not None:
        return {place: (parent, INDENTED) for place, parent in told.items()}
    parents: dict[int, tuple[int, str]] = {}
    for number, place in enumerate(places):
        if place in parents:
            continue
        before = places[number - 1] if number else None
        host = parents.get(before, (before, ""))[0] if before is not None else None
        if host is not None and _is_sentence_under(known, host, place):
            parents[place] = (host, SENTENCE_UNDER)
        elif ends_in(known.texts[place], "opens-sublist"):
            under = _sublist(known, place, places[number + 1 : number + 1 + _MOST])
            parents |= dict.fromkeys(under, (place, OPENED))
        elif number and _are_sentences_among(known, places[number - 1], place):
            under = _phrases_under(known, place, places[number + 1 : number + 1 + _MOST])
            parents |= dict.fromkeys(under, (place, PHRASES_UNDER))
    return parents


def _are_sentences_among(known: _Texts, before: int, place: int) -> bool:
    """Whether an item is a paragraph among phrases: what it tells, they promise to mend."""
    text = known.texts[place]
    return (
        known.found[place].kind == units.BULLET
        and text[:1].isupper()
        and is_closed(text)
        and known.texts[before][:1].islower()
        and any(stops(text))
    )


def _phrases_under(known: _Texts, parent: int, following: Sequence[int]) -> list[int]:
    """The phrases after a paragraph, up to the last that is on its matter."""
    own = known.beginnings(parent)
    phrases = list(takewhile(lambda place: known.texts[place][:1].islower(), following))
    linked = [number for number, place in enumerate(phrases) if known.meet(own, place)]
    return phrases[: linked[-1] + 1] if linked else []


def _under_lines(
    found: Sequence[Unit], places: Sequence[int]
) -> Iterator[tuple[int, tuple[int, str]]]:
    """The items without a sign that their words put under the one above them."""
    host: int | None = None
    for place in places:
        if found[place].rule != UNDER_LINE:
            host = place
        elif host is not None:
            yield place, (host, UNDER_LINE)


def _sublist(known: _Texts, parent: int, following: Sequence[int]) -> list[int]:
    """The items under an item that opens a sublist.

    They are of one kind and no wider than the first of them. Numbers, and what an infinitive asks
    for, go on as long as that holds; else each is on the matter of those before it, and the last
    shares a word with the parent.
    """
    found = known.found
    certain = ends_in(known.texts[parent], "opens-infinitives")
    taken: list[int] = []
    limit = float("inf")
    own = known.beginnings(parent)
    matter = set(own)
    for place in following:
        if taken and (found[place].kind != found[taken[0]].kind or widest(found[place]) > limit):
            break
        free = certain or not taken or found[place].kind == units.NUMBER
        if not free and not known.meet(matter, place):
            break
        taken.append(place)
        limit = min(limit, _WIDER * room(found[place]))
        matter |= known.beginnings(place)
    if certain or not taken or found[taken[0]].kind == units.NUMBER:
        return taken
    linked = [number for number, one in enumerate(taken) if known.meet(own, one)]
    return taken[: linked[-1] + 1] if linked else taken


def _is_sentence_under(known: _Texts, host: int, place: int) -> bool:
    """A full sentence among phrases, on the same matter as the phrase above it."""
    text, above = known.texts[place], known.texts[host]
    return (
        known.found[place].kind == units.BULLET
        and text[:1].isupper()
        and above[:1].islower()
        and is_closed(text)
        and not is_closed(above)
        and known.meet(known.beginnings(host), place)
    )
