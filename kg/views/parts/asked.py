"""Texts to begin a query with: saved questions, and what was asked in this session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import dropwhile

import streamlit as st

from kg.errors import KgError
from kg.query import SavedQuery, saved_queries
from kg.views.parts.running import Run
from kg.views.parts.speech import language, plain, say

Choose = Callable[[str, str], None]
"""What is done with a language and a text that the user wants to begin with."""

EXAMPLES = (
    "pledges_by_actor",
    "targets",
    "actors_together",
    "pledges_without_target",
    "subpledges",
)
MOST_KEPT = 20
_MOST_SHOWN = 70
_COMMENTS = {"cypher": "//", "sparql": "#"}
_ASKED, _MORE = "asked", "editor_more"
_EXAMPLES, _HISTORY = "editor_examples", "editor_history"


@dataclass(frozen=True, slots=True)
class Asked:
    """A run of this session, and how many rows it gave; None where it gave none at all."""

    number: int
    language: str
    text: str
    rows: int | None


def keep(run: Run) -> None:
    """Remember a run that is done, the newest first; the same text only once."""
    if any(one.number == run.number for one in _all()):
        return
    rows = None if isinstance(run.outcome, KgError) else len(run.outcome.rows)
    others = [one for one in _all() if (one.language, one.text) != (run.language, run.text)]
    st.session_state[_ASKED] = [
        Asked(run.number, run.language, run.text, rows),
        *others,
    ][:MOST_KEPT]


def examples(asked_in: str, choose: Choose) -> None:
    """Saved questions to begin with, in the language that is asked in."""
    told, known = say(), saved_queries()
    offered = st.popover(
        told("editor.examples"), icon=":material/lightbulb:", key=_EXAMPLES, on_change="rerun"
    )
    if not offered.open:
        return
    with offered:
        st.caption(told("editor.examples_help"))
        with st.container(gap=None):
            for name in EXAMPLES:
                title = known[name].title[language()]
                _offer(f"example_{name}", title, choose, asked_in, beginning(known[name], asked_in))
        rest = sorted(known.keys() - set(EXAMPLES), key=lambda one: known[one].title[language()])
        st.selectbox(
            told("editor.examples_more"),
            rest,
            index=None,
            format_func=lambda name: known[name].title[language()],
            placeholder=told("editor.examples_choose"),
            key=_MORE,
            on_change=_more,
            args=(choose, asked_in),
        )


def history(choose: Choose) -> None:
    """What was asked, to be chosen again."""
    told = say()
    offered = st.popover(
        told("editor.history"), icon=":material/history:", key=_HISTORY, on_change="rerun"
    )
    if not offered.open:
        return
    with offered:
        if not _all():
            st.caption(told("editor.history_none"))
        for one in _all():
            label = f"{told.word('editor', one.language)}: {_brief(one)}"
            rows = told("editor.failed" if one.rows is None else "editor.rows", count=one.rows)
            with st.container(gap=None):
                _offer(f"asked_{one.number}", label, choose, one.language, one.text)
                st.caption(rows)


def _all() -> list[Asked]:
    found: list[Asked] = st.session_state.get(_ASKED, [])
    return found


def _offer(key: str, label: str, choose: Choose, asked_in: str, text: str) -> None:
    chosen = (choose, asked_in, text)
    st.button(plain(label), key=key, on_click=_chosen, args=chosen, type="tertiary")


def _chosen(choose: Choose, asked_in: str, text: str) -> None:
    st.session_state[_EXAMPLES] = st.session_state[_HISTORY] = False
    choose(asked_in, text)


def _more(choose: Choose, asked_in: str) -> None:
    if name := st.session_state[_MORE]:
        _chosen(choose, asked_in, beginning(saved_queries()[name], asked_in))


def beginning(query: SavedQuery, asked_in: str) -> str:
    """A saved question to read and change: of its head the title alone."""
    sign = _COMMENTS[asked_in]
    lines = dropwhile(lambda line: line.startswith(sign), query.texts[asked_in].lines)
    return "\n".join((f"{sign} {query.title[language()]}", *lines))


def _brief(asked: Asked) -> str:
    """The query on one line without what only introduces it, cut where it is long."""
    lines = [line.strip() for line in asked.text.splitlines()]
    own = [line for line in lines if not line.startswith((_COMMENTS[asked.language], "PREFIX"))]
    text = " ".join(" ".join(own or lines).split())
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN].rstrip()} …"
