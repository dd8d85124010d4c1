"""Which things of the graph the rows of an answer name, and which of them belong together.

Pure functions. A thing's key is its kind and its id, such as `actor:nav`; an answer may name it by
its id, by its IRI, as a node or a path, or, in a column that is called like its kind, by its name.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from kg.errors import ExportError
from kg.model import Graph, Rows, Value
from kg.schema import NODES
from kg.stores.readback import of_things

KINDS = ("pledge", "actor", "area", "target", "instrument")
"""The kinds of things that an answer can be about, as keys begin with them."""

LABELS = {node.kind: label for label, node in NODES.items() if node.kind in KINDS}
"""The label of each of the kinds in the graph."""

_ENDING = re.compile(r"(_id|_iri|_from|_to|_?\d+)$")


@dataclass(frozen=True)
class Known:
    """The things there are: of each kind the name of each id; `base` begins their IRIs."""

    names: Mapping[str, Mapping[str, str]]
    base: str

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, str]]:
        """Of each kind the id of each name that only one thing has."""
        count = {kind: Counter(names.values()) for kind, names in self.names.items()}
        return {
            kind: {name: one for one, name in names.items() if count[kind][name] == 1}
            for kind, names in self.names.items()
        }

    def name(self, key: str) -> str:
        """What a thing is called."""
        kind, _, identifier = key.partition(":")
        return self.names.get(kind, {}).get(identifier, identifier)


@dataclass(frozen=True, slots=True)
class Named:
    """What an answer names: by the numbers of its columns, and of each row the keys in order.

    `columns` are those that name things. A row names a thing once at most, and may name none.
    """

    columns: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All things that are named, each once, in the order of the rows."""
        return tuple(dict.fromkeys(key for row in self.rows for key in row))


def things_of(graph: Graph, base: str) -> Known:
    """The things of a graph."""
    names: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for node in graph.nodes:
        if (kind := NODES[node.label].kind) in names:
            names[kind][node.id] = str(node.properties.get("name") or node.id)
    return Known(names, base)


def named(answer: Rows, known: Known) -> Named:
    """What the rows of an answer name.

    A column names things if all that stands in it does.
    """
    read: dict[int, list[_Keys]] = {}
    for number, column in enumerate(answer.columns):
        if (keys := _read([row[number] for row in answer.rows], column, known)) is not None:
            read[number] = keys
    rows = (
        tuple(dict.fromkeys(key for keys in read.values() for key in keys[i]))
        for i in range(len(answer.rows))
    )
    return Named(tuple(read), tuple(rows))


def part_of(graph: Graph, answer: Rows, base: str) -> Graph:
    """The part of a graph that the rows of an answer name, and all that it leads to.

    An answer that names nothing of the graph is an ExportError.
    """
    keys = named(answer, things_of(graph, base)).keys
    if not keys:
        told = ", ".join(answer.columns)
        raise ExportError(f"no pledge, actor or area is named by what was asked for: {told}")
    return of_things(graph, nodes_of(keys))


def ties(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of things that belong together in a row.

    What follows a pledge belongs to it; a pledge, and what no pledge precedes, to what stands
    just before it. So a row may be a way: actor, pledge, actor, pledge, actor.
    """
    pledge = ""
    for i, one in enumerate(row):
        is_pledge = one.startswith("pledge:")
        if i and is_pledge:
            yield one, row[i - 1]
        elif i:
            yield pledge or row[i - 1], one
        pledge = one if is_pledge else pledge


def relations(answer: Rows) -> dict[tuple[str, str], Mapping[str, object]]:
    """What the relationships of an answer hold, by the ids at their ends."""
    found: dict[tuple[str, str], Mapping[str, object]] = {}
    texts = {cell for row in answer.rows for cell in row if isinstance(cell, str)}
    for one in (one for text in texts for one in _objects(text)):
        if "source" in one and isinstance(properties := one.get("properties"), dict):
            found[str(one["source"]), str(one.get("target"))] = properties
    return found


def nodes_of(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The labels and ids of things, as the graph has them."""
    for key in keys:
        kind, _, identifier = key.partition(":")
        yield LABELS[kind], identifier


_Keys = tuple[str, ...]


def _read(cells: Sequence[Value], column: str, known: Known) -> list[_Keys] | None:
    """The keys that a column's cells stand for, or None where it is about something else."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    if not texts or not all(cell is None or isinstance(cell, str) for cell in cells):
        return None
    kind = _ENDING.sub("", column.casefold())
    keys = _by_id(texts, kind, known) or _by_name(texts, kind, known) or _each(texts, known)
    return [keys.get(str(cell), ()) for cell in cells] if keys else None


def _by_id(texts: set[str], kind: str, known: Known) -> dict[str, _Keys]:
    """All by ids of one kind, of the column's own if it is called like one."""
    for one in (kind, *KINDS):
        if texts <= known.names.get(one, {}).keys():
            return {text: (f"{one}:{text}",) for text in texts}
    return {}


def _by_name(texts: set[str], kind: str, known: Known) -> dict[str, _Keys]:
    by_name = known.ids.get(kind, {})
    return {text: (f"{kind}:{by_name[text]}",) for text in texts} if texts <= by_name.keys() else {}


def _each(texts: set[str], known: Known) -> dict[str, _Keys]:
    """Each by what it is itself: an id of some kind, an IRI, or a node or path of the graph."""
    found = {}
    for text in texts:
        if not (keys := _keys(text, known)):
            return {}
        found[text] = keys
    return found


def _keys(text: str, known: Known) -> _Keys:
    start = known.base.rstrip("/") + "/"
    if text.startswith(start):
        kind, _, identifier = text.removeprefix(start).partition("/")
        return _of_kind(kind, unquote(identifier), known)
    own = next((keys for kind in KINDS if (keys := _of_kind(kind, text, known))), ())
    return own or tuple(dict.fromkeys(_in_json(text, known)))


def _of_kind(kind: str, identifier: str, known: Known) -> _Keys:
    return (f"{kind}:{identifier}",) if identifier in known.names.get(kind, {}) else ()


def _in_json(text: str, known: Known) -> Iterator[str]:
    """The things of a cell that holds a node, or a path of them, as JSON."""
    for one in _objects(text):
        node = NODES.get(str(one.get("label")))
        if node is not None and isinstance(properties := one.get("properties"), dict):
            yield from _of_kind(node.kind, str(properties.get("id")), known)


def _objects(text: str) -> list[Mapping[str, object]]:
    """The nodes and relationships that a cell holds as JSON."""
    if not text.startswith(("{", "[")):
        return []
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [
        one
        for one in (content if isinstance(content, list) else [content])
        if isinstance(one, dict)
    ]
