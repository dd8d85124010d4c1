"""Parties against areas: how much of its programme each of them gives to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.charts.matrix import COUNTED, Axes, Cell, Measure, matrix
from kg.ids import programme_of
from kg.views.parts import cards, charts, choice, crossing, links, lists, marks, numbers, whose
from kg.views.parts.asking import Row, ask, number, text
from kg.views.parts.speech import say

_FIELDS = ("area", "programme")
_MEASURES = ("share", "pledges")
_MOST_NARROW = 4
"""So many parties fit beside each other on a phone; more have a box to scroll in."""
_ON = ":material/arrow_forward:"


def parties(kb: KnowledgeBase) -> None:
    """The topmost areas of a scheme against the parties, as shares of each programme or counts."""
    told, names = say(), whose.parties()
    if not names:
        st.info(told("parties.one"))
        links.to("programmes", told("parties.more"), icon=_ON)
        return
    with st.container(horizontal=True, gap="medium", key="choices"):
        scheme = crossing.scheme(kb, shared=True)
        measure = choice.buttons(
            told("parties.measure"),
            _MEASURES,
            lambda one: told(f"parties.by_{one}"),
            key="measure",
            default=_MEASURES[0],
        )
    if scheme is None:
        st.info(told("overview.none"))
        return
    areas = {text(row, "id"): row for row in ask(kb, "areas") if row["scheme"] == scheme}
    cells = [
        Cell(text(row, "area"), text(row, "programme"), number(row, "pledges") or 0)
        for row in ask(kb, "party_by_main_area", scheme=scheme)
    ]
    wholes = {text(row, "id"): number(row, "pledges") or 0 for row in ask(kb, "programmes")}
    called = {one: lists.name(areas[one]) for one in sorted({cell.row for cell in cells})}
    titles = tuple(told.word("column", one) for one in ("area", "party", "pledges"))
    shares = () if measure == "pledges" else (told.word("column", "share"),)
    axes = Axes(_FIELDS, (*titles, *shares), called | dict(names), tuple(names))
    _show(kb, axes, cells, wholes, measure or _MEASURES[0])


def share(cell: Cell, wholes: Mapping[str, int]) -> float:
    """How much of its programme's pledges a cell holds; all of them are 1."""
    return cell.pledges / max(wholes.get(cell.column, 0), 1)


def _show(
    kb: KnowledgeBase, axes: Axes, cells: Sequence[Cell], wholes: Mapping[str, int], measure: str
) -> None:
    told = say()
    intro = told(f"parties.{measure}")
    marks.quiet(intro)
    counts = (told("parties.whole", party=axes.names[one], count=wholes[one]) for one in wholes)
    st.caption(" · ".join(counts))
    chosen = _chosen(axes)
    st.caption(told("overview.choose"))
    # Two columns in any case: a chart that moved to another place would be drawn twice for a while.
    left, right = st.columns([3, 2] if chosen else [1, 0.001], gap="medium" if chosen else None)
    with left:
        _picture(axes, cells, wholes, measure, intro)
    if chosen:
        with right:
            _pledges(kb, axes, *chosen)


def _picture(
    axes: Axes, cells: Sequence[Cell], wholes: Mapping[str, int], measure: str, alt: str
) -> None:
    shares = Measure(
        lambda cell: share(cell, wholes), lambda cell: numbers.percent(share(cell, wholes))
    )
    shown, chosen = shares if measure == "share" else COUNTED, _chosen(axes)
    spec = matrix(cells, axes, chosen, dark=charts.dark(), measure=shown)
    now = dict(zip(_FIELDS, chosen or ("", ""), strict=True))
    name = "parties" if len(wholes) <= _MOST_NARROW else "cells_parties"
    charts.vega(spec, name, alt, now, crossing.clicked(_FIELDS))
    table = [
        {
            "area": cell.row,
            "programme": cell.column,
            "area_name": axes.names[cell.row],
            "party": axes.names[cell.column],
            "share": round(100 * share(cell, wholes), 1),
            "pledges": cell.pledges,
        }
        for cell in sorted(cells, key=lambda cell: -shown.weigh(cell))
    ]
    charts.twin(table, ("area_name", "party", "share", "pledges"), {one: one for one in _FIELDS})


def _chosen(axes: Axes) -> tuple[str, str] | None:
    """The area and the programme that the address names, if both are there."""
    area, programme = (st.query_params.get(name, "") for name in _FIELDS)
    return (area, programme) if {area, programme} <= axes.names.keys() else None


def _pledges(kb: KnowledgeBase, axes: Axes, area: str, programme: str) -> None:
    """A party's pledges in an area, in the order of its programme."""
    told = say()
    found = behind(ask(kb, "pledges_by_area", area=area), programme)
    party, name = axes.names[programme], axes.names[area]
    st.subheader(told("parties.chosen", count=len(found), party=party, area=name))
    charts.bring_into_view()
    with st.container(horizontal=True, gap="medium"):
        links.to("area", name, icon=_ON, id=area)
        links.to("explore", told("parties.explore"), icon=_ON, programme=programme, area=area)
        charts.clear(_FIELDS)
    if not found:
        st.info(told("overview.none"))
    lists.paged(found, 6, f"page_{area}_{programme}", cards.worded)


def behind(rows: Sequence[Row], programme: str) -> list[Row]:
    """Those of an area's pledges that a programme holds, each once.

    A pledge stands in an area and in one below it with a row for each.
    """
    own = (row for row in rows if programme_of(text(row, "pledge")) == programme)
    return list({row["pledge"]: row for row in own}.values())
