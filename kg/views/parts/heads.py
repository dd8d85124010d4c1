"""A page's heading, which also names the browser's tab."""

from __future__ import annotations

import streamlit as st

from kg.views.parts.speech import plain, say


def title(text: str) -> None:
    """The heading of a page, and with it the name of the browser's tab."""
    tab(text)
    st.title(plain(text), anchor=False)


def tab(text: str) -> None:
    """Name the browser's tab, by which a reader tells one page from another."""
    name = say()("app.name")
    st.set_page_config(page_title=f"{text} · {name}")
