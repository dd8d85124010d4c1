"""The graph that the stores hold in their contract suites, with all that is hard to hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.model import Edge, Graph, Node, Value

ODD = (
    "«Å gjøre» \"noe\" 'nå' \\ æøåÆØÅ ǩ 🇳🇴 e\u0301 \u200b\u202e <b> {} $x ?x `\t\r\n\x01\x1f\ufffe"
)
LONG = "Vi vil bygge ut ferjetilbudet i hele landet. " * 5_000

ACTOR = Node(
    "Actor", "nav", {"name": "NAV", "aliases": ("Nav", "Arbeids- og velferdsetaten"), "kind": ODD}
)
PLEDGE = Node("Pledge", "p1", {"text": ODD, "full_text": LONG, "order": 7, "doubt": None})
TARGET = Node("Target", "t1", {"quote": "1,5 prosent", "value": 1.5, "value_max": 1e-7})
AREA = Node("PolicyArea", "æ/ø å", {"name": "Arbeid", "name_en": ""})
INVOLVES = Edge("INVOLVES", "Pledge", "p1", "Actor", "nav", {"role": "agent", "start": 0, "end": 3})
GRAPH = Graph(
    (ACTOR, PLEDGE, TARGET, AREA, Node("Pledge", "p2", {"text": "To", "order": -1})),
    (
        INVOLVES,
        Edge("HAS_TARGET", "Pledge", "p1", "Target", "t1", {"rule": "r"}),
        Edge("SUBPLEDGE_OF", "Pledge", "p2", "Pledge", "p1"),
        Edge("SIMILAR_TO", "Pledge", "p1", "Pledge", "p2", {"score": 0.25}),
        Edge("IN_AREA", "Pledge", "p2", "PolicyArea", "æ/ø å"),
    ),
)
NOTHING: Mapping[str, Value] = MappingProxyType({})
ANYTHING = {"cypher": "MATCH (n) RETURN n.id AS id", "sparql": "SELECT ?id { ?id a ?type }"}
PREFIX = "PREFIX lg: <https://loftegraf.example/ns#> PREFIX dcterms: <http://purl.org/dc/terms/> "
