"""The start: one box to search in, and three other ways in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

import streamlit as st

from kg.base import KnowledgeBase
from kg.query import saved_queries
from kg.views.parts import cards, choice, links, lists, marks
from kg.views.parts.asking import Row, ask, number, text
from kg.views.parts.speech import language, plain, say

TITLE = "page.search"
ORDER: int | None = 0

_THINGS = 8
_OFFERED = (
    "actors_together",
    "targets",
    "pledges_by_actor",
    "pledges_without_actor",
    "actor_by_area",
    "subpledges",
    "instruments",
)


def page(kb: KnowledgeBase) -> None:
    """Show the search box, what it finds, and the ways in."""
    told = say()
    st.title(told("search.heading"))
    programmes = ask(kb, "programmes")
    names = ", ".join(
        f"{row['party_short']} {row['period_start']}–{row['period_end']}" for row in programmes
    )
    total = sum(number(row, "pledges") or 0 for row in programmes)
    marks.quiet(told("search.intro", pledges=total, programmes=names))
    wanted = choice.line(told("search.box"), told("search.hint"), key="q")
    if wanted:
        _results(kb, wanted)
    else:
        _ways_in(kb)


def _results(kb: KnowledgeBase, wanted: str) -> None:
    told = say()
    found = ask(kb, "search", text=wanted)
    things = _named(kb, wanted)
    if not found and not things:
        st.info(told("search.none", wanted=plain(wanted)))
        _ways_in(kb)
        return
    if things:
        st.subheader(told("search.things"))
        with st.container(horizontal=True, gap="medium"):
            for row in things:
                lists.counted(row, "area" if "scheme" in row else "actor")
    if found:
        st.subheader(told("search.pledges", count=len(found)))
    lists.paged(found, 10, f"page_{wanted}", partial(_card, wanted))


def _named(kb: KnowledgeBase, wanted: str) -> list[Row]:
    """The actors and areas one of whose names holds what is wanted, the most named first."""
    folded = wanted.casefold()
    known = {row["id"] for row in ask(kb, "actor_names") if folded in text(row, "alias").casefold()}
    actors = [row for row in ask(kb, "actors") if row["id"] in known and row["pledges"]]
    names = ("name", "name_en")
    areas = [
        row
        for row in _shared_areas(kb)
        if any(folded in text(row, name).casefold() for name in names) and row["pledges"]
    ]
    return [*actors[:_THINGS], *areas[:_THINGS]]


def _card(wanted: str, row: Row) -> None:
    spans = {
        via: [found.span() for found in re.finditer(re.escape(wanted), words, re.IGNORECASE)]
        for via, words in (("text", text(row, "text")), ("lead_in", text(row, "lead_in")))
    }
    with st.container(border=True):
        marks.sentence(text(row, "text"), spans, lead_in=text(row, "lead_in"))
        cards.foot(row)


def _ways_in(kb: KnowledgeBase) -> None:
    told = say()
    actors, areas, questions = st.columns(3, gap="medium")
    with actors.container(border=True, height="stretch"):
        st.subheader(told("search.by_actor"))
        _things([row for row in ask(kb, "actors") if row["tier"] == "named"], "actor")
        links.to("actors", told("search.all_actors"), icon=":material/arrow_forward:")
    with areas.container(border=True, height="stretch"):
        st.subheader(told("search.by_area"))
        _things(_shared_areas(kb), "area")
        links.to("areas", told("search.all_areas"), icon=":material/arrow_forward:")
    with questions.container(border=True, height="stretch"):
        st.subheader(told("search.by_question"))
        known = saved_queries()
        for name in [one for one in _OFFERED if one in known][:6]:
            links.to("questions", known[name].title[language()], question=name)
        links.to("questions", told("search.all_questions"), icon=":material/arrow_forward:")


def _shared_areas(kb: KnowledgeBase) -> list[Row]:
    """The areas of the scheme that programmes have in common, the greatest first."""
    areas = ask(kb, "areas")
    main = lists.schemes(areas)[:1]
    found = [row for row in areas if text(row, "scheme") in main]
    return sorted(found, key=lambda row: -(number(row, "pledges") or 0))


def _things(rows: Sequence[Row], page_name: str) -> None:
    for row in rows[:7]:
        lists.counted(row, page_name)
