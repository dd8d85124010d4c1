"""A graph as RDF triples and back: pure functions, tied to no library.

A node is a thing of class `lg:<Label>` with one triple for each value of a property. An edge is
one triple; an edge of a type that carries properties is, beside it, a thing between the two
nodes, as `kg.schema` tells. The values of a list have no order in RDF.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import InputError, StoreError
from kg.ids import edge_id, iri
from kg.model import Edge, Graph, Node, Value
from kg.schema import (
    DCTERMS_IDENTIFIER,
    EDGES,
    ID,
    NAMESPACE,
    NODES,
    EdgeType,
    NodeType,
    Property,
    camel,
)

if TYPE_CHECKING:
    import rdflib

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"

_LONG = 2**63
_SURROGATE = re.compile("[\ud800-\udfff]")


class Literal(NamedTuple):
    """A value: its lexical form and the IRI of its datatype."""

    text: str
    datatype: str = XSD + "string"


class Triple(NamedTuple):
    """A statement of RDF; an IRI is a plain string."""

    subject: str
    predicate: str
    object: str | Literal


def to_triples(graph: Graph, base: str) -> Iterator[Triple]:
    """The triples of a graph, its IRIs starting with `base`.

    What the schema does not declare, or a value that is not of its datatype, is a StoreError.
    """
    for node in graph.nodes:
        yield from _node_triples(node, base)
    for edge in graph.edges:
        yield from _edge_triples(edge, base)


def from_triples(triples: Iterable[Triple]) -> Graph:
    """The graph that triples tell, in the order of its ids; what is not of the schema is passed by.

    A value that is not of its property's datatype, or a second value where there is room for one,
    is an InputError.
    """
    things: dict[str, _Thing] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, value in triples:
        things[subject][predicate].add(value)
    nodes = {
        subject: _node(subject, thing, NODES[label])
        for subject, thing in things.items()
        if (label := _label(thing)) is not None
    }
    edges = [edge for subject in nodes for edge in _edges(subject, nodes, things)]
    return Graph(
        tuple(sorted(nodes.values(), key=lambda node: (node.label, node.id))),
        tuple(sorted(edges, key=lambda edge: (edge.type, edge.source, edge.target))),
    )


def to_rdflib(graph: Graph, base: str) -> rdflib.Graph:
    """The graph in rdflib, for small graphs and for people who live there."""
    import rdflib  # noqa: PLC0415 - a driver, and only this function needs it

    found = rdflib.Graph()
    found.bind("lg", NAMESPACE)
    named = cache(rdflib.URIRef)
    for subject, predicate, value in to_triples(graph, base):
        end = (
            rdflib.Literal(value.text, datatype=_rdflib_datatype(value))
            if isinstance(value, Literal)
            else named(value)
        )
        found.add((named(subject), named(predicate), end))
    return found


def _rdflib_datatype(value: Literal) -> str | None:
    # rdflib holds a plain literal and an xsd:string unequal, and everybody there writes the former.
    return None if value.datatype == XSD + "string" else value.datatype


def conforming(
    what: str, declared: Iterable[Property], given: Mapping[str, Value]
) -> Iterator[tuple[Property, tuple[str | int | float, ...]]]:
    """Each property that has a value, with its values: several only where the schema says so.

    Texts of a list are sorted and stand once. A name that is not declared, or a value of another
    datatype, is a StoreError that begins with `what`.
    """
    known = {one.name: one for one in declared}
    for name, value in given.items():
        if name not in known or name == ID.name:
            allowed = ", ".join(known) or "none"
            raise StoreError(f"{what} has no property {name!r}; it may have {allowed}")
        if value is not None and value != ():
            yield known[name], _conforming_values(what, known[name], value)


def node_type(node: Node) -> NodeType:
    """What the schema says of a node; a label that it does not have is a StoreError."""
    if node.label not in NODES:
        raise StoreError(f"node {node.id!r}: no label {node.label!r}; there is {', '.join(NODES)}")
    return NODES[node.label]


def edge_type(edge: Edge) -> EdgeType:
    """What the schema says of an edge; a type or an end that it does not have is a StoreError."""
    where = f"edge {edge.source!r} to {edge.target!r}"
    if edge.type not in EDGES:
        raise StoreError(f"{where}: no relationship {edge.type!r}; there is {', '.join(EDGES)}")
    kind = EDGES[edge.type]
    if edge.source_label not in kind.sources or edge.target_label not in kind.targets:
        allowed = f"from {' or '.join(kind.sources)} to {' or '.join(kind.targets)}"
        ends = f"from {edge.source_label} to {edge.target_label}"
        raise StoreError(f"{where}: {edge.type} runs {allowed}, not {ends}")
    return kind


def _conforming_values(
    what: str, declared: Property, value: Value
) -> tuple[str | int | float, ...]:
    if declared.many and isinstance(value, tuple) and all(map(_is_text, value)):
        return tuple(sorted(set(value)))
    if not declared.many and not isinstance(value, tuple) and _CHECKS[declared.datatype](value):
        return (float(value) if declared.datatype == "decimal" else value,)  # type: ignore[return-value, arg-type]  # the check has seen to it
    kind = "tuple of strings" if declared.many else declared.datatype
    raise StoreError(f"{what}: {declared.name} must be a {kind}, not {value!r:.80}")


def _is_text(value: object) -> bool:
    # Half of a surrogate pair is no character; no file and no wire can hold it.
    return isinstance(value, str) and not _SURROGATE.search(value)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -_LONG <= value < _LONG


def _is_decimal(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _LONG if isinstance(value, int) else math.isfinite(value)


_CHECKS = {"string": _is_text, "integer": _is_integer, "decimal": _is_decimal}


def _node_triples(node: Node, base: str) -> Iterator[Triple]:
    kind = node_type(node)
    subject = iri(base, kind.kind, node.id)
    yield Triple(subject, RDF_TYPE, NAMESPACE + node.label)
    yield Triple(subject, DCTERMS_IDENTIFIER, Literal(node.id))
    what = f"{node.label} {node.id!r}"
    yield from _property_triples(subject, conforming(what, kind.properties, node.properties))


def _property_triples(
    subject: str, properties: Iterable[tuple[Property, tuple[str | int | float, ...]]]
) -> Iterator[Triple]:
    for declared, values in properties:
        for value in values:
            text = _decimal(value) if isinstance(value, float) else str(value)
            yield Triple(subject, declared.predicate, Literal(text, XSD + declared.datatype))


def _decimal(value: float) -> str:
    """A number as xsd:decimal writes it, without an exponent."""
    return format(Decimal(repr(value)), "f")


def _edge_triples(edge: Edge, base: str) -> Iterator[Triple]:
    kind = edge_type(edge)
    source = iri(base, NODES[edge.source_label].kind, edge.source)
    target = iri(base, NODES[edge.target_label].kind, edge.target)
    yield Triple(source, kind.predicate, target)
    what = f"{edge.type} {edge.source!r} to {edge.target!r}"
    properties = conforming(what, kind.properties, edge.properties)
    if not kind.thing:
        # Nothing is declared for such an edge, so this refuses whatever it carries.
        yield from _property_triples(source, properties)
        return
    identifier = edge_id(edge.source, edge.target)
    thing = iri(base, kind.thing[0].lower() + kind.thing[1:], identifier)
    yield Triple(source, kind.thing_predicate, thing)
    yield Triple(thing, RDF_TYPE, NAMESPACE + kind.thing)
    yield Triple(thing, DCTERMS_IDENTIFIER, Literal(identifier))
    yield Triple(thing, NAMESPACE + camel(kind.end), target)
    yield from _property_triples(thing, properties)


_Thing = dict[str, set[str | Literal]]


def _label(thing: _Thing) -> str | None:
    names = (str(one).removeprefix(NAMESPACE) for one in thing.get(RDF_TYPE, ()))
    return next((name for name in sorted(names) if name in NODES), None)


def _node(subject: str, thing: _Thing, kind: NodeType) -> Node:
    identifier = _one_value(subject, ID, thing.get(DCTERMS_IDENTIFIER, set()))
    return Node(kind.label, str(identifier), _properties(subject, thing, kind.properties))


def _edges(subject: str, nodes: Mapping[str, Node], things: dict[str, _Thing]) -> Iterator[Edge]:
    source = nodes[subject]
    for kind in EDGES.values():
        carried = _carried(subject, kind, things)
        for end in things[subject].get(kind.predicate, ()):
            if isinstance(end, str) and end in nodes:
                target = nodes[end]
                ends = (source.label, source.id, target.label, target.id)
                yield Edge(kind.name, *ends, carried.get(end, {}))


def _carried(
    subject: str, kind: EdgeType, things: dict[str, _Thing]
) -> dict[str, dict[str, Value]]:
    """The properties of a node's edges of one type, by the IRI of the other end."""
    if not kind.thing:
        return {}
    found = {}
    for one in things[subject].get(kind.thing_predicate, ()):
        thing = things.get(str(one), {})
        for end in thing.get(NAMESPACE + camel(kind.end), ()):
            found[str(end)] = _properties(str(one), thing, kind.properties)
    return found


def _properties(subject: str, thing: _Thing, declared: Iterable[Property]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for one in declared:
        values = thing.get(one.predicate)
        if values and one.many:
            found[one.name] = tuple(sorted(_text(subject, one, value) for value in values))
        elif values and one.name != ID.name:
            found[one.name] = _one_value(subject, one, values)
    return found


def _one_value(subject: str, declared: Property, values: set[str | Literal]) -> Value:
    if len(values) != 1:
        raise InputError(f"{subject}: one {declared.name} is wanted, there are {len(values)}")
    text = _text(subject, declared, next(iter(values)))
    try:
        return _READ[declared.datatype](text)
    except ValueError as error:
        message = f"{subject}: {declared.name} must be a {declared.datatype}, not {text!r:.80}"
        raise InputError(message) from error


def _text(subject: str, declared: Property, value: str | Literal) -> str:
    if isinstance(value, str):
        raise InputError(f"{subject}: {declared.name} must be a literal, not the IRI {value}")
    return value.text


_READ: dict[str, Callable[[str], Value]] = {"string": str, "integer": int, "decimal": float}
