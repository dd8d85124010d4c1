"""Who is named together, in which clusters, and who joins them: a network, and a table below it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from kg import analysis, pictures, placing
from kg.analysis import Standing
from kg.base import KnowledgeBase
from kg.pictures import CLUSTERS, Cluster, Picture, Spot, Tie
from kg.views.parts import choice, crossing, links, lists, marks, taking
from kg.views.parts import network as drawn
from kg.views.parts.asking import Row, number
from kg.views.parts.speech import language, say

_LEAST = (1, 2, 3, 5, 10, 20)
"""How many pledges two actors may be asked to share; those that no two share are not offered."""
_MOST = 60
"""The first choice is the least of these with which at most so many actors are left."""
_WIDE = 1.7
"""How much further apart actors stand sideways than up and down; their names are wide."""

_Pairs = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class _Company:
    """The actors of some pairs, how each stands, and of each cluster its head and its size.

    The head is the member that most pledges name.
    """

    pairs: _Pairs
    standings: tuple[Standing, ...]
    actors: Mapping[str, Row]
    heads: Mapping[int, str]
    members: Mapping[int, int]

    def pledges(self, actor: str) -> int:
        return _pledges(self.actors[actor])

    def name(self, actor: str) -> str:
        return lists.name(self.actors[actor])

    def cluster(self, standing: Standing) -> str:
        """A cluster's number, and by whom one knows it."""
        return f"{standing.cluster + 1} · {self.name(self.heads[standing.cluster])}"


def network(kb: KnowledgeBase) -> None:
    """The network of those that the same pledges name, and how each stands in it."""
    told = say()
    with st.container(horizontal=True, gap="medium", key="choices"):
        tier = crossing.tier()
        actors = crossing.involved(kb, tier)
        every = {(one.row, one.column): one.pledges for one in crossing.pairs(kb, actors)}
        least = _least(every) if every else 1
    pairs = {pair: pledges for pair, pledges in every.items() if pledges >= least}
    if not pairs:
        st.info(told("overview.none"))
        return
    company = _company(pairs, actors)
    shown = len(company.standings)
    marks.quiet(told("network.intro", shown=shown, total=len(actors), count=least))
    st.caption(told("network.how"))
    picture = _picture(company)
    alt = told("network.alt", count=shown)
    scene = links.path("overview", tier=tier, least=least)
    drawn.show(picture, alt, f"network_{language()}", scene=scene)
    taking.picture(picture, "loftegraf", told("overview.network"))
    _table(company)


def _least(pairs: _Pairs) -> int:
    """How many pledges two actors share at least, as the user chooses."""
    told = say()
    offered = [one for one in _LEAST if one <= max(pairs.values())]
    few = (one for one in offered if len(_joined(pairs, one)) <= _MOST)
    chosen = choice.buttons(
        told("network.choose"),
        [str(one) for one in offered],
        lambda one: told("network.least", count=int(one)),
        key="least",
        default=str(next(few, offered[-1])),
    )
    return int(chosen or offered[-1])


def _joined(pairs: _Pairs, least: int) -> set[str]:
    return {one for pair, pledges in pairs.items() if pledges >= least for one in pair}


def _company(pairs: _Pairs, actors: Mapping[str, Row]) -> _Company:
    standings = _standings(tuple(pairs.items()))
    heads: dict[int, str] = {}
    for one in sorted(standings, key=lambda one: (-_pledges(actors[one.actor]), one.actor)):
        heads.setdefault(one.cluster, one.actor)
    members = Counter(one.cluster for one in standings)
    return _Company(pairs, standings, actors, heads, members)


def _pledges(actor: Row) -> int:
    return number(actor, "pledges") or 0


@st.cache_data(max_entries=20, show_spinner=False)
def _standings(pairs: Sequence[tuple[tuple[str, str], int]]) -> tuple[Standing, ...]:
    return analysis.standings(dict(pairs))


@st.cache_data(max_entries=20, show_spinner=False)
def _places(actors: Sequence[str], pairs: Sequence[tuple[str, str]]) -> placing.Places:
    return placing.places([actors], pairs, _WIDE)


def _picture(company: _Company) -> Picture:
    spots = [_spot(one, company) for one in sorted(company.standings, key=lambda one: one.cluster)]
    ties = [_tie(pair, pledges, company) for pair, pledges in company.pairs.items()]
    places = _places([spot.id for spot in spots], list(company.pairs))
    return pictures.draw(spots, ties, places, ())


def _spot(one: Standing, company: _Company) -> Spot:
    told = say()
    pledges = company.pledges(one.actor)
    counted = told("search.pledges", count=pledges), told("network.others", count=one.partners)
    note = told("network.cluster", cluster=company.cluster(one), percent=_percent(one))
    size = 8 + round(2 * math.sqrt(pledges))
    name = company.name(one.actor)
    cluster = _cluster(one, company)
    return Spot(one.actor, "actor", name, ", ".join(counted), note, cluster=cluster, size=size)


def _cluster(one: Standing, company: _Company) -> Cluster:
    """The first clusters have a look of their own, if they are more than a pair."""
    if company.members[one.cluster] < 3 or one.cluster + 1 >= len(CLUSTERS):
        return Cluster(0, say()("network.rest"))
    return Cluster(one.cluster + 1, company.cluster(one))


def _tie(pair: tuple[str, str], pledges: int, company: _Company) -> Tie:
    one, other = map(company.name, pair)
    note = say()("network.both", count=pledges, one=one, other=other)
    return Tie(*pair, note=note, width=1 + 0.8 * math.sqrt(pledges))


def _percent(one: Standing) -> int:
    return round(100 * one.between)


_SHOWN = ("actor", "between", "others", "pledges", "cluster", "cluster_head", "open")


def _table(company: _Company) -> None:
    told = say()
    st.subheader(told("network.who"))
    st.caption(told("network.between"))
    heads = {one: told.word("column", one) for one in _SHOWN}
    st.dataframe(
        [
            {heads[name]: cell for name, cell in _row(one, company).items()}
            for one in company.standings
        ],
        hide_index=True,
        column_config={heads["open"]: st.column_config.LinkColumn(display_text=told("actor.open"))},
        alt=told("network.who"),
    )


def _row(one: Standing, company: _Company) -> Mapping[str, object]:
    return {
        "actor": company.name(one.actor),
        "between": _percent(one),
        "others": one.partners,
        "pledges": company.pledges(one.actor),
        "cluster": one.cluster + 1,
        "cluster_head": company.name(company.heads[one.cluster]),
        "open": links.path("actor", id=one.actor),
    }
