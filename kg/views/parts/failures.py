"""What is shown where something could not be done, each with a way on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from kg.errors import KgError
from kg.views.parts import links
from kg.views.parts.speech import plain, say

_NAMED = ("ParameterError", "QueryError", "StoppedError", "BusyError", "StoreError", "HomeError")
"""The errors that have a sentence of their own in the catalogue."""


@contextmanager
def told() -> Iterator[None]:
    """An error as a sentence, its own words behind it, and ways on."""
    try:
        yield
    except KgError as error:
        _show(_sentence(error), str(error))


def unexpected(error: Exception) -> bool:
    """Show an error that is no KgError, and keep its traceback for the server's log."""
    logging.getLogger(__name__).error("a page failed", exc_info=error)
    _show(say()("error.unexpected"), type(error).__name__)
    return True


def empty(home: str) -> None:
    """Say that nothing is loaded yet, and how it is done."""
    sentences = say()
    st.title(sentences("empty.title"), anchor=False)
    st.write(sentences("empty.base", home=plain(home)))
    st.code("loftegraf load data/*.txt", language=None)
    st.caption(sentences("empty.after"))


def _sentence(error: KgError) -> str:
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
