"""The part an actor plays in a statement, told by the words around it.

The rules are data: `roles.yaml` lists them in the order in which they are tried.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from kg.errors import VocabularyError
from kg.linkers.mentions import Mention, mentions
from kg.vocab.reader import FOLDER, Entry, entries

FILE = "roles.yaml"
ROLES = frozenset({"agent", "object", "partner", "other"})
_FIELDS = {
    "id": str,
    "note": str,
    "pattern": str,
    "role": str,
    "before": str,
    "cues": list,
    "after": str,
    "words": str,
    "genitive": bool,
    "kind": str,
    "examples": list,
}
_REACH = 160
_MOST = 40
"""So many actors of a list at most are looked past on either side."""
_PIECE = re.compile(r"<([a-z-]+)>")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])|;\s")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence cut in three: what stands before the actor, its own words, what follows."""

    before: str
    words: str
    after: str
    genitive: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule fits where its patterns do: before the actor, the actor's words, after it.

    Where the words before hold none of the `cues`, `before` does not fit; that is cheaper to tell.
    """

    id: str
    role: str
    before: re.Pattern[str] | None
    cues: tuple[str, ...]
    words: re.Pattern[str] | None
    after: re.Pattern[str] | None
    genitive: bool | None
    kind: str | None
    entry: Entry

    def fits(self, place: Place) -> bool:
        """Whether the rule holds for an actor at a place in its sentence."""
        return (
            self.genitive in {None, place.genitive}
            and self.kind in {None, place.kind}
            and (self.after is None or self.after.match(place.after) is not None)
            and (self.words is None or self.words.search(place.words) is not None)
            and (self.before is None or self._follows(self.before, place.before))
        )

    def _follows(self, pattern: re.Pattern[str], before: str) -> bool:
        if self.cues and not any(cue in before for cue in self.cues):
            return False
        return pattern.search(before) is not None


def role(text: str, mentions: Sequence[Mention], index: int) -> tuple[str, str]:
    """The role of one of a text's mentions, and the id of the rule that says so."""
    found = rule_for(place_of(text, mentions, index))
    return found.role, found.id


def rule_for(place: Place) -> Rule:
    """The first rule that fits; the last of the file fits anywhere."""
    return _first(rules(), place)


def _first(found: Sequence[Rule], place: Place) -> Rule:
    return next(rule for rule in found if rule.fits(place))


def place_of(text: str, mentions: Sequence[Mention], index: int) -> Place:
    """The words around an actor within its sentence; actors in one list share them."""
    first = last = index
    least, most = max(0, index - _MOST), min(len(mentions) - 1, index + _MOST)
    while first > least and _joins(text, mentions[first - 1], mentions[first]):
        first -= 1
    while last < most and _joins(text, mentions[last], mentions[last + 1]):
        last += 1
    start, end = _sentence(text, mentions[index].start)
    before, after = text[start : mentions[first].start], text[mentions[last].end : end]
    return Place(
        before=before[-_REACH:].casefold()
        if len(before) <= _REACH
        else "\u2026" + before[-_REACH:].casefold(),
        words=mentions[index].words.casefold(),
        after=after[:_REACH].casefold(),
        genitive=_owns(mentions[last]),
        kind=mentions[index].actor.kind,
    )


def _owns(mention: Mention) -> bool:
    """Whether an actor stands in the genitive, a compound too."""
    match = mention.match
    whole = match.words.casefold().endswith(match.found)
    return match.rule == "genitive" or (match.rule == "last" and not whole)


def _joins(text: str, one: Mention, other: Mention) -> bool:
    return bool(_joint().fullmatch(text[one.end : other.start]))


def _sentence(text: str, place: int) -> tuple[int, int]:
    starts, ends = _sentences(text)
    number = bisect_right(starts, place) - 1
    return starts[number], ends[number]


@lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[list[int], list[int]]:
    """Where the sentences of a text start, and where they end; its actors ask in turn."""
    cuts = [cut.span() for cut in _SENTENCE_END.finditer(text)]
    return [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that ship, in their order, checked against their own examples."""
    found = load()
    check(found)
    return found


def check(found: Sequence[Rule]) -> None:
    """Raises a VocabularyError at the first rule that does not fit one of its examples."""
    for rule in found:
        for example in rule.entry.texts("examples"):
            first = _first(found, _marked(rule.entry, example))
            if first.id != rule.id:
                raise rule.entry.error(f"example {example!r} is of rule {first.id!r}")


def _marked(entry: Entry, example: str) -> Place:
    """The place of the actor that an example marks."""
    start = example.find("[")
    text = example.replace("[", "").replace("]", "")
    found = mentions(text)
    for index, mention in enumerate(found):
        if mention.start <= start < mention.end:
            return place_of(text, found, index)
    raise entry.error(f"example {example!r} marks no actor")


def load(folder: Path = FOLDER) -> tuple[Rule, ...]:
    """The rules of a folder; a VocabularyError where one is malformed."""
    found = entries(FILE, _FIELDS, frozenset({"id"}), folder)
    return tuple(_rules(found))


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(_pieces(entries(FILE, _FIELDS, frozenset({"id"})))["joint"])


def _pieces(found: Sequence[Entry]) -> dict[str, str]:
    pieces: dict[str, str] = {}
    for entry in found:
        if entry.text("pattern"):
            pieces[entry.text("id")] = _filled(entry, entry.text("pattern"), pieces)
    return pieces


def _rules(found: Sequence[Entry]) -> Iterator[Rule]:
    pieces = _pieces(found)
    for entry in found:
        if entry.text("pattern"):
            continue
        if entry.text("role") not in ROLES:
            raise entry.error(f"role {entry.text('role')!r} is none of {', '.join(sorted(ROLES))}")
        before = _compiled(entry, entry.text("before"), pieces)
        yield Rule(
            entry.text("id"),
            entry.text("role"),
            re.compile(f"(?:{before})$") if before else None,
            entry.texts("cues"),
            _pattern(_compiled(entry, entry.text("words"), pieces)),
            _pattern(_compiled(entry, entry.text("after"), pieces)),
            cast("bool | None", entry.fields.get("genitive")),
            cast("str | None", entry.fields.get("kind")),
            entry,
        )


def _pattern(words: str) -> re.Pattern[str] | None:
    return re.compile(words) if words else None


def _compiled(entry: Entry, pattern: str, pieces: dict[str, str]) -> str:
    filled = _filled(entry, pattern, pieces)
    try:
        re.compile(filled)
    except re.error as error:
        raise entry.error(f"{pattern!r} is no pattern: {error}") from error
    return filled


def _filled(entry: Entry, pattern: str, pieces: dict[str, str]) -> str:
    try:
        return _PIECE.sub(lambda piece: f"(?:{pieces[piece[1]]})", pattern)
    except KeyError as error:
        message = f"no pattern {error.args[0]!r} above; there are {', '.join(sorted(pieces))}"
        raise VocabularyError(f"{entry.where}: {message}") from error
