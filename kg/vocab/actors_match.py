"""Finds actors in text: the matcher's matches, where the words around them let them be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from kg.vocab import inflection
from kg.vocab.actors import Actor, Vocabulary, load
from kg.vocab.matcher import Match
from kg.vocab.reader import FOLDER, Entry, entries

FILE = "actors-words.yaml"
_FIELDS = {
    "id": str,
    "note": str,
    "words": list,
    "endings": list,
    "starts": list,
    "pattern": str,
}
_WORD_BEFORE = re.compile(r"(?<![\w-])([\w-]+),?\s+$")
_WORD_AFTER = re.compile(r"\s*([\w-]+)")
_LIMITS = frozenset({"except", "not_before", "not_after", "only_before"})
_LONGEST_WORD = 60
_REACH = 120


@dataclass(frozen=True, slots=True)
class Found:
    """An actor in a text, from `start` to `end`.

    A class of bodies takes in the adjectives that belong to it, or the clause that tells which of
    them are meant. `founded` says that the text wants the body to be set up; `adjective` is one
    that stands before an earlier noun and is meant of this one too.
    """

    actor: Actor
    match: Match
    start: int
    end: int
    founded: bool = False
    adjective: str = ""


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships, checked against its own examples."""
    return checked(FOLDER)


def checked(folder: Path) -> Vocabulary:
    """The vocabulary of a folder; a VocabularyError at the first example that it contradicts."""
    found = load(folder)
    for actor in found.actors.values():
        for example in actor.entry.texts("examples"):
            if actor.id not in _ids(found, example):
                raise actor.entry.error(f"example {example!r} does not match")
        for example in actor.entry.texts("counterexamples"):
            if actor.id in _ids(found, example):
                raise actor.entry.error(f"counterexample {example!r} matches")
    return found


def _ids(vocabulary: Vocabulary, text: str) -> set[str]:
    return {found.actor.id for found in find(vocabulary, text)}


def find(vocabulary: Vocabulary, text: str) -> Iterator[Found]:
    """The actors that a text names, in its order."""
    for match in vocabulary.matcher.find(text):
        found = _found(vocabulary.actors[match.entry], text, match)
        if _is_meant(found) and _stands(found, text):
            yield found


def _found(actor: Actor, text: str, match: Match) -> Found:
    if actor.needs == "founded":
        start = _with_modifiers(text, match)
        founded = bool(_pattern("founding").search(text, max(0, start - _REACH), start))
        return Found(actor, match, start, _end(text, match, ("purpose",)), founded)
    if actor.tier == "named":
        return Found(actor, match, match.start, match.end)
    start = _start(text, match)
    if found := _founded_centre(actor, text, match, start):
        return found
    if start < match.start or match.before:
        clauses = ("purpose",) if one_of_a_kind(actor, text[start : match.end]) else ()
        return Found(actor, match, start, _end(text, match, clauses))
    if adjective := _shared_adjective(actor, text, start):
        return Found(actor, match, start, match.end, adjective=adjective)
    end = _end(text, match, actor.entry.texts("followed_by"))
    the = _pattern("the").search(text, 0, start) if end > match.end else None
    return Found(actor, match, the.start() if the else start, end)


def _founded_centre(actor: Actor, text: str, match: Match, start: int) -> Found | None:
    """A centre that is to be set up, where the words after it tell what for; there is one of it."""
    if not _pattern("one-to-be").fullmatch(match.before + match.found):
        return None
    end = _end(text, match, actor.entry.texts("followed_by"))
    wanted = end > match.end and _pattern("founding").search(text, max(0, start - _REACH), start)
    return Found(actor, match, start, end, founded=True) if wanted else None


def _is_meant(found: Found) -> bool:
    if found.actor.needs == "founded":
        return found.founded
    match = found.match
    bare = (found.start, found.end) == (match.start, match.end) and not match.before
    return not (found.actor.needs == "modified" and bare and not found.adjective)


def _shared_adjective(actor: Actor, text: str, start: int) -> str:
    """The adjective of the noun before, where this is the second of two that it belongs to."""
    if actor.needs != "modified":
        return ""
    found = _pattern("first-of-two").search(text, max(0, start - _REACH), start)
    return found[1] if found and _is_modifier(found[1], ("modifiers",)) else ""


