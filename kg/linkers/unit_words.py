"""Finds a unit where it stands in a sentence."""

from __future__ import annotations

import re
from functools import cache

from kg.vocab.numbers import Unit, any_of, units


def unit_at(sentence: str, place: int) -> tuple[str, int] | None:
    """The unit whose form stands right at a place, and where it ends."""
    for pattern in (_exact_pattern(), _unit_pattern()):
        if found := pattern.match(sentence, place):
            return _with_companion(sentence, _unit_of(found), found.end())
    return None


def compound_unit(found: re.Match[str]) -> str:
    """The unit of a compound that a number is written together with."""
    return _forms()[found["form"].casefold()].id


@cache
def counting() -> frozenset[str]:
    """The units that count things."""
    return frozenset(unit.id for unit in units() if unit.dimension == "count")


def unit_named(written: str) -> Unit | None:
    """The unit that `unit_at` called so; None for a thing that is counted under its own name."""
    return _named().get(written)


@cache
def _named() -> dict[str, Unit]:
    names = {unit.id: unit for unit in units()}
    return names | {f"{one.id} {word}": one for one in units() for word in one.companions}


def _with_companion(sentence: str, unit: Unit, end: int) -> tuple[str, int]:
    for companion in unit.companions:
        if sentence.startswith(f" {companion}", end):
            return f"{unit.id} {companion}", end + 1 + len(companion)
    return unit.id, end


def _unit_of(found: re.Match[str]) -> Unit:
    return _forms()[found[found.lastgroup or 0].casefold()]


@cache
def _forms() -> dict[str, Unit]:
    return {
        form.casefold(): unit
        for unit in units()
        for form in (*unit.forms, *unit.heads, *unit.compounds)
    }


@cache
def _exact_pattern() -> re.Pattern[str]:
    forms = [form for unit in units() if unit.exact_case for form in unit.forms]
    return re.compile(rf"(?P<form>{any_of(forms)})(?!\w)")


@cache
def _unit_pattern() -> re.Pattern[str]:
    inexact = [unit for unit in units() if not unit.exact_case]
    forms = any_of(form for unit in inexact for form in unit.forms)
    heads = any_of(head for unit in inexact for head in unit.heads)
    return re.compile(rf"(?:(?P<form>{forms})|\w+?(?P<head>{heads}))(?![\w-])", re.IGNORECASE)
