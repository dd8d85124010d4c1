"""Shows the answer to a question, saved or typed: as a table, a graph or a chart, and as files.

What the address calls `as` says which of them; what the answer has no picture of is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from kg import naming
from kg.base import KnowledgeBase
from kg.charts import reading
from kg.model import Rows, Value
from kg.naming import Named
from kg.views.parts import choice, drawing, plotting, taking
from kg.views.parts.known import known, ways_on
from kg.views.parts.speech import say

AS = "as"
"""The parameter of the address that says how the answer is shown."""

_IDS = ("id", "pledge", "pledge_1", "pledge_2", "target", "parent", "broader", "source", "other")
_CODES = frozenset({"role", "via", "tier", "kind", "scheme", "comparator", "unit", "level"})


def show(kb: KnowledgeBase, answer: Rows, name: str, *, alt: str, view: str = "table") -> None:
    """Show an answer, and offer it as files.

    `name` names the files and tells one answer on a page from another, `alt` says what the answer
    is about, and `view` (table, graph or chart) how to show it where the address does not say.
    """
    told = say()
    if not answer.rows:
        st.info(told("questions.none"))
        return
    found = naming.named(answer, known(kb))
    how = reading.drawable(answer, found.columns)
    possible = {
        "table": True,
        "graph": any(True for row in found.rows for _ in naming.ties(row)),
        "chart": how is not None,
    }
    chosen = _chosen([one for one, can in possible.items() if can], view)
    if chosen == "graph":
        drawing.show(kb, answer, found, name)
    elif chosen == "chart" and how is not None:
        plotting.show(kb, answer, found, how, name=name, alt=alt)
    else:
        _table(kb, answer, found, name=name, alt=alt)
    lacking = [told(f"answer.no_{one}") for one, can in possible.items() if not can]
    if lacking:
        st.caption(" ".join(lacking))
    taking.answer(kb, answer, found, name)


def _chosen(possible: Sequence[str], view: str) -> str:
    told = say()
    if st.session_state.get(AS) not in possible:  # it was about another answer
        st.session_state.pop(AS, None)
    default = view if view in possible else possible[0]
    if len(possible) == 1:
        return default
    named = {one: told(f"answer.{one}") for one in possible}
    return choice.buttons(
        told("answer.view"), possible, named.__getitem__, key=AS, default=default
    ) or (default)


def _table(kb: KnowledgeBase, answer: Rows, found: Named, *, name: str, alt: str) -> None:
    told = say()
    heads = _heads(answer.columns)
    st.caption(told("questions.count" if found.columns else "answer.count", count=len(answer.rows)))
    chosen = st.dataframe(
        [dict(zip(heads, _cells(answer.columns, row), strict=True)) for row in answer.rows],
        hide_index=True,
        column_order=_words_first(answer.columns, heads),
        on_select="rerun",
        selection_mode="single-row" if found.columns else (),  # or there is nothing to go on to
        placeholder="",
        key=f"answer_{name}",
        alt=alt,
    )
    for index in chosen["selection"]["rows"]:
        ways_on(kb, found.rows[index])


def _heads(columns: Sequence[str]) -> list[str]:
    """What the columns are called; those that would be called the same stand as they are."""
    told = say()
    heads = [told.word("column", column) for column in columns]
    return [
        head if heads.count(head) == 1 else column
        for head, column in zip(heads, columns, strict=True)
    ]


def _words_first(columns: Sequence[str], heads: Sequence[str]) -> list[str]:
    """The heads in the order to read them in: ids come last."""
    ids = {
        head
        for head, column in zip(heads, columns, strict=True)
        if column in _IDS or f"{column}_name" in columns
    }
    return sorted(heads, key=lambda head: head in ids)


def _cells(columns: Sequence[str], row: Sequence[Value]) -> Iterator[Value]:
    """The cells of a row, those that hold a code by its name."""
    told = say()
    for column, value in zip(columns, row, strict=True):
        yield value if value is None or column not in _CODES else told.word(column, value)
