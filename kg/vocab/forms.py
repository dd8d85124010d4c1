"""A form of a vocabulary's entry, and a place in a text where one was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry's name; `where` is its place for an error, as `file:line`."""

    entry: str
    words: str
    case: str = "any"
    inflection: str = ""
    compound: frozenset[str] = frozenset({"hyphen"})
    heads: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A form that was found: `start` and `end` are offsets in the text, `words` what is there."""

    entry: str
    words: str
    start: int
    end: int
    rule: str
    form: Form
    found: str
    before: str = ""
    after: str = ""
