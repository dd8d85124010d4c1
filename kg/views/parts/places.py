"""Which of the knowledge bases that the server was started with is shown."""

from __future__ import annotations

import streamlit as st

from kg import settings
from kg.settings import Place
from kg.views.parts import choice
from kg.views.parts.speech import plain, say

PLACE = "kb"
"""The parameter of the address that holds the name of the knowledge base."""


def chosen() -> Place:
    """The knowledge base that the address names, or the first."""
    places = settings.read().places
    name = st.session_state.get(PLACE) or st.query_params.get(PLACE)
    return next((one for one in places if one.name == name), places[0])


def show() -> None:
    """The choice where there is one; a name that no knowledge base has is said."""
    told = say()
    names = [one.name for one in settings.read().places]
    wanted = st.query_params.get(PLACE)
    if len(names) > 1:
        with st.container(key="places", horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(told("places.label"), width="content")
            choice.buttons(
                told("places.label"),
                names,
                str,
                key=PLACE,
                default=names[0],
                everywhere=True,
            )
    if wanted is not None and wanted not in names:
        shown = plain(chosen().name)
        st.warning(told("unknown.place", wanted=plain(wanted), shown=shown))


def parameters() -> dict[str, str]:
    """What an address needs to lead to the same knowledge base."""
    places, now = settings.read().places, chosen()
    return {} if now == places[0] else {PLACE: now.name}
