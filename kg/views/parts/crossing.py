"""Heat maps of actors against areas and against each other, and the pledges behind a cell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import streamlit as st

from kg import figures
from kg.base import KnowledgeBase
from kg.charts.matrix import Axes, Cell, greatest, matrix, mirrored
from kg.views.parts import cards, charts, choice, links, lists, marks
from kg.views.parts.asking import Row, ask, number, text
from kg.views.parts.speech import say

_MOST_ACTORS = 20
_MOST_AREAS = 24
_MOST_PAIRED = 18
Rows = Mapping[str, Row]
Cells = Sequence[Cell]

_TIERS = ("named", "collective")
_ON = ":material/arrow_forward:"


def areas(kb: KnowledgeBase) -> None:
    """Actors against the topmost areas of a scheme."""
    told = say()
    with st.container(horizontal=True, gap="medium", key="choices"):
        chosen_scheme = scheme(kb)
        actors = involved(kb, tier())
    places = {text(row, "id"): row for row in ask(kb, "areas") if row["scheme"] == chosen_scheme}
    found = [
        Cell(text(row, "actor"), text(row, "area"), number(row, "pledges") or 0)
        for row in (ask(kb, "actor_by_main_area", scheme=chosen_scheme) if chosen_scheme else ())
        if row["actor"] in actors
    ]
    names = {one: lists.name(row) for one, row in (actors | places).items()}
    titles = (told.word("column", "actor"), told.word("column", "area_name"))
    axes = Axes(("actor", "area"), (*titles, told.word("column", "pledges")), names)
    count = len({cell.row for cell in found})
    shown = greatest(found, _MOST_ACTORS, _MOST_AREAS)
    intro = told("matrix.intro", shown=min(count, _MOST_ACTORS), count=count)
    _show(kb, axes, (shown, found), intro, (actors, places))


def together(kb: KnowledgeBase) -> None:
    """Actors against those that the same pledges name."""
    told = say()
    actors = involved(kb, tier())
    found = pairs(kb, actors)
    names = {one: lists.name(row) for one, row in actors.items()}
    titles = (told.word("column", "actor"), told.word("column", "other"))
    axes = Axes(("actor", "other"), (*titles, told.word("column", "pledges")), names)
    shown = mirrored(found, _MOST_PAIRED)
    count = len({one for pair in found for one in (pair.row, pair.column)})
    intro = told("together.intro", shown=min(count, _MOST_PAIRED), count=count)
    _show(kb, axes, (shown, found), intro, (actors, actors))


def scheme(kb: KnowledgeBase, *, shared: bool = False) -> str | None:
    """The scheme of areas that the user chooses; None where no pledge has an area.

    The choice may be among those only that programmes share.
    """
    told = say()
    schemes = lists.schemes(row for row in ask(kb, "areas") if row["pledges"])
    if shared:
        schemes = [one for one in schemes if one in figures.SHARED_SCHEMES]
    if not schemes:
        return None
    return choice.buttons(
        told("areas.scheme"),
        schemes,
        lambda one: told.word("scheme", one),
        key="scheme",
        default=schemes[0],
    )


def tier() -> str | None:
    """The tier of actors that the user chooses; None where all are shown."""
    told = say()
    return choice.buttons(
        told("actors.tier"), _TIERS, lambda one: told(f"overview.{one}"), key="tier"
    )


def involved(kb: KnowledgeBase, tier: str | None) -> dict[str, Row]:
    """The actors of a tier that a pledge names, by id."""
    return {
        text(row, "id"): row
        for row in ask(kb, "actors")
        if row["pledges"] and tier in {None, row["tier"]}
    }


def pairs(kb: KnowledgeBase, actors: Collection[str]) -> list[Cell]:
    """Every two of those actors that a pledge names together."""
    return [
        Cell(text(row, "actor"), text(row, "other"), number(row, "pledges") or 0)
        for row in ask(kb, "actors_together")
        if row["actor"] in actors and row["other"] in actors
    ]


def _show(
    kb: KnowledgeBase, axes: Axes, cells: tuple[Cells, Cells], intro: str, both: tuple[Rows, Rows]
) -> None:
    """The picture of the first cells, the table of all, and beside them what is chosen."""
    if not cells[0]:
        st.info(say()("overview.none"))
        return
    marks.quiet(intro)
    chosen = _chosen(axes)
    st.caption(say()("overview.choose"))
    # Two columns in any case: a chart that moved to another place would be drawn twice for a while.
    left, right = st.columns([3, 2] if chosen else [1, 0.001], gap="medium" if chosen else None)
    with left:
        _picture(axes, cells, intro)
    if chosen:
        with right:
            _pledges(kb, axes, chosen, both)


def _picture(axes: Axes, cells: tuple[Cells, Cells], alt: str) -> None:
    chosen = _chosen(axes)
    now = dict(zip(axes.fields, chosen or ("", ""), strict=True))
    spec = matrix(cells[0], axes, chosen, dark=charts.dark())
    charts.vega(spec, f"cells_{axes.fields[1]}", alt, now, clicked(axes.fields))
    _twin(cells[1], axes)


def _twin(found: Sequence[Cell], axes: Axes) -> None:
    first, second = axes.fields
    rows = [
        {
            first: cell.row,
            second: cell.column,
            f"{first}_name": axes.names[cell.row],
            f"{second}_name": axes.names[cell.column],
            "pledges": cell.pledges,
        }
        for cell in sorted(found, key=lambda cell: -cell.pledges)
    ]
    charts.twin(
        rows, (f"{first}_name", f"{second}_name", "pledges"), {one: one for one in axes.fields}
    )


def clicked(fields: Sequence[str]) -> Callable[[charts.Selection], charts.Values]:
    """What reads of a click in a matrix the parameters that its fields become."""

    def read(selection: charts.Selection) -> charts.Values:
        points = selection.get("cell")
        if not isinstance(points, list) or not points:
            return {}
        return {name: str(points[0][name]) for name in fields}

    return read


def _chosen(axes: Axes) -> tuple[str, str] | None:
    """The cell that the address names, if both of its things are there."""
    first, second = (st.query_params.get(name, "") for name in axes.fields)
    return (first, second) if {first, second} <= axes.names.keys() else None


def _below(places: Mapping[str, Row], area: str) -> set[str]:
    """An area and all that lie below it."""
    found, more = set[str](), {area}
    while more:
        found |= more
        more = {one for one, row in places.items() if row.get("broader") in more} - found
    return found


def _pledges(
    kb: KnowledgeBase, axes: Axes, chosen: tuple[str, str], both: tuple[Rows, Rows]
) -> None:
    """The pledges behind a cell, with the words that name either marked."""
    told = say()
    found = _behind(kb, chosen[0], _below(both[1], chosen[1]))
    names = [axes.names[one] for one in chosen]
    st.subheader(told("matrix.chosen", count=len(found), first=names[0], second=names[1]))
    charts.bring_into_view()
    with st.container(horizontal=True, gap="medium"):
        links.to("actor", names[0], icon=_ON, id=chosen[0])
        kind = "area" if axes.fields[1] == "area" else "actor"
        links.to(kind, names[1], icon=_ON, id=chosen[1])
        charts.clear(axes.fields)
    if not found:
        st.info(told("overview.none"))
    lists.paged(found, 6, f"page_{'_'.join(chosen)}", partial(_card, chosen[0]))


def _behind(kb: KnowledgeBase, actor: str, others: set[str]) -> list[list[Row]]:
    """What an actor's pledges name, of those that also name one of the others."""
    found: dict[str, list[Row]] = {}
    for row in ask(kb, "actor_links", actor=actor):
        if row["target"] in {actor, *others}:
            found.setdefault(text(row, "pledge"), []).append(row)
    return [rows for rows in found.values() if any(row["target"] in others for row in rows)]


def _card(actor: str, rows: Sequence[Row]) -> None:
    own = next(row for row in rows if row["target"] == actor)
    with st.container(border=True):
        marks.pledge(own, rows)
        cards.foot(own)
