"""The names of laws, treaties and schemes: a list, and patterns for names that are made by rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from kg.vocab import actors_match
from kg.vocab.forms import closed
from kg.vocab.matcher import Form, Matcher
from kg.vocab.reader import FOLDER, Entry, entries, in_circle

_QUOTES = '\u00ab\u00bb"\u201c\u201d'
KINDS = frozenset({"law", "treaty", "scheme"})
_LIST = {
    "name": str,
    "kind": str,
    "forms": list,
    "inflection": str,
    "heads": list,
    "belongs_to": list,
    "run_by": str,
    "examples": list,
    "counterexamples": list,
}
_PATTERNS = {
    "id": str,
    "kind": str,
    "cues": list,
    "pattern": str,
    "unless": str,
    "common": bool,
    "endings": list,
    "examples": list,
    "counterexamples": list,
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, treaty or scheme of the list.

    `belongs_to` names the instruments that it is a part of or has its ground in, `run_by` is the id
    of the actor that runs it, empty where no one body does or the entry does not say.
    """

    name: str
    kind: str
    forms: tuple[Form, ...]
    belongs_to: tuple[str, ...]
    run_by: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Pattern:
    """Names made by rule; a name that `unless` matches is too general.

    A text that holds none of the `cues` holds no such name. `common` tells that the names are
    written small; a name that ends in the first of a pair of `endings` is named as the second.
    """

    id: str
    kind: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    common: bool
    endings: tuple[tuple[str, str], ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: `start` and `end` are its place there, `rule` says what found it."""

    name: str
    kind: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The instruments of the list by name, what finds them in a text, the patterns, and each cue
    with the pattern that asks for it.
    """

    instruments: dict[str, Instrument]
    matcher: Matcher
    patterns: tuple[Pattern, ...]
    cues: tuple[tuple[str, Pattern], ...]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships, checked against its own examples."""
    return checked(FOLDER)


def checked(folder: Path) -> Vocabulary:
    """The vocabulary of a folder; a VocabularyError at the first example that it contradicts."""
    found = load(folder)
    for one in found.instruments.values():
        _check(one.entry, partial(_is_named, found, one.name))
    for pattern in found.patterns:
        _check(pattern.entry, partial(_is_made, pattern))
    return found


def load(folder: Path) -> Vocabulary:
    """The vocabulary of a folder as it stands."""
    listed = _listed(folder)
    required = frozenset({"id", "kind", "cues", "pattern", "examples"})
    rules = entries("instruments_patterns.yaml", _PATTERNS, required, folder)
    matcher = Matcher(form for one in listed.values() for form in one.forms)
    patterns = tuple(_pattern(entry) for entry in rules)
    cues = tuple((cue, pattern) for pattern in patterns for cue in pattern.cues)
    return Vocabulary(listed, matcher, patterns, cues)


def find(vocabulary: Vocabulary, text: str) -> tuple[Mention, ...]:
    """The names in a text, in its order; of two that overlap the longer is taken."""
    cued = {pattern.id: pattern for cue, pattern in vocabulary.cues if cue in text}
    every = [mention for pattern in cued.values() for mention in made(pattern, text)]
    found: list[Mention] = []
    for one in sorted((*_known(vocabulary, text), *every), key=_length):
        place = bisect_right(found, one.start, key=_start)
        before, behind = found[place - 1 : place], found[place : place + 1]
        if all(other.end <= one.start for other in before) and all(
            one.end <= other.start for other in behind
        ):
            found.insert(place, one)
    return tuple(found)


def _start(mention: Mention) -> int:
    return mention.start


def made(pattern: Pattern, text: str) -> Iterator[Mention]:
    """The names in a text that one pattern finds."""
    if not any(cue in text for cue in pattern.cues):
        return
    for match in pattern.pattern.finditer(text):
        group = match.lastgroup or 0
        words = match[group]
        if pattern.unless and pattern.unless.fullmatch(words):
            continue
        name = _named(pattern, words, text[: match.start(group)])
        rule = f"instruments_patterns:{pattern.id}"
        yield Mention(name, pattern.kind, *match.span(group), rule)


def _is_named(vocabulary: Vocabulary, name: str, text: str) -> bool:
    return name in {found.name for found in find(vocabulary, text)}


def _is_made(pattern: Pattern, text: str) -> bool:
    return any(made(pattern, text))


def _check(entry: Entry, meets: Callable[[str], bool]) -> None:
    for example in entry.texts("examples"):
        if not meets(example):
            raise entry.error(f"example {example!r} does not match")
    for example in entry.texts("counterexamples"):
        if meets(example):
            raise entry.error(f"counterexample {example!r} matches")


def _listed(folder: Path) -> dict[str, Instrument]:
    found: dict[str, Instrument] = {}
    required = frozenset({"name", "kind", "forms", "examples"})
    for entry in entries("instruments.yaml", _LIST, required, folder):
        if entry.text("name") in found:
            raise entry.error(f"name {entry.text('name')!r} stands twice")
        found[entry.text("name")] = _instrument(entry)
    for one in found.values():
        _check_references(found, one)
    return found


def _check_references(known: dict[str, Instrument], one: Instrument) -> None:
    for name in one.belongs_to:
        if name not in known:
            raise one.entry.error(f"belongs_to {name!r} is the name of no entry")
    if in_circle(one.name, lambda name: known[name].belongs_to if name in known else ()):
        raise one.entry.error(f"{one.name!r} belongs to itself")
    if one.run_by and one.run_by not in actors_match.vocabulary().actors:
        raise one.entry.error(f"run_by {one.run_by!r} is the id of no actor")


def _length(mention: Mention) -> tuple[int, int, int]:
    return mention.start - mention.end, not mention.rule.startswith("instruments:"), mention.start


def _known(vocabulary: Vocabulary, text: str) -> Iterator[Mention]:
    for match in vocabulary.matcher.find(text):
        one = vocabulary.instruments[match.entry]
        rule = f"instruments:{one.name}: {match.rule}"
        end = closed(text, match.start, match.end)
        yield Mention(one.name, one.kind, match.start, end, rule)


def _named(pattern: Pattern, words: str, before: str) -> str:
    """The name in the nominative, small where only the start of a sentence made it large."""
    words = words.strip(_QUOTES)
    if re.fullmatch(r".*[^\W\d_][nat]s", words):
        words = words.removesuffix("s")
    for written, named in pattern.endings:
        if words.endswith(written):
            words = words.removesuffix(written) + named
            break
    starts = not before.strip() or before.rstrip().endswith((".", "!", "?"))
    if (pattern.common or starts) and words[1:2].islower() and "-" not in words[:3]:
        words = words[0].lower() + words[1:]
    return words


def _instrument(entry: Entry) -> Instrument:
    return Instrument(
        entry.text("name"),
        _kind(entry),
        tuple(form for words in entry.texts("forms") for form in _forms(entry, words)),
        entry.texts("belongs_to"),
        entry.text("run_by"),
        entry,
    )


def _forms(entry: Entry, words: str) -> Iterator[Form]:
    """A form as a word of its own or before a hyphen, and in compounds with the entry's heads."""
    case = "exact" if words.isupper() else "name" if words != words.lower() else "any"
    common = (entry.text("name"), words, case, entry.text("inflection"))
    yield Form(*common, frozenset({"hyphen"}), (), entry.where)
    if entry.texts("heads"):
        yield Form(*common, frozenset({"first"}), entry.texts("heads"), entry.where)


def _pattern(entry: Entry) -> Pattern:
    try:
        pattern = re.compile(rf"(?<![\w-])(?:{entry.text('pattern')})(?![\w])")
        unless = re.compile(rf"(?i:{entry.text('unless')})") if "unless" in entry.fields else None
    except re.error as error:
        raise entry.error(f"pattern cannot be read: {error}") from error
    endings = entry.texts("endings")
    return Pattern(
        entry.text("id"),
        _kind(entry),
        entry.texts("cues"),
        pattern,
        unless,
        bool(entry.fields.get("common")),
        tuple(zip(endings[::2], endings[1::2], strict=True)),
        entry,
    )


def _kind(entry: Entry) -> str:
    kind = entry.text("kind")
    if kind not in KINDS:
        raise entry.error(f"kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    return kind
