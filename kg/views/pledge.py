"""One pledge: its words, where they stand, what was found in them, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.model import Value
from kg.views.parts import heads, links, lists, marks, passage, taking, unknown
from kg.views.parts.asking import Row, ask, text
from kg.views.parts.speech import plain, say

TITLE = "page.pledge"
ORDER: int | None = None

_KINDS = {"INVOLVES": "actor", "IN_AREA": "area", "CITES": "instrument"}
_TARGET = (
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
    _heading(pledge, evidence)
    left, right = st.columns([3, 2], gap="large")
    with left:
        passage.show(kb, pledge)
        _found(kb, evidence)
        _targets(kb, wanted)
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


def _found(kb: KnowledgeBase, evidence: Sequence[Row]) -> None:
    told = say()
    st.subheader(told("pledge.found"), anchor=False)
    shown = [row for row in evidence if row["relation"] in _KINDS]
    if not shown:
        st.info(told("pledge.nothing"))
        return
    areas = {row["id"]: row for row in ask(kb, "areas")}
    names = {row["id"]: lists.name(row) for row in (*areas.values(), *ask(kb, "actors"))}
    for relation, kind in _KINDS.items():
        some = [row for row in shown if row["relation"] == relation]
        if some:
            with st.container(border=True, gap="small"):
                st.markdown(f"**{told(f'pledge.{kind}s')}**")
                _links(some, kind, names, areas)
                _why(some, names)


def _links(
    rows: Sequence[Row], kind: str, names: Mapping[Value, str], areas: Mapping[Value, Row]
) -> None:
    """The things of one kind; areas under the name of their scheme."""
    schemes = [areas[row["target"]]["scheme"] if kind == "area" else None for row in rows]
    for scheme in dict.fromkeys(schemes):
        if scheme:
            st.caption(say().word("scheme", scheme))
        for row, own in zip(rows, schemes, strict=True):
            if own == scheme:
                _link(row, kind, names.get(row["target"], text(row, "target_name")))


def _link(row: Row, kind: str, name: str) -> None:
    told = say()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if kind == "instrument":
            links.to("questions", name, question="pledges_by_instrument", instrument=row["target"])
        else:
            links.to(kind, name, id=row["target"])
        if row["role"]:
            st.html(marks.chip(told.word("role", row["role"]), text(row, "role")), width="content")
        if row["words"] and row["start"] != row["end"]:
            st.caption(plain(told("why.words", words=row["words"], via=_via(row))), width="content")


def _via(row: Row) -> str:
    return say().word("via", "title" if row["start"] == row["end"] else row["via"])


def _why(rows: Sequence[Row], names: Mapping[Value, str]) -> None:
    told = say()
    columns = [told.word("column", one) for one in ("name", "words", "via", "rule")]
    cells = [
        (names.get(row["target"], row["target_name"]), row["words"], _via(row), row["rule"])
        for row in rows
    ]
    with st.expander(told("pledge.why", count=len(rows))):
        table = [
            dict(zip(columns, (plain(str(cell or "")) for cell in one), strict=True))
            for one in cells
        ]
        st.table(table, hide_index=True)


def _targets(kb: KnowledgeBase, pledge: str) -> None:
    told = say()
    found = [row for row in ask(kb, "targets") if row["pledge"] == pledge]
    if not found:
        return
    st.subheader(told("pledge.targets"), anchor=False)
    used = [name for name in _TARGET if any(row.get(name) is not None for row in found)]
    table = [{told.word("column", name): _value(name, row) for name in used} for row in found]
    st.table(table, hide_index=True)


def _value(name: str, row: Row) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if name in {"comparator", "unit"}:
        return plain(say().word(name, value))
    return plain(f"{value:g}" if isinstance(value, float) else str(value))


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
        "doubt": pledge["doubt"],
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
    found = ask(kb, "similar_pledges", pledge=pledge)[:_SIMILAR]
    if found:
        st.subheader(say()("pledge.similar"), anchor=False)
    for row in found:
        links.to("pledge", text(row, "other_text"), id=row["other"])
