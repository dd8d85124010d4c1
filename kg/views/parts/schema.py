"""What the graph is made of, in the words of a query language."""

from __future__ import annotations

import streamlit as st

from kg import completion
from kg.completion import Word
from kg.views.parts.speech import plain, say


def show(language: str) -> None:
    """Show the kinds of things with their properties, and what links them."""
    told = say()
    words = completion.words(language)
    with st.expander(told("editor.schema")):
        if language == "cypher":
            _table(words["label"], told("editor.kind"), told("editor.properties"))
            _table(words["relationship"], told("editor.relation"), told("editor.ends"))
        else:
            ways = [(name, ends) for name, ends in words["predicate"] if completion.ARROW in ends]
            _table(words["class"], told("editor.kind"), told("editor.properties"))
            _table(ways, told("editor.relation"), told("editor.ends"))


def _table(words: list[Word], *heads: str) -> None:
    st.table([dict(zip(heads, map(plain, word), strict=True)) for word in words], hide_index=True)
