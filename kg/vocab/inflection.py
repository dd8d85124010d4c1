"""Reads the endings of words: a lemma and its paradigm in, all its forms out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.vocab.reader import FOLDER, Entry, entries

FILE = "inflection.yaml"
_FIELDS = {"id": str, "cut": str, "endings": list, "words": list, "examples": list}


def inflect(lemma: str, paradigm: str) -> tuple[str, ...]:
    """All forms of a lemma; the lemma alone where the paradigm is empty."""
    return forms_of(lemma, paradigm_entry(paradigm)) if paradigm else (lemma,)


@cache
def words(name: str) -> frozenset[str]:
    """The words of a closed class, such as the conjunctions."""
    return frozenset(paradigm_entry(name).texts("words"))


@cache
def endings(name: str) -> tuple[str, ...]:
    """The endings of a paradigm, in the order of the file."""
    return paradigm_entry(name).texts("endings")


def indefinite(name: str) -> str:
    """The same name where it ends in a plural with its article: "the helpers" as "helpers"."""
    pairs = zip(endings("plural-definite"), endings("plural-indefinite"), strict=True)
    made = (name.removesuffix(one) + other for one, other in pairs if name.endswith(one))
    return next(made, name)


def paradigm_entry(name: str) -> Entry:
    """The entry of that id, or a VocabularyError that lists what there is."""
    known = _read(FOLDER)
    if name not in known:
        raise VocabularyError(f"{FILE}: no entry {name!r}; there are {', '.join(sorted(known))}")
    return known[name]


def forms_of(lemma: str, paradigm: Entry) -> tuple[str, ...]:
    """What one paradigm makes of a lemma, the order of its endings kept."""
    cut = paradigm.text("cut")
    if not lemma.endswith(cut):
        raise paradigm.error(f"{lemma!r} does not end in {cut!r}")
    stem = lemma.removesuffix(cut)
    return tuple(dict.fromkeys(stem + ending for ending in paradigm.texts("endings")))


def load(folder: Path = FOLDER) -> dict[str, Entry]:
    """The paradigms by id, each checked against its own examples."""
    found = {entry.text("id"): entry for entry in entries(FILE, _FIELDS, frozenset({"id"}), folder)}
    for entry in found.values():
        _check(entry)
    return found


_read = cache(load)


def _check(entry: Entry) -> None:
    for example in entry.texts("examples"):
        lemma, *expected = example.split()
        if missing := sorted(set(expected) - {lemma, *forms_of(lemma, entry)}):
            raise entry.error(f"{lemma!r} does not give {', '.join(missing)}")
