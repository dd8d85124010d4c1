"""One pledge: its words, where they stand, what was found in them, and why."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.views.parts import found, heads, links, marks, passage, taking, unknown
from kg.views.parts.asking import Row, ask, text
from kg.views.parts.speech import plain, say

TITLE = "page.pledge"
ORDER: int | None = None

_SIMILAR = 5


def page(kb: KnowledgeBase) -> None:
    """Show the pledge that the address names by its id."""
    wanted = st.query_params.get("id", "")
    ids = {text(row, "id") for row in ask(kb, "pledge_ids")}
    if wanted not in ids:
        unknown.show(wanted, {one: one for one in ids}, "pledge")
        return
    pledge = ask(kb, "pledge", pledge=wanted)[0]
    evidence = ask(kb, "evidence", pledge=wanted)
    looked = found.looked_for(kb, text(pledge, "programme"))
    _heading(pledge, evidence)
    left, right = st.columns([3, 2], gap="large")
    with left:
        passage.show(kb, pledge)
        found.things(kb, evidence, looked)
        found.targets(kb, wanted, looked)
        _take_away(kb, pledge)
    with right:
        _facts(pledge)
        _family(kb, pledge)
        _similar(kb, wanted)


def _heading(pledge: Row, evidence: Sequence[Row]) -> None:
    told = say()
    st.title(told(TITLE), anchor=False)
    heads.tab(text(pledge, "text"))
    marks.pledge(pledge, evidence, style="lg-quote")
    names = ("programme_title", "chapter_title", "section_title")
    st.caption(plain(" › ".join(text(pledge, name) for name in names if text(pledge, name))))


def _take_away(kb: KnowledgeBase, pledge: Row) -> None:
    st.subheader(say()("pledge.take"), anchor=False)
    taking.citation(pledge)
    taking.pledge(kb, text(pledge, "id"))


def _facts(pledge: Row) -> None:
    told = say()
    st.subheader(told("pledge.facts"), anchor=False)
    shown = {
        "programme": pledge["programme_title"],
        "party": pledge["party"],
        "kind": told.word("kind", pledge["kind"]),
        "place": marks.place({**pledge, "section": None}),
        "rule": pledge["rule"],
        "doubt": pledge["doubt"] and told.word("why_doubt", pledge["doubt"]),
        "id": pledge["id"],
    }
    marks.facts((told(f"fact.{name}"), str(value or "")) for name, value in shown.items())
    if pledge["full_text"] != pledge["text"]:
        st.subheader(told("pledge.alone"), anchor=False)
        marks.quiet(text(pledge, "full_text"))


def _family(kb: KnowledgeBase, pledge: Row) -> None:
    told = say()
    if pledge["parent"]:
        st.subheader(told("pledge.parent"), anchor=False)
        links.to("pledge", text(pledge, "parent_text"), id=pledge["parent"])
    below = ask(kb, "subpledges", parent=pledge["id"])
    if below:
        st.subheader(told("pledge.below"), anchor=False)
    for row in below:
        links.to("pledge", text(row, "text"), id=row["pledge"])


def _similar(kb: KnowledgeBase, pledge: str) -> None:
    some = ask(kb, "similar_pledges", pledge=pledge)[:_SIMILAR]
    if some:
        st.subheader(say()("pledge.similar"), anchor=False)
    for row in some:
        links.to("pledge", text(row, "other_text"), id=row["other"])
