"""A programme that is loaded anew into a Neo4j server leaves nothing of what it said before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import neo4j
import pytest

from kg.loading import load_into_store, read_programme
from kg.model import Edge, Graph, Node
from kg.pipeline import merge
from kg.stores.readback import canonical, read_back
from tests.contract.conftest import Place, server_place
from tests.fixtures.loads import programme, silent

pytestmark = pytest.mark.neo4j


@pytest.fixture
def place(request: pytest.FixtureRequest) -> Place:
    return server_place(request)


def held(place: Place) -> Graph:
    store = place.open(read_only=True)
    found = canonical(read_back(store))
    store.close()
    return found


def load(place: Place, *files: Path) -> Graph:
    """Load files, and tell what a store that held nothing before would hold."""
    store = place.open()
    load_into_store(store, files, silent)
    store.close()
    return canonical(merge(read_programme(file)[1] for file in files))


def test_a_changed_programme_leaves_no_pledge_target_or_link_behind(
    place: Place, tmp_path: Path
) -> None:
    first = load(place, programme(tmp_path, 500))
    file = tmp_path / "one.txt"
    file.write_text("Helse\n\nVårt Parti vil:\n\n• gi NAV 20 nye leger innen 2028\n", "utf-8")
    second = load(place, file)
    now = held(place)
    own = {"Programme", "Section", "Pledge", "Target"}
    kept = {(one.label, one.id) for one in now.nodes}
    assert {one for one in kept if one[0] in own} == {
        (one.label, one.id) for one in second.nodes if one.label in own
    }
    assert {(one.label, one.id) for one in first.nodes} - kept
    starts = {one.type for one in now.edges if one.source_label in own}
    assert starts
    assert [one for one in now.edges if one.source_label in own] == [
        one for one in second.edges if one.source_label in own
    ]


def test_what_other_programmes_say_stays(place: Place, tmp_path: Path) -> None:
    other = load(place, programme(tmp_path, 700, "two"))
    load(place, programme(tmp_path, 500))
    file = programme(tmp_path, 600)
    load(place, file)
    assert held(place) == canonical(merge((other, read_programme(file)[1])))


def test_a_link_of_a_pledge_that_stays_is_removed(place: Place, tmp_path: Path) -> None:
    graph = read_programme(programme(tmp_path, 500))[1]
    pledge = next(one for one in graph.nodes if one.label == "Pledge")
    actor = Node("Actor", "gone", {"name": "Etaten"})
    link = Edge("INVOLVES", "Pledge", pledge.id, "Actor", actor.id, {"role": "agent"})
    store = place.open()
    store.write(Graph((*graph.nodes, actor), (*graph.edges, link)))
    store.write(graph)
    store.close()
    assert held(place) == canonical(replace(graph, nodes=(*graph.nodes, actor)))


def test_what_somebody_added_to_the_server_stays(place: Place, tmp_path: Path) -> None:
    file = programme(tmp_path, 500)
    load(place, file)
    auth = (place.user or "neo4j", place.password or "")
    with neo4j.GraphDatabase.driver(place.url, auth=auth) as driver:
        driver.execute_query("MATCH (p:Pledge) CREATE (p)-[:NOTED]->(:Note {text: 'mine'})")
        load(place, file)
        found = driver.execute_query("MATCH (p:Pledge)-[r:NOTED]->(n) RETURN count(r)").records
        assert found[0][0] == sum(one.label == "Pledge" for one in held(place).nodes)
