"""The language that the user reads, and text that must never be read as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from kg.messages import Messages
from kg.views.parts import choice

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
_CHOSEN = "lang"


def choose(languages: Sequence[str]) -> None:
    """The buttons that choose the language; it stays in the address as `lang`."""
    names = Messages(languages[0])
    with st.container(key="language"):
        chosen = choice.buttons(
            names("language.label"),
            languages,
            lambda one: names.word("language", one),
            key=_CHOSEN,
            default=languages[0],
            everywhere=True,
        )
    with st.container(key="unseen"):
        _tell_browser(str(chosen))


def language() -> str:
    """The language that the user reads now."""
    return str(st.session_state.get(_CHOSEN, "nb"))


def say() -> Messages:
    """The sentences in the language that the user reads now."""
    return Messages(language())


def plain(text: str) -> str:
    """Text for a place that reads Markdown, so that it shows as it stands."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def html(text: object) -> str:
    """Text for a place that reads HTML, so that it shows as it stands."""
    return escape(str(text))


def _tell_browser(code: str) -> None:
    """Tell the page's language, by which screen readers choose their voice."""
    js = "export default ({ data }) => { document.documentElement.lang = data; }\n"
    st.components.v2.component("loftegraf_language", js=js)(
        data=code, key="loftegraf_language", height=0
    )
