"""What is shown where something could not be done, each with a way on."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from kg.errors import KgError
from kg.intake.job import Failure
from kg.messages import catalogue
from kg.views.parts import links
from kg.views.parts.numbers import allowed
from kg.views.parts.speech import plain, say

_NAMED = (
    "ParameterError",
    "RefusedError",
    "QueryError",
    "StoppedError",
    "BusyError",
    "StoreError",
    "HomeError",
)
"""The errors that have a sentence of their own in the catalogue."""


@contextmanager
def told() -> Iterator[None]:
    """An error as a sentence, its own words behind it, and ways on."""
    try:
        yield
    except KgError as error:
        _show(sentence(error), str(error))


def unexpected(error: Exception) -> bool:
    """Show an error that is no KgError, and keep its traceback for the server's log."""
    logging.getLogger(__name__).error("a page failed", exc_info=error)
    _show(say()("error.unexpected"), type(error).__name__)
    return True


def refused(failure: Failure) -> None:
    """Say why a programme was not loaded, and what is allowed."""
    sentences = say()
    why = failure.why if f"refused.{failure.why}" in catalogue() else "other"
    st.error(sentences(f"refused.{why}", **allowed()), title=sentences("error.title"))
    st.caption(sentences("error.words", words=plain(failure.told)))


def repaired(told: Sequence[str]) -> None:
    """Tell each visitor once what was repaired; it stays until it is put away."""
    seen = st.session_state.setdefault("repairs", set())
    for one in told:
        if one not in seen:
            seen.add(one)
            st.toast(
                say()("repaired", words=plain(one)), icon=":material/build:", duration="infinite"
            )


def sentence(error: KgError) -> str:
    """What to say of an error, in the language that the user reads."""
    kinds = (one.__name__ for one in type(error).__mro__)
    kind = next((one for one in kinds if one in _NAMED), "KgError")
    return say()(f"error.{kind}")


def _show(sentence: str, words: str) -> None:
    sentences = say()
    st.error(sentence, title=sentences("error.title"))
    st.caption(sentences("error.words", words=plain(words)))
    with st.container(horizontal=True, gap="medium"):
        links.to("search", sentences("error.search"), icon=":material/search:")
        links.to("questions", sentences("error.questions"), icon=":material/help:")
