"""What stands around every page: the menu, the language, and how an error is told."""

from __future__ import annotations

import base64
import importlib
import pkgutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Protocol, cast

import streamlit as st

from kg import views
from kg.base import KnowledgeBase
from kg.messages import LANGUAGES, catalogue
from kg.views.parts import failures, heads, links, places, tools, vacant
from kg.views.parts.asking import is_empty, knowledge_base, repairs
from kg.views.parts.asking import warm as warm_answers
from kg.views.parts.speech import say

ASSETS = Path(__file__).parent / "assets"
_FIRST = ("programmes", "actors", "areas")
"""The saved queries that the first page asks."""


class View(Protocol):
    """A module of `kg.views` that is a page.

    `TITLE` is the id of its title's message, `ORDER` its place in the menu; a page without a
    place is reached by links only. The page at the start of the address has `ORDER` 0. One that
    has `FILLS` too is shown where nothing is loaded yet.
    """

    TITLE: str
    ORDER: int | None

    def page(self, kb: KnowledgeBase) -> None:
        """Show the page."""


def show() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_icon=_icon(), layout="wide")
    st.html(ASSETS / "app.css")
    st.logo(str(ASSETS / "logo.svg"), size="large")
    tools.show(LANGUAGES)
    pages = {name: _page(name, view) for name, view in _views().items()}
    links.know(pages)
    in_order = sorted(pages, key=lambda name: (_views()[name].ORDER is None, _views()[name].ORDER))
    st.navigation([pages[name] for name in in_order], position="top").run()


def warm() -> None:
    """Read and ask beforehand what the first page needs, while the browser fetches its own part."""
    _views()
    _icon()
    catalogue()
    warm_answers(_FIRST)


@cache
def _icon() -> str:
    """The icon as an address; given as a file, Streamlit would load a picture library for it."""
    return f"data:image/png;base64,{base64.b64encode((ASSETS / 'icon.png').read_bytes()).decode()}"


@cache
def _views() -> dict[str, View]:
    names = sorted(module.name for module in pkgutil.iter_modules(views.__path__))
    modules = {name: importlib.import_module(f"kg.views.{name}") for name in names}
    return {name: cast("View", one) for name, one in modules.items() if hasattr(one, "TITLE")}


def _page(name: str, view: View) -> st.Page:
    body: Callable[[], None] = partial(_shown, name, view)
    hidden = view.ORDER is None
    return st.Page(
        body,
        title=say()(view.TITLE),
        url_path=name,
        default=view.ORDER == 0,
        visibility="hidden" if hidden else "visible",
    )


def _shown(name: str, view: View) -> None:
    links.show_address(name)
    heads.tab(say()(view.TITLE))
    places.show()
    with failures.told():
        kb = knowledge_base()
        failures.repaired(repairs(kb))
        if is_empty(kb) and not hasattr(view, "FILLS"):
            vacant.show(kb)
            return
        view.page(kb)
