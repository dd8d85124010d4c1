"""Repairs letters that a font's table of characters gets wrong, by the document's own words.

Where two or three letters are drawn as one, some fonts tell a wrong character for it: a capital or
a sign in the middle of a word. What it stands for is found by trying: the letters that turn most of
the broken words into words that stand elsewhere in the document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "fitjlt"
_JOINED = ("ff", "fi", "fl", "fj", "ft", "ffi", "ffl", "ti", "tt", "tti", "tf", "ttf", "tj")
_LONGEST = 40
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font, by whatever name tells fonts apart."""

    font: str
    text: str


def repaired(runs: Sequence[Run]) -> list[str]:
    """The runs' texts, where each wrong character is the letters that it stands for."""
    known = _sound_words(runs)
    for _ in range(2):
        table = _table(runs, known)
        texts = [_replaced(run, table) for run in runs]
        known |= {word for text in texts for word in _sound(text)}
    return texts


def _sound_words(runs: Iterable[Run]) -> set[str]:
    return {word for run in runs for word in _sound(run.text)}


def _sound(text: str) -> Iterable[str]:
    """The words of a text that begin and end at white space or common punctuation."""
    for token in text.split():
        word = token.strip(".,;:!?()«»\u2013-/*\u2022")
        if word.isalpha() and (word[1:].islower() or len(word) == 1):
            yield word.casefold()


def _suspects(text: str) -> Iterable[tuple[str, int]]:
    """Each token with a capital after a small letter or a sign before one, and its place."""
    for token in text.split():
        if token.isalpha() and token[1:].islower():
            continue
        for place, letter in enumerate(token[:_LONGEST]):
            if not letter.islower() and _beside_small(token, place):
                yield token, place


def _beside_small(token: str, place: int) -> bool:
    if token[place].isalpha():
        return place > 0 and token[place - 1].islower()
    return token[place + 1 : place + 2].islower()


def _table(runs: Iterable[Run], known: set[str]) -> Mapping[tuple[str, str], str]:
    """For each font and wrong character the letters that it stands for."""
    seen: Counter[tuple[str, str]] = Counter()
    made: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    hits: Counter[tuple[str, str]] = Counter()
    for run in runs:
        for token, place in _suspects(run.text):
            glyph = (run.font, token[place])
            seen[glyph] += 1
            fits = [letters for letters in _JOINED if _is_word(token, place, letters, known)]
            hits[glyph] += bool(fits)
            for letters in fits:
                made[glyph][letters].add(token)
    return {
        glyph: max(fits, key=lambda letters: len(fits[letters]))
        for glyph, fits in made.items()
        if hits[glyph] >= _LEAST * seen[glyph]
    }


def _is_word(token: str, place: int, letters: str, known: set[str]) -> bool:
    whole = token[:place] + letters + token[place + 1 :]
    word = whole.strip(".,;:!?()«»*")
    return word.casefold() in known and len(word) > len(letters) + 1


def _replaced(run: Run, table: Mapping[tuple[str, str], str]) -> str:
    glyphs = {glyph: letters for (font, glyph), letters in table.items() if font == run.font}
    if not glyphs.keys() & set(run.text):
        return run.text
    return "".join(
        part if part.isspace() else _token(part, glyphs) for part in re.split(r"(\s+)", run.text)
    )


def _token(token: str, glyphs: Mapping[str, str]) -> str:
    return "".join(
        glyphs[letter] if letter in glyphs and _beside_small(token, place) else letter
        for place, letter in enumerate(token)
    )
