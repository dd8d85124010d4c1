"""Words that stand for an instrument that a sentence before has named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.vocab import instruments
from kg.vocab.instruments import Mention
from kg.vocab.reader import FOLDER, Entry, entries

_FILE = "instruments_references.yaml"
_FIELDS = {
    "id": str,
    "kinds": list,
    "heads": list,
    "reach": int,
    "cues": list,
    "pattern": str,
    "examples": list,
    "counterexamples": list,
}
_BAR = " | "


@dataclass(frozen=True, slots=True)
class Reference:
    """A way to point back; see the head of its file for what each field means."""

    id: str
    kinds: frozenset[str]
    heads: re.Pattern[str] | None
    reach: int
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    entry: Entry


@cache
def vocabulary() -> tuple[Reference, ...]:
    """The references that ship, checked against their own examples."""
    return checked(FOLDER)


def checked(folder: Path) -> tuple[Reference, ...]:
    """The references of a folder; a VocabularyError at the first example that one contradicts."""
    required = frozenset({"id", "kinds", "reach", "cues", "pattern", "examples"})
    found = tuple(_reference(entry) for entry in entries(_FILE, _FIELDS, required, folder))
    for one in found:
        for example in one.entry.texts("examples"):
            if not _is_found(one, example):
                raise one.entry.error(f"example {example!r} does not match")
        for example in one.entry.texts("counterexamples"):
            if _is_found(one, example):
                raise one.entry.error(f"counterexample {example!r} matches")
    return found


def cued(text: str) -> tuple[Reference, ...]:
    """The references that a text may hold."""
    return tuple(one for one in vocabulary() if any(cue in text for cue in one.cues))


def find(one: Reference, text: str, before: tuple[str, ...]) -> Iterator[Mention]:
    """What in a text stands for the one instrument that the sentences `before` it name.

    Nothing where they name none or more than one, or where the text has named one by then.
    """
    meant = _meant(one, before)
    if meant is None:
        return
    for match in one.pattern.finditer(text):
        if match["back"] and not _named(one, text[: match.start("back")]):
            rule = f"instruments_references:{one.id}: {meant.name}"
            yield Mention(meant.name, meant.kind, *match.span("back"), rule)


def _meant(one: Reference, before: tuple[str, ...]) -> Mention | None:
    named = [found for text in before[-one.reach :] for found in _named(one, text)]
    return named[0] if len({found.name for found in named}) == 1 else None


def _named(one: Reference, text: str) -> list[Mention]:
    """The instruments in a text that the reference may stand for."""
    return [
        found
        for found in instruments.find(instruments.vocabulary(), text)
        if found.kind in one.kinds
        and (one.heads is None or one.heads.search(text[found.start : found.end]))
    ]


def _is_found(one: Reference, example: str) -> bool:
    before, _, text = example.partition(_BAR)
    sentences = tuple(re.split(r"(?<=[.]) ", before))
    return any(cue in text for cue in one.cues) and any(find(one, text, sentences))


def _reference(entry: Entry) -> Reference:
    heads = "|".join(re.escape(head) for head in entry.texts("heads"))
    try:
        pattern = re.compile(rf"(?<![\w-])(?:{entry.text('pattern')})(?![\w-])")
    except re.error as error:
        raise entry.error(f"pattern cannot be read: {error}") from error
    return Reference(
        entry.text("id"),
        _kinds(entry),
        re.compile(rf"(?i:{heads})(?!\w)") if heads else None,
        int(str(entry.fields["reach"])),
        entry.texts("cues"),
        pattern,
        entry,
    )


def _kinds(entry: Entry) -> frozenset[str]:
    kinds = frozenset(entry.texts("kinds"))
    if unknown := kinds - instruments.KINDS:
        allowed = ", ".join(sorted(instruments.KINDS))
        raise entry.error(f"kinds {', '.join(sorted(unknown))} are none of {allowed}")
    return kinds
