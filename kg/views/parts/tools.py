"""What every page has at its top: the languages, and a button that copies the address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from kg.messages import Messages
from kg.views.parts import choice
from kg.views.parts.speech import LANGUAGE, language, say

_ASSETS = Path(__file__).parents[1] / "assets"


def show(languages: Sequence[str]) -> None:
    """Show the tools; the language that is chosen stays in the address as `lang`."""
    with st.container(key="tools", horizontal=True, gap="small", width="content"):
        _languages(languages)
        _address()  # told in the language that was chosen just now


def _languages(languages: Sequence[str]) -> None:
    names = Messages(languages[0])
    choice.buttons(
        names("language.label"),
        languages,
        lambda one: names.word("language", one),
        key=LANGUAGE,
        default=languages[0],
        everywhere=True,
    )


def _address() -> None:
    """The button, and with it what the browser is told about the page."""
    told = say()
    component = st.components.v2.component(
        "loftegraf_page",
        html=(_ASSETS / "page.html").read_text("utf-8"),
        css=(_ASSETS / "page.css").read_text("utf-8"),
        js=(_ASSETS / "page.js").read_text("utf-8"),
    )
    texts = {
        "copy": told("link.copy"),
        "copied": told("link.copied"),
        "refused": told("link.refused"),
        "skip": told("page.skip"),
    }
    component(data={"language": language(), **texts}, key="loftegraf_page", height="content")
