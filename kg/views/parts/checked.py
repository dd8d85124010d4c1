"""What the check of a programme found, before anything is loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.intake.report import Report, Spot
from kg.views.parts import marks
from kg.views.parts.intake import Intake
from kg.views.parts.numbers import shown
from kg.views.parts.speech import plain, say

_FEW = 10
"""So many doubts are shown without a click."""


def show(kb: KnowledgeBase, state: Intake, report: Report, there: Sequence[str]) -> None:
    """Show the report, and ask whether to load; to replace a programme must be said."""
    told = say()
    st.subheader(told("checked.title", title=plain(report.title)), anchor=False)
    marks.quiet(told("checked.intro", count=report.total))
    _counts(report)
    _spots("checked.doubts", report.doubts, report.doubtful, _reason)
    _spots("checked.lost", report.losses, report.lost, None)
    _spots("checked.doubled", report.doubles, report.doubled, None)
    if not (report.losses or report.doubles):
        st.write(told("checked.balances", left_out=shown(report.left_out)))
    replaces = report.id in there
    agreed = True
    if replaces:
        st.warning(told("checked.there", name=plain(report.id)))
        agreed = st.checkbox(told("checked.replace", name=plain(report.id)), key="replace")
    with st.container(horizontal=True, gap="small"):
        if st.button(
            told("checked.load"),
            type="primary",
            disabled=not agreed,
            icon=":material/download_done:",
        ):
            state.start(kb, "load", replace=replaces)
            st.rerun()
        if st.button(told("checked.discard"), icon=":material/delete:"):
            state.failure = None
            state.forget()
            st.rerun()


def _counts(report: Report) -> None:
    told = say()
    kinds = [(told.word("kind", kind), count) for kind, count in report.pledges.items()]
    found = [(told.word("looked_for", kind), count) for kind, count in report.links.items()]
    left, right = st.columns(2)
    with left.container(border=True, height="stretch"):
        st.markdown(f"**{told('checked.kinds')}**")
        marks.facts((name[:1].upper() + name[1:], shown(count)) for name, count in kinds)
    with right.container(border=True, height="stretch"):
        st.markdown(f"**{told('checked.links')}**")
        marks.facts((name[:1].upper() + name[1:], shown(count)) for name, count in found)


def _spots(
    title: str, count: int, spots: Sequence[Spot], reason: Callable[[Spot], str] | None
) -> None:
    told = say()
    if not count:
        return
    with st.expander(told(title, count=count), expanded=reason is None or count <= _FEW):
        if reason is not None:
            kinds = Counter(reason(one) for one in spots)
            st.caption(" · ".join(f"{plain(why)} ({n})" for why, n in kinds.most_common()))
        rows = [
            {
                told("checked.lines"): _lines(one),
                **({told("fact.doubt"): reason(one)} if reason else {}),
                told("column.words"): one.words,
            }
            for one in spots
        ]
        st.dataframe(rows, hide_index=True, alt=told(title, count=count))
        if count > len(spots):
            st.caption(told("checked.more", shown=len(spots), count=count))


def _reason(one: Spot) -> str:
    return say().word("doubt", one.doubt)


def _lines(one: Spot) -> str:
    return (
        f"{one.line_first}–{one.line_last}"
        if one.line_last > one.line_first
        else str(one.line_first)
    )
