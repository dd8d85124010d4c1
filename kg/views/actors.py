"""Every actor that a pledge names."""

from __future__ import annotations

import streamlit as st

from kg.base import KnowledgeBase
from kg.views.parts import lists
from kg.views.parts.asking import ask
from kg.views.parts.speech import say

TITLE = "page.actors"
ORDER: int | None = 1


def page(kb: KnowledgeBase) -> None:
    """Show the actors, those first that most pledges name."""
    told = say()
    st.title(told(TITLE))
    found = [row for row in ask(kb, "actors") if row["pledges"]]
    tiers = ["named", "collective"]
    tier = st.segmented_control(
        told("actors.tier"),
        tiers,
        format_func=lambda one: told(f"actors.{one}", count=sum(r["tier"] == one for r in found)),
        key="tier",
        bind="query-params",
        label_visibility="collapsed",
    )
    lists.things(
        [row for row in found if tier in {None, row["tier"]}], "actor", told("actors.none")
    )
