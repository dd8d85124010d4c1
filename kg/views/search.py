"""The start: one box to search in, and three other ways in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from kg.base import KnowledgeBase
from kg.finding import INSIDE, Wanted, apart, wanted
from kg.query import saved_queries
from kg.views.parts import cards, choice, links, lists, marks, whose
from kg.views.parts.asking import Row, ask, number, text
from kg.views.parts.speech import language, listed, plain, say

TITLE = "page.search"
ORDER: int | None = 0

_THINGS = 8
_WORDS = 8
"""How many of the words typed are looked for one by one, where no pledge holds them all."""
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
    names = [whose.programme(row) for row in programmes]
    total = sum(number(row, "pledges") or 0 for row in programmes)
    marks.quiet(told("search.intro", pledges=total, programmes=listed(names)))
    typed = choice.line(told("search.box"), told("search.hint"), key="q")
    if typed:
        _results(kb, typed)
    else:
        _ways_in(kb)


def _results(kb: KnowledgeBase, typed: str) -> None:
    told = say()
    words = wanted(typed)
    found = _pledges(kb, words, typed)
    things = _named(kb, words)
    if not found and not any(things.values()):
        st.info(told("search.none", wanted=plain(typed)))
        _one_word(kb, apart(typed)[:_WORDS])
        _ways_in(kb)
        return
    for kind, some in things.items():
        _those(kind, some)
    if found:
        st.subheader(told("search.pledges", count=len(found)))
        links.to("explore", told("search.explore"), icon=":material/hub:", q=typed)
    lists.paged(found, 10, f"page_{typed}", partial(_card, words))


def _those(kind: str, rows: Sequence[Row]) -> None:
    """The actors or areas that were found, under a heading: both may have the same name."""
    if rows:
        st.subheader(say()(f"page.{kind}s"))
        with st.container(horizontal=True, gap="small"):
            for row in rows:
                lists.counted(row, kind)


def _one_word(kb: KnowledgeBase, typed: Sequence[str]) -> None:
    """Where no pledge holds all the words, the words that some hold, the rarest first."""
    told = say()
    if len(typed) < 2:
        return
    count = {word: len(_pledges(kb, wanted(word), word)) for word in typed}
    if held := sorted((word for word in count if count[word]), key=count.__getitem__):
        st.write(told("search.one_word"))
        with st.container(horizontal=True, gap="small"):
            for word in held:
                links.to("search", f"{word} · {count[word]}", q=word)


def _pledges(kb: KnowledgeBase, words: Wanted, typed: str) -> list[Row]:
    """The pledges that hold the words, those that fit best first, or the one with that id."""
    rows = ask(kb, "pledges")
    named = [row for row in rows if row["pledge"] == typed.casefold()]
    if named or not words.words:
        return named
    ranks = [(words.rank(text(row, "text"), _before(row)), row) for row in rows]
    found = [(rank, row) for rank, row in ranks if rank is not None]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _before(row: Row) -> str:
    return f"{text(row, 'lead_in')} {text(row, 'parent_text')}"


def _named(kb: KnowledgeBase, words: Wanted) -> dict[str, list[Row]]:
    """The actors and areas one of whose names fits, the best first, then the most named."""
    ranks: dict[str, int] = {}
    for row in ask(kb, "actor_names"):
        rank = words.rank(text(row, "alias"))
        if rank is not None:
            name = text(row, "id")
            ranks[name] = min(rank, ranks.get(name, INSIDE))
    actors = [row for row in ask(kb, "actors") if row["id"] in ranks and row["pledges"]]
    areas = []
    for row in _shared_areas(kb):
        rank = words.best([text(row, "name"), text(row, "name_en")])
        if rank is not None and row["pledges_in_all"]:
            ranks[text(row, "id")] = rank
            areas.append(row)
    return {
        kind: sorted(some, key=lambda row: ranks[text(row, "id")])[:_THINGS]
        for kind, some in (("actor", actors), ("area", areas))
    }


def _card(words: Wanted, row: Row) -> None:
    around = {"lead_in": text(row, "lead_in"), "parent": text(row, "parent_text")}
    spans = {via: words.spans(said) for via, said in around.items()}
    said = {via: said for via, said in around.items() if spans[via]}
    with st.container(border=True):
        marks.sentence(text(row, "text"), {**spans, "text": words.spans(text(row, "text"))}, **said)
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
    return [row for row in areas if text(row, "scheme") in main]


def _things(rows: Sequence[Row], page_name: str) -> None:
    for row in rows[:7]:
        lists.counted(row, page_name)
