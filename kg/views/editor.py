"""Queries in the user's own words, in Cypher or SPARQL, run behind the guard."""

from __future__ import annotations

from functools import partial

import streamlit as st

from kg.base import KnowledgeBase
from kg.errors import KgError, QueryError, RefusedError
from kg.model import Rows
from kg.views.parts import (
    answering,
    asked,
    asking,
    choice,
    editing,
    failures,
    heads,
    marks,
    numbers,
    running,
    schema,
)
from kg.views.parts.editing import Fill, Mark
from kg.views.parts.running import LIMITS, Run
from kg.views.parts.speech import plain, say

TITLE = "page.editor"
ORDER: int | None = 6

_LANGUAGE, _FILL, _TURN = "language", "editor_fill", "editor_turn"
_SOON = 0.4
"""Seconds in which most queries are answered: so long a click may wait for its answer."""
_AGAIN = 0.5
"""Seconds between two looks at a query that takes longer."""


def page(kb: KnowledgeBase) -> None:
    """Show the editor, and what came of the last query in its language."""
    told = say()
    heads.title(told("editor.heading"))
    languages = running.languages(kb)
    _intro(languages)
    with st.container(horizontal=True, vertical_alignment="center"):
        language = _language(languages)
        beside = st.container(horizontal=True, width="content")
    running.get_ready(kb, language)
    run: Run | None = st.session_state.get(_run_key(kb, language))
    fill = st.session_state.get(_FILL, Fill())
    editing.show(kb, language, fill, _mark(run), partial(_begin, kb, language))
    if run is not None:
        _outcome(kb, run)
    schema.show(language)
    with beside:
        asked.examples(language, _choose)
        asked.history(_choose)


def _intro(languages: tuple[str, ...]) -> None:
    told = say()
    names = [told.word("editor", one) for one in languages]
    named = told("editor.either", one=names[0], other=names[1]) if len(names) > 1 else names[0]
    seconds = f"{LIMITS.seconds:g}"
    marks.quiet(
        told("editor.intro", languages=named, seconds=seconds, rows=numbers.shown(LIMITS.rows))
    )


def _language(languages: tuple[str, ...]) -> str:
    told = say()
    named = partial(told.word, "editor")
    first = languages[0]
    label = told("editor.language")
    return choice.buttons(label, languages, named, key=_LANGUAGE, default=first) or first


def _run_key(kb: KnowledgeBase, language: str) -> str:
    return f"editor_run_{language}_{asking.version(kb)}"


def _turn() -> int:
    turn: int = st.session_state.get(_TURN, 0) + 1
    st.session_state[_TURN] = turn
    return turn


def _choose(language: str, text: str) -> None:
    """Put a text into the editor; the address decides which language that is in."""
    st.session_state[_FILL] = Fill(_turn(), text)
    st.query_params[_LANGUAGE] = language


def _begin(kb: KnowledgeBase, language: str, text: str) -> None:
    before: Run | None = st.session_state.get(_run_key(kb, language))
    if before is not None:
        before.cancel()
    run = running.begin(kb, language, text, _turn())
    st.session_state[_run_key(kb, language)] = run
    run.wait(_SOON)


def _mark(run: Run | None) -> Mark:
    """What the editor marks and says of the last run."""
    told = say()
    if run is None:
        return Mark()
    if not run.wait(0):
        return Mark(run.number, spoken=told("editor.running"))
    if not isinstance(run.outcome, KgError):
        return Mark(run.number, spoken=told("editor.rows", count=len(run.outcome.rows)))
    place = run.outcome.place if isinstance(run.outcome, QueryError) else None
    return Mark(run.number, place, str(run.outcome), told("editor.failed"))


def _outcome(kb: KnowledgeBase, run: Run) -> None:
    if not run.wait(0):
        st.fragment(_waiting, run_every=_AGAIN)(run)
        return
    asked.keep(run)
    if isinstance(run.outcome, KgError):
        _failed(run, run.outcome)
    else:
        _answer(kb, run, run.outcome)


def _waiting(run: Run) -> None:
    """Look after a query, until it is done or given up."""
    told = say()
    if run.wait(0):
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(told("editor.cancel"), icon=":material/stop:", on_click=run.cancel)
        stopping = told("editor.cancelling") if run.cancelled else told("editor.running")
        st.caption(stopping, width="content")


def _failed(run: Run, error: KgError) -> None:
    told = say()
    if run.cancelled:
        st.info(told("editor.cancelled"))
        return
    place = error.place if isinstance(error, QueryError) else None
    sentence = failures.sentence(error)
    if place and not isinstance(error, RefusedError):
        sentence = told("editor.wrong", line=place[0], column=place[1])
    st.error(sentence, title=told("error.title"))
    st.caption(told("error.words", words=plain(str(error))))


def _answer(kb: KnowledgeBase, run: Run, rows: Rows) -> None:
    told = say()
    if rows.notice:
        st.warning(told("editor.cut", count=numbers.shown(len(rows.rows))))
    name = f"{run.language}-{run.number}"
    answering.show(kb, rows, name, alt=told("editor.answer"))
