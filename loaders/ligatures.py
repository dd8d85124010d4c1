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

_JOINED = ("ff", "fi", "fl", "fj", "ft", "ffi", "ffl", "ti", "tt", "tti", "tf", "ttf", "tj")
_BEFORE = "(«\u2013-/*\u2022"
_AFTER = ".,;:!?)»\u2013-/*"
_LONGEST = 40
_FEWEST = 3
_VOWELS = frozenset("aeiouy\u00e6\u00f8\u00e5")
_LEAST = 0.2


def repaired(lines: Sequence[str]) -> list[str]:
    """The lines, where each wrong character is the letters that it stands for."""
    texts = list(lines)
    for _ in range(2):
        known = Known.of(texts)
        table = _table(lines, known)
        texts = [_replaced(line, table, known) for line in lines]
    return texts


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a document that are sound, and how many of them have each pair of letters."""

    words: frozenset[str]
    pairs: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Known:
        """The sound words of some texts."""
        words = frozenset(word for text in texts for word in _sound(text))
        return cls(words, Counter(pair for word in words for pair in _pairs(word)))

    def knows(self, token: str) -> bool:
        """Whether a token is a sound word between its punctuation."""
        return _bare(token).casefold() in self.words

    def fits(self, token: str, place: int, letters: str) -> bool:
        """Whether letters join those around them as they do in other words."""
        before, after = token[place - 1 : place], token[place + 1 : place + 2]
        pairs = [before + letters[0]] * before.islower() + [letters[-1] + after] * after.islower()
        return any(self.pairs[pair] >= _FEWEST for pair in pairs)


def _bare(token: str) -> str:
    """A token without the punctuation around it."""
    return token.lstrip(_BEFORE).rstrip(_AFTER)


def _pairs(word: str) -> set[str]:
    return {word[place : place + 2] for place in range(len(word) - 1)}


def _sound(text: str) -> Iterable[str]:
    """The words of a text that begin and end at white space or common punctuation."""
    for token in text.split():
        word = _bare(token)
        if word.isalpha() and word[1:].islower():
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
    if token[place].isalnum():
        return place > 0 and token[place - 1].islower()
    return token[place + 1 : place + 2].islower()


def _table(lines: Iterable[str], known: Known) -> Mapping[str, str]:
    """For each wrong character the letters that it stands for."""
    seen: Counter[str] = Counter()
    made: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    hits: Counter[str] = Counter()
    for line in lines:
        for token, place in _suspects(line):
            if known.knows(token):
                continue
            glyph = token[place]
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


def _is_word(token: str, place: int, letters: str, known: Known) -> bool:
    whole = token[:place] + letters + token[place + 1 :]
    return known.knows(whole) and len(_bare(whole)) > len(letters)


def _replaced(line: str, glyphs: Mapping[str, str], known: Known) -> str:
    if not glyphs.keys() & set(line):
        return line
    return "".join(
        part if part.isspace() else _token(part, glyphs, known) for part in re.split(r"(\s+)", line)
    )


def _token(token: str, glyphs: Mapping[str, str], known: Known) -> str:
    if known.knows(token):
        return token
    whole = _spelled(token, glyphs)
    if known.knows(whole):
        return whole
    careful = _spelled(token, glyphs, known)
    return token if _VOWELS.isdisjoint(careful.casefold()) else careful


def _spelled(token: str, glyphs: Mapping[str, str], known: Known | None = None) -> str:
    """A token with its glyphs spelled out, those alone that fit in where that is asked for."""
    return "".join(
        glyphs[letter]
        if letter in glyphs
        and _beside_small(token, place)
        and (known is None or known.fits(token, place, glyphs[letter]))
        else letter
        for place, letter in enumerate(token)
    )
