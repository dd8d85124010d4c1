"""Numbers in digits and words, and units."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from kg.vocab.reader import FOLDER, Entry, entries

YEAR = r"(?<![\d.,])(?:19|20|21)\d\d(?![\d%])"
_DIGITS = r"\d{1,3}(?:[ \u00a0.]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?(?!\d)"
_NUMBER_KINDS = frozenset({"ones", "tens", "number", "magnitude", "share", "share_of", "article"})
_PLAIN = frozenset({"ones", "tens", "number"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; a value times `factor` is in the reference unit of its `dimension`.

    `qudt` is the code of the unit in QUDT, empty where QUDT has none.
    """

    id: str
    forms: tuple[str, ...]
    heads: tuple[str, ...]
    compounds: tuple[str, ...]
    companions: tuple[str, ...]
    dimension: str
    qudt: str
    factor: float
    exact_case: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A word that is a number, a part of one, or a share in percent."""

    id: str
    kind: str
    value: float
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def units(folder: Path = FOLDER) -> tuple[Unit, ...]:
    """Every unit of `units.yaml`; a form that two of them claim is a VocabularyError."""
    allowed = {
        "id": str,
        "forms": list,
        "heads": list,
        "compounds": list,
        "with": list,
        "dimension": str,
        "qudt": str,
        "factor": float,
        "case": bool,
        "examples": list,
        "counterexamples": list,
    }
    required = frozenset({"id", "forms", "dimension", "factor", "examples"})
    found = unique("units.yaml", allowed, required, folder)
    claimed: dict[str, Entry] = {}
    for entry in found:
        for form in entry.texts("forms"):
            if (other := claimed.setdefault(form, entry)) is not entry:
                raise entry.error(f"{form!r} is claimed by {other.text('id')!r} ({other.where})")
        _check(entry)
    return tuple(_unit(entry) for entry in found)


def _check(entry: Entry) -> None:
    """The unit's words stand in its examples, and in none of its counter-examples."""
    forms = any_of(entry.texts("forms"))
    ends = any_of((*entry.texts("heads"), *entry.texts("compounds"))) or "(?!)"
    pattern = re.compile(rf"(?:(?<![^\W\d_])(?:{forms})|(?:{ends}))(?![\w-])", re.IGNORECASE)
    for example in entry.texts("examples"):
        if not pattern.search(example):
            raise entry.error(f"example {example!r} does not match")
    for example in entry.texts("counterexamples"):
        if pattern.search(example):
            raise entry.error(f"counterexample {example!r} matches")


@cache
def numbers() -> tuple[Number, ...]:
    """Every word of `targets_numbers.yaml`."""
    allowed = {
        "id": str,
        "kind": str,
        "value": float,
        "forms": list,
        "examples": list,
        "counterexamples": list,
    }
    required = frozenset({"id", "kind", "value", "forms", "examples"})
    found = unique("targets_numbers.yaml", allowed, required)
    return tuple(_number(entry) for entry in found)


@cache
def number_pattern() -> str:
    """A regular expression, without named groups, for one number in digits or words."""
    words = [word for number in numbers() for word in number.forms if number.kind in _PLAIN]
    tens, ones = forms_of("tens"), forms_of("ones")
    words += [ten + one for ten in tens for one in ones]
    word = f"(?:{any_of(words)})(?!\\w|-\\s)"
    times = f"(?:{any_of(forms_of('magnitude'))})(?!\\w)"
    article = f"(?:{any_of(forms_of('article'))}) (?={times})"
    small = [f for n in numbers() if n.kind == "magnitude" and n.value < 1e6 for f in n.forms]
    alone = f"(?:{any_of(small)})(?!\\w)(?: {times})*"
    return f"(?:(?:{_DIGITS}|{word})(?:[ \u00a0]{times})*|{article}{times}|{alone})"


