"""Words as the matcher sees them: cut out of a text, read as forms, compared letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.vocab import inflection

_WORD = re.compile(r"-?[^\W_]++(?:[\u00ad\-\u2010\u2011'’&][^\W_]++)*+[-\u2010\u2011]?")
_DASHES = str.maketrans({"\u00ad": None, "\u2010": "-", "\u2011": "-"})


class Token(NamedTuple):
    """A word of a text; `key` is it in small letters with plain hyphens."""

    raw: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to read a token as a form's last word."""

    key: str
    rule: str
    before: str = ""
    after: str = ""


def plain(text: str) -> str:
    """A text with plain hyphens, and without those that only a line break would show."""
    return text.translate(_DASHES)


@lru_cache(maxsize=8192)
def words_of(text: str) -> Sequence[str]:
    """The words of a text as they are written; several vocabularies read the same texts."""
    return _WORD.findall(text)


class Tokens:
    """The words of a text, each made when it is asked for; most are passed over unseen.

    A hyphen at either end belongs to its word.
    """

    def __init__(self, text: str) -> None:
        self._found = list(_WORD.finditer(text))

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, place: int) -> Token:
        found = self._found[place]
        word = found[0]
        return Token(word, key_of(word), *found.span())

    def __iter__(self) -> Iterator[Token]:
        return (self[place] for place in range(len(self)))


def key_of(word: str) -> str:
    """A word in small letters with plain hyphens."""
    return word.casefold() if word.isalpha() else plain(word).casefold()


def genitives(key: str) -> Iterator[Shape]:
    """Readings as a genitive."""
    for ending in inflection.endings("genitive"):
        if key.endswith(ending) and len(key) > len(ending) + 1:
            yield Shape(key.removesuffix(ending), "genitive")


def hyphened(key: str) -> Iterator[Shape]:
    """The parts before and after each hyphen, the longest first part first."""
    for cut in range(len(key) - 1, 0, -1):
        if key[cut] == "-":
            yield Shape(key[:cut], "hyphen", after=key[cut + 1 :])


def written(shape: Shape, tokens: Sequence[Token]) -> list[str]:
    """The words as the text has them, without what a compound puts before them."""
    return [*(token.raw for token in tokens[:-1]), tokens[-1].raw[len(shape.before) :]]


def _any(_form: str, _words: list[str]) -> bool:
    return True


def _name(form: str, words: list[str]) -> bool:
    parts = _WORD.findall(form)
    return all(
        word[0].isupper() for part, word in zip(parts, words, strict=False) if part[0].isupper()
    )


def _exact(form: str, words: list[str]) -> bool:
    parts = _WORD.findall(form)
    return all(word.startswith(part) for part, word in zip(parts, words, strict=False))


def _acronym(form: str, words: list[str]) -> bool:
    spellings = (form, form[0] + form[1:].lower(), form.lower())
    return any(_exact(spelling, words) for spelling in spellings)


CASES = {"any": _any, "name": _name, "exact": _exact, "acronym": _acronym}
"""Whether the words of a text agree with a form, for each way to compare letters."""
