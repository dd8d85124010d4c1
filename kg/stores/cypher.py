"""What every store that speaks Cypher needs: constraints, batches and values from `kg.schema`."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from kg.errors import RefusedError
from kg.model import Edge, Graph, Node, Value
from kg.schema import ID, Property
from kg.stores.mistakes import place
from kg.triples import conforming, edge_type, node_type

BATCH = 2_000
"""Rows that go to the engine in one statement."""

Row = dict[str, object]


_CALL = re.compile(r"\bcall\b(?!\s*[({])\s*([\w.]*)", re.IGNORECASE)
_PLUGIN = re.compile(r"\b(?:apoc|dbms|gds|genai)\b", re.IGNORECASE)


def _words(first: str, then: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"{first}\b", re.IGNORECASE), re.compile(rf"\b(?:{then})\b", re.IGNORECASE)


_BEYOND = {
    _words("load", "csv"): (
        "LOAD CSV is refused: a query reads this store alone; load programmes instead"
    ),
    _words(r"\bterminate", "transactions?"): (
        "TERMINATE TRANSACTIONS is refused: a query only reads"
    ),
    _words(
        r"\bshow", "aliases|databases?|privileges?|roles|servers?|settings?|transactions?|users?"
    ): "SHOW is refused: a query reads the graph, not the server",
}
"""Two words that lead out of the graph where the second follows the first, and what to say."""

_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


class Batch(NamedTuple):
    """A statement that writes, and the rows that it takes as `$rows`."""

    text: str
    rows: list[Row]


def batches(graph: Graph) -> Iterator[Batch]:
    """Statements that write a graph, nodes before edges.

    Nodes are merged by id, edges by their ends; the properties of either are replaced. What the
    schema does not declare is a StoreError, raised before the first batch.
    """
    nodes, edges = _grouped_nodes(graph.nodes), _grouped_edges(graph.edges)
    for label, rows in nodes.items():
        yield from _cut(_merge_nodes(label), rows)
    for ends, rows in edges.items():
        yield from _cut(_merge_edges(*ends), rows)


def _merge_nodes(label: str) -> str:
    return f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}) SET n = row.properties"


def _merge_edges(kind: str, source: str, target: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:`{source}` {{id: row.source}}) "
        f"MATCH (b:`{target}` {{id: row.target}}) "
        f"MERGE (a)-[r:`{kind}`]->(b) SET r = row.properties"
    )


def _cut(text: str, rows: Iterable[Row]) -> Iterator[Batch]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield Batch(text, batch)


def _grouped_nodes(nodes: Iterable[Node]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for node in nodes:
        declared = node_type(node).properties
        properties = _stored(f"{node.label} {node.id!r}", declared, node.properties)
        properties[ID.name] = node.id
        grouped[node.label].append({"id": node.id, "properties": properties})
    return grouped


def _grouped_edges(edges: Iterable[Edge]) -> dict[tuple[str, str, str], list[Row]]:
    grouped: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for edge in edges:
        what = f"{edge.type} {edge.source!r} to {edge.target!r}"
        properties = _stored(what, edge_type(edge).properties, edge.properties)
        row: Row = {"source": edge.source, "target": edge.target, "properties": properties}
        grouped[edge.type, edge.source_label, edge.target_label].append(row)
    return grouped


def _stored(what: str, declared: Iterable[Property], given: Mapping[str, Value]) -> Row:
    return {
        one.name: list(values) if one.many else values[0]
        for one, values in conforming(what, declared, given)
    }


def screen(text: str, procedures: tuple[str, ...]) -> None:
    """Nothing, or a RefusedError where a query would leave the graph.

    `procedures` are the beginnings, in lower case, of what CALL may name. The words count
    wherever they stand, in a comment or a literal too: to tell those apart takes the engine's
    own grammar, and a guess at it can be fooled.
    """
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    for (first, then), told in _BEYOND.items():
        begun = first.search(plain)
        if begun and then.search(plain, begun.end()):
            raise RefusedError(told, place(plain, begun.start()))
    for match in _CALL.finditer(plain):
        if not match[1].lower().startswith(procedures):
            allowed = ", ".join(f"{one}*" for one in procedures)
            raise RefusedError(
                f"CALL {match[1]} is refused; a query may call {allowed}",
                place(plain, match.start()),
            )
    if plugin := _PLUGIN.search(plain):
        raise RefusedError(
            f"{plugin[0]} is refused: a query reads the graph alone", place(plain, plugin.start())
        )


def refused_write() -> RefusedError:
    """What to say to a query that would write."""
    return RefusedError(
        "a write in Cypher is refused: a query only reads; load programmes to change the store"
    )


@dataclass(frozen=True, slots=True)
class Thing:
    """A node, relationship or path of an answer: what the JSON text that stands for it holds."""

    content: object


def node_thing(label: str, properties: Mapping[str, object]) -> Thing:
    """A node of an answer."""
    return Thing({"label": label, "properties": properties})


def edge_thing(kind: str, source: str, target: str, properties: Mapping[str, object]) -> Thing:
    """A relationship of an answer, between the ids of two nodes."""
    return Thing({"type": kind, "source": source, "target": target, "properties": properties})


def cell(value: object) -> Value:
    """A value of an answer as a cell: a list of texts as a tuple, what has structure as JSON."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list):
        texts = tuple(one for one in value if isinstance(one, str))
        if len(texts) == len(value):
            return texts
    plain = _plain(value)
    return (
        plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False, sort_keys=True)
    )


def _plain(value: object) -> object:
    if isinstance(value, Thing):
        return _plain(value.content)
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)
