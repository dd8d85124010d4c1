"""Deadlines on a line of years, and all targets as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.charts.years import WHEN, Due, within, years
from kg.model import Value
from kg.views.parts import cards, charts, choice, links, lists, marks, whose
from kg.views.parts.asking import Row, ask, number, text
from kg.views.parts.speech import say

_PARAMETERS = ("from", "to")
_SHOWN = (
    "party",
    "metric",
    "comparator",
    "value",
    "value_max",
    "unit",
    "per",
    "deadline",
    "pledge",
    "quote",
    "baseline",
    "unit_code",
    "unit_factor",
)


def deadlines(kb: KnowledgeBase) -> None:
    """How many pledges fall due in each year, and those of the years that are chosen."""
    told = say()
    rows = [row for row in ask(kb, "targets") if _year(row)]
    if not rows:
        st.info(told("years.none"))
        return
    ends = {row["title"]: number(row, "period_end") or 0 for row in ask(kb, "programmes")}
    due = _due(rows, ends)
    chosen = _chosen()
    names = {one: told(f"years.{one}") for one in (*WHEN, "year", "pledges")}
    total = len({row["pledge"] for row in rows})
    late = len({row["pledge"] for row in rows if _when(row, ends) == "after"})
    intro = told("years.intro", count=total, late=late, first=due[0].year, last=due[-1].year)
    marks.quiet(intro)
    now = {name: st.query_params.get(name, "") for name in _PARAMETERS}
    st.caption(told("years.hint"))
    charts.vega(years(due, names, chosen), "years", intro, now, _read)
    table = [{"year": one.year, "when": names[one.when], "pledges": one.pledges} for one in due]
    charts.twin(table, ("year", "when", "pledges"), dict.fromkeys(_PARAMETERS, "year"))
    _listed(kb, rows, chosen)


def goals(kb: KnowledgeBase) -> None:
    """Every target with its number, its unit and its deadline."""
    told = say()
    rows = ask(kb, "targets")
    units = [text(row, "unit") for row in ask(kb, "units")]
    unit = choice.pills(
        told("goals.intro", count=len(rows)), units, lambda one: told.word("unit", one), key="unit"
    )
    parties = whose.parties()
    found = [
        {**row, "party": whose.party(row, parties) or None}
        for row in rows
        if unit in {None, row["unit"]}
    ]
    if not found:
        st.info(told("goals.none"))
        return
    heads = {one: told.word("column", one) for one in _SHOWN}
    st.dataframe(
        [{heads[one]: _cell(one, row) for one in heads} for row in found],
        hide_index=True,
        column_config={
            heads["pledge"]: st.column_config.LinkColumn(display_text=told("pledge.open")),
            heads["value"]: st.column_config.NumberColumn(format="localized"),
            heads["value_max"]: st.column_config.NumberColumn(format="localized"),
            heads["unit_factor"]: st.column_config.NumberColumn(format="localized"),
            heads["metric"]: st.column_config.TextColumn(width="medium"),
            heads["comparator"]: st.column_config.TextColumn(width=110),
            heads["deadline"]: st.column_config.TextColumn(width=90),
        },
        column_order=[head for one, head in heads.items() if _used(one, found)],
        height=560,
        placeholder="",
        alt=told("overview.goals"),
    )


def _due(rows: Sequence[Row], ends: Mapping[Value, int]) -> list[Due]:
    """The pledges of each year, each counted once a year."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows:
        found[_year(row), _when(row, ends)].add(text(row, "pledge"))
    return [Due(year, when, len(some)) for (year, when), some in sorted(found.items())]


def _when(row: Row, ends: Mapping[Value, int]) -> str:
    year = _year(row)
    return "after" if year > ends.get(row["programme"], year) else "within"


def _year(row: Row) -> int:
    first = text(row, "deadline")[:4]
    return int(first) if first.isdecimal() else 0


def _chosen() -> tuple[int, int] | None:
    told = [st.query_params.get(name, "") for name in _PARAMETERS]
    if not all(one.isdecimal() for one in told):
        return None
    return int(told[0]), int(told[1])


def _read(selection: charts.Selection) -> charts.Values:
    span, points = selection.get("span"), selection.get("year")
    drawn = within(span["from"]) if isinstance(span, dict) and span.get("from") else None
    if drawn is None and isinstance(points, list) and points:
        drawn = (points[0]["year"], points[0]["year"])
    return dict(zip(_PARAMETERS, map(str, drawn), strict=True)) if drawn else {}


def _listed(kb: KnowledgeBase, rows: Sequence[Row], chosen: tuple[int, int] | None) -> None:
    told = say()
    stands = {row["pledge"]: row for row in ask(kb, "pledges")}  # the targets have no section
    first, last = chosen or (0, 9999)
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=_year):
        if first <= _year(row) <= last:
            found.setdefault(text(row, "pledge"), []).append({**stands[row["pledge"]], **row})
    key = "years.all" if chosen is None else "years.one" if first == last else "years.some"
    st.subheader(told(key, count=len(found), first=first, last=last))
    charts.bring_into_view()
    if chosen is not None:
        charts.clear(_PARAMETERS)
    lists.paged(list(found.values()), 8, f"page_{first}_{last}", _card)


def _card(rows: Sequence[Row]) -> None:
    own = text(rows[0], "text")
    quotes = [(own.find(text(row, "quote")), len(text(row, "quote"))) for row in rows]
    spans = [(start, start + length) for start, length in quotes if start >= 0]
    spoken = sorted({text(row, "deadline").replace("-", "–") for row in rows})
    chips = "".join(map(marks.chip, spoken))
    with st.container(border=True):
        marks.sentence(own, {"text": spans}, below=chips)
        cards.foot(rows[0])


def _cell(name: str, row: Row) -> Value:
    value = row[name]
    if value is None:
        return None
    if name == "pledge":
        return links.path("pledge", id=value)
    return say().word(name, value) if name in {"comparator", "unit", "per"} else value


def _used(name: str, rows: Sequence[Row]) -> bool:
    return any(row[name] is not None for row in rows)
