"""What an editor offers to complete a query with, out of the schema and the saved queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg.query import saved_queries
from kg.schema import EDGES, NAMESPACE, NODES, Property, camel

Word = tuple[str, str]
"""A word, and what is said beside it."""

ARROW = "→"
"""Between what a relationship runs from and to."""

Words = Mapping[str, list[Word]]
"""Words by the place that they belong in."""

PREFIXES = {
    "lg": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The namespaces that a SPARQL query over the graph may need, by their usual prefixes."""


def words(language: str) -> Words:
    """The words of the schema as `cypher` or `sparql` spells them."""
    return _cypher() if language == "cypher" else _sparql()


@cache
def codes() -> Mapping[str, tuple[str, ...]]:
    """The properties that hold a code, by their names, with the codes that the graph may have."""
    parameters = (one for query in saved_queries().values() for one in query.parameters.values())
    return {one.name: one.choices for one in parameters if one.choices}


def _cypher() -> Words:
    return {
        "label": [(label, _listed(node.properties)) for label, node in NODES.items()],
        "relationship": [(name, _way(edge.sources, edge.targets)) for name, edge in EDGES.items()],
        "property": [(name, _either(owners)) for name, owners in _owners().items()],
    }


def _sparql() -> Words:
    things = {edge.thing: edge for edge in EDGES.values() if edge.thing}
    classes = [(f"lg:{label}", _predicates(node.properties)) for label, node in NODES.items()]
    classes += [(f"lg:{name}", _predicates(edge.properties)) for name, edge in things.items()]
    return {
        "prefix": [(f"{prefix}: <{iri}>", "") for prefix, iri in PREFIXES.items()],
        "class": classes,
        "predicate": [*_direct(), *_through(), *_literal()],
    }


def _direct() -> list[Word]:
    return [(short(edge.predicate), _way(edge.sources, edge.targets)) for edge in EDGES.values()]


def _through() -> list[Word]:
    """The ways to and from the things that carry a relationship's properties."""
    found = []
    for edge in EDGES.values():
        if edge.thing:
            found.append((short(edge.thing_predicate), _way(edge.sources, [edge.thing])))
            end = short(NAMESPACE + camel(edge.end))
            found.append((end, _way([edge.thing], edge.targets)))
    return found


def _literal() -> list[Word]:
    by_predicate: dict[str, list[str]] = {}
    for name, owners in _owners(things=True).items():
        by_predicate.setdefault(short(Property(name).predicate), []).extend(owners)
    return [(name, _either(dict.fromkeys(owners))) for name, owners in by_predicate.items()]


def _owners(*, things: bool = False) -> Mapping[str, list[str]]:
    """The kinds of nodes and relationships that have a property, by its name."""
    owners: dict[str, list[str]] = {}
    declared = [(label, node.properties) for label, node in NODES.items()]
    declared += [(one.thing if things else one.name, one.properties) for one in EDGES.values()]
    for owner, properties in declared:
        for one in properties:
            owners.setdefault(one.name, []).append(owner)
    return dict(sorted(owners.items()))


def short(iri: str) -> str:
    """An IRI by the prefix of its namespace."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return f"<{iri}>"


def _listed(properties: Iterable[Property]) -> str:
    return ", ".join(one.name for one in properties)


def _predicates(properties: Iterable[Property]) -> str:
    return ", ".join(dict.fromkeys(short(one.predicate) for one in properties))


def _either(names: Iterable[str]) -> str:
    return ", ".join(names)


def _way(sources: Iterable[str], targets: Iterable[str]) -> str:
    return f"{_either(sources)} {ARROW} {_either(targets)}"
