"""The names of laws, treaties and schemes: a list, and patterns for names that are made by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.vocab.matcher import Form, Matcher
from kg.vocab.reader import Entry, entries

KINDS = frozenset({"law", "treaty", "scheme"})
_LIST = {
    "name": str,
    "kind": str,
    "forms": list,
    "inflection": str,
    "heads": list,
    "examples": list,
    "counterexamples": list,
}
_PATTERNS = {
    "id": str,
    "kind": str,
    "cues": list,
    "pattern": str,
    "unless": str,
    "examples": list,
    "counterexamples": list,
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, treaty or scheme of the list."""

    name: str
    kind: str
    forms: tuple[Form, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Names made by rule; a name whose first part `unless` matches is too general.

    A text that holds none of the `cues` holds no such name.
    """

    id: str
    kind: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: `start` and `end` are its place there, `rule` says what found it."""

    name: str
    kind: str
    start: int
    end: int
    rule: str


def find(text: str) -> tuple[Mention, ...]:
    """The names in a text, in its order; of two that overlap the longer is taken."""
    found: list[Mention] = []
    for one in sorted((*_listed(text), *_made(text)), key=_length):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


@cache
def instruments() -> dict[str, Instrument]:
    """The instruments of `instruments.yaml` by name."""
    found: dict[str, Instrument] = {}
    for entry in entries("instruments.yaml", _LIST, frozenset({"name", "kind", "forms"})):
        if entry.text("name") in found:
            raise entry.error(f"name {entry.text('name')!r} stands twice")
        found[entry.text("name")] = _instrument(entry)
    return found


@cache
def patterns() -> tuple[Pattern, ...]:
    """The entries of `instruments_patterns.yaml`."""
    required = frozenset({"id", "kind", "cues", "pattern", "examples"})
    found = entries("instruments_patterns.yaml", _PATTERNS, required)
    return tuple(_pattern(entry) for entry in found)


def _length(mention: Mention) -> tuple[int, int, int]:
    return mention.start - mention.end, not mention.rule.startswith("instruments:"), mention.start


def _listed(text: str) -> Iterator[Mention]:
    for match in _matcher().find(text):
        one = instruments()[match.entry]
        yield Mention(
            one.name, one.kind, match.start, match.end, f"instruments:{one.name}: {match.rule}"
        )


def _made(text: str) -> Iterator[Mention]:
    for pattern in patterns():
        if not any(cue in text for cue in pattern.cues):
            continue
        for match in pattern.pattern.finditer(text):
            group = match.lastgroup or 0
            words = match[group]
            if pattern.unless and pattern.unless.match(words):
                continue
            name = _base(words, text[: match.start(group)])
            rule = f"instruments_patterns:{pattern.id}"
            yield Mention(name, pattern.kind, *match.span(group), rule)


def _base(words: str, before: str) -> str:
    """The name in the nominative, small where only the start of a sentence made it large."""
    words = words.strip('\u00ab\u00bb"\u201c\u201d')
    if re.fullmatch(r"[^\W\d_]+[nat]s", words):
        words = words.removesuffix("s")
    starts = not before.strip() or before.rstrip().endswith((".", "!", "?"))
    if starts and words[1:2].islower() and "-" not in words[:3]:
        words = words[0].lower() + words[1:]
    return words


@cache
def _matcher() -> Matcher:
    return Matcher(form for one in instruments().values() for form in one.forms)


def _instrument(entry: Entry) -> Instrument:
    return Instrument(
        entry.text("name"),
        _kind(entry),
        tuple(form for words in entry.texts("forms") for form in _forms(entry, words)),
        entry.texts("examples"),
        entry.texts("counterexamples"),
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
    texts = (entry.texts("examples"), entry.texts("counterexamples"))
    return Pattern(entry.text("id"), _kind(entry), entry.texts("cues"), pattern, unless, *texts)


def _kind(entry: Entry) -> str:
    kind = entry.text("kind")
    if kind not in KINDS:
        raise entry.error(f"kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    return kind