def number_value(words: str) -> float:
    """The value of what `number_pattern` matched."""
    value, known = 1.0, values()
    digits = re.match(_DIGITS, words)
    rest = words[digits.end() :] if digits else words
    if digits:
        value = _digits_value(digits[0])
    for form in _value_pattern().findall(rest.casefold()):
        value *= known[form]
    return value


def magnitude(words: str) -> float:
    """What the words for thousands, millions and so on in a number multiply it by."""
    known = {f: one.value for one in numbers() if one.kind == "magnitude" for f in one.forms}
    found = [known[word] for word in words.casefold().split() if word in known]
    return math.prod(found)


@cache
def single_pattern() -> re.Pattern[str]:
    """One number that stands as a word of its own."""
    return re.compile(rf"(?<![\w]){number_pattern()}", re.IGNORECASE)


@cache
def compound_pattern() -> re.Pattern[str]:
    """A number and, in `form`, the compound with a unit that it is written together with.

    `low` is the lower end of a range, if it is one.
    """
    number = rf"\d+(?:,\d+)?|{any_of(values())}"
    compounds = any_of(form for unit in units() for form in unit.compounds)
    low = rf"(?:(?P<low>{number}) ?[-–] ?)?"
    pattern = rf"(?<!\w){low}(?P<n>{number})[- ]?(?P<form>{compounds})(?!\w)"
    return re.compile(pattern, re.IGNORECASE)


@cache
def dated_pattern() -> re.Pattern[str]:
    """A year that stands between a number and a unit of money."""
    return re.compile(rf" ?{YEAR}-")


def any_of(forms: Iterable[str]) -> str:
    """A regular expression for any of some texts, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def values() -> dict[str, float]:
    """The value of every word and compound of words that is a number."""
    values = {form: one.value for one in numbers() for form in one.forms}
    for ten in (number for number in numbers() if number.kind == "tens"):
        for one in (number for number in numbers() if number.kind == "ones"):
            values |= {t + o: ten.value + one.value for t in ten.forms for o in one.forms}
    return values


def forms_of(kind: str) -> tuple[str, ...]:
    """The words of a kind."""
    return tuple(form for number in numbers() if number.kind == kind for form in number.forms)


def one_of(entry: Entry, field: str, allowed: frozenset[str]) -> str:
    """A field that holds one of some texts."""
    value = entry.text(field)
    if value not in allowed:
        raise entry.error(f"{field} {value!r} is none of {', '.join(sorted(allowed))}")
    return value


def unique(
    file: str, allowed: dict[str, type], required: frozenset[str], folder: Path = FOLDER
) -> tuple[Entry, ...]:
    """The entries of a file, where no two have the same id."""
    found = entries(file, allowed, required, folder)
    first: dict[str, str] = {}
    for entry in found:
        other = first.setdefault(entry.text("id"), entry.where)
        if other != entry.where:
            raise entry.error(f"id {entry.text('id')!r} is taken by {other}")
    return found


def _digits_value(digits: str) -> float:
    grouped = re.fullmatch(r"\d{1,3}(?:[ \u00a0.]\d{3})+(,\d+)?", digits)
    if grouped:
        digits = re.sub(r"[ \u00a0.]", "", digits)
    return float(digits.replace(",", "."))


@cache
def _value_pattern() -> re.Pattern[str]:
    return re.compile(any_of(values()))


def _unit(entry: Entry) -> Unit:
    return Unit(
        entry.text("id"),
        entry.texts("forms"),
        entry.texts("heads"),
        entry.texts("compounds"),
        entry.texts("with"),
        entry.text("dimension"),
        entry.text("qudt"),
        cast("float", entry.fields["factor"]),
        bool(entry.fields.get("case")),
        entry.texts("examples"),
        entry.texts("counterexamples"),
    )


def _number(entry: Entry) -> Number:
    return Number(
        entry.text("id"),
        one_of(entry, "kind", _NUMBER_KINDS),
        cast("float", entry.fields["value"]),
        entry.texts("forms"),
        entry.texts("examples"),
        entry.texts("counterexamples"),
    )
