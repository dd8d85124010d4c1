"""The programmes in the knowledge base; the page where one comes in or goes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from kg import settings
from kg.base import KnowledgeBase
from kg.intake.report import Report
from kg.views.parts import checked, handing, heads, intake, links, marks, whose
from kg.views.parts.asking import Row, ask, elsewhere, is_empty, repairs, text
from kg.views.parts.intake import Intake
from kg.views.parts.speech import plain, say

TITLE = "page.programmes"
ORDER: int | None = 6
FILLS = True

_FACTS = ("party", "language", "published", "source", "licence")
_COUNTS = ("pledges", "sections", "actors", "targets")


def page(kb: KnowledgeBase) -> None:
    """Show the programmes, and where a new one is handed in."""
    told = say()
    heads.title(told(TITLE))
    for one in repairs(kb):
        st.warning(told("repaired", words=plain(one)))
    empty = is_empty(kb)
    rows = [] if empty else ask(kb, "programmes")
    marks.quiet(told("programmes.none") if empty else told("programmes.intro", count=len(rows)))
    state = intake.now()
    closed = settings.read().read_only or elsewhere() is not None
    intake.outcome(state)
    if state.job is not None:
        intake.working(state, len(intake.sources(kb)))
    elif state.report is not None and not closed:
        _report(kb, state, state.report)
    looked = _looked_for(kb) if rows else {}
    for row in rows:
        _programme(kb, row, looked.get(text(row, "id"), []), None if closed else state)
    if closed:
        st.info(told("programmes.closed" if elsewhere() is None else "programmes.elsewhere"))
    elif state.job is None and state.report is None:
        _intake(kb, state, empty=empty)


def _report(kb: KnowledgeBase, state: Intake, report: Report) -> None:
    with st.container(border=True, key="report"):
        checked.show(kb, state, report, tuple(intake.sources(kb)))


def _intake(kb: KnowledgeBase, state: Intake, *, empty: bool) -> None:
    with st.container(border=True, key="intake"):
        st.subheader(say()("handing.title"), anchor=False)
        if empty and intake.offer_shipped(kb):
            st.rerun()
        handing.show(kb, state)


def _looked_for(kb: KnowledgeBase) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ask(kb, "looked_for"):
        found[text(row, "programme")].append(row)
    return found


def _programme(kb: KnowledgeBase, row: Row, looked: Sequence[Row], state: Intake | None) -> None:
    told = say()
    counts = [told(f"programmes.{name}", count=row[name]) for name in _COUNTS]
    sought = ", ".join(told.word("looked_for", one["kind"]) for one in looked)
    facts = {
        "fact.period": whose.period(row),
        **{f"column.{name}": text(row, name) for name in _FACTS},
        "fact.looked_for": sought,
        "fact.vocabulary": text(looked[0], "vocabulary") if looked else "",
        "fact.id": text(row, "id"),
    }
    facts["column.language"] = told.word("tongue", row["language"])
    with st.container(border=True):
        st.subheader(plain(text(row, "title")), anchor=False)
        marks.quiet(" · ".join(counts))
        marks.facts((told(name), value) for name, value in facts.items() if value)
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            links.to("explore", told("intake.explore"), icon=":material/hub:", programme=row["id"])
            if state is not None and state.job is None and state.removing != row["id"]:
                label = told("remove.ask")
                if st.button(label, key=f"remove_{row['id']}", icon=":material/delete:"):
                    state.removing = text(row, "id")
                    st.rerun()
        if state is not None and state.job is None and state.removing == row["id"]:
            _remove(kb, state, text(row, "id"))


def _remove(kb: KnowledgeBase, state: Intake, name: str) -> None:
    """Ask once more before a programme is taken out; its file can be kept."""
    told = say()
    st.warning(told("remove.sure", name=plain(name)))
    with st.container(horizontal=True, gap="small"):
        if st.button(told("remove.yes"), type="primary", key=f"sure_{name}"):
            state.start(kb, "remove", files=(), names=[name])
            st.rerun()
        if st.button(told("remove.no"), key=f"not_{name}"):
            state.removing = None
            st.rerun()
        if file := intake.sources(kb).get(name):
            st.download_button(
                told("remove.source"),
                file.read_bytes,
                file_name=file.name,
                on_click="ignore",
                icon=":material/download:",
            )
