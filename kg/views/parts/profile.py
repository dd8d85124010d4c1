"""Who an actor is, and what the pledges about it are about: areas, chapters, targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from kg import facets
from kg.base import KnowledgeBase
from kg.views.parts import links, lists
from kg.views.parts.asking import Row, ask, text
from kg.views.parts.speech import plain, say

_MOST = 8
_OUT = {
    "org_number": "https://virksomhet.brreg.no/nb/oppslag/enheter/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
}
"""Where others tell more about a body, by the number that they know it under."""


def facts(kb: KnowledgeBase, actor: str) -> None:
    """What the actor belongs to, and the ways out to those who tell more about it."""
    told = say()
    row = next(iter(ask(kb, "actor", actor=actor)), {})
    with st.container(horizontal=True, gap="medium"):
        if row.get("part_of"):
            links.to("actor", told("actor.part_of", name=row["part_of_name"]), id=row["part_of"])
        for column, address in _OUT.items():
            if row.get(column):
                label = plain(told(f"actor.{column}", number=row[column]))
                st.caption(f"[{label}]({address.format(row[column])})", width="content")


def spread(kb: KnowledgeBase, actor: str, rows: Sequence[Row]) -> None:
    """The areas, chapters and targets of the pledges that name the actor.

    `rows` are those of the saved query `actor_links`.
    """
    if not rows:
        return
    told = say()
    areas, chapters = st.columns(2, gap="medium")
    with areas:
        st.subheader(told("actor.areas"), anchor=False)
        _areas(actor, rows)
    with chapters:
        st.subheader(told("actor.chapters"), anchor=False)
        _chapters(kb, actor)
    st.subheader(told("actor.targets"), anchor=False)
    _targets(kb, {text(row, "pledge") for row in rows})


def _areas(actor: str, rows: Sequence[Row]) -> None:
    found = [row for row in rows if row["label"] == "PolicyArea"]
    scheme = lists.schemes(found)[:1]
    names = {text(row, "target"): lists.name(row) for row in found}
    pairs = {(row["pledge"], text(row, "target")) for row in found if row["scheme"] in scheme}
    _counted(Counter(area for _, area in pairs), names, "area", actor)


def _chapters(kb: KnowledgeBase, actor: str) -> None:
    outline = ask(kb, "outline")
    above = facets.chapters(outline)
    names = {text(row, "id"): text(row, "title") for row in outline}
    count: Counter[str] = Counter()
    for row in ask(kb, "actor_by_section", actor=actor):
        count[above[text(row, "section")]] += int(str(row["pledges"]))
    _counted(count, {**names, "": say()("facet.no_chapter")}, "chapter", actor)


def _counted(count: Counter[str], names: Mapping[str, str], facet: str, actor: str) -> None:
    """Ways into the explorer, those to most pledges first."""
    told = say()
    for one, pledges in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]:
        links.to("explore", f"{names[one]} · {pledges}", actor=actor, **{facet: one})
    if len(count) > _MOST:
        st.caption(told("actor.more", count=len(count) - _MOST))


def _targets(kb: KnowledgeBase, pledges: set[str]) -> None:
    found = [row for row in ask(kb, "targets") if row["pledge"] in pledges]
    if not found:
        st.caption(say()("actor.no_targets"))
    for row in found:
        words = text(row, "quote") or text(row, "metric")
        due = f" · {row['deadline']}" if row["deadline"] else ""
        links.to("pledge", f"{words}{due}", id=row["pledge"])
