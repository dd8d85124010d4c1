"""Cuts a statement into sentences and clauses, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STOP = re.compile(r"(?<=[.!?])\s+(?=\S)")
CLAUSE = re.compile(r"[,;:] ")
_ABBREVIATED = 4
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the offset of its first character in the statement."""

    text: str
    start: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; a stop ends one where a capital follows, unless it ends a number.

    What goes on for longer than any sentence does is cut between two words: each number is held
    against all of its sentence.
    """
    for sentence in _stopped(text):
        yield from _cut(sentence)


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    text, start = sentence.text, sentence.start
    while len(text) > _LONGEST:
        end = text.rfind(" ", 0, _LONGEST) + 1 or _LONGEST
        yield Sentence(text[:end], start)
        text, start = text[end:], start + end
    yield Sentence(text, start)


def _stopped(text: str) -> Iterator[Sentence]:
    first = 0
    for stop in _STOP.finditer(text):
        before = text[first : stop.start()]
        if text[stop.end()].isupper() and not _ordinal(before):
            yield Sentence(before, first)
            first = stop.end()
    yield Sentence(text[first:], first)


def clause(sentence: str, start: int, end: int) -> str:
    """The stretch between commas, colons and semicolons that holds a place."""
    cuts = [0, *(cut.end() for cut in CLAUSE.finditer(sentence)), len(sentence)]
    first = max(cut for cut in cuts[:-1] if cut <= start)
    last = min((cut for cut in cuts if cut >= end), default=len(sentence))
    return sentence[first:last]


def _ordinal(before: str) -> bool:
    """Whether a text ends in a short number and a stop, as a date or an ordinal does."""
    word = before.rpartition(" ")[2]
    return len(word) < _ABBREVIATED and word[:-1].isdigit()
