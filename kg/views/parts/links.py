"""Ways from page to page; every page has an address that lasts."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from kg.views.parts import places
from kg.views.parts.speech import LANGUAGE, language, plain

_PAGES, _ADDRESS = "pages", "address"


def know(pages: Mapping[str, st.Page]) -> None:
    """Remember the pages that links can lead to."""
    st.session_state[_PAGES] = dict(pages)


def show_address(page: str) -> None:
    """Make the browser's address say what is shown.

    Streamlit does not change it where a link leads to the page that is open, with other
    parameters; the next click would then be answered with the old ones.
    """
    now = (page, st.query_params.to_dict())
    before = st.session_state.get(_ADDRESS)
    st.session_state[_ADDRESS] = now
    if before is not None and before[0] == page and before != now:
        st.query_params.from_dict(now[1])


def to(page: str, label: str, *, icon: str | None = None, **parameters: object) -> None:
    """A link to a page; `parameters` become part of the address."""
    target = st.session_state[_PAGES][page]
    st.page_link(target, label=plain(label), icon=icon, query_params=address(parameters))


def go(page: str, **parameters: object) -> None:
    """Go to a page at once, such as after a click in a picture."""
    st.switch_page(st.session_state[_PAGES][page], query_params=address(parameters))


def path(page: str, **parameters: object) -> str:
    """The address of a page, for a cell of a table to lead to."""
    return f"{page}?{urlencode(address(parameters))}"


def address(parameters: Mapping[str, object]) -> dict[str, str]:
    """The parameters of an address, language and knowledge base among them unless the first."""
    chosen = {} if language() == "nb" else {LANGUAGE: language()}
    chosen |= places.parameters()
    return chosen | {name: str(value) for name, value in parameters.items() if value}
