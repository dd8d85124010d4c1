"""Ways from page to page; every page has an address that lasts."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from kg.views.parts.speech import language, plain

_PAGES = "pages"


def know(pages: Mapping[str, st.Page]) -> None:
    """Remember the pages that links can lead to."""
    st.session_state[_PAGES] = dict(pages)


def to(page: str, label: str, *, icon: str | None = None, **parameters: object) -> None:
    """A link to a page; `parameters` become part of the address."""
    target = st.session_state[_PAGES][page]
    st.page_link(target, label=plain(label), icon=icon, query_params=address(parameters))


def go(page: str, **parameters: object) -> None:
    """Go to a page at once, such as after a click in a picture."""
    st.switch_page(st.session_state[_PAGES][page], query_params=address(parameters))


def address(parameters: Mapping[str, object]) -> dict[str, str]:
    """The parameters of an address, the language among them unless it is the first one."""
    chosen = {} if language() == "nb" else {"lang": language()}
    return chosen | {name: str(value) for name, value in parameters.items() if value}
