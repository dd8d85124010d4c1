"""The explorer: a list and a graph side by side, and one sentence that says what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from kg import canvas, facets
from kg.base import KnowledgeBase
from kg.canvas import Scene, Web
from kg.facets import Choice, Pledge
from kg.finding import wanted
from kg.views.parts import cards, links, lists, marks, narrowing, stage, taking
from kg.views.parts.asking import Row, ask, number, text, version
from kg.views.parts.speech import say

TITLE = "page.explore"
ORDER: int | None = 1

_CSS = Path(__file__).parent / "assets" / "explore.css"
_OFFERED = 8


def page(kb: KnowledgeBase) -> None:
    """Show what the address asks for."""
    told = say()
    st.html(_CSS)
    st.title(told(TITLE))
    narrowing.box()
    address = st.query_params.to_dict()
    with st.spinner(told("explore.reading")):
        web = _web(kb, _scheme(kb, address), version(kb))
    choice = facets.known(web.stock, facets.read(address))
    matching = facets.searched(web.stock, choice)
    found = facets.chosen(matching, choice)
    narrowing.bar(web.stock, matching, choice)
    steps = canvas.read(address.get("do", ""))
    if steps and not choice:
        found = canvas.pledges(web, canvas.replay(web, Scene(), steps))
    narrowing.sentence(web.stock, choice, len(found), whole=not choice and not steps)
    if not choice and not steps:
        _ways_in(kb)
        return
    if choice and not found:
        _nothing()
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _list(kb, found, choice)
    with right:
        stage.show(web, choice, found, steps)


def _scheme(kb: KnowledgeBase, address: dict[str, str]) -> str | None:
    """The scheme that the areas are of: that of the area in the address, or the shared one."""
    areas = ask(kb, "areas")
    asked = address.get("area", "").partition(",")[0]
    own = [text(row, "scheme") for row in areas if row["id"] == asked]
    return next(iter([*own, *lists.schemes(row for row in areas if row["pledges"])]), None)


@st.cache_resource(max_entries=4, show_spinner=False)
def _web(
    _kb: KnowledgeBase,
    scheme: str | None,
    version: str,  # noqa: ARG001 - another knowledge base is another web
) -> Web:
    stock = facets.gather(
        ask(_kb, "pledges"),
        ask(_kb, "links", scheme=scheme),
        ask(_kb, "outline"),
        [row for row in ask(_kb, "areas") if row["scheme"] == scheme],
    )
    return canvas.weave(stock)


def _nothing() -> None:
    """Nothing was found: no list and no graph, but a way back."""
    told = say()
    st.info(told("explore.none"))
    st.button(
        told("explore.reset"), icon=":material/restart_alt:", on_click=narrowing.put, args=({},)
    )


def _list(kb: KnowledgeBase, found: Sequence[Pledge], choice: Choice) -> None:
    told = say()
    st.subheader(told("explore.list"))
    if not found:
        st.info(told("explore.none_drawn"))
        return
    key = f"page_explore_{sorted(choice.items())}"
    lists.paged(found, 6, key, partial(_card, choice))
    parties = {text(row, "id"): text(row, "party") for row in ask(kb, "programmes")}
    label = told("take.list", count=len(found))
    taking.found(partial(facets.table, found, parties), "loftegraf", label)


def _card(choice: Choice, one: Pledge) -> None:
    """A pledge with what was looked for and whom it was chosen for marked."""
    words = wanted(" ".join(choice.get(facets.TEXT, ())))
    around = {"lead_in": text(one.row, "lead_in"), "parent": text(one.row, "parent_text")}
    spans = {
        via: words.spans(said) for via, said in {"text": text(one.row, "text"), **around}.items()
    }
    for link in one.links:
        if str(link["target"]) in (*choice.get("actor", ()), *choice.get("area", ())):
            _mark(spans, link)
    with st.container(border=True):
        marks.sentence(text(one.row, "text"), spans, **_said(around, spans))
        cards.foot(one.row)


def _mark(spans: dict[str, list[marks.Span]], link: Row) -> None:
    start, end = number(link, "start"), number(link, "end")
    if start is not None and end is not None:
        spans.setdefault(text(link, "via"), []).append((start, end))


def _said(around: dict[str, str], spans: dict[str, list[marks.Span]]) -> dict[str, str]:
    """What stands before a pledge, where something in it is marked."""
    return {via: said for via, said in around.items() if spans.get(via)}


def _ways_in(kb: KnowledgeBase) -> None:
    told = say()
    st.info(told("explore.start"))
    actors, areas = st.columns(2, gap="medium")
    with actors.container(border=True, height="stretch"):
        st.subheader(told("search.by_actor"))
        for row in ask(kb, "actors")[:_OFFERED]:
            links.to("explore", f"{lists.name(row)} · {row['pledges']}", actor=row["id"])
    scheme = _scheme(kb, {})
    main = [row for row in ask(kb, "areas") if row["scheme"] == scheme][:_OFFERED]
    with areas.container(border=True, height="stretch"):
        st.subheader(told("search.by_area"))
        for row in main:
            links.to("explore", f"{lists.name(row)} · {row['pledges_in_all']}", area=row["id"])
