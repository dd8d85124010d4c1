"""The language that the user reads, and text that must never be read as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from kg.messages import LANGUAGES, Messages

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
LANGUAGE = "lang"
"""The parameter of the address that holds the language."""


def language() -> str:
    """The language that the user reads now."""
    chosen = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return str(chosen) if chosen in LANGUAGES else LANGUAGES[0]


def say() -> Messages:
    """The sentences in the language that the user reads now."""
    return Messages(language())


def plain(text: str) -> str:
    """Text for a place that reads Markdown, so that it shows as it stands."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def listed(names: Sequence[str]) -> str:
    """Names one after the other, with an "and" before the last."""
    *others, last = names
    return say()("list.and", others=", ".join(others), last=last) if others else last


def html(text: object) -> str:
    """Text for a place that reads HTML, so that it shows as it stands."""
    return escape(str(text))
