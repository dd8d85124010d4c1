"""Reads a file of the vocabulary, where every entry knows its file and line.

A file is a YAML list of mappings. What a file may hold is declared by whoever reads it; anything
else is a VocabularyError with file and line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from kg.errors import VocabularyError

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a vocabulary file and the place where it stands, as `file:line`."""

    fields: Mapping[str, object]
    where: str

    def text(self, name: str, default: str = "") -> str:
        """A field that holds one text."""
        return cast("str", self.fields.get(name, default))

    def texts(self, name: str) -> tuple[str, ...]:
        """A field that holds a list of texts; empty where the entry lacks it."""
        return tuple(cast("list[str]", self.fields.get(name, [])))

    def error(self, message: str) -> VocabularyError:
        """An error about this entry."""
        return VocabularyError(f"{self.where}: {message}")


def entries(
    file: str, allowed: Mapping[str, type], required: frozenset[str], folder: Path = FOLDER
) -> tuple[Entry, ...]:
    """The entries of a file; `allowed` tells each field's name and the type of its value."""
    path = folder / file
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise VocabularyError(f"{file}:{line}: {error.problem}") from error
    if not isinstance(root, yaml.SequenceNode):
        raise VocabularyError(f"{file}:1: a vocabulary file is a list of entries")
    return tuple(_entry(node, file, allowed, required) for node in root.value)


@cache
def edition(folder: Path = FOLDER) -> str:
    """A short digest of all the vocabulary's files: the same as long as none of them changes."""
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.suffix in {".yaml", ".tsv"}:
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def in_circle(start: str, above: Callable[[str], Iterable[str]]) -> bool:
    """Whether a way up from a name, as `above` tells the names over one, leads back to it."""
    seen: set[str] = set()
    waiting = list(above(start))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(above(name))
    return start in seen


def _entry(
    node: yaml.Node, file: str, allowed: Mapping[str, type], required: frozenset[str]
) -> Entry:
    where = f"{file}:{node.start_mark.line + 1}"
    if not isinstance(node, yaml.MappingNode):
        raise VocabularyError(f"{where}: an entry is a mapping of fields")
    fields = cast("dict[str, object]", _Values("").construct_document(node))
    for name, value in fields.items():
        if name not in allowed:
            known = ", ".join(sorted(allowed))
            raise VocabularyError(f"{where}: unknown field {name!r}; an entry may have {known}")
        if not isinstance(value, allowed[name]):
            kind = allowed[name].__name__
            raise VocabularyError(f"{where}: field {name!r} must be a {kind}, not {value!r}")
    if missing := sorted(required - fields.keys()):
        raise VocabularyError(f"{where}: missing {', '.join(missing)}")
    return Entry(fields, where)


class _Values(yaml.CSafeLoader):
    """Makes Python values of nodes that are already composed."""
