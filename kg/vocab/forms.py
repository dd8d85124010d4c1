"""A form of a vocabulary's entry, and a place in a text where one was found.

`Form.case` is how letters must agree: `any` takes small and capital letters alike, `name` wants a
capital wherever the form has one, `exact` wants the very letters, `acronym` takes the form as it is
written, with its first letter alone in capitals, or all in small letters. `Form.inflection` names a
paradigm of `inflection.yaml` that makes the last word's endings. `Form.compound` says which
compounds count: `hyphen` (form-other), `first` (the form and another word written together),
`last` (another word and then the form, with or without hyphen); `only` beside them leaves out the
form by itself. `Form.heads` limits what may follow in `first` and `hyphen` to words that begin so;
empty means anything.
"""

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


def closed(text: str, start: int, end: int) -> int:
    """The end of some words in a text, with the bracket that closes one of theirs."""
    return end + (text[end : end + 1] == ")" and "(" in text[start:end])
