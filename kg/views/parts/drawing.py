"""The answer to a question as a graph: what its rows name, joined where they stand together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import streamlit as st

from kg import naming, pictures, placing
from kg.base import KnowledgeBase
from kg.model import Rows
from kg.naming import Known, Named
from kg.pictures import Picture, Spot, Tie
from kg.views.parts import network, taking
from kg.views.parts.known import spoken, ways_on
from kg.views.parts.speech import language, say

_MOST = 100
"""How many things are drawn at first, and how many come in at a time."""


def show(kb: KnowledgeBase, answer: Rows, found: Named, name: str) -> None:
    """Draw the things that an answer names, the first of many; a click tells the ways on."""
    told = say()
    most = int(st.session_state.get(f"most_{name}", _MOST))
    picture = _picture(answer, found, spoken(kb), most)
    total = len(found.keys)
    st.caption(told("answer.drawn", shown=len(picture.nodes), count=total))
    more = len(picture.nodes) < total
    bench = network.Bench(
        scene=f"{name}{found.keys[:1]}",
        can={"more": more},
        tools=(*([("more",)] if more else []), network.VIEW),
    )
    _worked(kb, picture, bench, name)
    taking.picture(picture, name, told("answer.graph"))


@st.fragment
def _worked(kb: KnowledgeBase, picture: Picture, bench: network.Bench, name: str) -> None:
    """The graph and what was picked in it; a click sends this part only."""
    done = network.workbench(picture, say()("answer.graph"), bench, f"drawn_{name}_{language()}")
    if done.verb.get("verb") == "more":
        st.session_state[f"most_{name}"] = len(picture.nodes) + _MOST
        st.rerun()
    if done.picked:
        st.query_params["sel"] = done.picked
    picked = st.query_params.get("sel", "")
    if picked in {str(node["id"]) for node in picture.nodes}:
        ways_on(kb, [picked])
    else:
        st.caption(say()("answer.pick"))


def _picture(answer: Rows, found: Named, names: Known, most: int) -> Picture:
    shown = _first(found, most)
    ties = list(_ties(answer, found, shown))
    spots = [_spot(one, names) for one in shown]
    places = placing.places([list(shown)], [(tie.pledge, tie.other) for tie in ties])
    return pictures.draw(spots, ties, places, ())


def _first(found: Named, most: int) -> dict[str, None]:
    """The things of the first rows, as many as may be drawn; those that stand alone come last."""
    joined = dict.fromkeys(key for row in found.rows if len(row) > 1 for key in row)
    return dict.fromkeys([*joined, *found.keys][:most])


def _ties(answer: Rows, found: Named, shown: dict[str, None]) -> Iterator[Tie]:
    """A line for each pair, with the words and the part of the first row that joins it."""
    drawn = set()
    held = naming.relations(answer)
    for keys, row in zip(found.rows, answer.rows, strict=True):
        cells: Mapping[str, object] = dict(zip(answer.columns, row, strict=True))
        for one, other in naming.ties(keys):
            if {one, other} <= shown.keys() and (one, other) not in drawn:
                drawn.add((one, other))
                own = held.get((one.partition(":")[2], other.partition(":")[2]), cells)
                yield _tie(one, other, {name: str(own.get(name) or "") for name in _TOLD})


_TOLD = ("role", "via", "words")


def _tie(one: str, other: str, cells: dict[str, str]) -> Tie:
    told = say()
    role = cells["role"] if cells["role"] in pictures.ROLES else ""
    note = [told.word(name, cells[name]) for name in ("role", "via") if cells[name]]
    return Tie(one, other, cells["words"], " · ".join(note), role=role)


def _spot(key: str, names: Known) -> Spot:
    kind, name = key.partition(":")[0], names.name(key)
    return Spot(key, kind, "", name) if kind == "pledge" else Spot(key, kind, name)
