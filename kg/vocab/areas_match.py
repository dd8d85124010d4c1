"""Finds the words of the policy areas in running text, in their inflections and in compounds.

A pattern is one word or several. `word*` is found wherever a word begins so; a longer word is also
found as the first or the last part of a compound, unless `^` stands before it: then it is never a
last part. Several patterns may stand for one key, and a key is what weights are given to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.errors import VocabularyError
from kg.vocab.reader import entries

FORMS = "areas_forms.yaml"
_FIELDS = {"id": str, "words": list, "examples": list}

_WORD = re.compile(r"[^\W_]+(?:[-/+][^\W_]+)*\+?")
_SHORTEST_STEM = 3
_SHORTEST_FIRST = 6
_SHORTEST_LAST = 5

# How sure a word is of its key: alone, as a part of a compound, as a part of a longer part.
_WHOLE, _FIRST, _LAST, _PHRASE = 1.0, 0.9, 0.8, 1.3
_SHORTER = 0.4


class Hit(NamedTuple):
    """A key that was found: how surely (about 0 to 1), and where, in characters of the text."""

    key: str
    strength: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Forms:
    """The endings of words, and the words and phrases that say nothing about an area."""

    endings: tuple[str, ...]
    idle_words: tuple[str, ...]
    idle_phrases: tuple[str, ...]

    def stem(self, word: str) -> str:
        """A word without its longest ending and without the last ending under it."""
        return _bare(_bare(word, self.endings), self.endings[-1:])

    def key(self, pattern: str) -> str:
        """What a pattern stands for: its words without their endings."""
        return " ".join(self.stems(pattern))

    def stems(self, text: str) -> list[str]:
        """The words of a text without their endings."""
        return [self.stem(word.lower()) for word in _WORD.findall(text)]


def _bare(word: str, endings: tuple[str, ...]) -> str:
    if word.endswith(endings):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word[: -len(ending)]
    return word


def read_forms() -> Forms:
    """The endings and the idle words, checked against their examples."""
    found = {one.text("id"): one for one in entries(FORMS, _FIELDS, frozenset(_FIELDS))}
    if missing := {"endings", "idle_words", "idle_phrases"} - found.keys():
        raise VocabularyError(f"{FORMS}:1: missing {', '.join(sorted(missing))}")
    endings = tuple(sorted(found["endings"].texts("words"), key=len, reverse=True))
    forms = Forms(endings, found["idle_words"].texts("words"), found["idle_phrases"].texts("words"))
    for example in found["endings"].texts("examples"):
        if len(set(forms.stems(example))) > 1:
            raise found["endings"].error(f"{example!r} do not come to one stem")
    return forms


class _Word(NamedTuple):
    """What one word says alone, and the phrases that begin with it by their second word."""

    stem: str
    parts: tuple[tuple[str, float], ...]
    begins: Mapping[str, list[tuple[str, ...]]]


class _Known(dict[str, _Word]):
    """Words by how they are written; each is read once."""

    def __init__(self, read: Callable[[str], _Word]) -> None:
        self._read = read

    def __missing__(self, written: str) -> _Word:
        found = self[written] = self._read(written)
        return found


class Words:
    """Patterns ready to be looked for; the cost of `find` hardly grows with their number.

    `stems` are words that are looked for as they are, in all their inflections.
    """

    def __init__(self, patterns: Iterable[str], stems: Iterable[str], forms: Forms) -> None:
        self._forms = forms
        self._whole = set(stems)
        self._firsts: dict[str, str] = {}
        self._lasts: set[str] = set()
        self._phrases: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        self._idle = {tuple(forms.stems(phrase)) for phrase in forms.idle_phrases}
        self._idle_words = frozenset(forms.idle_words)
        self._idle_firsts = tuple(word[:-1] for word in forms.idle_words if word.endswith("*"))
        for pattern in patterns:
            self._add(pattern)
        for phrase in self._idle:
            self._add_phrase(phrase)
        self._longest = max(map(len, self._firsts), default=0)
        self._known = _Known(self._word)

    def find(self, text: str) -> tuple[Hit, ...]:
        """The surest place of each key in the text; the words of a phrase say nothing alone."""
        known = self._known
        places = [(known[match[0]], match) for match in _WORD.finditer(text)]
        best: dict[str, Hit] = {}
        free = 0
        for number, (word, match) in enumerate(places):
            if word.begins and (phrase := _phrase(places, number, word.begins)):
                free = max(free, number + len(phrase))
                if phrase not in self._idle:
                    last = places[number + len(phrase) - 1][1]
                    _keep(best, Hit(" ".join(phrase), _PHRASE, match.start(), last.end()))
            if word.parts and number >= free:
                for key, strength in word.parts:
                    _keep(best, Hit(key, strength, *match.span()))
        return tuple(best.values())

    def _add(self, pattern: str) -> None:
        stems, word = self._forms.stems(pattern), pattern.strip("^*").lower()
        key = stems[0]
        if len(stems) > 1:
            self._add_phrase(tuple(stems))
            return
        self._whole.add(key)
        if pattern.endswith("*") or len(word) >= _SHORTEST_FIRST:
            self._firsts[word] = key
        if len(key) >= max(_SHORTEST_FIRST, len(word) - 2):
            self._firsts.setdefault(key, key)
        if len(word) >= _SHORTEST_LAST and len(key) > _SHORTEST_STEM and pattern[0] != "^":
            self._lasts.add(key)

    def _add_phrase(self, phrase: tuple[str, ...]) -> None:
        begins = self._phrases.setdefault(phrase[0], {}).setdefault(phrase[1], [])
        begins.append(phrase)
        begins.sort(key=len, reverse=True)

    def _word(self, written: str) -> _Word:
        word = written.lower()
        stem = self._forms.stem(word)
        return _Word(stem, self._read(word, stem), self._phrases.get(stem, {}))

    def _read(self, word: str, stem: str) -> tuple[tuple[str, float], ...]:
        """The keys in one word; a part within a longer part counts for less."""
        if word in self._idle_words or word.startswith(self._idle_firsts):
            return ()
        found: dict[str, float] = {}
        if stem in self._whole:
            found[stem] = _WHOLE
        taken = self._read_firsts(word, found)
        if stem not in self._whole:
            self._read_lasts(stem, found, taken)
        return tuple(found.items())

    def _read_firsts(self, word: str, found: dict[str, float]) -> int:
        taken, strength = 0, _FIRST * (_SHORTER if found else 1)
        for length in range(min(len(word), self._longest), 1, -1):
            key = self._firsts.get(word[:length])
            if key is not None and key not in found:
                found[key] = strength
                taken, strength = max(taken, length), _FIRST * _SHORTER
        return taken

    def _read_lasts(self, stem: str, found: dict[str, float], taken: int) -> None:
        strength = _LAST
        for start in range(max(taken, 2), len(stem) - _SHORTEST_STEM):
            key = stem[start:]
            if key in self._lasts:
                found[key] = max(found.get(key, 0.0), strength)
                strength = _LAST * _SHORTER


_Place = tuple[_Word, re.Match[str]]


def _phrase(
    places: Sequence[_Place], first: int, begins: Mapping[str, list[tuple[str, ...]]]
) -> tuple[str, ...]:
    """The longest of the phrases that stands at a place, or nothing."""
    if first + 1 == len(places):
        return ()
    for phrase in begins.get(places[first + 1][0].stem, ()):
        there = places[first : first + len(phrase)]
        if tuple([word.stem for word, _ in there]) == phrase:
            return phrase
    return ()


def _keep(best: dict[str, Hit], hit: Hit) -> None:
    if hit.key not in best or hit.strength > best[hit.key].strength:
        best[hit.key] = hit
