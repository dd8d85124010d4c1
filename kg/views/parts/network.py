"""Shows a picture of `kg.pictures` in the browser, to click in or to work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.pictures import CLUSTERS, ROLES, Picture, style, vis_folder
from kg.views.parts import links, served
from kg.views.parts.speech import say

_LIBRARY = "vis-network.min.js"
_HTML = (
    '<div class="root"><div class="tools" role="toolbar"></div><div class="legend"></div>'
    '<div class="host"></div><div class="spoken" aria-live="polite"></div></div>'
)
VIEW = ("fit", "in", "out", "full", "png")
"""The tools that change nothing but what is seen."""
_WORK = (("expand", "hide", "only", "path"), ("undo", "redo", "more"), VIEW)
_WORDS = ("all", "limit", "relation", "most", "near", "other")


@dataclass(frozen=True, slots=True)
class Bench:
    """What a picture that is worked on needs beside it.

    `scene` tells one start from another, `can` which of undo, redo and more are possible, `tools`
    which there are, by groups, and `relations` along which a node of each kind can be expanded,
    with their names. `path` is shown whole where the last step found one.
    """

    scene: str
    can: Mapping[str, bool]
    relations: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)
    limits: tuple[int, ...] = ()
    path: tuple[str, ...] = ()
    tools: tuple[tuple[str, ...], ...] = _WORK


@dataclass(frozen=True, slots=True)
class Done:
    """What the user did in this run: the node that was picked, or a verb with what it is for."""

    picked: str | None = None
    verb: Mapping[str, object] = field(default_factory=dict)


def show(picture: Picture, alt: str, key: str, *, centre: str = "", scene: str = "") -> None:
    """Draw a picture; what is clicked in it is opened on its own page, unless that is the centre's.

    Pictures of different scenes take each other's place; within one what stays does not move.
    """
    data = {**_data(picture, alt), **_tools((VIEW,)), "scene": scene}
    opened = _drawn(key, data).picked
    if opened and opened != centre:
        kinds = {str(node["id"]): str(node["kind"]) for node in picture.nodes}
        links.go(kinds[opened], id=opened)


def workbench(picture: Picture, name: str, bench: Bench, key: str) -> Done:
    """Draw a picture with tools to work on it, and tell what was done with them."""
    more = {
        **_tools(bench.tools),
        "scene": bench.scene,
        "can": bench.can,
        "relations": bench.relations,
        "limits": bench.limits,
        "path": bench.path,
    }
    return _drawn(key, {**_data(picture, around(picture, name)), **more})


def around(picture: Picture, name: str) -> str:
    """What a picture of the neighbourhood of something is, for those who cannot see it."""
    return say()("graph.alt", name=name, count=len(picture.nodes))


def _tools(groups: tuple[tuple[str, ...], ...]) -> dict[str, object]:
    """The tools and their names; with those that change what is drawn the address is kept too."""
    told = say()
    labels = {one: told(f"tool.{one}") for group in groups for one in group}
    labels |= {one: told(f"tool.{one}", **_KEPT.get(one, {})) for one in _WORDS}
    labels["pledge"] = told("graph.kind.pledge")
    return {"tools": groups, "verbs": "expand" in labels, "labels": labels}


_KEPT = {"most": {"count": "{count}"}, "near": {"shown": "{shown}", "total": "{total}"}}
"""What the browser puts into a sentence stands there as it stood."""


def _drawn(key: str, data: Mapping[str, object]) -> Done:
    clicked = served.component("graph", _HTML)(
        key=key,
        data=data,
        height="content",
        on_pick_change=_nothing,
        on_act_change=_nothing,
    )
    return Done(clicked.get("pick"), clicked.get("act") or {})


def _nothing() -> None:
    """Streamlit hands over events of a component only where somebody listens."""


def _data(picture: Picture, alt: str) -> Mapping[str, object]:
    drawn = {"nodes": picture.nodes, "edges": picture.edges, "options": picture.options}
    served_at = {
        "library": served.address("vis", vis_folder(), _LIBRARY),
        "module": served.module("graph.js"),
    }
    return {**drawn, **served_at, **legend(picture), "alt": alt}


def legend(picture: Picture) -> dict[str, object]:
    """What the shapes, the colours and the dashes of a picture stand for, in words."""
    told = say()
    clusters = [
        {"cluster": str(one.look), "label": one.name, "count": count}
        | dict(zip(("shape", "color"), CLUSTERS[one.look], strict=True))
        for one, count in picture.clusters.items()
    ]
    kinds = [
        {"kind": kind, "label": told(f"graph.kind.{kind}"), "count": count}
        | dict(zip(("shape", "color"), style(kind), strict=True))
        for kind, count in picture.counts.items()
    ]
    lines = [
        {"role": role, "label": told.word("line", role or "none"), "count": count}
        | dict(zip(("color", "dashes"), ROLES[role], strict=True))
        for role, count in picture.roles.items()
    ]
    if clusters:  # all are of one kind, and all lines say the same
        return {"legend": clusters, "lines": []}
    return {"legend": kinds, "lines": lines}
