"""What every store promises, the same body of tests over all of them."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.model import Graph, Node
from kg.stores import open_store
from kg.stores.protocol import Store
from kg.stores.readback import canonical, read_back
from tests.contract.conftest import Place
from tests.contract.store_samples import (
    ACTOR,
    ANYTHING,
    GRAPH,
    INVOLVES,
    NOTHING,
    ODD,
    PLEDGE,
    PREFIX,
    TARGET,
)


def test_what_is_written_reads_back_equal(store: Store) -> None:
    store.write(GRAPH)
    assert canonical(read_back(store)) == canonical(GRAPH)


def test_writing_again_changes_nothing(store: Store) -> None:
    store.write(GRAPH)
    store.write(GRAPH)
    assert canonical(read_back(store)) == canonical(GRAPH)


def test_writing_in_pieces_gives_the_whole(store: Store) -> None:
    store.write(Graph(GRAPH.nodes[:3], GRAPH.edges[:2]))
    store.write(GRAPH)
    assert canonical(read_back(store)) == canonical(GRAPH)


def test_a_second_programme_goes_beside_the_first(store: Store) -> None:
    second = Graph((Node("Pledge", "q1", {"text": "Ny"}), Node("Party", "q", {"name": "Q"})), ())
    store.write(GRAPH)
    store.write(second)
    assert canonical(read_back(store)) == canonical(Graph(GRAPH.nodes + second.nodes, GRAPH.edges))


def test_writing_a_node_or_an_edge_anew_replaces_its_properties(store: Store) -> None:
    store.write(GRAPH)
    actor = replace(ACTOR, properties={"name": "Nav", "aliases": ("NAV-kontoret",)})
    target = replace(TARGET, properties={"value": 1.50, "unit": "%"})
    edge = replace(INVOLVES, properties={"role": "object"})
    store.write(Graph((actor, PLEDGE, target), (edge,)))
    assert canonical(read_back(store)) == canonical(
        Graph((actor, target, *GRAPH.nodes[1:2], *GRAPH.nodes[3:]), (edge, *GRAPH.edges[1:]))
    )


def test_an_empty_graph_and_an_empty_store(store: Store) -> None:
    store.write(Graph((), ()))
    assert read_back(store) == Graph((), ())
    assert store.query(ANYTHING[store.language], NOTHING).rows == ()


def test_columns_are_known_without_rows_and_keep_their_order(store: Store) -> None:
    text = {
        "cypher": "MATCH (n:Pledge) RETURN n.text AS zz, n.id AS aa, n.order AS mm",
        "sparql": "SELECT ?zz ?aa ?mm { ?n a <https://loftegraf.example/none> }",
    }
    assert store.query(text[store.language], NOTHING).columns == ("zz", "aa", "mm")


def test_values_come_as_plain_values(store: Store) -> None:
    store.write(GRAPH)
    text = {
        "cypher": "MATCH (t:Target)<-[:HAS_TARGET]-(p:Pledge) RETURN p.order AS order, "
        "t.value AS value, p.doubt AS doubt, p.text AS text, p.order > 6 AS later, 2.5 AS half",
        "sparql": PREFIX + "SELECT ?order ?value ?doubt ?text (?order > 6 AS ?later) (2.5 AS ?half)"
        " { ?p lg:hasTarget ?t ; lg:order ?order ; lg:text ?text . ?t lg:value ?value ."
        " OPTIONAL { ?p lg:doubt ?doubt } }",
    }
    rows = store.query(text[store.language], NOTHING).rows
    assert rows == ((7, 1.5, None, ODD, True, 2.5),)
    kinds = [type(value) for value in rows[0]]
    assert kinds == [int, float, type(None), str, bool, float]


def test_a_parameter_is_a_value_and_never_code(store: Store) -> None:
    store.write(GRAPH)
    text = {
        "cypher": "MATCH (n:Pledge) WHERE n.text = $text RETURN n.id AS id, $text AS text",
        "sparql": PREFIX + "SELECT ?id ?text { ?n lg:text ?text ; dcterms:identifier ?id }",
    }
    assert store.query(text[store.language], {"text": ODD}).rows == (("p1", ODD),)
    injected = "x' OR 1=1 RETURN n //"
    assert store.query(text[store.language], {"text": injected}).rows == ()


@pytest.mark.parametrize(
    "graph",
    [
        Graph((Node("Wizard", "x"),), ()),
        Graph((Node("Actor", "x", {"colour": "red"}),), ()),
        Graph((Node("Actor", "x", {"name": 3}),), ()),
        Graph((Node("Actor", "x", {"name": "half \ud800"}),), ()),
        Graph((Node("Actor", "x", {"aliases": "x"}),), ()),
        Graph((Node("Pledge", "x", {"order": True}),), ()),
        Graph((Node("Pledge", "x", {"order": 2**63}),), ()),
        Graph((Node("Target", "x", {"value": float("nan")}),), ()),
        Graph((ACTOR, PLEDGE), (replace(INVOLVES, type="HATES"),)),
        Graph((ACTOR, PLEDGE), (replace(INVOLVES, source_label="Actor", source="nav"),)),
        Graph((ACTOR, PLEDGE), (replace(INVOLVES, properties={"mood": "x"}),)),
        Graph(GRAPH.nodes, (replace(GRAPH.edges[2], properties={"mood": "x"}),)),
    ],
)
def test_what_the_schema_does_not_have_is_not_written(store: Store, graph: Graph) -> None:
    with pytest.raises(StoreError) as caught:
        store.write(graph)
    assert "\n" not in str(caught.value)
    assert read_back(store) == Graph((), ())


def test_a_store_opened_again_holds_what_was_written(lasting_place: Place) -> None:
    first = lasting_place.open()
    first.write(GRAPH)
    first.close()
    second = lasting_place.open(read_only=True)
    assert canonical(read_back(second)) == canonical(GRAPH)
    with pytest.raises(StoreError, match="read only"):
        second.write(GRAPH)
    second.close()
    third = lasting_place.open()
    third.write(Graph((Node("Party", "q", {"name": "Q"}),), ()))
    assert len(read_back(third).nodes) == len(GRAPH.nodes) + 1
    third.close()


def test_a_store_is_open_twice_in_one_process(lasting_place: Place) -> None:
    writer = lasting_place.open()
    writer.write(GRAPH)
    writer.close()
    first, second = lasting_place.open(read_only=True), lasting_place.open(read_only=True)
    first.close()
    assert canonical(read_back(second)) == canonical(GRAPH)
    second.close()


def in_another_process(place: Place, code: str) -> str:
    """What a program prints that gets the place's store from `opened(read_only=…)`."""
    program = f"""
from functools import partial
from kg.model import Graph, Node
from kg.stores import open_store
opened = partial(open_store, {place.url!r}, user={place.user!r}, password={place.password!r})
{code}"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout


def test_processes_read_a_store_at_the_same_time(lasting_place: Place) -> None:
    writer = lasting_place.open()
    writer.write(GRAPH)
    writer.close()
    here = lasting_place.open(read_only=True)
    text = ANYTHING[here.language]
    rows = here.query(text, NOTHING).rows
    code = f"print(len(opened(read_only=True).query({text!r}, {{}}).rows))"
    assert in_another_process(lasting_place, code) == f"{len(rows)}\n"
    assert here.query(text, NOTHING).rows == rows
    here.close()


def test_a_process_that_ends_without_closing_loses_nothing(lasting_place: Place) -> None:
    code = "store = opened(); store.write(Graph((Node('Party', 'p'),), ()))"
    assert in_another_process(lasting_place, code) == ""
    here = lasting_place.open(read_only=True)
    assert read_back(here) == Graph((Node("Party", "p"),), ())
    here.close()


def test_a_closed_store_says_so_and_closes_again(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query(ANYTHING[store.language], NOTHING)


def test_threads_share_a_store(store: Store) -> None:
    store.write(GRAPH)
    text = {
        "cypher": "MATCH (n:Pledge) RETURN n.id AS id ORDER BY id",
        "sparql": PREFIX + "SELECT ?id { ?n a lg:Pledge ; dcterms:identifier ?id } ORDER BY ?id",
    }
    seen: list[object] = []

    def ask() -> None:
        seen.extend(store.query(text[store.language], NOTHING).rows for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [(("p1",), ("p2",))] * 80


@pytest.mark.parametrize("scheme", ["arcade", "oxigraph"])
def test_a_folder_that_holds_no_store_is_one_clear_error(scheme: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a store", "utf-8")
    for path in (tmp_path / "none", tmp_path / "file"):
        with pytest.raises(StoreError, match=str(path)) as caught:
            open_store(f"{scheme}:{path}", read_only=True)
        assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match="file"):
        open_store(f"{scheme}:{tmp_path / 'file'}")


@pytest.mark.parametrize("url", ["", "oxigraph", "mysql://x", "bolt", "arcade:", "Bolt://x"])
def test_an_unknown_url_is_an_error_that_says_what_is_allowed(url: str) -> None:
    with pytest.raises(StoreError, match="arcade:"):
        open_store(url)