def _end(text: str, match: Match, clauses: tuple[str, ...]) -> int:
    """Where a class of bodies ends: with the clause after it, if there is one of those kinds."""
    for clause in clauses:
        if match.rule in ("form", "last") and (found := _pattern(clause).match(text, match.end)):
            return found.end()
    return match.end


def _stands(found: Found, text: str) -> bool:
    """Whether the words around an actor let its entry be meant."""
    entry, match = found.actor.entry, found.match
    if match.rule != "hyphen" and _LIMITS.isdisjoint(entry.fields):
        return True
    if match.rule == "hyphen" and match.after.startswith(_words("about-others").texts("starts")):
        return False
    if found.actor.tier == "collective" and match.rule == "hyphen" and match.words.endswith("-"):
        return False
    if (match.before + match.found).lstrip("-").startswith(entry.texts("except")):
        return False
    following = _WORD_AFTER.match(text, match.end)
    word = following[1].casefold() if following else ""
    allowed = entry.texts("only_before")
    if word and (word in entry.texts("not_before") or (allowed and word not in allowed)):
        return False
    banned = _before_it(entry.texts("not_after"))
    loose = _with_modifiers(text, match, "modifiers", "qualities") if banned else match.start
    return not any(_ends_in(text, place, banned) for place in {found.start, match.start, loose})


@lru_cache(maxsize=512)
def _before_it(not_after: tuple[str, ...]) -> tuple[str, ...]:
    """The texts that may not stand before an actor, each with a space before it."""
    lists = ((text,) if text[0] != "<" else _words(text[1:-1]).texts("words") for text in not_after)
    return tuple(f" {words}" for words in chain.from_iterable(lists))


def _ends_in(text: str, place: int, banned: tuple[str, ...]) -> bool:
    return f" {text[max(0, place - _LONGEST_WORD) : place].rstrip().casefold()}".endswith(banned)


def parties(words: str) -> bool:
    """Whether the words name the organised parties of a branch."""
    return words.casefold().startswith(_words("parties-of").texts("words"))


def one_of_a_kind(actor: Actor, words: str) -> bool:
    """Whether the words name a body that there is, or is to be, one of in the whole country."""
    body = actor.needs == "founded" or "purpose" in actor.entry.texts("followed_by")
    return body and bool(_pattern("one-of-a-kind").match(words))


def without_article(words: str) -> str:
    """The words of a class of bodies, its article left out."""
    return _pattern("article").sub("", words)


def _start(text: str, match: Match) -> int:
    """Where a class of bodies starts: with its adjectives, or with those who speak for it."""
    for words in _words("parties-of").texts("words") if match.before else ():
        place = match.start - len(words) - 1
        if place >= 0 and text[place : match.start].casefold() == f"{words} ":
            return place
    return _with_modifiers(text, match)


def _with_modifiers(text: str, match: Match, *kinds: str) -> int:
    """Where the adjectives of some kinds start that stand before a class of bodies."""
    kinds = kinds or ("modifiers",)
    start = match.start
    while found := _before(text, start):
        if _is_modifier(found[1], kinds):
            start = found.start()
            continue
        earlier = _before(text, found.start())
        joined = (
            found[1] in inflection.words("conjunctions")
            and earlier
            and _is_modifier(earlier[1], kinds)
        )
        if not joined or earlier is None or (start == match.start and " " not in match.found):
            break
        start = earlier.start()
    return start


@lru_cache(maxsize=8192)
def _is_modifier(word: str, kinds: tuple[str, ...]) -> bool:
    small = word.casefold()
    if small in _words("not-modifiers").texts("words"):
        return False
    adjectives = [_words(kind) for kind in kinds]
    return any(
        small in kind.texts("words") or small.endswith(kind.texts("endings")) for kind in adjectives
    )


def _before(text: str, end: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, end - _LONGEST_WORD), end)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_words(name).text("pattern"), re.IGNORECASE)


@cache
def _words(name: str) -> Entry:
    found = {entry.text("id"): entry for entry in entries(FILE, _FIELDS, frozenset({"id"}))}
    return found[name]
