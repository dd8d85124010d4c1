"""A graph as RDF: Turtle, N-Triples and JSON-LD, sorted so that two dumps can be compared.

The serialiser is pyoxigraph's, which keeps the order that it is given: rdflib's Turtle of one
programme takes eight times as long and reads no better.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from kg.model import Graph, Rows
from kg.schema import DCTERMS_IDENTIFIER, EDGES, NAMESPACE, NODES, RDFS_LABEL, camel
from kg.triples import RDF_TYPE, XSD, Literal, Triple, to_triples

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "lg": NAMESPACE,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


def turtle(graph: Graph, base: str) -> str:
    """Turtle with its prefixes bound, a thing at a time."""
    return _serialised(graph, base, "ttl", PREFIXES)


def ntriples(graph: Graph, base: str) -> str:
    """A triple a line."""
    return _serialised(graph, base, "nt", {})


def jsonld(graph: Graph, base: str) -> str:
    """JSON-LD that reads as plain JSON too: a context made of the schema, then a thing a line."""
    things = (
        json.dumps(_thing(subject, group), ensure_ascii=False)
        for subject, group in groupby(_sorted(graph, base), key=lambda triple: triple.subject)
    )
    context = json.dumps(_context(), indent=1)
    body = ",\n".join(things)
    return f'{{"@context": {context},\n"@graph": [\n{body}\n]}}\n'


def _sorted(graph: Graph, base: str) -> list[Triple]:
    return sorted(set(to_triples(graph, base)), key=_order)


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    value = triple.object
    end = value.text if isinstance(value, Literal) else value
    return (triple.subject, triple.predicate != RDF_TYPE, triple.predicate, end)


def _serialised(graph: Graph, base: str, suffix: str, prefixes: dict[str, str]) -> str:
    import pyoxigraph as ox  # noqa: PLC0415 - a driver, needed only when something is written

    def term(value: str | Literal) -> ox.NamedNode | ox.Literal:
        if isinstance(value, Literal):
            return ox.Literal(value.text, datatype=ox.NamedNode(value.datatype))
        return ox.NamedNode(value)

    triples = (
        ox.Triple(ox.NamedNode(one.subject), ox.NamedNode(one.predicate), term(one.object))
        for one in _sorted(graph, base)
    )
    content = ox.serialize(triples, format=ox.RdfFormat.from_extension(suffix), prefixes=prefixes)
    return content.decode("utf-8") if content else ""


def _context() -> dict[str, object]:
    """What each key of the JSON means: the schema's names, and whether they hold things."""
    context: dict[str, object] = {"identifier": DCTERMS_IDENTIFIER, "label": RDFS_LABEL}
    declared = [one for node in NODES.values() for one in node.properties]
    declared += [one for edge in EDGES.values() for one in edge.properties]
    for one in declared:
        if one.predicate.startswith(NAMESPACE):
            context[camel(one.name)] = _meaning(one.predicate, XSD + one.datatype)
    for edge in EDGES.values():
        things = [edge.thing_predicate, NAMESPACE + camel(edge.end)] if edge.thing else []
        for predicate in (edge.predicate, *things):
            context[predicate.removeprefix(NAMESPACE)] = _meaning(predicate, "@id")
    return dict(sorted(context.items())) | {"lg": NAMESPACE}


def _meaning(predicate: str, kind: str) -> object:
    return predicate if kind == XSD + "string" else {"@id": predicate, "@type": kind}


_KEYS = {RDF_TYPE: "@type", DCTERMS_IDENTIFIER: "identifier", RDFS_LABEL: "label"}


def _thing(subject: str, triples: Iterable[Triple]) -> dict[str, object]:
    thing: dict[str, object] = {"@id": subject}
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate):
        values = [_json(triple) for triple in group]
        thing[_KEYS.get(predicate, predicate.removeprefix(NAMESPACE))] = (
            values[0] if len(values) == 1 else values
        )
    return thing


def _json(triple: Triple) -> str | int:
    value = triple.object
    if not isinstance(value, Literal):
        return value.replace(NAMESPACE, "lg:") if triple.predicate == RDF_TYPE else value
    # A decimal stays a text: a number of JSON would be read as a binary fraction.
    return int(value.text) if value.datatype == XSD + "integer" else value.text


GRAPHS = {".ttl": turtle, ".nt": ntriples, ".jsonld": jsonld}
ROWS: Mapping[str, Callable[[Rows], str]] = {}
