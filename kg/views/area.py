"""One policy area: the pledges that belong to it."""

from __future__ import annotations

import streamlit as st

from kg.base import KnowledgeBase
from kg.views.parts import cards, heads, links, lists, marks, unknown
from kg.views.parts.asking import ask, text
from kg.views.parts.speech import say

TITLE = "page.area"
ORDER: int | None = None


def page(kb: KnowledgeBase) -> None:
    """Show the area that the address names by its id."""
    told = say()
    wanted = st.query_params.get("id", "")
    areas = ask(kb, "areas")
    area = next((row for row in areas if row["id"] == wanted), None)
    if area is None:
        unknown.show(wanted, {text(row, "name"): text(row, "id") for row in areas}, "area")
        return
    # A pledge stands in an area and in one below it with a row for each.
    found = list({row["pledge"]: row for row in ask(kb, "pledges_by_area", area=wanted)}.values())
    heads.title(lists.name(area))
    scheme = told.word("scheme", area["scheme"])
    marks.quiet(told("area.count", count=len(found), scheme=scheme))
    if found:
        links.to("explore", told("explore.open"), icon=":material/hub:", area=wanted)
    else:
        st.info(told("area.none"))
    lists.paged(found, 15, f"page_{wanted}", cards.worded)
