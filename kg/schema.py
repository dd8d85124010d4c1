"""Labels, relationships and properties, declared once.

A name has three spellings: a relationship is `INVOLVES` in Cypher, `lg:involves` in RDF and
"involves" in English; a property is `line_first` in Cypher and `lg:lineFirst` in RDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

NAMESPACE = "https://loftegraf.example/ns#"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DCTERMS_IDENTIFIER = "http://purl.org/dc/terms/identifier"


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name, its datatype (string, integer, decimal), and its RDF predicate."""

    name: str
    datatype: str = "string"
    many: bool = False

    @property
    def predicate(self) -> str:
        """The predicate's IRI: the common ones for ids and names, our own for the rest."""
        return _COMMON.get(self.name) or NAMESPACE + camel(self.name)


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of node; `kind` is the path segment of its IRIs."""

    label: str
    kind: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A kind of relationship, between which labels it runs, and what it carries.

    In RDF an edge is one triple. An edge that carries properties is, beside it, a thing of class
    `thing` that hangs at the source by `thing_predicate` and points at the target by `end`.
    """

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: tuple[Property, ...] = ()
    thing: str = ""
    end: str = ""

    @property
    def predicate(self) -> str:
        """The direct triple's predicate."""
        return NAMESPACE + camel(self.name.casefold())

    @property
    def thing_predicate(self) -> str:
        """The predicate from the source to the thing that carries the properties."""
        return NAMESPACE + self.thing[0].lower() + self.thing[1:]


@cache
def camel(name: str) -> str:
    """`line_first` as `lineFirst`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


_COMMON = {"id": DCTERMS_IDENTIFIER, "name": RDFS_LABEL, "title": RDFS_LABEL}

ID = Property("id")


def _texts(*names: str) -> tuple[Property, ...]:
    return tuple(Property(name) for name in names)


def _numbers(*names: str) -> tuple[Property, ...]:
    return tuple(Property(name, "integer") for name in names)


NODES: dict[str, NodeType] = {
    node.label: node
    for node in (
        NodeType(
            "Programme",
            "programme",
            (
                ID,
                *_texts("title", "party", "language", "published", "source", "licence", "sha256"),
                *_texts("vocabulary"),
                *_numbers("period_start", "period_end"),
                Property("looked_for", many=True),
            ),
        ),
        NodeType("Party", "party", (ID, *_texts("name", "short_name"))),
        NodeType(
            "Section",
            "section",
            (ID, *_texts("title", "level"), *_numbers("order", "line_first", "line_last")),
        ),
        NodeType(
            "Pledge",
            "pledge",
            (
                ID,
                *_texts("text", "full_text", "kind", "lead_in", "rule", "strength", "doubt"),
                *_numbers("order", "page", "line_first", "line_last", "start", "end"),
            ),
        ),
        NodeType(
            "Actor",
            "actor",
            (
                ID,
                *_texts("name", "name_en", "tier", "kind", "org_number", "wikidata"),
                Property("aliases", many=True),
                Property("successor_of", many=True),
            ),
        ),
        NodeType("PolicyArea", "area", (ID, *_texts("name", "name_en", "scheme", "notation"))),
        NodeType(
            "Target",
            "target",
            (
                ID,
                *_texts("quote", "metric", "comparator", "unit", "unit_code"),
                *_texts("deadline", "baseline", "per"),
                Property("value", "decimal"),
                Property("value_max", "decimal"),
                Property("unit_factor", "decimal"),
            ),
        ),
        NodeType("Instrument", "instrument", (ID, *_texts("name", "kind"))),
    )
}

_PLACE = (*_texts("words", "via", "rule"), *_numbers("start", "end"))

EDGES: dict[str, EdgeType] = {
    edge.name: edge
    for edge in (
        EdgeType("PUBLISHED_BY", ("Programme",), ("Party",)),
        EdgeType("IN_PROGRAMME", ("Pledge",), ("Programme",)),
        EdgeType("IN_SECTION", ("Pledge",), ("Section",)),
        EdgeType(
            "PART_OF",
            ("Section", "Actor", "Instrument"),
            ("Section", "Programme", "Actor", "Instrument"),
        ),
        EdgeType("SUBPLEDGE_OF", ("Pledge",), ("Pledge",)),
        EdgeType(
            "INVOLVES",
            ("Pledge",),
            ("Actor",),
            (Property("role"), *_PLACE),
            thing="Involvement",
            end="actor",
        ),
        EdgeType(
            "IN_AREA",
            ("Pledge",),
            ("PolicyArea",),
            (Property("rank", "integer"), *_PLACE),
            thing="AreaAssignment",
            end="area",
        ),
        EdgeType("BROADER", ("PolicyArea",), ("PolicyArea",)),
        EdgeType(
            "HAS_TARGET",
            ("Pledge",),
            ("Target",),
            _PLACE,
            thing="TargetMention",
            end="target",
        ),
        EdgeType("CITES", ("Pledge",), ("Instrument",), _PLACE, thing="Citation", end="instrument"),
        EdgeType(
            "SIMILAR_TO",
            ("Pledge",),
            ("Pledge",),
            (Property("score", "decimal"),),
            thing="Similarity",
            end="similar",
        ),
    )
}
