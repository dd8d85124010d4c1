"""Finds actors in text: the matcher's matches, where the words around them let them be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.vocab import inflection
from kg.vocab.actors import Actor, Vocabulary, load
from kg.vocab.matcher import Match
from kg.vocab.reader import FOLDER, Entry, entries

FILE = "actors-words.yaml"
_FIELDS = {"id": str, "note": str, "words": list, "endings": list, "starts": list}
_WORD_BEFORE = re.compile(r"([\w-]+),?\s+$")
_WORD_AFTER = re.compile(r"\s*([\w-]+)")
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Found:
    """An actor in a text; `start` takes in the adjectives that belong to a class of bodies."""

    actor: Actor
    match: Match
    start: int


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
        actor = vocabulary.actors[match.entry]
        start = _start(text, match) if actor.tier == "collective" else match.start
        bare = start == match.start and not match.before
        if not (actor.needs == "modified" and bare) and _stands(actor.entry, match, text, start):
            yield Found(actor, match, start)


def _stands(entry: Entry, match: Match, text: str, start: int) -> bool:
    """Whether the words around an actor that starts at `start` let its entry be meant."""
    if match.rule == "hyphen" and match.after.startswith(_words("about-others").texts("starts")):
        return False
    if (match.before + match.found).lstrip("-").startswith(entry.texts("except")):
        return False
    following = _WORD_AFTER.match(text, match.end)
    word = following[1].casefold() if following else ""
    allowed = entry.texts("only_before")
    if word and (word in entry.texts("not_before") or (allowed and word not in allowed)):
        return False
    banned = tuple(f" {words}" for words in entry.texts("not_after"))
    return not any(_ends_in(text, place, banned) for place in {start, match.start})


def _ends_in(text: str, place: int, banned: tuple[str, ...]) -> bool:
    return f" {text[max(0, place - _LONGEST_WORD) : place].rstrip().casefold()}".endswith(banned)


def parties(words: str) -> bool:
    """Whether the words name the organised parties of a branch."""
    return words.casefold().startswith(_words("parties-of").texts("words"))


def _start(text: str, match: Match) -> int:
    """Where a class of bodies starts: with its adjectives, or with those who speak for it."""
    for words in _words("parties-of").texts("words") if match.before else ():
        place = match.start - len(words) - 1
        if place >= 0 and text[place : match.start].casefold() == f"{words} ":
            return place
    return _with_modifiers(text, match)


def _with_modifiers(text: str, match: Match) -> int:
    """Where the adjectives start that stand before a class of bodies."""
    start = match.start
    while found := _before(text, start):
        if _is_modifier(found[1]):
            start = found.start()
            continue
        earlier = _before(text, found.start())
        joined = (
            found[1] in inflection.words("conjunctions") and earlier and _is_modifier(earlier[1])
        )
        if not joined or earlier is None or (start == match.start and " " not in match.found):
            break
        start = earlier.start()
    return start


def _is_modifier(word: str) -> bool:
    small = word.casefold()
    if small in _words("not-modifiers").texts("words"):
        return False
    adjectives = _words("modifiers")
    return small in adjectives.texts("words") or small.endswith(adjectives.texts("endings"))


def _before(text: str, end: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, end - _LONGEST_WORD), end)


@cache
def _words(name: str) -> Entry:
    found = {entry.text("id"): entry for entry in entries(FILE, _FIELDS, frozenset({"id"}))}
    return found[name]
