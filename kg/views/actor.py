"""One actor: what is asked of it, in the programme's own words, and what it is named with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from kg import figures
from kg.base import KnowledgeBase
from kg.views.parts import cards, choice, heads, links, lists, marks, network, profile, unknown
from kg.views.parts.asking import Row, ask, text
from kg.views.parts.speech import language, say

TITLE = "page.actor"
ORDER: int | None = None

_ROLES = ("agent", "object", "partner", "other")


def page(kb: KnowledgeBase) -> None:
    """Show the actor that the address names by its id or any of its names."""
    wanted = st.query_params.get("id", "")
    found = _found(kb, wanted)
    if found is None:
        names = {text(row, "alias"): text(row, "id") for row in ask(kb, "actor_names")}
        unknown.show(wanted, names, "actor")
        return
    rows = ask(kb, "actor_links", actor=text(found, "id"))
    _heading(kb, found)
    left, right = st.columns(2, gap="medium")
    with left:
        _pledges(rows, found)
    with right:
        _neighbours(rows, found)
        profile.spread(kb, text(found, "id"), rows)
        _together(rows, found)


def _found(kb: KnowledgeBase, wanted: str) -> Row | None:
    names = {text(row, "alias").casefold(): row["id"] for row in ask(kb, "actor_names")}
    identifier = names.get(wanted.casefold(), wanted)
    return next((row for row in ask(kb, "actors") if row["id"] == identifier), None)


def _heading(kb: KnowledgeBase, actor: Row) -> None:
    told = say()
    heads.title(lists.name(actor))
    others = [
        text(row, "alias")
        for row in ask(kb, "actor_names")
        if row["id"] == actor["id"] and row["alias"] != lists.name(actor)
    ]
    about = [told.word("kind", actor["kind"] or actor["tier"])]
    if others:
        about.append(told("actor.aliases", names=", ".join(others[:6])))
    marks.quiet(" · ".join(about))
    profile.facts(kb, text(actor, "id"))


def _pledges(rows: Sequence[Row], actor: Row) -> None:
    told = say()
    own = [row for row in rows if row["target"] == actor["id"]]
    count = Counter(text(row, "role") for row in own)
    role = choice.pills(
        told("actor.roles", count=len(own), name=lists.name(actor)),
        [one for one in _ROLES if count[one]],
        lambda one: f"{told.word('role', one)} ({count[one]})",
        key="role",
    )
    shown = [row for row in own if role in {None, row["role"]}]
    if not shown:
        st.info(told("actor.none"))
    lists.paged(shown, 10, f"page_{actor['id']}_{role}", cards.linked)


def _neighbours(rows: Sequence[Row], actor: Row) -> None:
    told = say()
    if not any(row["target"] == actor["id"] for row in rows):
        return
    column = "name_en" if language() == "en" else "name"
    identifier = text(actor, "id")
    picture = figures.around(rows, identifier, _how, column)
    st.subheader(told("graph.title"))
    alt = network.around(picture, lists.name(actor))
    network.show(picture, alt, f"graph_{identifier}_{language()}", centre=identifier)
    links.to("explore", told("explore.open"), icon=":material/hub:", actor=identifier)
    key = "graph.all" if picture.shown == picture.total else "graph.some"
    st.caption(told(key, shown=picture.shown, total=picture.total, count=picture.total))
    with st.expander(told("graph.table")):
        _table(rows)


def _how(row: Row) -> str:
    told = say()
    parts = [told.word("role", row["role"]) if row["role"] else "", text(row, "section")]
    return " · ".join(part for part in parts if part)


def _table(rows: Sequence[Row]) -> None:
    told = say()
    columns = ("text", "name", "role", "words")
    st.dataframe(
        [
            {
                told.word("column", one): told.word("role", row[one]) if one == "role" else row[one]
                for one in columns
            }
            for row in rows
        ],
        hide_index=True,
    )


def _together(rows: Sequence[Row], actor: Row) -> None:
    told = say()
    others = sorted(
        (row for row in rows if row["label"] == "Actor" and row["target"] != actor["id"]),
        key=lambda row: text(row, "target"),
    )
    groups = [list(group) for _, group in groupby(others, key=lambda row: row["target"])]
    if not groups:
        return
    st.subheader(told("actor.together"))
    for group in sorted(groups, key=len, reverse=True)[:12]:
        links.to("actor", f"{lists.name(group[0])} · {len(group)}", id=group[0]["target"])
