"""Takes out of a Cypher store what it holds of a programme that its new graph lacks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from kg.model import Graph
from kg.schema import EDGES

Run = Callable[[str, Mapping[str, object]], Iterable[Sequence[object]]]
"""Runs a text with its parameters, and gives the rows."""

# What a programme shares with others (actors, areas, instruments, its party) is not its own.
_OWN = """
MATCH (n:Pledge)-[:IN_PROGRAMME]->(:Programme {id: $programme}) RETURN n AS n, 'Pledge' AS label
UNION MATCH (n:Section)-[:PART_OF*]->(:Programme {id: $programme}) RETURN n, 'Section' AS label
UNION MATCH (n:Target)<-[:HAS_TARGET]-(:Pledge)-[:IN_PROGRAMME]->(:Programme {id: $programme})
RETURN n, 'Target' AS label
UNION MATCH (n:Programme {id: $programme}) RETURN n, 'Programme' AS label
"""
_NODES = f"CALL {{ {_OWN} }} RETURN elementId(n), label, n.id"
_EDGES = f"""
CALL {{ {_OWN} }} MATCH (n)-[r]->(m) WHERE type(r) IN $kinds
RETURN elementId(r), type(r), n.id, m.id
"""
_DELETE_NODES = "UNWIND $stale AS one MATCH (n) WHERE elementId(n) = one DETACH DELETE n"
_DELETE_EDGES = "UNWIND $stale AS one MATCH ()-[r]->() WHERE elementId(r) = one DELETE r"

KINDS = tuple(kind for kind in EDGES if kind != "SIMILAR_TO")
"""What a programme's text says. That pledges are alike is found otherwise, and left alone."""


def remove(run: Run, graph: Graph) -> None:
    """Remove it, for each programme of a graph that was just written.

    A graph without a programme's node is a part, and nothing is stale.
    """
    nodes = {(node.label, node.id) for node in graph.nodes}
    edges = {(edge.type, edge.source, edge.target) for edge in graph.edges}
    for programme in (node.id for node in graph.nodes if node.label == "Programme"):
        given = {"programme": programme, "kinds": KINDS}
        # Nodes first: what has lost its edge to the programme is not found.
        _delete(run, _DELETE_NODES, _lacking(run(_NODES, given), nodes))
        _delete(run, _DELETE_EDGES, _lacking(run(_EDGES, given), edges))


def _lacking(
    rows: Iterable[Sequence[object]], wanted: Collection[tuple[object, ...]]
) -> Iterator[object]:
    """The engine's own ids of what is not wanted."""
    return (one for one, *key in rows if tuple(key) not in wanted)


def _delete(run: Run, text: str, stale: Iterator[object]) -> None:
    if found := list(stale):
        run(text, {"stale": found})
