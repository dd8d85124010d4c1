"""What each unit holds: list items as they are, running text sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.segment import units
from kg.segment.cues import cue, words
from kg.segment.lists import Item
from kg.segment.passages import Passage, Places
from kg.segment.prose import Verdict, verdict
from kg.segment.sentences import sentences
from kg.segment.units import Span, Unit

ENUMERATION = "inline-enumeration"
ITEM_KINDS = frozenset({"bullet", "subbullet", "numbered"})
"""What a draft of a list's item may be."""
PLEDGE_KINDS = ITEM_KINDS | {"prose"}
"""What a draft that is a pledge may be."""
_ITEM_MARK = re.compile(r"(?:^|(?<=\s))\d{1,2}\)\s+")
_SECOND = "2)"
_LONGEST = 5000
_BETWEEN = " ,;."


class Draft(NamedTuple):
    """A stretch of text and what it was taken for; `text` is a pledge's, else empty.

    `place` is its unit's, `parent` its parent's unit's. `spans` hold the sign or mark of an item.
    """

    kind: str
    place: int
    spans: tuple[Span, ...]
    rule: str
    text: str = ""
    lead_in: str | None = None
    parent: int | None = None
    strength: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What drafting needs to know of a document.

    `rules` holds what gave each title its level, `doubts` what may be wrong about a unit's place.
    """

    source: str
    found: Sequence[Unit]
    passages: Sequence[Passage]
    items: Mapping[int, Item]
    party: tuple[str, ...]
    rules: Mapping[int, str]
    doubts: Mapping[int, str]


def pledges(sheet: Sheet) -> list[Draft]:
    """The pledges that the units hold, in the order of the source."""
    made = _drafts(sheet, pledges_only=True)
    return _sorted(draft for draft in made if draft.kind in PLEDGE_KINDS)


def drafts(sheet: Sheet) -> list[Draft]:
    """Everything that the units hold, in the order of the source."""
    return _sorted(_drafts(sheet, pledges_only=False))


def _sorted(made: Iterable[Draft]) -> list[Draft]:
    return sorted(made, key=lambda draft: draft.spans[0])


def _drafts(sheet: Sheet, *, pledges_only: bool) -> Iterator[Draft]:
    for place, unit in enumerate(sheet.found):
        if unit.kind == units.PROSE:
            yield from _prose(sheet, place, pledges_only=pledges_only)
        elif unit.kind in units.ITEMS:
            yield _item(sheet, place)
        elif not pledges_only:
            kind = units.HEADING if unit.kind == units.PART else unit.kind
            rule = sheet.rules.get(place, unit.rule)
            yield Draft(kind, place, unit.spans(sheet.source), rule, doubt=unit.doubt)


def _item(sheet: Sheet, place: int) -> Draft:
    unit, item = sheet.found[place], sheet.items[place]
    kind = "bullet" if item.parent is None else "subbullet"
    lead_in = None if item.lead_in is None else sheet.passages[item.lead_in].text
    rule, doubt = item.rule, unit.doubt or item.doubt or sheet.doubts.get(place)
    return Draft(
        "numbered" if unit.kind == units.NUMBER else kind,
        place,
        unit.spans(sheet.source),
        rule,
        sheet.passages[place].text,
        lead_in,
        item.parent,
        "hard" if lead_in else None,
        doubt,
    )


def _prose(sheet: Sheet, place: int, *, pledges_only: bool) -> Iterator[Draft]:
    text = sheet.passages[place].text
    places: Places | None = None
    for start, end in sentences(text):
        sentence = text[start:end]
        listed = _SECOND in sentence and cue("enumeration").search(sentence[:_LONGEST])
        found = None if listed else verdict(sentence, sheet.party)
        if pledges_only and found is not None and not found.pledge:
            continue
        places = places or Places(sheet.passages[place], sheet.source)
        if found is None:
            yield from _enumerated(place, text, (start, end), places)
        else:
            yield _sentence(place, sentence, places.spans(start, end), found, sheet)


def _sentence(
    place: int, sentence: str, spans: tuple[Span, ...], found: Verdict, sheet: Sheet
) -> Draft:
    pledge, rule, strength, doubt = found
    if len(spans) > 1:
        doubt = doubt or sheet.found[place].doubt
    if pledge:
        return Draft("prose", place, spans, rule, sentence, strength=strength, doubt=doubt)
    return Draft("text", place, spans, rule, doubt=doubt)


def _enumerated(place: int, text: str, within: Span, places: Places) -> Iterator[Draft]:
    """The items of a list that stands inside a sentence, under the words before it."""
    start, end = within
    marks = [mark for mark in _ITEM_MARK.finditer(text, start, end) if mark.start() > start]
    lead_in = text[start : marks[0].start()].rstrip()
    yield Draft(units.LEAD_IN, place, places.spans(start, start + len(lead_in)), ENUMERATION)
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else end
        yield Draft(
            kind="numbered",
            place=place,
            spans=places.spans(mark.start(), stop),
            rule=ENUMERATION,
            text=_trimmed(text[mark.end() : stop]),
            lead_in=lead_in,
            strength="hard",
        )


def _trimmed(text: str) -> str:
    """An enumerated item without what links it to the next."""
    text = text.rstrip(_BETWEEN)
    before, _, last = text.rpartition(" ")
    return before.rstrip(_BETWEEN) if last.casefold() in words("suspending") else text
