"""How lines become running text, and which words that a line break split are made whole again.

A split word is rejoined on evidence alone: the whole word stands elsewhere in the document, or its
parts stand nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from kg.segment.cues import words
from kg.segment.units import Piece, Span, merged

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STRETCH = re.compile(r"\S+(?: \S+)*")
_LAST = re.compile(r"[^\W_]+(?:-[^\W_]+)*(-?)\Z")
_FIRST = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_LONGER_BY = 4
_LONGEST = 60
_MARKS = ".,:;!?()«»"
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
        first = max(bisect_left(self.marks, (start + 1,)) - 1, 0)
        last = bisect_left(self.marks, (end,))
        for at, place, length, whole in self.marks[first:last]:
            low, high = max(start, at), min(end, at + length)
            if low < high:
                stop = whole if high == at + length else high - at
                found.append((place + low - at, place + stop))
        return tuple(merged(source, found))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one document, which tell whether a split word is to be rejoined."""

    counts: Mapping[str, int]
    small: Set[str] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Lexicon:
        """The words of a text."""
        counts: dict[str, int] = {}
        small = set()
        for mark in _MARKS:
            text = text.replace(mark, SPACE)
        for token, times in Counter(text.split()).items():
            for word in [token] if token.isalnum() else _WORD.findall(token):
                key = word.casefold()
                counts[key] = counts.get(key, 0) + times
                if word.islower():
                    small.add(word)
        return cls(counts, small)

    def common(self, word: str) -> bool:
        """Whether a word, given in lower case, stands in the document without a capital."""
        return word in self.small

    def junction(self, before: str, after: str) -> str:
        """What goes between two lines: a space, nothing, or nothing instead of the hyphen."""
        begin = max(before.rfind(SPACE) + 1, len(before) - _LONGEST)
        if not after[0].islower() or self._stands_twice(before[begin:]):
            return SPACE
        left, right = _LAST.search(before, begin), _FIRST.match(after, 0, _LONGEST)
        if left is None or right is None:
            return SPACE
        if left[1]:
            return self._hyphen(left[0][:-1].casefold(), right[0].casefold())
        return self._bare(left[0].casefold(), right[0].casefold())

    def _stands_twice(self, word: str) -> bool:
        return self.counts.get(word, 0) > 1

    def _hyphen(self, left: str, right: str) -> str:
        if right in words("suspending"):
            return SPACE
        whole = left + right
        if whole in self.counts:
            return DROP
        known = left in self.counts or self._stands_twice(right)
        return NOTHING if known else DROP

    def _bare(self, left: str, right: str) -> str:
        """A word that was split without a hyphen: its first part is no word of the document."""
        if self._stands_twice(left) or len(left) < 2:
            return SPACE
        whole = left + right
        if whole in self.counts:
            return NOTHING
        if self._stands_twice(right):
            return SPACE
        return NOTHING if self._begins_known(whole, len(left) + _LONGER_BY) else SPACE

    def _begins_known(self, whole: str, shortest: int) -> bool:
        """Whether a word of the document is the beginning of `whole`."""
        longest = min(len(whole) - 1, _LONGEST)
        return any(whole[:length] in self.counts for length in range(longest, shortest - 1, -1))


def join(pieces: Iterable[Piece], lexicon: Lexicon) -> Passage:
    """The pieces as running text; runs of white space inside a line become one space."""
    stretches = [stretch for piece in pieces for stretch in _stretches(piece)]
    text, place = stretches[0]
    kept, marks, at = [], [], 0
    for after, next_place in stretches[1:]:
        link = lexicon.junction(text, after)
        copied = text[:-1] if link == DROP else text
        kept.append(copied + SPACE if link == SPACE else copied)
        marks.append((at, place, len(copied), len(text)))
        at += len(kept[-1])
        text, place = after, next_place
    marks.append((at, place, len(text), len(text)))
    return Passage("".join([*kept, text]), tuple(marks))


def _stretches(piece: Piece) -> list[tuple[str, int]]:
    """What a piece copies as it stands, and where; wider gaps part it."""
    text = piece.text
    if text.isprintable() and "  " not in text:
        return [(text, piece.start)]
    return [(match[0], piece.start + match.start()) for match in _STRETCH.finditer(text)]
