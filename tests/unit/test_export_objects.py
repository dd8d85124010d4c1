"""JSON holds all of the model's values."""

from __future__ import annotations

import json
import math

from kg.exporters import to_bytes
from kg.model import Edge, Graph, Node, Rows, Value
from tests.unit.export_samples import BASE, GRAPH, ROWS


def _lists(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _tuples(cells: dict[str, object]) -> dict[str, object]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in cells.items()}


def test_an_answer_is_a_list_of_objects() -> None:
    assert json.loads(to_bytes(ROWS, ".json")) == [
        {name: _lists(cell) for name, cell in zip(ROWS.columns, row, strict=True)}
        for row in ROWS.rows
    ]


def test_a_graph_is_read_back() -> None:
    found = json.loads(to_bytes(GRAPH, ".json", base=BASE))
    for node in found["nodes"]:
        assert node.pop("iri").startswith(f"{BASE}/")
    for one in (*found["nodes"], *found["edges"]):
        one["properties"] = _tuples(one["properties"])
    read = Graph(
        tuple(Node(**one) for one in found["nodes"]), tuple(Edge(**one) for one in found["edges"])
    )
    assert sorted(read.nodes, key=str) == sorted(GRAPH.nodes, key=str)
    assert sorted(read.edges, key=repr) == sorted(GRAPH.edges, key=repr)


def test_what_is_no_number_is_told_in_words() -> None:
    rows = Rows(("a", "b"), ((math.nan, math.inf),))
    assert json.loads(to_bytes(rows, ".json")) == [{"a": "nan", "b": "inf"}]
