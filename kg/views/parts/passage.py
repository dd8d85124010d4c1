"""A pledge among its neighbours, as the kept source has them."""

from __future__ import annotations

import re

import streamlit as st

from kg.base import KnowledgeBase
from kg.errors import KgError
from kg.views.parts import asking, marks
from kg.views.parts.asking import Row, number, text
from kg.views.parts.speech import say
from loaders import load

_PARAGRAPHS, _LONGEST = 2, 700
"""How much is shown before and after: so many paragraphs, and no more characters than this."""

_BREAK = re.compile(r"\n\s*\n")


def show(kb: KnowledgeBase, pledge: Row) -> None:
    """Show what stands around a pledge in its source, behind a click; nothing if it is not kept."""
    start, end = number(pledge, "start"), number(pledge, "end")
    whole = _source(kb, text(pledge, "programme"), asking.version(kb))
    if not whole or start is None or end is None or not _is_there(pledge, whole[start:end]):
        return
    before, after = _before(whole[:start]), _after(whole[end:])
    around = f"{before}{whole[start:end]}{after}"
    with st.expander(say()("pledge.around")):
        marked = marks.marked(around, [(len(before), len(before) + end - start)])
        st.html(f'<div class="lg-source">{marked}</div>')


def _is_there(pledge: Row, passage: str) -> bool:
    """Whether the kept source is the one that the pledge was read from."""
    first = text(pledge, "text").split()[:1]
    return bool(first) and first[0][:3] in passage


def _before(words: str) -> str:
    words = words[-_LONGEST:]
    breaks = [found.end() for found in _BREAK.finditer(words)]
    return words[breaks[-_PARAGRAPHS - 1] if len(breaks) > _PARAGRAPHS else _next_word(words) :]


def _next_word(words: str) -> int:
    return words.find(" ") + 1 if len(words) == _LONGEST else 0


def _after(words: str) -> str:
    words = words[:_LONGEST]
    breaks = [found.start() for found in _BREAK.finditer(words)]
    return words[: breaks[_PARAGRAPHS] if len(breaks) > _PARAGRAPHS else words.rfind(" ")]


@st.cache_data(max_entries=8, show_spinner=False)
def _source(_kb: KnowledgeBase, programme: str, version: str) -> str:  # noqa: ARG001 - the key
    if asking.elsewhere() is not None:
        return ""
    try:
        files = [file for file in _kb.sources() if file.stem == programme]
        return load(files[0]).text if files else ""
    except KgError:
        return ""  # a damaged copy is told of where the knowledge base is opened
