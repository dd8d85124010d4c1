"""Finds the words of the policy areas in running text, in their inflections and in compounds.

A pattern is one word or several. `word*` is found wherever a word begins so; a longer word is also
found as the first or the last part of a compound. Several patterns may stand for one key, and a
key is what weights are given to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import VocabularyError
from kg.vocab.reader import entries

FORMS = "areas_forms.yaml"
_FIELDS = {"id": str, "words": list, "examples": list}

_WORD = re.compile(r"[^\W_]+(?:[-/+][^\W_]+)*\+?")
_SHORTEST_STEM = 3
_SHORTEST_FIRST = 6
_SHORTEST_LAST = 5
_LONGEST_PHRASE = 4

# How sure a word is of its key: alone, as a part of a compound, as a part of a longer part.
_WHOLE, _FIRST, _LAST, _PHRASE = 1.0, 0.9, 0.8, 1.3
_SHORTER = 0.4


@dataclass(frozen=True, slots=True)
class Hit:
    """A key that was found: how surely (about 0 to 1), and where, in characters of the text."""

    key: str
    strength: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text in small letters, and without its ending."""

    word: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Forms:
    """The endings of words, and the phrases whose words mean nothing by themselves."""

    endings: tuple[str, ...]
    set_phrases: frozenset[str]

    def stem(self, word: str) -> str:
        """A word without its longest ending and without the last ending under it."""
        return self._bare(self._bare(word, self.endings), self.endings[-1:])

    @staticmethod
    def _bare(word: str, endings: tuple[str, ...]) -> str:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word[: -len(ending)]
        return word

    def key(self, pattern: str) -> str:
        """What a pattern stands for: its words without their endings."""
        return " ".join(token.stem for token in self.tokens(pattern))

    def tokens(self, text: str) -> list[Token]:
        """The words of a text."""
        return [self._token(match) for match in _WORD.finditer(text)]

    def _token(self, match: re.Match[str]) -> Token:
        word = match.group().lower()
        return Token(word, self.stem(word), match.start(), match.end())


def read_forms() -> Forms:
    """The endings and the set phrases, checked against their examples."""
    read = entries(FORMS, _FIELDS, frozenset(_FIELDS))
    found = {entry.text("id"): entry for entry in read}
    if missing := {"endings", "set_phrases"} - found.keys():
        raise VocabularyError(f"{FORMS}:1: missing {', '.join(sorted(missing))}")
    endings = tuple(sorted(found["endings"].texts("words"), key=len, reverse=True))
    bare = Forms(endings, frozenset())
    for example in found["endings"].texts("examples"):
        if len({bare.stem(word) for word in example.split()}) > 1:
            raise found["endings"].error(f"{example!r} do not come to one stem")
    phrases = found["set_phrases"].texts("words")
    return Forms(endings, frozenset(bare.key(phrase) for phrase in phrases))


class Words:
    """Patterns ready to be looked for; the cost of `find` hardly grows with their number.

    `stems` are words that are looked for as they are, in all their inflections.
    """

    def __init__(self, patterns: Iterable[str], stems: Iterable[str], forms: Forms) -> None:
        self._forms = forms
        self._whole = set(stems)
        self._firsts: dict[str, str] = {}
        self._lasts: set[str] = set()
        self._phrases: set[str] = set()
        for pattern in patterns:
            self._add(pattern)
        self._parts = lru_cache(maxsize=65536)(self._read)

    def find(self, text: str) -> tuple[Hit, ...]:
        """The surest place of each key in the text."""
        tokens = self._forms.tokens(text)
        best: dict[str, Hit] = {}
        for hit in (*self._in_phrases(tokens), *self._in_words(tokens)):
            if hit.key not in best or hit.strength > best[hit.key].strength:
                best[hit.key] = hit
        return tuple(best.values())

    def _add(self, pattern: str) -> None:
        key, word = self._forms.key(pattern), pattern.rstrip("*").lower()
        if " " in key:
            self._phrases.add(key)
            return
        self._whole.add(key)
        if pattern.endswith("*") or len(word) >= _SHORTEST_FIRST:
            self._firsts[word] = key
        if len(key) >= _SHORTEST_FIRST:
            self._firsts.setdefault(key, key)
        if len(word) >= _SHORTEST_LAST and len(key) > _SHORTEST_STEM:
            self._lasts.add(key)

    def _in_phrases(self, tokens: list[Token]) -> Iterator[Hit]:
        for first, last, key in _runs(tokens):
            if key in self._phrases:
                yield Hit(key, _PHRASE, tokens[first].start, tokens[last].end)

    def _in_words(self, tokens: list[Token]) -> Iterator[Hit]:
        idle: set[int] = set()
        for first, last, key in _runs(tokens):
            if key in self._forms.set_phrases:
                idle.update(range(first, last + 1))
        for place, token in enumerate(tokens):
            if place not in idle:
                for key, strength in self._parts(token.word, token.stem).items():
                    yield Hit(key, strength, token.start, token.end)

    def _read(self, word: str, stem: str) -> Mapping[str, float]:
        """The keys in one word; a part within a longer part counts for less."""
        found: dict[str, float] = defaultdict(float)
        whole = stem in self._whole
        if whole:
            found[stem] = _WHOLE
        self._read_firsts(word, found, _FIRST * (_SHORTER if whole else 1))
        self._read_lasts(stem, found)
        return dict(found)

    def _read_firsts(self, word: str, found: dict[str, float], strength: float) -> None:
        for length in range(len(word), 1, -1):
            key = self._firsts.get(word[:length])
            if key is not None and key not in found:
                found[key] = strength
                strength = min(strength, _FIRST * _SHORTER)

    def _read_lasts(self, stem: str, found: dict[str, float]) -> None:
        strength = _LAST
        for start in range(2, len(stem) - _SHORTEST_STEM):
            if stem[start:] in self._lasts:
                found[stem[start:]] = max(found[stem[start:]], strength)
                strength = _LAST * _SHORTER


def _runs(tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    stems = [token.stem for token in tokens]
    for first in range(len(stems)):
        for last in range(first + 1, min(first + _LONGEST_PHRASE, len(stems))):
            yield first, last, " ".join(stems[first : last + 1])
