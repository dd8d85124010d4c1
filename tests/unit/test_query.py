"""Values for the parameters of saved queries: what is accepted, found and refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import ParameterError, QueryError
from kg.model import Value
from kg.query import bound, read_folder, run, run_text, saved_query
from kg.stores import open_store
from kg.stores.protocol import Store
from tests.fixtures.small import small_graph, text_id


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = open_store("oxigraph:")
    opened.write(small_graph())
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "actor",
    [
        "nav",
        "NAV",
        "Nav",
        "NAVs",
        "navs",
        " Nav ",
        "Arbeids- og velferdsetaten",
        "ARBEIDS- OG VELFERDSETATENS",
    ],
)
def test_an_actor_is_found_by_any_of_its_names(store: Store, actor: str) -> None:
    assert run(store, "pledges_by_actor", {"actor": actor}) == run(store, "pledges_by_actor")


def test_an_actor_is_found_by_a_form_that_the_vocabulary_alone_has(store: Store) -> None:
    rows = run(store, "pledges_by_actor", {"actor": "Kommuners"})
    assert rows.rows
    assert rows == run(store, "pledges_by_actor", {"actor": "kommunene"})


def test_what_is_left_out_or_empty_stands_at_its_default(store: Store) -> None:
    assert run(store, "targets", {"unit": None, "deadline_to": ""}) == run(store, "targets")


def test_a_name_that_areas_share_finds_both(store: Store) -> None:
    rows = run(store, "pledges_by_area", {"area": "BOLIG"})
    areas = {row[rows.columns.index("area")] for row in rows.rows}
    assert areas == {"programme-bolig", "stortinget-bolig"}


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("pledges_by_actor", {"actor": "Husbanke"}, r"actor 'Husbanke' is not .*Husbanken"),
        (
            "pledges_by_actor",
            {"actor": "qqq"},
            r"actor 'qqq' is not in the graph; nothing has a name like it",
        ),
        ("pledges_by_actor", {"actr": "NAV"}, r"has no parameter 'actr'; the nearest are actor"),
        ("pledges_by_actor", {"role": "boss"}, r"'boss' is none of agent, object, partner, other"),
        ("pledges_by_actor", {"actor": 7}, r"actor is a text, not 7"),
        ("pledges_by_area", {"area": "Boliger"}, r"area 'Boliger' is not in the graph; .*Bolig"),
        ("targets", {"unit": "prosenter"}, r"unit 'prosenter' is not in the graph; .*prosent"),
        ("targets", {"deadline_to": "snart"}, r"deadline_to is a whole number, .* not 'snart'"),
        ("targets", {"deadline_to": "9" * 19}, r"deadline_to is a whole number"),
        ("targets", {"deadline_to": 2030.5}, r"deadline_to is a whole number, .* not 2030.5"),
        ("pledge", {"pledge": "ap-1"}, r"pledge 'ap-1' is not in the graph; "),
        ("subpledges", {"parent": text_id("tog") + "0"}, rf"the nearest are {text_id('tog')}"),
        ("outline", {"programme": "sv"}, r"programme 'sv' is not in the graph; "),
        ("units", {"unit": "år"}, r"units has no parameter 'unit'; there is none"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_near(
    store: Store, name: str, values: Mapping[str, Value], told: str
) -> None:
    with pytest.raises(ParameterError, match=told) as caught:
        run(store, name, values)
    assert "\n" not in str(caught.value)


def test_an_unknown_query_is_told_with_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"no saved query 'pledge_by_actor'; .*pledges_by_actor"):
        saved_query("pledge_by_actor")


def test_what_a_user_typed_runs_as_it_is(store: Store) -> None:
    assert run_text(store, "SELECT (1 AS ?one) {}").rows == ((1,),)


ODD = ['"', "\\", '\\"', "\\u0022", "\\\\u0022 ) } #", "\n", "\r\t", "'''", '") } DROP', "{}$x"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("".join(ODD))
def test_any_text_comes_through_as_a_term(value: str) -> None:
    texts = saved_query("search").texts["sparql"]
    line = bound(texts, {"text": value}).split("\n")[texts.line or 0]
    text = f"SELECT ?p_text {{ {line} }}"
    assert run_text(open_store("oxigraph:"), text).rows == ((value,),)


@pytest.mark.parametrize("value", ODD)
def test_no_text_ends_its_own_term_in_an_engine_that_reads_escapes_first(value: str) -> None:
    texts = saved_query("search").texts["sparql"]
    line = bound(texts, {"text": value}).split("\n")[texts.line or 0]
    (row,) = rdflib.Graph().query(f"SELECT ?p_text {{ {line} }}")
    assert str(row[0]) == value  # type: ignore[index]  # SELECT gives rows


def test_choices_must_be_a_query(tmp_path: Path) -> None:
    cypher = Path(__file__).parent.parent.parent / "queries" / "areas.cypher"
    for suffix in (".cypher", ".rq"):
        (tmp_path / f"areas{suffix}").write_text(cypher.with_suffix(suffix).read_text("utf-8"))
    with pytest.raises(QueryError, match=r"areas\.cypher:1: there is no query 'schemes'"):
        read_folder(tmp_path)
