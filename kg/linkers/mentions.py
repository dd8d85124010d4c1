"""Where a text names actors: the vocabulary's matches, made into actors of the graph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from kg.ids import slug
from kg.linkers import instruments
from kg.linkers.bodies import node_of
from kg.model import Node, Value
from kg.vocab import inflection
from kg.vocab.actors import Actor
from kg.vocab.actors_match import (
    Found,
    find,
    one_of_a_kind,
    parties,
    vocabulary,
    without_article,
)
from kg.vocab.forms import closed
from kg.vocab.matcher import Match

_LISTED = re.compile(r"[^\w\s]|\w \w+ $")
_PROPER = re.compile(r"[A-Z\u00c6\u00d8\u00c5][a-z\u00e6\u00f8\u00e5].*(?:et|en|a)s?$")
_OPENING = re.compile(r"(?:^|[.!?:;•–«»\"“”]\)?)\s*$")
_CLOSE = 4
_DEFINITE = ("et", "en")
_ADJECTIVE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor in a text: `words` with the adjectives that belong to them, and their offsets."""

    actor: Actor
    node: Node
    words: str
    start: int
    end: int
    match: Match

    @property
    def rule(self) -> str:
        """The vocabulary entry and how it was found."""
        return f"{self.actor.id}:{self.match.rule}"


def mentions(text: str) -> tuple[Mention, ...]:
    """Every place where an actor is named, in the order of the text."""
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[Mention]:
    cited: tuple[tuple[int, int], ...] | None = None
    all_found = list(find(vocabulary(), text))
    for found, following in zip_longest(all_found, all_found[1:]):
        match = found.match
        if following is not None and _names(found, following, text):
            continue
        if cited is None:  # most texts name no actor, and so need not be searched
            cited = instruments.spans(text)
        if _inside(match, cited):
            continue
        end = closed(text, found.start, found.end)
        words = text[found.start : end]
        yield from _shared(text, found)
        node = _proper(text, found) or _node(found, words)
        yield Mention(found.actor, node, words, found.start, end, match)


def _names(found: Found, following: Found, text: str) -> bool:
    """Whether the word for one body of a class only says what the body named after it is."""
    match, name = found.match, following.match
    return (
        found.actor.tier != "named"
        and following.actor.tier == "named"
        and name.rule == "form"
        and name.start == match.end + 1
        and match.found.endswith(_DEFINITE)
        and text[name.start].isupper()
    )


def _inside(match: Match, cited: tuple[tuple[int, int], ...]) -> bool:
    """Whether an instrument's longer name holds the actor's.

    Who owns the instrument is an actor still, and so is the first part of a compound.
    """
    place = bisect_right(cited, match.start, key=lambda span: span[0])
    if place == 0 or match.rule == "hyphen":
        return False
    start, end = cited[place - 1]
    if match.rule == "genitive" and match.start == start:
        return False
    return match.end <= end and (start, end) != (match.start, match.end)


def _shared(text: str, found: Found) -> Iterator[Mention]:
    """The classes that an adjective before another makes: two adjectives, one noun."""
    _, *rest = found.match.words.split()
    if not rest or not _LISTED.search(text, found.start, found.match.start):
        return
    for adjective in _ADJECTIVE.finditer(text, found.start, found.match.start):
        phrase = " ".join([adjective[0], *rest])
        for other in find(vocabulary(), phrase):
            whole = other.match.start == 0 and other.match.end == len(phrase)
            if whole and other.actor != found.actor:
                node, end = node_of(other.actor.id), adjective.end()
                yield Mention(other.actor, node, adjective[0], adjective.start(), end, other.match)


def _proper(text: str, found: Found) -> Node | None:
    """A named body of its own: a compound with a capital letter that no sentence gives it."""
    actor, match = found.actor, found.match
    part, _, rest = match.words.partition("-")
    if match.rule != "last" or actor.tier == "named" or not _PROPER.match(match.words):
        return None
    opens = _OPENING.search(text, max(0, match.start - _CLOSE), match.start)
    if opens or (rest and part.isupper()):
        return None
    start = found.start if text[found.start].isupper() else match.start
    name = text[start : match.start + len(match.before) + len(match.found)]
    return _own(actor, name, name, tier="named")


def _node(found: Found, words: str) -> Node:
    """The actor of an entry, or one of its own for a compound or for what only words describe."""
    actor, match = found.actor, found.match
    if one_of_a_kind(actor, words) or (found.founded and actor.needs != "founded"):
        return _own(actor, words, words, tier="named")
    if found.founded and actor.tier == "named" and not match.before:
        return _own(actor, words, words[0].upper() + words[1:])
    if (found.founded and not match.before) or (match.before and parties(words)):
        return _own(actor, words, words.casefold())
    if match.rule == "last":
        name = match.before.casefold() + _head(actor, match)
        name = name[0].upper() + name[1:] if actor.tier == "named" else name
        return _own(actor, match.before + actor.name, name)
    if actor.needs == "modified":
        bare = words.removesuffix("s") if match.rule == "genitive" else words
        name = without_article(f"{found.adjective} {bare}".lstrip().casefold())
        if words.casefold().endswith(match.found):  # no clause tells which are meant
            name = inflection.indefinite(name)
        return _own(actor, name, name)
    return node_of(actor.text("stands_for") or actor.id)


def _head(actor: Actor, match: Match) -> str:
    """The last part of a compound's name; an entry may have one for the singular."""
    plural = match.found.endswith(inflection.endings("plural"))
    return (None if plural else actor.text("head")) or actor.name.casefold()


def _own(actor: Actor, known_by: str, name: str, tier: str = "") -> Node:
    """An actor that no entry has; singular and plural of a compound are one."""
    properties: dict[str, Value] = {"name": name, "tier": tier or actor.tier, "kind": actor.kind}
    return Node("Actor", slug(known_by), properties)
