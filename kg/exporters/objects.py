"""JSON: a graph as nodes and edges, an answer as a list of objects keyed by column."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping

from kg.ids import iri
from kg.model import Edge, Graph, Node, Rows, Value
from kg.schema import NODES


def graph_json(graph: Graph, base: str) -> str:
    """Two lists, `nodes` and `edges`, an object a line, with the fields of the model."""
    nodes = sorted(graph.nodes, key=lambda one: (one.label, one.id))
    edges = sorted(graph.edges, key=lambda one: (one.type, one.source, one.target))
    return (
        f'{{"nodes": [\n{_lines(_node(one, base) for one in nodes)}\n],\n'
        f'"edges": [\n{_lines(_edge(one) for one in edges)}\n]}}\n'
    )


def rows_json(rows: Rows) -> str:
    """A list with an object for each row; an empty cell is null."""
    objects = (_values(dict(zip(rows.columns, row, strict=True))) for row in rows.rows)
    return f"[\n{_lines(objects)}\n]\n"


def _lines(objects: Iterable[object]) -> str:
    return ",\n".join(json.dumps(one, ensure_ascii=False, allow_nan=False) for one in objects)


def _node(node: Node, base: str) -> dict[str, object]:
    return {
        "label": node.label,
        "id": node.id,
        "iri": iri(base, NODES[node.label].kind, node.id),
        "properties": _properties(node.properties),
    }


def _edge(edge: Edge) -> dict[str, object]:
    return {
        "type": edge.type,
        "source_label": edge.source_label,
        "source": edge.source,
        "target_label": edge.target_label,
        "target": edge.target,
        "properties": _properties(edge.properties),
    }


def _properties(properties: Mapping[str, Value]) -> dict[str, Value]:
    # A list of the graph is a set: the stores keep no order of it.
    ordered = {name: properties[name] for name in sorted(properties)}
    return _values(
        {name: tuple(sorted(v)) if isinstance(v, tuple) else v for name, v in ordered.items()}
    )


def _values(cells: Mapping[str, Value]) -> dict[str, Value]:
    return {name: _value(cell) for name, cell in cells.items()}


def _value(cell: Value) -> Value:
    # JSON has no word for what is no finite number.
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


GRAPHS = {".json": graph_json}
ROWS = {".json": rows_json}
