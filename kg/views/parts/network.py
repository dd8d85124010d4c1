"""Shows a picture of `kg.figures` in the browser, to click in or to work on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as served

from kg.figures import Picture, style, vis_folder
from kg.views.parts import links
from kg.views.parts.speech import say

_ASSETS = Path(__file__).parents[1] / "assets"
_LIBRARY = "vis-network.min.js"
_HTML = (
    '<div class="root"><div class="tools" role="toolbar"></div><div class="legend"></div>'
    '<div class="host"></div><div class="spoken" aria-live="polite"></div></div>'
)
_TOOLS = ("expand", "hide", "only", "path", "undo", "redo", "more", "fit", "full", "png")
_WORDS = ("all", "limit", "relation", "most", "near", "other")


@dataclass(frozen=True, slots=True)
class Bench:
    """What a picture that is worked on needs beside it.

    `scene` tells one start from another, `can` which of undo, redo and more are possible, and
    `relations` along which a node of each kind can be expanded, with their names. `path` is shown
    whole where the last step found one.
    """

    scene: str
    can: Mapping[str, bool]
    relations: Mapping[str, list[tuple[str, str]]]
    limits: tuple[int, ...]
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What the user did in this run: the node that was picked, or a verb with what it is for."""

    picked: str | None = None
    verb: Mapping[str, object] = field(default_factory=dict)


def show(picture: Picture, centre: str, key: str) -> None:
    """Draw a picture; what is clicked in it is opened on its own page."""
    opened = _drawn(key, _data(picture, centre)).picked
    if opened and opened != picture.nodes[0]["id"]:
        kinds = {str(node["id"]): str(node["kind"]) for node in picture.nodes}
        links.go(kinds[opened], id=opened)


def workbench(picture: Picture, name: str, bench: Bench, key: str) -> Done:
    """Draw a picture with tools to work on it, and tell what was done with them."""
    told = say()
    labels = {one: told(f"tool.{one}") for one in _TOOLS}
    labels |= {one: told(f"tool.{one}", **_KEPT.get(one, {})) for one in _WORDS}
    labels["pledge"] = told("graph.kind.pledge")
    more = {
        "verbs": True,
        "labels": labels,
        "scene": bench.scene,
        "can": bench.can,
        "relations": bench.relations,
        "limits": bench.limits,
        "path": bench.path,
    }
    return _drawn(key, {**_data(picture, name), **more})


_KEPT = {"most": {"count": "{count}"}, "near": {"shown": "{shown}", "total": "{total}"}}
"""What the browser puts into a sentence stands there as it stood."""


def _drawn(key: str, data: Mapping[str, object]) -> Done:
    clicked = _component()(
        key=key,
        data=data,
        height="content",
        on_pick_change=_nothing,
        on_act_change=_nothing,
    )
    return Done(clicked.get("pick"), clicked.get("act") or {})


def _nothing() -> None:
    """Streamlit hands over events of a component only where somebody listens."""


def _component() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component(
        "loftegraf_graph",
        html=_HTML,
        css=(_ASSETS / "graph.css").read_text("utf-8"),
        js=(_ASSETS / "mount.js").read_text("utf-8"),
    )


def _address(name: str, folder: Path, file: str) -> str:
    """Where the browser fetches a file of a folder that this app serves.

    Sent along with the component it would go out again at every click.
    """
    component = served.declare_component(name, path=folder)
    start = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return "/".join(["", *filter(None, [start]), "component", component.name, file])


@cache
def _version() -> str:
    """Another one after each change, so that no browser keeps an old part."""
    files = sorted(_ASSETS.glob("*.js"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _data(picture: Picture, centre: str) -> Mapping[str, object]:
    told = say()
    legend = [
        {"kind": kind, "label": told(f"graph.kind.{kind}"), "count": count}
        | dict(zip(("shape", "color"), style(kind), strict=True))
        for kind, count in picture.counts.items()
    ]
    alt = told("graph.alt", name=centre, count=len(picture.nodes))
    drawn = {"nodes": picture.nodes, "edges": picture.edges, "options": picture.options}
    served_at = {
        "library": _address("vis", vis_folder(), _LIBRARY),
        "module": _address(f"graph_{_version()}", _ASSETS, "graph.js"),
    }
    return {**drawn, **served_at, "legend": legend, "alt": alt}
