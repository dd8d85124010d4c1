"""A pledge as a card in a list."""

from __future__ import annotations

import streamlit as st

from kg.views.parts import links, marks, whose
from kg.views.parts.asking import Row, text
from kg.views.parts.speech import html, say


def linked(row: Row) -> None:
    """A pledge with the words that link it to something marked, and its role in the link."""
    with st.container(border=True):
        marks.pledge(row, [row])
        foot(row)


def worded(row: Row) -> None:
    """A pledge with the words that place it somewhere marked, if they stand in it."""
    own, words = text(row, "text"), text(row, "words")
    start = own.find(words) if words else -1
    with st.container(border=True):
        marks.sentence(own, {"text": [(start, start + len(words))]} if start >= 0 else {})
        foot(row)


def foot(row: Row) -> None:
    """Whose pledge it is, where it stands, and the way to its own page."""
    told = say()
    role = text(row, "role")
    shown = marks.chip(told.word("role", role), role) if role else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.html(f'<p class="lg-meta">{shown}{html(whose.place(row, whose.parties()))}</p>')
        links.to("pledge", told("pledge.open"), id=row["pledge"])
