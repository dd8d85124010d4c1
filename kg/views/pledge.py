"""One pledge: its words, where they stand, what was found in them, and why."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.views.parts import links, lists, marks, unknown
from kg.views.parts.asking import Row, ask, text
from kg.views.parts.speech import html, plain, say

TITLE = "page.pledge"
ORDER: int | None = None

_KINDS = {"INVOLVES": "actor", "IN_AREA": "area", "CITES": "instrument", "HAS_TARGET": "target"}


def page(kb: KnowledgeBase) -> None:
    """Show the pledge that the address names by its id."""
    wanted = st.query_params.get("id", "")
    ids = {text(row, "id") for row in ask(kb, "pledge_ids")}
    if wanted not in ids:
        unknown.show(wanted, {one: one for one in ids}, "pledge")
        return
    pledge = ask(kb, "pledge", pledge=wanted)[0]
    evidence = ask(kb, "evidence", pledge=wanted)
    told = say()
    st.title(told(TITLE))
    marks.pledge(pledge, evidence, style="lg-quote")
    st.caption(plain(_where(pledge)))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _found(evidence)
        _targets(kb, wanted)
    with right:
        _facts(pledge)
        _family(kb, pledge)


def _where(pledge: Row) -> str:
    names = ("programme_title", "chapter_title", "section_title")
    return " › ".join(text(pledge, name) for name in names if text(pledge, name))


def _found(evidence: Sequence[Row]) -> None:
    told = say()
    st.subheader(told("pledge.found"))
    shown = [row for row in evidence if row["relation"] != "HAS_TARGET"]
    if not shown:
        st.info(told("pledge.nothing"))
    for row in shown:
        with st.container(border=True):
            _link(row)


def _link(row: Row) -> None:
    told = say()
    kind = _KINDS[text(row, "relation")]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if kind in {"actor", "area"}:
            links.to(kind, lists.name({**row, "name": row["target_name"]}), id=row["target"])
        else:
            st.markdown(f"**{plain(text(row, 'target_name'))}**")
        role = marks.chip(told.word("role", row["role"]), text(row, "role")) if row["role"] else ""
        st.html(marks.chip(told(f"graph.kind.{kind}")) + role, width="content")
    st.html(f'<p class="lg-meta">{html(_why(row))}</p>')


def _why(row: Row) -> str:
    told = say()
    rule = told("why.rule", rule=row["rule"])
    if not row["words"]:
        return rule
    return told("why.words", words=row["words"], via=told.word("via", row["via"])) + " " + rule


def _targets(kb: KnowledgeBase, pledge: str) -> None:
    told = say()
    found = [row for row in ask(kb, "targets") if row["pledge"] == pledge]
    if not found:
        return
    st.subheader(told("pledge.targets"))
    names = (
        "quote",
        "metric",
        "comparator",
        "value",
        "value_max",
        "unit",
        "deadline",
        "baseline",
        "per",
    )
    used = [name for name in names if any(row.get(name) is not None for row in found)]
    st.table([{told.word("column", name): _value(name, row) for name in used} for row in found])


def _value(name: str, row: Row) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if name in {"comparator", "unit"}:
        return plain(say().word(name, value))
    return plain(f"{value:g}" if isinstance(value, float) else str(value))


def _facts(pledge: Row) -> None:
    told = say()
    st.subheader(told("pledge.facts"))
    shown = {
        "programme": pledge["programme_title"],
        "party": pledge["party"],
        "kind": told.word("kind", pledge["kind"]),
        "place": marks.place({**pledge, "section": None}),
        "rule": pledge["rule"],
        "doubt": pledge["doubt"],
        "id": pledge["id"],
    }
    marks.facts((told(f"fact.{name}"), str(value or "")) for name, value in shown.items())
    if pledge["full_text"] != pledge["text"]:
        st.subheader(told("pledge.alone"))
        marks.quiet(text(pledge, "full_text"))


def _family(kb: KnowledgeBase, pledge: Row) -> None:
    told = say()
    if pledge["parent"]:
        links.to(
            "pledge", told("pledge.parent"), icon=":material/arrow_upward:", id=pledge["parent"]
        )
    below = ask(kb, "subpledges", parent=pledge["id"])
    if below:
        st.subheader(told("pledge.below"))
    for row in below:
        links.to("pledge", text(row, "text"), id=row["pledge"])
