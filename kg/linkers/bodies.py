"""The bodies of the vocabulary as nodes, and what they are part of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.model import Edge, Graph, Node, Value
from kg.vocab.actors_match import vocabulary


@cache
def node_of(identifier: str) -> Node:
    """The node of an entry of the vocabulary."""
    actor = vocabulary().actors[identifier]
    properties: dict[str, Value] = {
        "name": actor.name,
        "name_en": actor.text("name_en"),
        "tier": actor.tier,
        "kind": actor.kind,
        "aliases": actor.aliases or None,
        "successor_of": actor.predecessors or None,
        "org_number": actor.text("org_number"),
        "wikidata": actor.text("wikidata"),
    }
    known = {name: value for name, value in properties.items() if value is not None}
    return Node("Actor", actor.id, known)


def above(identifiers: Iterable[str]) -> Graph:
    """The bodies that some are part of, all the way up; an id of no entry has nothing above it."""
    known = vocabulary().actors
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for identifier in identifiers:
        below = identifier
        while below in known and (over := known[below].text("part_of")):
            nodes[over] = node_of(over)
            edges[below] = Edge("PART_OF", "Actor", below, "Actor", over)
            below = over
    return Graph(tuple(nodes.values()), tuple(edges.values()))
