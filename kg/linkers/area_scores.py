"""Scores the policy areas of a statement by the words of its passages, and ranks them.

The score of an area is the sum of what the words say for it, each times what its passage is worth.
An area counts where one word says enough for it; the broader area and those that are like it take
a part of its score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.vocab.areas import SCHEMES, Area, Vocabulary
from kg.vocab.areas_match import Hit

# What an area inherits of one that is like it, and of the best one below it.
_LIKE, _BELOW = 0.8, 0.15
# The least that a word must say for an area.
_LEAST = 0.15
# How many areas of a scheme there may be, and the least score of each beside the first one's.
_MOST = 3
_BESIDE = (0.0, 0.25, 0.6)


class Passage(NamedTuple):
    """A text that speaks for a statement, and what its words are worth."""

    via: str
    text: str
    worth: float
    heading: bool = False


class Spoken(NamedTuple):
    """How much a word says for an area where it stands."""

    value: float
    passage: Passage
    hit: Hit


@dataclass(frozen=True, slots=True)
class Tally:
    """What passages say together: every area's score, and the word that says most for it.

    An area is in `most` where a word says enough for it.
    """

    scores: dict[str, float]
    most: dict[str, Spoken]


class Ranked(NamedTuple):
    """An area that was found, the word that spoke most for it, and that word's rule."""

    area: Area
    score: float
    spoken: Spoken
    rule: str


class Tallies:
    """Counts passages; those that stand above many statements are counted once."""

    def __init__(self, known: Vocabulary) -> None:
        self._known = known
        nothing = {area: known.bias.get(area, 0.0) for area in known.areas}
        self._counted: dict[tuple[Passage, ...], Tally] = {(): Tally(nothing, {})}

    def count(self, passages: tuple[Passage, ...]) -> Tally:
        """What passages say together; of two words that say as much the later passage's wins."""
        before = passages[:-1]
        if before not in self._counted:
            self._counted[before] = self.count(before)
        return _with(self._known, self._counted[before], passages[-1])


def _with(known: Vocabulary, before: Tally, passage: Passage) -> Tally:
    scores, most = before.scores.copy(), before.most.copy()
    worth = passage.worth
    for hit in reversed(known.words.find(passage.text)):  # of equal words the first stays
        strength = worth * hit.strength
        for area, weight in known.values[hit.key]:
            value = strength * weight
            scores[area] += value
            if value >= _LEAST and (area not in most or value >= most[area].value):
                most[area] = Spoken(value, passage, hit)
    return Tally(scores, most)


def rank(known: Vocabulary, tally: Tally) -> dict[str, list[Ranked]]:
    """The areas that a word speaks for, by scheme, the surest first, at most three of each."""
    scores, sure = tally.scores.copy(), list(tally.most)
    below = _best(scores, sure, known.broader)
    sure += _inherit(scores, below, _BELOW)
    like = _best(scores, sure, known.heirs)
    sure += _inherit(scores, like, _LIKE)
    givers = below | like
    ranked: dict[str, list[Ranked]] = {scheme: [] for scheme in SCHEMES}
    for less, area_id in sorted([(-scores[one], one) for one in set(sure)]):
        area, score = known.areas[area_id], -less
        beside = ranked[area.scheme]
        place = len(beside)
        if place == 0 or (place < _MOST and score >= _BESIDE[place] * beside[0].score):
            source = _source(area_id, givers, tally.most)
            beside.append(_ranked(known, (area, score), source, tally.most[source]))
    return ranked


def _best(
    scores: Mapping[str, float], sure: Iterable[str], heirs: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """For each heir of the areas the one among them that has the highest score."""
    givers: dict[str, str] = {}
    for giver in sure:
        for heir in heirs.get(giver, ()):
            if scores[giver] > (scores[givers[heir]] if heir in givers else 0.0):
                givers[heir] = giver
    return givers


def _inherit(scores: dict[str, float], givers: Mapping[str, str], share: float) -> Iterable[str]:
    """Give the heirs their share of the scores; all of them at once, whoever gives to whom."""
    shares = [(heir, share * scores[giver]) for heir, giver in givers.items()]
    for heir, more in shares:
        scores[heir] += more
    return givers


def _source(area_id: str, givers: Mapping[str, str], most: Mapping[str, Spoken]) -> str:
    """The area whose word says most: itself, one that it inherits of, and so on."""
    sources = [area_id]
    while (giver := givers.get(sources[-1])) and giver not in sources:
        sources.append(giver)
    spoken = [one for one in sources if one in most]
    return max(spoken, key=lambda one: most[one].value) if len(spoken) > 1 else spoken[0]


def _ranked(known: Vocabulary, scored: tuple[Area, float], source: str, spoken: Spoken) -> Ranked:
    rule = known.weights[spoken.hit.key][source].rule
    return Ranked(*scored, spoken, rule if source == scored[0].id else f"{rule} > {source}")
