"""Which things an answer names, which of them belong together, and the part of the graph."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ExportError
from kg.model import Edge, Graph, Node, Rows, Value
from kg.naming import Known, Named, named, part_of, relations, things_of, ties

BASE = "https://example.org/id"
KNOWN = Known(
    {
        "pledge": {"p-1": "Det første", "p-2": "Det andre"},
        "actor": {"nav": "NAV", "pasientreiser": "Pasientreiser", "eu": "EU", "eu-2": "EU"},
        "area": {"los-1": "Arbeid"},
        "target": {},
        "instrument": {"pasientreiser": "pasientreiser", "eøs": "EØS-avtalen"},
    },
    BASE,
)


def _named(columns: tuple[str, ...], *rows: tuple[Value, ...]) -> Named:
    return named(Rows(columns, rows), KNOWN)


def test_a_column_of_ids_names_things_whatever_it_is_called() -> None:
    found = _named(("x", "text"), ("p-1", "nav"), ("p-2", "NAV"))
    assert found == Named((0,), (("pledge:p-1",), ("pledge:p-2",)))


def test_a_column_that_is_called_like_its_kind_may_hold_names() -> None:
    assert _named(("actor_from", "name"), ("NAV", "NAV")) == Named((0,), (("actor:nav",),))
    assert _named(("pledge",), ("NAV",)) == Named((), ((),))


def test_a_name_that_two_things_have_names_neither() -> None:
    assert _named(("actor",), ("EU",)) == Named((), ((),))


def test_an_id_of_two_kinds_is_read_by_its_column() -> None:
    assert _named(("instrument",), ("pasientreiser",)).rows == (("instrument:pasientreiser",),)
    assert _named(("id",), ("pasientreiser",), ("eøs",)).rows[0] == ("instrument:pasientreiser",)


def test_a_column_may_hold_things_of_several_kinds_and_nothing() -> None:
    found = _named(("pledge", "target"), ("p-1", "nav"), ("p-1", "los-1"), ("p-2", None))
    assert found.rows == (
        ("pledge:p-1", "actor:nav"),
        ("pledge:p-1", "area:los-1"),
        ("pledge:p-2",),
    )


def test_one_cell_that_is_no_thing_makes_a_column_of_words() -> None:
    assert _named(("id",), ("nav",), ("noe annet",)).columns == ()
    assert _named(("id", "n"), ("nav", 1), (2, 1)).columns == ()


def test_iris_name_things() -> None:
    good, bad = f"{BASE}/actor/nav", f"{BASE}/actor/ukjent"
    assert _named(("a", "b"), (good, f"{BASE}/instrument/e%C3%B8s")).rows == (
        ("actor:nav", "instrument:eøs"),
    )
    assert _named(("a",), (bad,)).columns == ()


def test_nodes_and_paths_name_things() -> None:
    pledge = {"label": "Pledge", "properties": {"id": "p-1"}}
    edge = {"type": "INVOLVES", "properties": {"id": "nav"}}
    actor = {"label": "Actor", "properties": {"id": "nav"}}
    path = json.dumps([pledge, edge, actor])
    assert _named(("way",), (path,)).rows == (("pledge:p-1", "actor:nav"),)
    assert _named(("p",), (json.dumps(pledge),)).rows == (("pledge:p-1",),)
    assert _named(("p",), ('{"label": "Pledge", "properties": 3}',)).columns == ()
    assert _named(("p",), ("[not json",)).columns == ()


@given(st.text(), st.text())
def test_any_text_is_read(column: str, cell: str) -> None:
    found = _named((column,), (cell,))
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    ("row", "pairs"),
    [
        ("p:1 a:1", "p:1-a:1"),
        ("a:1 p:1", "p:1-a:1"),
        ("a:1 a:2", "a:1-a:2"),
        ("p:1 a:1 a:2", "p:1-a:1 p:1-a:2"),
        ("a:1 p:1 a:2 p:2 a:3", "p:1-a:1 p:1-a:2 p:2-a:2 p:2-a:3"),
        ("p:1 p:2", "p:2-p:1"),
        ("a:1", ""),
        ("", ""),
    ],
)
def test_what_belongs_together_in_a_row(row: str, pairs: str) -> None:
    keys = row.replace("p:", "pledge:").replace("a:", "actor:").split()
    told = [f"{one}-{other}" for one, other in ties(keys)]
    assert " ".join(told).replace("pledge:", "p:").replace("actor:", "a:") == pairs


def _graph() -> Graph:
    nodes = [Node("Pledge", "p-1"), Node("Pledge", "p-2"), Node("Programme", "ap")]
    nodes += [Node("Actor", "nav", {"name": "NAV"}), Node("Actor", "eu", {"name": "EU"})]
    edges = [
        Edge("INVOLVES", "Pledge", "p-1", "Actor", "nav"),
        Edge("IN_PROGRAMME", "Pledge", "p-1", "Programme", "ap"),
        Edge("INVOLVES", "Pledge", "p-2", "Actor", "nav"),
        Edge("SIMILAR_TO", "Pledge", "p-1", "Pledge", "p-2"),
    ]
    return Graph(tuple(nodes), tuple(edges))


def test_an_answer_is_the_part_of_the_graph_that_its_rows_name() -> None:
    part = part_of(_graph(), Rows(("pledge", "other"), (("p-1", "eu"),)), BASE)
    assert {node.id for node in part.nodes} == {"p-1", "nav", "ap", "eu"}
    assert {edge.type for edge in part.edges} == {"INVOLVES", "IN_PROGRAMME"}


def test_an_answer_that_names_nothing_is_no_part_of_the_graph() -> None:
    with pytest.raises(ExportError, match=r"no pledge, actor or area .*: unit, targets"):
        part_of(_graph(), Rows(("unit", "targets"), (("prosent", 3),)), BASE)


def test_relationships_of_an_answer_are_known_by_their_ends() -> None:
    held = {"role": "agent", "words": "NAV"}
    edge = {"type": "INVOLVES", "source": "p-1", "target": "nav", "properties": held}
    rows = ((json.dumps(edge), "{", json.dumps([edge, {"label": "Actor", "properties": {}}])),)
    assert relations(Rows(("i", "x", "way"), rows)) == {("p-1", "nav"): held}


def test_things_have_names() -> None:
    known = things_of(_graph(), BASE)
    assert known.name("actor:nav") == "NAV"
    assert known.name("pledge:p-1") == "p-1"
    assert known.name("area:unheard-of") == "unheard-of"
