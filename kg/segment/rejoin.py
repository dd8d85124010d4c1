"""How lines become running text, and which words that a line break split are made whole again.

A split word is rejoined on evidence alone: the whole word stands elsewhere in the document, or its
parts stand nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from kg.segment.cues import words
from kg.segment.units import Piece, Span, merged

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STRETCH = re.compile(r"\S+(?: \S+)*")
_LAST = re.compile(r"[^\W_]+(?:-[^\W_]+)*(-?)\Z")
_FIRST = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_LONGER_BY = 4
SPACE, NOTHING, DROP = " ", "", "-"


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text that knows where each of its characters stands in the document.

    `marks` holds, for each stretch that was copied as it stands, its start in `text`, its start in
    the document, its length, and its length there with a hyphen that was dropped.
    """

    text: str
    marks: tuple[tuple[int, int, int, int], ...]

    def spans(self, source: str, start: int, end: int) -> tuple[Span, ...]:
        """The places in the document, whose text is `source`, of `text[start:end]`."""
        found = []
        first = bisect_right(self.marks, (start, len(source), 0, 0)) - 1
        for at, place, length, whole in self.marks[max(first, 0) :]:
            if at >= end:
                break
            low, high = max(start, at), min(end, at + length)
            if low < high:
                last = whole if high == at + length else high - at
                found.append((place + low - at, place + last))
        return tuple(merged(source, found))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one document, which tell whether a split word is to be rejoined."""

    counts: Counter[str]
    small: frozenset[str] = field(repr=False)
    ordered: Sequence[str] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Lexicon:
        """The words of a text."""
        written = Counter(match[0] for match in _WORD.finditer(text))
        counts: Counter[str] = Counter()
        for word, times in written.items():
            counts[word.casefold()] += times
        return cls(counts, frozenset(w for w in written if w.islower()), sorted(counts))

    def common(self, word: str) -> bool:
        """Whether a word, given in lower case, stands in the document without a capital."""
        return word in self.small

    def junction(self, before: str, after: str) -> str:
        """What goes between two lines: a space, nothing, or nothing instead of the hyphen."""
        left, right = _LAST.search(before), _FIRST.match(after)
        if left is None or right is None or not right[0][0].islower():
            return SPACE
        if left[1]:
            return self._hyphen(left[0][:-1].casefold(), right[0].casefold())
        return self._bare(left[0].casefold(), right[0].casefold())

    def _hyphen(self, left: str, right: str) -> str:
        if right in words("suspending"):
            return SPACE
        whole = left + right
        if whole in self.counts:
            return DROP
        known = self.counts[left] or self.counts[right] > 1
        return NOTHING if known else DROP

    def _bare(self, left: str, right: str) -> str:
        """A word that was split without a hyphen: its first part is no word of the document."""
        if self.counts[left] > 1 or len(left) < 2:
            return SPACE
        whole = left + right
        if whole in self.counts:
            return NOTHING
        if self.counts[right] > 1:
            return SPACE
        return NOTHING if self._begins_known(whole, len(left) + _LONGER_BY) else SPACE

    def _begins_known(self, whole: str, shortest: int) -> bool:
        """Whether a word of the document is the beginning of `whole`."""
        for length in range(len(whole) - 1, shortest - 1, -1):
            place = bisect_left(self.ordered, whole[:length])
            if place < len(self.ordered) and self.ordered[place] == whole[:length]:
                return True
        return False


def join(pieces: Iterable[Piece], lexicon: Lexicon) -> Passage:
    """The pieces as running text; runs of white space inside a line become one space."""
    stretches = [
        (match[0], piece.start + match.start())
        for piece in pieces
        for match in _STRETCH.finditer(piece.text)
    ]
    texts, places = [], []
    for number, (text, place) in enumerate(stretches):
        after = stretches[number + 1][0] if number + 1 < len(stretches) else None
        link = "" if after is None else lexicon.junction(text, after)
        kept = text[:-1] if link == DROP else text
        texts.append(kept + (SPACE if link == SPACE else ""))
        places.append((place, len(kept), len(text)))
    starts = accumulate((len(text) for text in texts), initial=0)
    marks = tuple((start, *place) for start, place in zip(starts, places, strict=False))
    return Passage("".join(texts), marks)
