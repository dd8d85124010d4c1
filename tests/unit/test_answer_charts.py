"""What of an answer becomes bars, a line of years or a heat map, and what cannot."""

from __future__ import annotations

import json

import pytest

from kg.charts import bars, reading
from kg.charts.bars import Bar
from kg.charts.matrix import Cell
from kg.charts.reading import Drawable
from kg.model import Rows, Value

ROLES = Rows(
    ("actor", "actor_name", "role", "pledges"),
    (("nav", "NAV", "agent", 4), ("eu", "EU", "other", 9), ("nav", "NAV", "object", 12)),
)


def _drawable(columns: str, *rows: tuple[Value, ...], things: tuple[int, ...] = ()) -> object:
    return reading.drawable(Rows(tuple(columns.split()), rows), things)


def test_amounts_of_things_are_bars_in_parts() -> None:
    how = reading.drawable(ROLES, (0,))
    assert how == Drawable((3,), (0,), group=2)
    found = reading.bars(ROLES, how, 3, lambda row, _: str(ROLES.rows[row][1]))
    assert found == [
        Bar(0, "nav", "NAV", "agent", 4),
        Bar(2, "nav", "NAV", "object", 12),
        Bar(1, "eu", "EU", "other", 9),
    ]
    assert bars.largest(found, 1) == found[:2]


def test_years_are_a_line_and_rows_are_counted_where_amounts_cannot_be_compared() -> None:
    rows = (("2030", 5.0, "prosent"), ("2030-06", 3.0, "år"), ("2027–2028", 1.0, "år"))
    answer = Rows(("deadline", "value", "unit"), rows)
    how = reading.drawable(answer, ())
    assert how == Drawable((), year=0)
    assert reading.by_year(answer, how, None) == [(2027, 1), (2030, 2)]
    counted = Rows(("year", "targets"), ((2030, 7), (2027, 2)))
    assert reading.by_year(counted, Drawable((1,), year=0), 1) == [(2027, 2), (2030, 7)]


def test_amounts_of_two_things_at_once_are_crossed() -> None:
    rows = (("nav", "los-1", 3), ("nav", "los-2", 1), ("eu", "los-1", 2))
    answer = Rows(("actor", "area", "pledges"), rows)
    how = reading.drawable(answer, (0, 1))
    assert how is not None
    assert how.crossed
    assert reading.cells(answer, how, 2)[0] == Cell("nav", "los-1", 3)


def test_what_differs_in_one_thing_only_is_not_crossed() -> None:
    rows = (("nav", "eu", 3), ("nav", "ks", 1))
    assert _drawable("actor other pledges", *rows, things=(0, 1)) == Drawable((2,), (1,))


def test_words_name_bars_where_no_thing_does() -> None:
    assert _drawable("section title pledges", ("s1", "A", 1), ("s2", "B", 2)) == Drawable(
        (2,), (1,)
    )
    assert _drawable("tier pledges", ("named", 1), ("collective", 2)) is not None


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ("pledge text", [("p", "t"), ("q", "u")]),
        ("name line_first page", [("a", 1, 2), ("b", 3, 4)]),
        ("name pledges", [("a", 1)]),
        ("name certain", [("a", True), ("b", False)]),
        ("pledges", [(1,), (2,)]),
        ("name pledges", []),
    ],
)
def test_what_cannot_be_drawn(columns: str, rows: list[tuple[Value, ...]]) -> None:
    assert _drawable(columns, *rows) is None


def test_every_bar_is_told_in_words_and_knows_its_row() -> None:
    found = [Bar(4, "a", 'Å"', "agent", 2), Bar(7, "b", 'Å"', "", 1.5)]
    spec = bars.across(found, {"agent": "skal gjøre noe"}, "Løfter")
    values = spec["data"]["values"]  # type: ignore[index]  # a description in JSON
    assert [one["told"] for one in values] == ['Å", skal gjøre noe: 2', 'Å": 1.5']
    assert [one["at"] for one in values] == [4, 7]
    axis = spec["encoding"]["y"]["axis"]["labelExpr"]  # type: ignore[index]
    assert json.loads(axis[1 : axis.index(")[")]) == {"a": 'Å"', "b": 'Å"'}
