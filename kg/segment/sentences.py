"""Where a sentence of running text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.segment.cues import words

_STOP = re.compile(
    r"[.!?…](?:"
    r"(?<![.!?…]{2})[.!?…]*[»”\")\]]*(?P<space>\s++)(?=[«“\"(–-]*\s*(?P<spaced>[^\W_]))"
    r"|(?<=[^\W\d_]{4}[.!?])(?=(?P<glued>[^\W\d_])[^\W\d_]{2})"
    r")"
)
_WORD_BEFORE = re.compile(r"(?:^|[\s(«])((?:[^\W_]+\.)*[^\W_]+)\Z")
_LONGEST_WORD = 30


def stops(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence but the last ends and the next one begins.

    A capital right after a word's full stop begins one too: the space was forgotten.
    """
    for stop in _STOP.finditer(text):
        space, spaced, glued = stop.groups()
        start, end = stop.span()
        if space:
            if not spaced.islower() and not _is_abbreviated(text, start):
                yield end - len(space), end
        elif glued.isupper() and text[start - 1].islower():
            yield end, end


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the white space between them."""
    begin = 0
    for end, start in stops(text):
        yield begin, end
        begin = start
    if end := len(text.rstrip()):
        yield begin, end


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
