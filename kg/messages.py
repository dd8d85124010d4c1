"""Every sentence that a user reads, in both of its languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.vocab.reader import entries

LANGUAGES = ("nb", "en")
FILE = "messages.yaml"

_FIELDS = {"id": str, "nb": str, "en": str, "nb_one": str, "en_one": str}


@dataclass(frozen=True, slots=True)
class Messages:
    """The sentences of one language; call it with a sentence's id and the values to put in it."""

    language: str

    def __call__(self, identifier: str, **values: object) -> str:
        """A sentence; where `count` is 1 its form for one thing is taken, if it has one."""
        forms = catalogue()[identifier]
        one = forms.get(f"{self.language}_one") if values.get("count") == 1 else None
        return (one or forms[self.language]).format(**values)

    def word(self, family: str, value: object) -> str:
        """The name of one of a family's values; a value without a name stands as it is."""
        forms = catalogue().get(f"{family}.{value}")
        return forms[self.language] if forms else str(value)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """The forms of every sentence, by its id."""
    found = entries(FILE, _FIELDS, frozenset({"id", "nb", "en"}), Path(__file__).parent)
    forms: dict[str, dict[str, str]] = {}
    for entry in found:
        identifier = entry.text("id")
        if identifier in forms:
            raise entry.error(f"the id {identifier!r} stands twice")
        forms[identifier] = {name: entry.text(name) for name in entry.fields if name != "id"}
    return forms
