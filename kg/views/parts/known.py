"""The things of the knowledge base by their names, and the ways on from each."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from kg import canvas, settings
from kg.base import KnowledgeBase
from kg.canvas import Step
from kg.messages import LANGUAGES
from kg.naming import Known
from kg.views.parts import links
from kg.views.parts.asking import Row, ask, text, version
from kg.views.parts.speech import language, plain, say

_PAGES = ("pledge", "actor", "area")
_FACETS = ("actor", "area")
_LONG = 90


def known(kb: KnowledgeBase) -> Known:
    """The things by the names that answers have them under."""
    return _known(kb, version(kb), LANGUAGES[0])


def spoken(kb: KnowledgeBase) -> Known:
    """The things by their names in the language that the user reads; a pledge by its text."""
    return _known(kb, version(kb), language())


def ways_on(kb: KnowledgeBase, keys: Iterable[str]) -> None:
    """What things are called, the pages of those that have one, and the graph around each."""
    if some := tuple(keys):
        with st.container(border=True, key="ways_on"):
            for key in some:
                _way_on(kb, key)


def _way_on(kb: KnowledgeBase, key: str) -> None:
    told = say()
    kind, _, identifier = key.partition(":")
    name = spoken(kb).name(key)
    short = name if len(name) <= _LONG else f"{name[:_LONG].rsplit(' ', 1)[0]} …"
    st.markdown(f"**{plain(told(f'graph.kind.{kind}'))}:** {plain(short)}")
    with st.container(horizontal=True, gap="medium"):
        if kind in _PAGES:
            links.to(kind, told(f"questions.to_{kind}"), id=identifier)
        links.to("explore", told("questions.to_graph"), **in_graph(key))


def in_graph(key: str) -> dict[str, str]:
    """The address of the explorer where a thing stands with what surrounds it."""
    kind, _, identifier = key.partition(":")
    if kind in _FACETS:
        return {kind: identifier}
    return {"do": canvas.write([Step(canvas.EXPAND, key)]), "sel": key}


@st.cache_resource(max_entries=4, show_spinner=False)
def _known(
    _kb: KnowledgeBase,
    version: str,  # noqa: ARG001 - another knowledge base has other things
    spoken_in: str,
) -> Known:
    def name(row: Row) -> str:
        return (text(row, "name_en") if spoken_in == "en" else "") or text(row, "name")

    names = {
        "pledge": {text(row, "pledge"): text(row, "text") for row in ask(_kb, "pledges")},
        "actor": {text(row, "id"): name(row) for row in ask(_kb, "actors")},
        "area": {text(row, "id"): name(row) for row in ask(_kb, "areas")},
        "target": {text(row, "target"): text(row, "quote") for row in ask(_kb, "targets")},
        "instrument": {text(row, "id"): text(row, "name") for row in ask(_kb, "instruments")},
    }
    return Known(names, settings.read().base)
