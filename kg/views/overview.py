"""The whole at a glance: who is named in which area, what falls due when, and what is promised."""

from __future__ import annotations

import streamlit as st

from kg.base import KnowledgeBase
from kg.charts import treemap
from kg.views.parts import (
    charts,
    choice,
    clusters,
    comparing,
    crossing,
    due,
    links,
    lists,
    marks,
)
from kg.views.parts.asking import ask, number
from kg.views.parts.speech import language, say

TITLE = "page.overview"
ORDER: int | None = 4


def page(kb: KnowledgeBase) -> None:
    """Show the view that the address names, the first of them without one."""
    told = say()
    charts.look()
    st.title(told(TITLE))
    views = {
        "matrix": crossing.areas,
        "parties": comparing.parties,
        "years": due.deadlines,
        "together": crossing.together,
        "network": clusters.network,
        "treemap": _treemap,
        "goals": due.goals,
    }
    chosen = choice.buttons(
        told("overview.view"),
        list(views),
        lambda one: told(f"overview.{one}"),
        key="view",
        default="matrix",
    )
    views[chosen or "matrix"](kb)


def _treemap(kb: KnowledgeBase) -> None:
    """The areas of a scheme; a click opens the area's own page."""
    told = say()
    scheme = crossing.scheme(kb)
    rows = [row for row in ask(kb, "areas") if row["scheme"] == scheme]
    found = treemap.areas(rows, "name_en" if language() == "en" else "name")
    if not found:
        st.info(told("overview.none"))
        return
    intro = told("treemap.intro", count=sum(bool(row["pledges"]) for row in rows))
    marks.quiet(intro)
    picked = st.echarts_chart(
        treemap.treemap(found),
        height=640,
        key=f"treemap_{scheme}_{language()}",
        on_select="rerun",
        renderer="svg",
        alt=intro,
    )
    ids = treemap.nodes(found)
    for group in picked["selection"]["selected"]:
        for index in group["data_indices"]:
            links.go("area", id=ids[index])
    table = [
        {"area_name": lists.name(row), "pledges": number(row, "pledges")}
        for row in rows
        if row["pledges"]
    ]
    charts.twin(table, ("area_name", "pledges"), {})
    links.to("areas", told("search.all_areas"), icon=":material/arrow_forward:", scheme=scheme)
