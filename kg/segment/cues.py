"""The words and phrases that reading goes by, from `reading_words.yaml` and `reading_cues.yaml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from kg.vocab.reader import Entry, entries

_WORD_FIELDS: dict[str, type] = {"id": str, "words": list, "note": str}
_CUE_FIELDS: dict[str, type] = {
    "id": str,
    "pattern": str,
    "note": str,
    "ends": list,
    "examples": list,
    "counterexamples": list,
}
_PARTY = "PARTY"
_CLAUSE = "CLAUSE"
_NOBODY = r"(?!)"
_LONGEST_END = 40


@cache
def words(identifier: str) -> frozenset[str]:
    """A closed list of words, in lower case."""
    return frozenset(word.casefold() for word in _word_entries()[identifier].texts("words"))


def is_infinitive(word: str) -> bool:
    """Whether a word, in lower case, is a common infinitive or ends as most others do."""
    return word in words("infinitives") or word.endswith(tuple(words("infinitive_ends")))


@cache
def cue(identifier: str, party: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A phrase as a pattern; `PARTY` in it stands for any of the party's names."""
    return compiled(_cue_entries()[identifier].text("pattern"), party)


def ends_in(text: str, identifier: str) -> bool:
    """Whether a phrase that tells its `ends` is found at the end of a text."""
    tail = text[-_LONGEST_END:]
    return tail.casefold().endswith(_ends(identifier)) and cue(identifier).search(tail) is not None


@cache
def _ends(identifier: str) -> tuple[str, ...]:
    return _cue_entries()[identifier].texts("ends")


def compiled(pattern: str, party: tuple[str, ...]) -> re.Pattern[str]:
    """A vocabulary's pattern for one party, without regard to capitals."""
    return re.compile(spelled_out(pattern, party), re.IGNORECASE)


def spelled_out(pattern: str, party: tuple[str, ...]) -> str:
    """A vocabulary's pattern with what its words in capitals stand for.

    `PARTY` in it becomes the party's names, `CLAUSE` the beginning of a clause of the sentence's
    own, which goes on to a word that no subordinating word comes before.
    """
    names = "|".join(re.escape(name) for name in sorted(party, key=len, reverse=True))
    whole = pattern.replace(_PARTY, f"(?:{names})" if names else _NOBODY)
    if _CLAUSE in whole:
        whole = whole.replace(_CLAUSE, _clause())
    return whole


def any_of(given: Iterable[str]) -> str:
    """A pattern for any of some words, sorted by their first letters: so most are never tried."""
    rests: dict[str, list[str]] = defaultdict(list)
    for word in sorted(given, reverse=True):
        rests[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests[letter])})" for letter in rests)


@cache
def _clause() -> str:
    below = any_of(words("subordinators"))
    apart = r"[^\w,;:–]*+"
    return rf"(?:\A(?:{below})?|[,;:–]\s){apart}(?:(?!(?:{below})\b)\w++{apart})*?"


def cue_entries() -> tuple[Entry, ...]:
    """The entries of `reading_cues.yaml`, each with its examples."""
    return tuple(_cue_entries().values())


@cache
def _word_entries() -> dict[str, Entry]:
    found = entries("reading_words.yaml", _WORD_FIELDS, frozenset({"id", "words"}))
    return {entry.text("id"): entry for entry in found}


@cache
def _cue_entries() -> dict[str, Entry]:
    found = entries("reading_cues.yaml", _CUE_FIELDS, frozenset({"id", "pattern", "examples"}))
    return {entry.text("id"): entry for entry in found}
