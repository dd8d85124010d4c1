"""A store's content as a graph again, by plain queries derived from `kg.schema`.

It works on every store of either language, so an export does not care where the graph lies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.errors import ExportError
from kg.model import Edge, Graph, Node, Value
from kg.schema import (
    DCTERMS_IDENTIFIER,
    EDGES,
    NAMESPACE,
    NODES,
    EdgeType,
    NodeType,
    Property,
    camel,
)
from kg.stores.protocol import Store

_Row = tuple[Value, ...]
_Key = tuple[str, str]


def read_back(store: Store) -> Graph:
    """All nodes and edges of a store that the schema knows."""
    nodes = (node for kind in NODES.values() for node in _nodes(store, kind))
    edges = (edge for kind in EDGES.values() for edge in _edges(store, kind))
    return Graph(tuple(nodes), tuple(edges))


def counts(store: Store) -> dict[str, int]:
    """How many nodes of each label and edges of each type a store holds, without the zeros."""
    found = {label: _count(store, _ids(kind)) for label, kind in NODES.items()}
    for name, kind in EDGES.items():
        found[name] = _count(store, _direct(kind))
    return {name: number for name, number in found.items() if number}


def counts_of(graph: Graph) -> dict[str, int]:
    """The same of a graph."""
    labels = Counter(node.label for node in graph.nodes)
    return dict(labels + Counter(edge.type for edge in graph.edges))


def _count(store: Store, texts: dict[str, str]) -> int:
    return len(_ask(store, texts))


def _direct(kind: EdgeType) -> dict[str, str]:
    return {
        "cypher": f"MATCH (a)-[:{kind.name}]->(b) RETURN a.id AS source, b.id AS target",
        "sparql": f"SELECT ?source ?target WHERE {{ ?source <{kind.predicate}> ?target }}",
    }


def canonical(graph: Graph) -> Graph:
    """The graph with all in one order and without empty properties, so that equals compare."""
    nodes = (Node(node.label, node.id, _tidy(node.properties.items())) for node in graph.nodes)
    edges = (
        Edge(
            edge.type,
            edge.source_label,
            edge.source,
            edge.target_label,
            edge.target,
            _tidy(edge.properties.items()),
        )
        for edge in graph.edges
    )
    return Graph(
        tuple(sorted(nodes, key=lambda node: (node.label, node.id))),
        tuple(sorted(edges, key=lambda edge: (edge.type, edge.source, edge.target))),
    )


def _tidy(items: object) -> dict[str, Value]:
    tidy: dict[str, Value] = {}
    for name, value in sorted(items):  # type: ignore[call-overload]  # pairs of a mapping
        if isinstance(value, tuple | list):
            value = tuple(sorted(set(value)))  # noqa: PLW2901 - RDF keeps no order
        if value not in (None, ()):
            tidy[name] = value
    return tidy


def _nodes(store: Store, kind: NodeType) -> Iterator[Node]:
    found: dict[str, dict[str, Value]] = {str(row[0]): {} for row in _ask(store, _ids(kind))}
    for one in kind.properties:
        if one.name == "id":
            continue
        values: dict[str, list[Value]] = defaultdict(list)
        for identifier, value in _ask(store, _values(kind, one)):
            values[str(identifier)].append(value)
        for identifier, several in values.items():
            found[identifier][one.name] = _texts(several) if one.many else several[0]
    for identifier, properties in found.items():
        yield Node(kind.label, identifier, properties)


def _texts(values: list[Value]) -> tuple[str, ...]:
    flat: list[str] = []
    for value in values:
        flat.extend(value if isinstance(value, tuple) else [str(value)])
    return tuple(sorted(flat))


def _edges(store: Store, kind: EdgeType) -> Iterator[Edge]:
    names = [one.name for one in kind.properties]
    for source_label in kind.sources:
        for target_label in kind.targets:
            for row in _ask(store, _pairs(kind, source_label, target_label)):
                given = zip(names, row[2:], strict=True)
                properties = {name: value for name, value in given if value is not None}
                ends = (source_label, str(row[0]), target_label, str(row[1]))
                yield Edge(kind.name, *ends, properties)


def _ask(store: Store, texts: dict[str, str]) -> tuple[_Row, ...]:
    return store.query(texts[store.language], {}).rows


def _ids(kind: NodeType) -> dict[str, str]:
    return {
        "cypher": f"MATCH (n:{kind.label}) RETURN n.id AS id",
        "sparql": f"SELECT ?id WHERE {{ ?n a {_class(kind.label)} ; <{DCTERMS_IDENTIFIER}> ?id }}",
    }


def _values(kind: NodeType, one: Property) -> dict[str, str]:
    name = f"n.`{one.name}`"
    return {
        "cypher": f"MATCH (n:{kind.label}) WHERE {name} IS NOT NULL "
        f"RETURN n.id AS id, {name} AS value",
        "sparql": f"SELECT ?id ?value WHERE {{ ?n a {_class(kind.label)} ; "
        f"<{DCTERMS_IDENTIFIER}> ?id ; <{one.predicate}> ?value }}",
    }


def _pairs(kind: EdgeType, source: str, target: str) -> dict[str, str]:
    names = [one.name for one in kind.properties]
    cypher = "".join(f", r.`{name}` AS p{number}" for number, name in enumerate(names))
    sparql = "".join(f" ?p{number}" for number in range(len(names)))
    ends = (
        f"?a a {_class(source)} ; <{DCTERMS_IDENTIFIER}> ?source . "
        f"?b a {_class(target)} ; <{DCTERMS_IDENTIFIER}> ?target . "
    )
    return {
        "cypher": f"MATCH (a:{source})-[r:{kind.name}]->(b:{target}) "
        f"RETURN a.id AS source, b.id AS target{cypher}",
        "sparql": f"SELECT ?source ?target{sparql} WHERE {{ {_between(kind)}{ends}}}",
    }


def _between(kind: EdgeType) -> str:
    if not kind.properties:
        return f"?a <{kind.predicate}> ?b . "
    thing = f"?a <{kind.thing_predicate}> ?t . ?t <{NAMESPACE}{camel(kind.end)}> ?b . "
    optional = "".join(
        f"OPTIONAL {{ ?t <{one.predicate}> ?p{number} }} "
        for number, one in enumerate(kind.properties)
    )
    return thing + optional


def _class(label: str) -> str:
    return f"<{NAMESPACE}{label}>"


def of_programme(graph: Graph, programme: str) -> Graph:
    """The part of a graph that belongs to one programme, and what stands around it.

    Raises ExportError where the graph has no such programme.
    """
    known = sorted(node.id for node in graph.nodes if node.label == "Programme")
    if programme not in known:
        raise ExportError(f"no programme {programme!r}; there is {', '.join(known) or 'none'}")
    inside = {("Programme", programme)}
    _grow(inside, [(_end(edge), _start(edge)) for edge in graph.edges if edge.type in _UPWARD])
    return _with_what_it_names(graph, inside)


def of_pledge(graph: Graph, pledge: str) -> Graph:
    """The part of a graph that one pledge leads to: what it names, and where it stands.

    It is empty where the graph has no such pledge.
    """
    return of_things(graph, [("Pledge", pledge)])


def of_things(graph: Graph, things: Iterable[_Key]) -> Graph:
    """The part of a graph that some things lead to, each given by its label and id.

    Of a pledge that is all that it names and where it stands; of an actor or an area what it is a
    part of. It is empty where the graph has none of them.
    """
    return _with_what_it_names(graph, set(things))


_UPWARD = ("IN_PROGRAMME", "PART_OF")
"""The edges that lead from a part of a programme up to it."""


def _start(edge: Edge) -> _Key:
    return edge.source_label, edge.source


def _end(edge: Edge) -> _Key:
    return edge.target_label, edge.target


def _grow(inside: set[_Key], steps: Iterable[tuple[_Key, _Key]]) -> None:
    """Add all that can be reached from what is inside by the steps."""
    onward: dict[_Key, list[_Key]] = defaultdict(list)
    for here, there in steps:
        onward[here].append(there)
    waiting = list(inside)
    while waiting:
        for there in onward[waiting.pop()]:
            if there not in inside:
                inside.add(there)
                waiting.append(there)


def _with_what_it_names(graph: Graph, inside: set[_Key]) -> Graph:
    own = [edge for edge in graph.edges if edge.type != "SIMILAR_TO"]
    _grow(inside, [(_start(edge), _end(edge)) for edge in own])
    return Graph(
        tuple(node for node in graph.nodes if (node.label, node.id) in inside),
        tuple(edge for edge in graph.edges if {_start(edge), _end(edge)} <= inside),
    )
