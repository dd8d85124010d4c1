"""How lines become running text, and which words that a line break split are made whole again.

A split word is rejoined on evidence alone: the whole word stands elsewhere in the document, or its
parts stand nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from kg.segment.cues import words
from kg.segment.passages import Copied, Passage
from kg.segment.units import Unit

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STRETCH = re.compile(r"\S+(?: \S+)*")
_LAST = re.compile(r"[^\W_]+(?:-[^\W_]+)*(-?)\Z")
_FIRST = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_LONGER_BY = 4
_LONGEST = 60
_AT_END = re.compile("-\n")
_SAMPLE = 150_000
_SOME = 20
_OFTEN = 0.005
_VOWELS = frozenset("aeiouy\u00e6\u00f8\u00e5")
_MARKS = ".,:;!?()«»"
SPACE, NOTHING, DROP = " ", "", "-"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one document, which tell whether a split word is to be rejoined."""

    counts: Mapping[str, int]
    often: Set[str] = field(repr=False)
    """The words that stand there more than once."""
    small: Set[str] = field(repr=False)
    hyphenates: bool = False
    """Whether its lines are filled by splitting words, so that a hyphen at an end means little."""

    @classmethod
    def of(cls, text: str) -> Lexicon:
        """The words of a text."""
        hyphenates = _hyphenates(text)
        for mark in _MARKS:
            text = text.replace(mark, SPACE)
        counts: dict[str, int] = dict(Counter(text.split()))
        others = [one for one in counts if not one.isalnum() or one != one.casefold()]
        again = [(one, counts.pop(one)) for one in others]
        small = set(counts)
        for token, times in again:
            for word in _WORD.findall(token):
                key = word.casefold()
                counts[key] = counts.get(key, 0) + times
                if word.islower():
                    small.add(word)
        often = {word for word, times in counts.items() if times > 1}
        return cls(counts, often, small, hyphenates)

    def common(self, word: str) -> bool:
        """Whether a word, given in lower case, stands in the document without a capital."""
        return word in self.small

    def mends(self, texts: Sequence[str]) -> bool:
        """Whether anything but a space goes between two of some lines."""
        often = self.often
        for before, after in pairwise(texts):
            rare = before[before.rfind(SPACE) + 1 :] not in often
            if rare and self.junction(before, after) != SPACE:
                return True
        return False

    def junction(self, before: str, after: str) -> str:
        """What goes between two lines: a space, nothing, or nothing instead of the hyphen."""
        if before[-1] in _MARKS or not after[0].islower():
            return SPACE
        begin = max(before.rfind(SPACE) + 1, len(before) - _LONGEST)
        if before[begin:] in self.often:
            return SPACE
        left, right = _LAST.search(before, begin), _FIRST.match(after, 0, _LONGEST)
        if left is None or right is None:
            return SPACE
        if left[1]:
            return self._hyphen(left[0][:-1], right[0].casefold())
        return self._bare(left[0].casefold(), right[0].casefold())

    def _hyphen(self, left: str, right: str) -> str:
        if right in words("suspending"):
            return SPACE
        if self.hyphenates:
            return NOTHING if self._is_hyphened(left, right) else DROP
        left = left.casefold()
        whole = left + right
        if whole in self.counts:
            return DROP
        known = left in self.counts or right in self.often
        return NOTHING if known else DROP

    def _is_hyphened(self, left: str, right: str) -> bool:
        """Whether a word has its hyphen wherever it stands: after an abbreviation, or in a line."""
        last = left.rpartition("-")[2]
        small, left = last.casefold(), left.casefold()
        if left + right in self.counts:
            return False
        abbreviated = not last[1:].islower() or _VOWELS.isdisjoint(small)
        return abbreviated or small in words("hyphened") or f"{left}-{right}" in self.counts

    def _bare(self, left: str, right: str) -> str:
        """A word that was split without a hyphen: its first part is no word of the document."""
        if left in self.often or len(left) < 2:
            return SPACE
        whole = left + right
        if whole in self.counts:
            return NOTHING
        if right in self.often:
            return SPACE
        return NOTHING if self._begins_known(whole, len(left) + _LONGER_BY) else SPACE

    def _begins_known(self, whole: str, shortest: int) -> bool:
        """Whether a word of the document is the beginning of `whole`."""
        longest = min(len(whole) - 1, _LONGEST)
        return any(whole[:length] in self.counts for length in range(longest, shortest - 1, -1))


def _hyphenates(text: str) -> bool:
    """Whether at least one line in two hundred ends in a hyphen, and not just a few do.

    The beginning of a long text tells it.
    """
    hyphens = len(_AT_END.findall(text, 0, _SAMPLE))
    return hyphens >= _SOME and hyphens >= _OFTEN * text.count("\n", 0, _SAMPLE)


def join(unit: Unit, lexicon: Lexicon) -> Passage:
    """A unit as running text; runs of white space inside a line become one space."""
    text = SPACE.join(unit.texts)
    if text.isprintable() and "  " not in text and not lexicon.mends(unit.texts):
        return Passage(text, unit)
    return _mended(unit, lexicon)


def _mended(unit: Unit, lexicon: Lexicon) -> Passage:
    stretches = list(_stretches(unit))
    text, place = stretches[0]
    kept, copied, at = [], [], 0
    for after, next_place in stretches[1:]:
        link = lexicon.junction(text, after)
        words = text[:-1] if link == DROP else text
        kept.append(words + SPACE if link == SPACE else words)
        copied.append(Copied(at, place, len(words), len(text)))
        at += len(kept[-1])
        text, place = after, next_place
    copied.append(Copied(at, place, len(text), len(text)))
    return Passage("".join([*kept, text]), unit, tuple(copied))


def _stretches(unit: Unit) -> Iterator[tuple[str, int]]:
    """What is copied of each line as it stands, and where; wider gaps part it."""
    for number, text in enumerate(unit.texts):
        start = unit.place(number)
        yield from ((found[0], start + found.start()) for found in _STRETCH.finditer(text))
