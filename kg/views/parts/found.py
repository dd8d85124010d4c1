"""What was found in a pledge, and of each kind that was not, whether it was looked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.model import Value
from kg.views.parts import links, lists, marks, numbers
from kg.views.parts.asking import Row, ask, text
from kg.views.parts.speech import plain, say

_KINDS = {"INVOLVES": "actor", "IN_AREA": "area", "CITES": "instrument"}
_TARGET = (
    "quote",
    "metric",
    "comparator",
    "value",
    "value_max",
    "unit",
    "unit_code",
    "unit_factor",
    "deadline",
    "baseline",
    "per",
)


def looked_for(kb: KnowledgeBase, programme: str) -> frozenset[str]:
    """The kinds of things that were looked for in a programme's pledges."""
    return frozenset(
        text(row, "kind") for row in ask(kb, "looked_for") if row["programme"] == programme
    )


def things(kb: KnowledgeBase, evidence: Sequence[Row], looked: Collection[str]) -> None:
    """The actors, areas and instruments of a pledge, each with what said so."""
    told = say()
    st.subheader(told("pledge.found"), anchor=False)
    areas = {row["id"]: row for row in ask(kb, "areas")}
    names = {row["id"]: lists.name(row) for row in (*areas.values(), *ask(kb, "actors"))}
    for relation, kind in _KINDS.items():
        some = [row for row in evidence if row["relation"] == relation]
        with st.container(border=True, gap="small"):
            st.markdown(f"**{told(f'pledge.{kind}s')}**")
            if some:
                _links(some, kind, names, areas)
                _why(some, names)
            else:
                _none(f"{kind}s", looked)


def targets(kb: KnowledgeBase, pledge: str, looked: Collection[str]) -> None:
    """The targets of a pledge as a table."""
    told = say()
    st.subheader(told("pledge.targets"), anchor=False)
    found = [row for row in ask(kb, "targets") if row["pledge"] == pledge]
    if not found:
        _none("targets", looked)
        return
    used = [name for name in _TARGET if any(row.get(name) is not None for row in found)]
    table = [{told.word("column", name): _value(name, row) for name in used} for row in found]
    st.table(table, hide_index=True)


def _none(kinds: str, looked: Collection[str]) -> None:
    """Not found is not the same as not looked for."""
    st.caption(say()("pledge.not_found" if kinds in looked else "pledge.not_looked"))


def _links(
    rows: Sequence[Row], kind: str, names: Mapping[Value, str], areas: Mapping[Value, Row]
) -> None:
    """The things of one kind; areas under the name of their scheme."""
    schemes = [areas[row["target"]]["scheme"] if kind == "area" else None for row in rows]
    order = lists.schemes(areas[row["target"]] for row in rows) if kind == "area" else [None]
    for scheme in order:
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


def _value(name: str, row: Row) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if name in {"comparator", "unit"}:
        return plain(say().word(name, value))
    return plain(numbers.amount(value) if isinstance(value, float) else str(value))
