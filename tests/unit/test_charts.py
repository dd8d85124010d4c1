"""Charts: what they hold and leave out, that text can be read, and that clicks can be traced."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.charts.colours import OKABE_ITO, contrast, ink, ramp, readable
from kg.charts.matrix import Axes, Cell, Measure, greatest, matrix, mirrored
from kg.charts.treemap import areas, nodes, treemap
from kg.charts.years import Due, within, years
from kg.model import Value

NAMES = {"nav": "NAV", "nav2": "NAV", "helse": "Helse", "bolig": "Bolig"}
AXES = Axes(("actor", "area"), ("Aktør", "Område", "Løfter"), NAMES)
CELLS = [Cell("nav", "helse", 2), Cell("nav2", "helse", 1), Cell("nav2", "bolig", 9)]


@given(st.floats(0, 1), st.booleans())
def test_text_can_be_read_on_every_fill(share: float, dark: bool) -> None:
    fill = ramp(share, dark=dark)
    assert contrast(fill, ink(fill)) >= 4.5


@pytest.mark.parametrize("fill", OKABE_ITO)
def test_text_can_be_read_on_every_group_of_areas(fill: str) -> None:
    assert contrast(fill, ink(fill)) >= 4.5


@pytest.mark.parametrize(("dark", "page"), [(False, "#ffffff"), (True, "#12171d")])
def test_more_stands_out_more(dark: bool, page: str) -> None:
    steps = [contrast(ramp(share / 10, dark=dark), page) for share in range(11)]
    assert all(less < more for less, more in pairwise(steps))


def _values(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return list(spec["data"]["values"])


def test_a_matrix_keeps_apart_things_of_the_same_name() -> None:
    spec: dict[str, Any] = matrix(CELLS, AXES, None, dark=False)
    assert [(one["actor"], one["area"], one["pledges"]) for one in _values(spec)] == CELLS
    assert spec["encoding"]["y"]["sort"] == ["nav2", "nav"]
    assert spec["encoding"]["x"]["sort"] == ["bolig", "helse"]
    assert '"nav2": "NAV"' in spec["encoding"]["y"]["axis"]["labelExpr"]


def test_a_matrix_tells_a_click_by_ids_and_marks_what_is_chosen() -> None:
    spec: dict[str, Any] = matrix(CELLS, AXES, ("nav2", "helse"), dark=True)
    assert spec["layer"][0]["params"][0]["select"]["fields"] == ["actor", "area"]
    assert [bool(one["width"]) for one in _values(spec)] == [False, True, False]
    assert _values(spec)[1]["told"] == "NAV, Helse: 1"


def test_what_is_measured_is_shown_and_orders_the_rows_and_columns_keep_their_order() -> None:
    shares = Measure(lambda cell: cell.pledges / {"helse": 3, "bolig": 90}[cell.column], _share)
    axes = replace(AXES, columns=("helse", "bolig"))
    spec: dict[str, Any] = matrix(CELLS, axes, None, dark=False, measure=shares)
    assert [(one["shown"], one["pledges"]) for one in _values(spec)] == [
        ("NAV: 2", 2),
        ("NAV: 1", 1),
        ("NAV: 9", 9),
    ]
    assert spec["encoding"]["y"]["sort"] == ["nav", "nav2"]
    assert spec["encoding"]["x"]["sort"] == ["helse", "bolig"]
    fills = [contrast(one["fill"], "#ffffff") for one in _values(spec)]
    assert fills[0] > fills[1] > fills[2]


def _share(cell: Cell) -> str:
    return f"{NAMES[cell.row]}: {cell.pledges}"


@pytest.mark.parametrize(("name", "angle"), [("Ap", 0), ("Venstre", -62)])
def test_short_names_stand_level_above_their_columns(name: str, angle: int) -> None:
    axes = replace(AXES, names={"nav": "NAV", "helse": name})
    spec: dict[str, Any] = matrix(CELLS[:1], axes, None, dark=False)
    assert spec["encoding"]["x"]["axis"]["labelAngle"] == angle


def test_the_greatest_rows_and_columns_are_kept() -> None:
    assert greatest(CELLS, 1, 9) == CELLS[1:]
    assert greatest(CELLS, 9, 1) == CELLS[2:]
    assert greatest([], 3, 3) == []


def test_pairs_stand_on_both_sides_of_the_diagonal() -> None:
    pairs = [Cell("a", "b", 5), Cell("a", "c", 1)]
    assert set(mirrored(pairs, 2)) == {Cell("a", "b", 5), Cell("b", "a", 5)}


WORDS = {"year": "År", "pledges": "Løfter", "within": "i", "after": "etter"}


def test_bars_of_one_year_stand_on_each_other() -> None:
    due = [Due(2030, "after", 2), Due(2030, "within", 3), Due(2031, "after", 1)]
    bars = _values(years(due, WORDS, None))
    spans = sorted((one["low"], one["high"]) for one in bars if one["year"] == 2030)
    assert spans in ([(0, 2), (2, 5)], [(0, 3), (3, 5)])
    assert [one["told"] for one in bars] == ["2030, etter: 2", "2030, i: 3", "2031, etter: 1"]


def test_years_outside_the_choice_are_faint() -> None:
    due = [Due(year, "within", 1) for year in (2026, 2027, 2030)]
    assert [one["opacity"] for one in _values(years(due, WORDS, (2027, 2029)))] == [0.35, 1, 0.35]


def test_a_stretch_is_the_years_whose_bars_it_touches() -> None:
    assert within([2026.7, 2030.2]) == (2027, 2030)
    assert within([2030.2, 2026.7]) == (2027, 2030)
    assert within([2030.0, 2030.05]) is None


ROWS: list[dict[str, Value]] = [
    {"id": "h", "name": "Helse", "name_en": "Health", "broader": None, "pledges": 3},
    {"id": "s", "name": "Sykehus", "name_en": None, "broader": "h", "pledges": 4},
    {"id": "a", "name": "Akutt", "name_en": None, "broader": "s", "pledges": 1},
    {"id": "t", "name": "Tom", "name_en": None, "broader": None, "pledges": 0},
    {"id": "k", "name": "Kultur", "name_en": None, "broader": None, "pledges": 2},
]


def test_a_group_holds_its_own_pledges_and_all_below_it() -> None:
    health, culture = areas(ROWS, "name")
    assert (health.name, health.size, culture.size) == ("Helse", 8, 2)
    assert [(part.id, part.pledges) for part in health.parts()] == [("s", 4), ("h", 3), ("a", 1)]
    assert areas(ROWS, "name_en")[0].name == "Health"


def test_a_click_in_a_treemap_is_traced_to_its_area() -> None:
    found = areas(ROWS, "name")
    spec: dict[str, Any] = treemap(found)
    walked = ["whole"]
    for group in spec["series"][0]["data"]:
        walked += [group["name"], *(leaf["name"] for leaf in group["children"])]
    assert nodes(found) == ["", "h", "s", "h", "a", "k", "k"]
    assert walked == ["whole", "Helse", "Sykehus", "Helse", "Akutt", "Kultur", "Kultur"]
    values = [group["value"] for group in spec["series"][0]["data"]]
    assert values == [
        sum(leaf["value"] for leaf in group["children"]) for group in spec["series"][0]["data"]
    ]


def test_areas_that_stand_in_a_ring_do_not_hang() -> None:
    ring: list[dict[str, Value]] = [
        {"id": "x", "name": "X", "broader": "y", "pledges": 1},
        {"id": "y", "name": "Y", "broader": "x", "pledges": 1},
    ]
    assert sum(found.size for found in areas(ring, "name")) <= 2


@pytest.mark.parametrize(("dark", "ground"), [(False, "#ffffff"), (True, "#12171d")])
def test_axes_and_legends_can_be_read(dark: bool, ground: str) -> None:
    spec = readable({"mark": "bar", "config": {"axis": {"ticks": False}}}, dark=dark)
    config = spec["config"]
    assert isinstance(config, dict)
    assert config["axis"]["ticks"] is False
    for part in ("axis", "legend"):
        for text in ("labelColor", "titleColor"):
            assert contrast(config[part][text], ground) >= 4.5
