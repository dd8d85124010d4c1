"""The words that make a number a target: comparators, deadlines, and what is no target.

Patterns are regular expressions that ignore case and match whole words. In them `{n}` stands for a
number in digits or words and `{year}` for a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from kg.vocab.numbers import (
    YEAR,
    Number,
    any_of,
    forms_of,
    number_pattern,
    numbers,
    one_of,
    unique,
    units,
    values,
)
from kg.vocab.reader import FOLDER, Entry

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_PHRASE_KINDS = frozenset(
    {
        *(
            "before",
            "behind",
            "raise",
            "lower",
            "more",
            "less",
            "to",
            "by",
            "of",
            "per",
            "baseline",
        ),
        *("change", "set", "zero", "range", "fixed", "skip", "stop", "deny", "one", "money"),
        *("number_of", "join", "clip", "verb"),
    }
)
_GIVES = frozenset({"year", "years", "period", "period_end", "plus"})
_ALONE = frozenset({"always", "horizon", "never"})
_CONTEXT_KINDS = frozenset({"before", "behind", "around", "clause"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern of words and what it says; `rule` names the file and the entry.

    `value`, `amount` and `unit` are what it gives, `alone` when it is a target by itself, `unless`
    what undoes it, `cues` what a text without a number must hold of.
    """

    rule: str
    kind: str
    pattern: re.Pattern[str]
    value: str
    alone: str
    amount: float
    unit: str
    unless: re.Pattern[str] | None
    cues: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def phrases(kind: str) -> tuple[Phrase, ...]:
    """The entries of a kind in `targets_phrases.yaml`, in its order."""
    return tuple(phrase for phrase in read("targets_phrases.yaml") if phrase.kind == kind)


@cache
def deadlines() -> tuple[Phrase, ...]:
    """The entries of `targets_deadlines.yaml`; `kind` is what the deadline is."""
    return read("targets_deadlines.yaml")


@cache
def contexts() -> tuple[Phrase, ...]:
    """The entries of `targets_context.yaml`: what makes a number no target."""
    return read("targets_context.yaml")


def says(kind: str, words: str) -> bool:
    """Whether the words are, as a whole, a phrase of a kind."""
    return any(phrase.pattern.fullmatch(words) for phrase in phrases(kind))


def may_hold(text: str) -> bool:
    """Whether a text holds anything that a target could be made of; cheap to ask."""
    if _DIGIT.search(text):
        return True
    folded = text.casefold()
    words, cues = _gate()
    if not words.isdisjoint(_WORD.findall(folded)):
        return True
    for cue in cues:  # noqa: SIM110 - a generator takes twice as long, and most texts hold none
        if cue in folded:
            return True
    return False


@cache
def _gate() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that are numbers, and texts of which other targets hold one."""
    words = {form for form in values() if " " not in form} - set(forms_of("article"))
    compounds = [form for unit in units() for form in unit.compounds]
    found = (*read("targets_phrases.yaml"), *deadlines())
    cues = (*compounds, *(cue for phrase in found for cue in phrase.cues), *_spaced())
    return frozenset(words), tuple(dict.fromkeys(cue.casefold() for cue in cues))


def _spaced() -> tuple[str, ...]:
    return tuple(form for number in numbers() for form in number.forms if " " in form)


@cache
def shares() -> tuple[Phrase, ...]:
    """The words for a part of a whole as phrases; `n` is how many such parts."""
    return tuple(_share(number) for number in numbers() if number.kind in {"share", "share_of"})


def _share(number: Number) -> Phrase:
    counts = any_of((*forms_of("ones"), *forms_of("number"), *forms_of("article")))
    several = rf"(?:(?P<n>{counts}) )?" if number.kind == "share_of" else ""
    pattern = re.compile(rf"(?<!\w){several}(?:{any_of(number.forms)})(?!\w)", re.IGNORECASE)
    percent = next(unit.id for unit in units() if unit.dimension == "share")
    rule = f"targets_numbers:{number.id}"
    none: tuple[str, ...] = ()
    return Phrase(
        rule, number.kind, pattern, "", "never", number.value, percent, None, none, none, none
    )


_KINDS: dict[str, tuple[str, frozenset[str]]] = {
    "targets_phrases.yaml": ("kind", _PHRASE_KINDS),
    "targets_deadlines.yaml": ("gives", _GIVES),
    "targets_context.yaml": ("kind", _CONTEXT_KINDS),
}


@cache
def read(file: str, folder: Path = FOLDER) -> tuple[Phrase, ...]:
    """The entries of a file; one that its own examples contradict is a VocabularyError."""
    field, kinds = _KINDS[file]
    texts = ("id", "pattern", field, "value", "alone", "unit", "unless")
    allowed: dict[str, type] = dict.fromkeys(texts, str)
    allowed |= {"amount": float, "cues": list, "examples": list, "counterexamples": list}
    required = frozenset({"id", "pattern", field, "examples"})
    stem = file.removesuffix(".yaml")
    found = unique(file, allowed, required, folder)
    for entry in found:
        _check(entry, _compiled(entry, _whole), context=stem == "targets_context")
    return tuple(_phrase(entry, stem, one_of(entry, field, kinds)) for entry in found)


def _check(entry: Entry, pattern: re.Pattern[str], *, context: bool) -> None:
    """The words stand in the examples; counter-examples of a context may hold them elsewhere."""
    loose = re.compile(pattern.pattern.removesuffix(r"(?!\w)"), re.IGNORECASE)
    for example in entry.texts("examples"):
        if not loose.search(example):
            raise entry.error(f"example {example!r} does not match")
    for example in () if context else entry.texts("counterexamples"):
        if pattern.search(example):
            raise entry.error(f"counterexample {example!r} matches")


def _phrase(entry: Entry, stem: str, kind: str) -> Phrase:
    if "alone" in entry.fields:
        one_of(entry, "alone", _ALONE)
    unless = entry.text("unless")
    return Phrase(
        f"{stem}:{entry.text('id')}",
        kind,
        _compiled(entry, _FRAMES.get((stem, kind), _whole)),
        entry.text("value"),
        entry.text("alone", "never"),
        cast("float", entry.fields.get("amount", 0.0)),
        entry.text("unit"),
        re.compile(_filled(unless), re.IGNORECASE) if unless else None,
        entry.texts("cues"),
        entry.texts("examples"),
        entry.texts("counterexamples"),
    )


def _whole(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def _ahead(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})\s*$"


def _open(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})"


def _after(pattern: str) -> str:
    return rf"\s*(?:{pattern})(?!\w)"


_FRAMES: dict[tuple[str, str], Callable[[str], str]] = {
    ("targets_phrases", "before"): _ahead,
    ("targets_phrases", "one"): _open,
    ("targets_phrases", "to"): _ahead,
    ("targets_phrases", "by"): _ahead,
    ("targets_phrases", "of"): _ahead,
    ("targets_phrases", "number_of"): _ahead,
    ("targets_phrases", "behind"): _after,
    ("targets_phrases", "more"): _after,
    ("targets_phrases", "less"): _after,
    ("targets_context", "before"): _ahead,
    ("targets_context", "behind"): _after,
}


def _filled(pattern: str) -> str:
    return pattern.replace("{n}", number_pattern()).replace("{year}", YEAR)


def _compiled(entry: Entry, frame: Callable[[str], str]) -> re.Pattern[str]:
    try:
        return re.compile(frame(_filled(entry.text("pattern"))), re.IGNORECASE)
    except re.error as error:
        raise entry.error(f"pattern cannot be read: {error}") from error
