"""What is shown where nothing is loaded yet: ways to load something."""

from __future__ import annotations

import streamlit as st

from kg import settings
from kg.base import KnowledgeBase
from kg.views.parts import intake, links
from kg.views.parts.speech import plain, say


def show(kb: KnowledgeBase) -> None:
    """Say that the knowledge base is empty, and offer to fill it."""
    told = say()
    st.title(told("empty.title"), anchor=False)
    if not settings.read().read_only:
        st.write(told("empty.here"))
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            if intake.offer_shipped(kb):
                links.go("programmes")
            links.to("programmes", told("empty.load"), icon=":material/upload_file:")
    st.write(told("empty.base", home=plain(str(kb.home))))
    st.code("loftegraf load data/*.txt", language=None)
    st.caption(told("empty.after"))
