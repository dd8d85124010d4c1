"""Whatever somebody gives for a parameter is taken as that value, or is one ParameterError."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ParameterError, QueryError
from kg.query import bound, run, saved_queries
from kg.stores import open_store
from kg.stores.protocol import Store
from tests.fixtures.hostile import SPLINTERS
from tests.unit.export_samples import GRAPH

quick = settings(deadline=None, max_examples=100)
texts = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.sampled_from(SPLINTERS),
    st.sampled_from(
        [
            '" } SERVICE <http://x.example/> { ?s ?p "', "\\", "\\\\", '\\"', '"""', "'''",
            "\\u0022", "0x10",
            "') } DROP ALL #", "\n}\n", "?p_actor", "<x>", "1e999", "+5", "-0", "९", "2030 ",
        ]
    ),
)  # fmt: skip
values = st.one_of(texts, st.integers(), st.floats(), st.booleans(), st.none())
questions = st.sampled_from(sorted(name for name, one in saved_queries().items() if one.parameters))


@pytest.fixture(scope="module")
def store() -> Store:
    made = open_store("oxigraph:")
    made.write(GRAPH)
    return made


@given(questions, st.data())
@quick
def test_any_value_is_answered_or_refused(store: Store, name: str, data: st.DataObject) -> None:
    given_values = {
        one: data.draw(values, one)
        for one in saved_queries()[name].parameters
        if data.draw(st.booleans())
    }
    try:
        rows = run(store, name, given_values)
    except ParameterError:
        return
    assert rows.columns == saved_queries()[name].columns


@given(questions, texts)
@quick
def test_a_text_stays_inside_its_literal(store: Store, name: str, text: str) -> None:
    query = saved_queries()[name]
    if len(text) > 5000:
        return
    asked = bound(query.texts["sparql"], dict.fromkeys(query.parameters, text))
    line = next(line for line in asked.split("\n") if line.strip().startswith("VALUES (?p_"))
    one = line[line.index("{ (") + 3 : line.rindex(") }")]
    count = len(query.parameters)
    literal = one[: (len(one) - count + 1) // count]
    answer = store.query(f"SELECT ?x WHERE {{ VALUES ?x {{ {literal} }} }}", {})
    assert answer.rows == ((text,),)


@given(st.text(max_size=30), values)
@quick
def test_an_unknown_name_is_refused(store: Store, name: str, value: object) -> None:
    query = saved_queries()["pledges_by_actor"]
    if name in query.parameters:
        return
    with pytest.raises(ParameterError, match="has no parameter"):
        run(store, query.name, {name: str(value)})


@given(st.text(max_size=40))
@quick
def test_an_unknown_question_is_refused(store: Store, name: str) -> None:
    if name in saved_queries():
        return
    with pytest.raises(QueryError, match="no saved query"):
        run(store, name)
