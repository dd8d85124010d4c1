"""A graph as GraphML, for Gephi, yEd, Cytoscape and networkx.

GEXF is left out: it keeps the names start, end and type for itself, and networkx writes the day
of the export into it, so that two exports differ.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Any

from kg.ids import edge_id, iri
from kg.model import Edge, Graph, Node, Rows, Value
from kg.schema import EDGES, NODES, Property

# What XML 1.0 cannot hold at all, and the carriage return, which its readers change.
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CAPTIONS = ("name", "title", "quote", "text")

Cell = str | int | float | bool


def graphml(graph: Graph, base: str) -> str:
    """GraphML; a node's key is its kind and id, an edge's its type and its ends.

    `type` holds the label of a node and the type of an edge, `label` what to write beside it;
    lists are sorted and joined by semicolons, and a character that XML cannot hold is replaced.
    """
    import networkx as nx  # noqa: PLC0415 - a driver

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(graph.nodes, key=lambda one: (one.label, one.id)):
        network.add_node(_key(node.label, node.id), **_node(node, base))
    for edge in sorted(graph.edges, key=lambda one: (one.type, one.source, one.target)):
        ends = _key(edge.source_label, edge.source), _key(edge.target_label, edge.target)
        key = f"{edge.type.lower()}/{edge_id(*ends)}"
        network.add_edge(*ends, key, **_edge(edge))
    file = io.BytesIO()
    nx.write_graphml_xml(network, file)
    return file.getvalue().decode("utf-8") + "\n"


def _key(label: str, identifier: str) -> str:
    return _clean(f"{NODES[label].kind}/{identifier}")


def _node(node: Node, base: str) -> dict[str, Cell]:
    found = _cells(node.properties, NODES[node.label].properties)
    caption = next((found[name] for name in _CAPTIONS if name in found), node.id)
    address = iri(base, NODES[node.label].kind, node.id)
    return {"type": node.label, "label": caption, "id": _clean(node.id), "iri": address} | found


def _edge(edge: Edge) -> dict[str, Any]:  # the stubs take attributes for further keys
    spoken = edge.type.lower().replace("_", " ")
    return {"type": edge.type, "label": spoken} | _cells(
        edge.properties, EDGES[edge.type].properties
    )


def _cells(properties: Mapping[str, Value], declared: tuple[Property, ...]) -> dict[str, Cell]:
    decimals = {one.name for one in declared if one.datatype == "decimal"}
    return {
        name: _cell(value, decimal=name in decimals)
        for name, value in sorted(properties.items())
        if value is not None
    }


def _cell(value: str | float | tuple[str, ...], *, decimal: bool) -> Cell:
    if isinstance(value, tuple):
        value = "; ".join(sorted(value))
    if isinstance(value, str):
        return _clean(value)
    # A whole number among decimals would declare the attribute a second time.
    return float(value) if decimal else value


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


GRAPHS = {".graphml": graphml}
ROWS: Mapping[str, Callable[[Rows], str]] = {}
