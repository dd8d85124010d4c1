"""Every saved query, found by walking the folder: both texts, on every store, on a small graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import neo4j
import pytest
import rdflib

from kg.model import Rows, Value
from kg.query import FOLDER, run, run_text, saved_queries
from kg.settings import DEFAULT_BASE
from kg.stores import open_store
from kg.stores.protocol import Store
from kg.triples import to_rdflib
from tests.contract.asked import ASKED
from tests.contract.conftest import Place
from tests.fixtures.small import small_graph

NAMES = list(saved_queries())
CASES = [(name, values) for name in NAMES for values in ({}, *ASKED.get(name, ()))]


@pytest.fixture(scope="module")
def sparql() -> Iterator[Store]:
    yield from _filled("oxigraph:")


@pytest.fixture(scope="module", params=["arcade", pytest.param("bolt", marks=pytest.mark.neo4j)])
def cypher(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    if request.param == "arcade":
        yield from _filled(f"arcade:{tmp_path_factory.mktemp('queries') / 'store'}")
        return
    place: Place = request.getfixturevalue("neo4j_place")
    opened = place.open()
    # Other suites leave their graphs in the server that all share.
    _empty(place)
    opened.write(small_graph())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rdf() -> rdflib.Graph:
    return to_rdflib(small_graph(), DEFAULT_BASE)


def _empty(place: Place) -> None:
    auth = (place.user or "neo4j", place.password or "")
    with neo4j.GraphDatabase.driver(place.url, auth=auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def _filled(url: str) -> Iterator[Store]:
    opened = open_store(url)
    opened.write(small_graph())
    yield opened
    opened.close()


def test_every_file_is_half_of_a_question() -> None:
    files = {path.stem for path in FOLDER.iterdir() if path.suffix in {".cypher", ".rq"}}
    assert files == set(NAMES)
    assert len(NAMES) >= 20


def test_every_question_with_parameters_is_asked_with_other_values() -> None:
    assert set(ASKED) == {name for name, query in saved_queries().items() if query.parameters}


@pytest.mark.parametrize(("name", "values"), CASES, ids=str)
def test_both_languages_give_the_same_rows(
    name: str, values: Mapping[str, Value], sparql: Store, cypher: Store
) -> None:
    expected, got = run(sparql, name, values), run(cypher, name, values)
    assert expected.rows
    assert expected.columns == got.columns == saved_queries()[name].columns
    assert _typed(got) == _typed(expected)


@pytest.mark.parametrize("name", NAMES)
def test_each_file_runs_as_it_stands(name: str, sparql: Store, cypher: Store) -> None:
    expected = run(sparql, name)
    texts = saved_queries()[name].texts
    assert _typed(run_text(sparql, texts["sparql"].as_it_stands)) == _typed(expected)
    assert _typed(run_text(cypher, texts["cypher"].as_it_stands)) == _typed(expected)


@pytest.mark.parametrize("name", NAMES)
def test_each_sparql_file_runs_in_another_engine(
    name: str, sparql: Store, rdf: rdflib.Graph
) -> None:
    answer = rdf.query(saved_queries()[name].texts["sparql"].as_it_stands)
    rows = tuple(tuple(_python(term) for term in row) for row in answer)  # type: ignore[union-attr]  # SELECT gives rows
    assert _typed(Rows(tuple(map(str, answer.vars or ())), rows)) == _typed(run(sparql, name))


def _typed(rows: Rows) -> tuple[tuple[str, ...], list[list[tuple[str, Value]]]]:
    return rows.columns, [[(type(cell).__name__, cell) for cell in row] for row in rows.rows]


def _python(term: object) -> Value:
    if not isinstance(term, rdflib.Literal):
        return None if term is None else str(term)
    value = term.toPython()
    return float(value) if isinstance(value, Decimal) else value
