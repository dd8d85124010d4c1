"""List items and titles without a sign, where each line is a paragraph of its own.

- `line-under-lead-in`: the lines under words that ask for a list are its items, as far as the next
  blank line, title or lead-in;
- `infinitive-line`: a line without a lead-in that says what is to be done ("Verne skogen"), where
  many of the lines without one do;
- `line-under-line`: what stands under an item that ends in a colon, or lines that begin with small
  letters, two or more in a row;
- `title-line`: a short line without a verb between blank lines, right above a lead-in, or, where no
  title has a sign, at the head of a block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from kg.segment import units
from kg.segment.contents import contents
from kg.segment.continuations import is_closed, is_unfinished
from kg.segment.cues import cue, is_infinitive, words
from kg.segment.layout import is_larger
from kg.segment.lead_ins import asks_for_list
from kg.segment.units import Unit

UNDER_LEAD_IN = "line-under-lead-in"
INFINITIVE = "infinitive-line"
UNDER_LINE = "line-under-line"
TITLE = "title-line"
PART_TITLE = "part-title"

_MARKED = re.compile(r"\b\u00e5\s+([a-z\u00e6\u00f8\u00e5]+[e\u00e5ouy])\b")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_TITLE = 75
_MOST_WORDS = 5
_OPENING = 60
_MANY = 0.3


@dataclass(frozen=True, slots=True)
class _Texts:
    """The units, the infinitives they use, the party's names, the size of the text's type.

    `listed` are the places of a table of contents.
    """

    found: Sequence[Unit]
    listed: Set[int]
    infinitives: Set[str]
    party: tuple[str, ...]
    body: float | None

    def is_line(self, place: int) -> bool:
        """Whether a unit is one that nothing but its words tells what it is."""
        unit = self.found[place]
        larger = self.body is not None and is_larger(unit, self.body)
        return unit.kind == units.PLAIN and not larger and place not in self.listed

    def leads(self, place: int) -> bool:
        """Whether a unit asks for the lines below it as items."""
        below = place + 1
        if below >= len(self.found) or not self.is_line(place) or not self.is_line(below):
            return False
        if asks_for_list(self.found[place], self.party):
            return True
        colon = self.found[place].texts[-1].endswith(":") and not self.found[below].gap
        return colon and self.says_act(below) and not self.says_act(place)

    def says_act(self, place: int) -> bool:
        """Whether a unit begins as what is to be done: with an infinitive, or "vil" without who."""
        text = self.found[place].texts[0]
        opening = [word.casefold() for word in _WORD.findall(text[:_OPENING])]
        if opening and opening[0] in words("before_infinitive"):
            del opening[0]
        asks = self.found[place].texts[-1].endswith("?")
        if not opening or asks or cue("cross-reference").search(text):
            return False
        acts = opening[0] in words("act_verbs") or self._is_infinitive(opening[0])
        return acts and words("finite_verbs").isdisjoint(opening[1:2])

    def _is_infinitive(self, word: str) -> bool:
        return word in self.infinitives or is_infinitive(word)

    def is_nominal(self, place: int) -> bool:
        """Whether a unit is a short line without a verb, as titles are."""
        unit = self.found[place]
        text = unit.texts[0]
        return (
            self.is_line(place)
            and len(unit.texts) == 1
            and len(text) <= _LONGEST_TITLE
            and text[0].isalnum()
            and not text[0].islower()
            and not text[-1].isdecimal()
            and "|" not in text
            and not is_closed(text)
            and not is_unfinished(text, "unfinished_title")
            and words("finite_verbs").isdisjoint(text.casefold().split())
            and words("subordinators").isdisjoint(text.casefold().split()[:1])
            and not self.says_act(place)
        )

    def title_kind(self, place: int) -> str | None:
        """The kind of a title without a sign; None of what is none."""
        text = self.found[place].texts[0]
        short = self.body is None and len(text) <= _LONGEST_TITLE and not is_closed(text)
        if short and cue("part-title").search(text):
            return units.PART
        return units.HEADING if self._is_title(place) else None

    def _is_title(self, place: int) -> bool:
        unit, last = self.found[place], place + 1 == len(self.found)
        if last or not self.is_nominal(place):
            return False
        alone = self.found[place + 1].gap > 0
        opening = unit.texts[0].casefold().split()
        short = len(opening) <= _MOST_WORDS and "," not in unit.texts[0]
        asking = opening[0] in words("asking")
        if unit.gap and self.body is None:
            return short or (self._heads(place + 1) if alone else not asking)
        if not short or asking:
            return False
        if not alone:
            return self.leads(place + 1)
        listed = not unit.gap and place > 0 and self.is_nominal(place - 1)
        return self._heads(place + 1) and not listed

    def _heads(self, below: int) -> bool:
        """Whether what stands below a title after a blank line is text, and no title itself."""
        return self.is_line(below) and not self.is_nominal(below)


def listed(found: Sequence[Unit], party: tuple[str, ...], body: float | None) -> list[Unit]:
    """The units, with items and titles that have no sign; `party` holds the names given to it."""
    known = _Texts(found, contents(found), _infinitives(found), party, body)
    titled, under, free = _under_lead_ins(known)
    acts = {place for place in free if known.says_act(place)}
    if len(acts) < _MANY * len(free):
        acts = set()
    result: list[Unit] = []
    for place, unit in enumerate(titled):
        rule = None
        if place in under or place in free:
            above = result[-1] if result and not unit.gap else None
            rule = _rule(known, place, above, acts, under=place in under)
        result.append(unit.taken_for(units.BULLET, rule) if rule else unit)
    return result


def _under_lead_ins(known: _Texts) -> tuple[list[Unit], set[int], set[int]]:
    """The units with their titles; the places of lines under lead-ins, and of those under none."""
    titled: list[Unit] = []
    places: dict[bool, set[int]] = {True: set(), False: set()}
    under = False
    for place, unit in enumerate(known.found):
        kind = known.title_kind(place) if known.is_line(place) else None
        leads = kind is None and known.leads(place)
        if kind or leads or not known.is_line(place):
            under = leads
        else:
            under = under and (not unit.gap or known.leads(place - 1))
            places[under].add(place)
        rule = PART_TITLE if kind == units.PART else TITLE
        titled.append(unit.taken_for(kind, rule) if kind else unit)
    return titled, places[True], places[False]


def _rule(
    known: _Texts, place: int, above: Unit | None, acts: Set[int], *, under: bool
) -> str | None:
    """The rule by which a line is a list's item, if there is one; `above` stands right above it."""
    unit = known.found[place]
    if above is not None and above.kind == units.BULLET and above.sign is None:
        below_line = above.rule == UNDER_LINE or above.texts[-1].endswith(":")
        small = unit.texts[0][0].islower()
        if small and (below_line or is_unfinished(above.texts[-1]) or not known.says_act(place)):
            return UNDER_LINE
        same = above.rule != UNDER_LINE or not above.texts[0][0].islower()
        if below_line and same and known.is_nominal(place):
            return UNDER_LINE
    if under:
        return UNDER_LEAD_IN
    in_a_row = not unit.gap or (place + 1 < len(known.found) and not known.found[place + 1].gap)
    return INFINITIVE if place in acts and in_a_row else None


def _infinitives(found: Sequence[Unit]) -> Set[str]:
    """The common infinitives, and what the document has after the word that marks one.

    An infinitive ends in a vowel.
    """
    texts = (text for unit in found for text in unit.texts)
    marked = {word for text in texts for word in _MARKED.findall(text)}
    return words("infinitives") | (marked - words("before_infinitive"))
