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

_KINDS = {"INVOLVES": "actor", "IN_AREA": "area", "CITES": "instrument"}


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
        _found(kb, evidence)
        _targets(kb, wanted)
    with right:
        _facts(pledge)
        _family(kb, pledge)


def _where(pledge: Row) -> str:
    names = ("programme_title", "chapter_title", "section_title")
    return " › ".join(text(pledge, name) for name in names if text(pledge, name))


def _found(kb: KnowledgeBase, evidence: Sequence[Row]) -> None:
    told = say()
    st.subheader(told("pledge.found"))
    shown = [row for row in evidence if row["relation"] in _KINDS]
    if not shown:
        st.info(told("pledge.nothing"))
    areas, actors = ask(kb, "areas"), ask(kb, "actors")
    names = {row["id"]: lists.name(row) for row in (*areas, *actors)}
    schemes = {row["id"]: told.word("scheme", row["scheme"]) for row in areas}
    for relation, kind in _KINDS.items():
        some = [row for row in shown if row["relation"] == relation]
        if some:
            with st.container(border=True, gap="small"):
                st.markdown(f"**{told(f'pledge.{kind}s')}**")
                for row in some:
                    name = names.get(row["target"], text(row, "target_name"))
                    _link(row, kind, name, schemes.get(row["target"], ""))


def _link(row: Row, kind: str, name: str, scheme: str) -> None:
    role = marks.chip(say().word("role", row["role"]), text(row, "role")) if row["role"] else ""
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if kind == "instrument":
                links.to(
                    "questions", name, question="pledges_by_instrument", instrument=row["target"]
                )
            else:
                links.to(kind, name, id=row["target"])
            if role or scheme:
                st.html(role + (marks.chip(scheme) if scheme else ""), width="content")
        st.html(f'<p class="lg-meta">{html(_why(row))}</p>')


def _why(row: Row) -> str:
    told = say()
    via = told.word("via", "title" if row["start"] == row["end"] else row["via"])
    said = told("why.words", words=row["words"], via=via) if row["words"] else ""
    return f"{said} {told('why.rule', rule=row['rule'])}"


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
