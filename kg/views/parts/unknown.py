"""What to say where an address names something that is not there."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import streamlit as st

from kg.views.parts import heads, links
from kg.views.parts.speech import plain, say


def show(wanted: str, names: Mapping[str, str], page: str, key: str = "id") -> None:
    """Say that it is not there, and link to the things whose names are nearest.

    `names` leads from a name to an id; `key` is the parameter of the address that holds one.
    """
    told = say()
    heads.title(told("unknown.title"))
    st.warning(told(f"unknown.{page}", wanted=plain(wanted)) if wanted else told("unknown.nothing"))
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(wanted.casefold(), folded, n=6, cutoff=0.5)
    if near:
        st.write(told("unknown.near"))
    shown = {names[folded[one]]: folded[one] for one in reversed(near)}
    for identifier, name in reversed(shown.items()):
        links.to(page, name, **{key: identifier})
    links.to("search", told("unknown.search"), icon=":material/search:")
