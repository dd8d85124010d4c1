"""Where a sentence of running text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.segment.cues import words

_STOP = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*[»”\")\]]*\s++(?=[«“\"(–-]*\s*([^\W_]))")
_GLUED = re.compile(r"[.!?](?<=[^\W\d_]{4}.)(?=([^\W\d_])[^\W\d_]{2})")
_WORD_BEFORE = re.compile(r"(?:^|[\s(«])((?:[^\W_]+\.)*[^\W_]+)\Z")
_LONGEST_WORD = 30


def starts(text: str) -> Iterator[int]:
    """The offsets at which the second and later sentences of a text begin.

    A capital right after a word's full stop begins one too: the space was forgotten.
    """
    glued = [
        stop.end()
        for stop in _GLUED.finditer(text)
        if stop[1].isupper() and text[stop.start() - 1].islower()
    ]
    spaced = [
        stop.end()
        for stop in _STOP.finditer(text)
        if not stop[1].islower() and not _is_abbreviated(text, stop.start())
    ]
    yield from sorted({*glued, *spaced})


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the white space between them."""
    begin = 0
    for start in [*starts(text), len(text)]:
        end = begin + len(text[begin:start].rstrip())
        if end > begin:
            yield begin, end
        begin = start


def _is_abbreviated(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    letters = text[text.rfind(" ", 0, stop) + 1 : stop]
    if letters.isalpha() and len(letters) > 1:
        return letters.casefold() in words("abbreviations")
    word = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_WORD), stop)
    if word is None:
        return False
    found = word[1].casefold()
    initial = len(found) == 1 and word[1].isupper()
    ordinal = found.isdigit() and len(found) < 3 and word.start(1) == 0
    return initial or ordinal or found in words("abbreviations")
