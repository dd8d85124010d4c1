"""Shows a picture of `kg.figures` in the browser; a click opens what was clicked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
import streamlit.components.v1 as served

from kg.figures import Picture, style, vis_folder
from kg.views.parts import links
from kg.views.parts.speech import say

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASSETS = Path(__file__).parents[1] / "assets"
_LIBRARY = "vis-network.min.js"
_HTML = (
    '<div class="root"><div class="legend"></div><div class="host"></div>'
    '<div class="spoken" aria-live="polite"></div></div>'
)


def show(picture: Picture, centre: str, key: str) -> None:
    """Draw a picture; what is clicked in it is opened on its own page."""
    clicked = _component()(
        key=key,
        data=_data(picture, centre),
        height="content",
        on_open_change=_nothing,
    )
    opened = clicked.get("open")
    if opened:
        kinds = {str(node["id"]): str(node["kind"]) for node in picture.nodes}
        if opened != picture.nodes[0]["id"]:
            links.go(kinds[opened], id=opened)


def _nothing() -> None:
    """Streamlit hands over events of a component only where somebody listens."""


def _component() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component(
        "loftegraf_graph",
        html=_HTML,
        css=(_ASSETS / "graph.css").read_text("utf-8"),
        js=(_ASSETS / "graph.js").read_text("utf-8"),
    )


def _library() -> str:
    """Where the browser fetches vis-network: the folder in pyvis, served by this app.

    Sent along with the component its half a megabyte would go out at every click.
    """
    component = served.declare_component("vis", path=vis_folder())
    start = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return "/".join(["", *filter(None, [start]), "component", component.name, _LIBRARY])


def _data(picture: Picture, centre: str) -> Mapping[str, object]:
    told = say()
    legend = [
        {"kind": kind, "label": told(f"graph.kind.{kind}"), "count": count}
        | dict(zip(("shape", "color"), style(kind), strict=True))
        for kind, count in picture.counts.items()
    ]
    alt = told("graph.alt", name=centre, count=len(picture.nodes))
    drawn = {"nodes": picture.nodes, "edges": picture.edges, "options": picture.options}
    return {**drawn, "legend": legend, "alt": alt, "library": _library()}
