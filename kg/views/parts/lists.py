"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import streamlit as st

from kg import figures
from kg.views.parts import links
from kg.views.parts.asking import Row, text
from kg.views.parts.speech import language, say

_MOST = 90
_One = TypeVar("_One")


def things(rows: Sequence[Row], page: str, none: str) -> None:
    """Links to actors or areas, each with its number of pledges; a box narrows them down."""
    told = say()
    wanted = st.text_input(
        told("list.filter"),
        placeholder=told("list.filter"),
        label_visibility="collapsed",
        type="search",
        live=True,
        key=f"filter_{page}",
        persist_state="session",
    )
    found = [
        row for row in rows if (wanted or "").casefold() in f"{row['name']} {name(row)}".casefold()
    ]
    if not found:
        st.info(none)
        return
    with st.grid(3, min_column_width=280, gap=("xxsmall", "medium")):
        for row in found[:_MOST]:
            counted(row, page)
    if len(found) > _MOST:
        st.caption(told("list.more", shown=_MOST, count=len(found)))


def counted(row: Row, page: str) -> None:
    """A link to an actor or an area with its number of pledges, those of areas below among them."""
    links.to(page, f"{name(row)} · {row.get('pledges_in_all', row['pledges'])}", id=row["id"])


def paged(rows: Sequence[_One], size: int, key: str, show: Callable[[_One], None]) -> None:
    """Show the rows of the page that is chosen, and below them the choice if there is one."""
    pages = -(-len(rows) // size)
    chosen = min(int(st.session_state.get(key, 1)), max(pages, 1))
    for row in rows[(chosen - 1) * size : chosen * size]:
        show(row)
    if pages > 1:
        st.pagination(pages, key=key)


def schemes(areas: Iterable[Row]) -> list[str]:
    """The areas' schemes, the one to show first at the start: one that programmes share."""
    found = sorted({text(row, "scheme") for row in areas})
    order = [*figures.SHARED_SCHEMES, *found]
    return sorted(found, key=order.index)


def name(row: Row) -> str:
    """What a thing is called in the language that the user reads."""
    translated = text(row, "name_en") if language() == "en" else ""
    return translated or text(row, "name")
