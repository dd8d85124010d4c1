"""Narrowing down: what fits, what each next choice leaves, and the address that holds it."""

from __future__ import annotations

import pytest

from kg import facets
from kg.exporters import to_bytes
from kg.facets import NO, YES, Stock
from kg.model import Value

Row = dict[str, Value]


def link(pledge: str, label: str, target: str, **more: Value) -> Row:
    empty: Row = dict.fromkeys(("role", "via", "deadline", "words", "start", "end"))
    return {**empty, "pledge": pledge, "label": label, "target": target, "name": target, **more}


def pledge(name: str, section: str = "s1", **more: Value) -> Row:
    return {
        "pledge": name,
        "text": f"løftet {name}",
        "lead_in": None,
        "parent": None,
        "parent_text": None,
        "kind": "bullet",
        "section_id": section,
        **more,
    }


@pytest.fixture
def stock() -> Stock:
    pledges = [
        pledge("a", text="la kommunene bygge"),
        pledge("b", "s2"),
        pledge("c", "c2", kind="prose"),
    ]
    links = [
        link("a", "Actor", "nav", role="agent", via="text"),
        link("a", "Actor", "staten", role="object", via="lead_in"),
        link("a", "PolicyArea", "bolig"),
        link("a", "Target", "t1", deadline="2030"),
        link("b", "Actor", "nav", role="object", via="text"),
        link("b", "Target", "t2", deadline="2025-2029"),
    ]
    outline: list[Row] = [
        {"id": "c1", "title": "Ett", "level": "chapter", "parent": "del"},
        {"id": "c2", "title": "To", "level": "chapter", "parent": None},
        {"id": "s1", "title": "Avsnitt", "level": "section", "parent": "c1"},
        {"id": "s2", "title": "Avsnitt", "level": "section", "parent": "c1"},
    ]
    areas: list[Row] = [
        {"id": "bolig", "name": "Bolig", "broader": "kommunal"},
        {"id": "kommunal", "name": "Kommunal", "broader": None},
    ]
    return facets.gather(pledges, links, outline, areas)


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({}, "abc"),
        ({"actor": ("nav",)}, "ab"),
        ({"actor": ("nav",), "role": ("agent",)}, "a"),
        ({"actor": ("staten",), "role": ("agent",)}, ""),
        ({"actor": ("nav", "staten"), "role": ("object",)}, "ab"),
        ({"via": ("lead_in",)}, "a"),
        ({"area": ("kommunal",)}, "a"),
        ({"chapter": ("c1",)}, "ab"),
        ({"kind": ("prose",)}, "c"),
        ({"target": (YES,)}, "ab"),
        ({"target": (NO,)}, "c"),
        ({"deadline": ("2029",)}, "b"),
        ({"deadline": ("2030",)}, "ab"),
        ({"deadline": (NO,)}, "c"),
        ({"q": ("kommune",)}, "a"),
        ({"q": ("kommune",), "kind": ("prose",)}, ""),
    ],
)
def test_a_choice_leaves_what_fits_all_of_it(
    stock: Stock, choice: facets.Choice, found: str
) -> None:
    left = facets.chosen(facets.searched(stock, choice), choice)
    assert "".join(one.id for one in left) == found


@pytest.mark.parametrize("facet", facets.FACETS)
@pytest.mark.parametrize("before", [{}, {"actor": ("nav",)}, {"role": ("object",)}], ids=str)
def test_a_count_is_what_the_choice_then_leaves(
    stock: Stock, facet: str, before: facets.Choice
) -> None:
    pledges = list(stock.pledges.values())
    counted = facets.counts(pledges, before, facet)
    for value, count in counted.items():
        assert len(facets.chosen(pledges, {**before, facet: (value,)})) == count


def test_an_address_holds_a_choice_and_nothing_that_is_not_there(stock: Stock) -> None:
    choice = {"actor": ("nav", "staten"), "deadline": ("2030",), "q": ("to ord, og mer",)}
    assert facets.read(facets.write(choice)) == choice
    assert facets.known(stock, {"actor": ("nav", "naw"), "kind": ("x",)}) == {"actor": ("nav",)}
    assert facets.without(choice, "actor", "nav")["actor"] == ("staten",)
    assert "deadline" not in facets.without(choice, "deadline", "2030")


def test_pledges_are_a_table_with_what_each_names_and_no_formula(stock: Stock) -> None:
    rows = facets.table(facets.chosen(stock.pledges.values(), {"actor": ("nav",)}), {})
    first = dict(zip(rows.columns, rows.rows[0], strict=True))
    assert [row[0] for row in rows.rows] == ["a", "b"]
    assert first["actors"] == ("nav (agent)", "staten (object)")
    assert (first["areas"], first["targets"], first["party"]) == (("bolig",), ("t1",), None)
    nasty = facets.gather([pledge("x", text="=1+1")], [], [], [])
    table = facets.table(nasty.pledges.values(), {"": "@Parti"})
    content = to_bytes(table, ".csv").decode()
    assert "'=1+1" in content
