"""The answer to a question as a chart: bars, a line of years, or a heat map."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.charts import bars, reading
from kg.charts.bars import Spec
from kg.charts.colours import OKABE_ITO, readable
from kg.charts.matrix import Axes, greatest, matrix
from kg.charts.reading import Drawable
from kg.model import Rows
from kg.naming import Named
from kg.pictures import ROLES
from kg.views.parts import charts, choice
from kg.views.parts.known import spoken, ways_on
from kg.views.parts.speech import say

_MOST_BARS = 30
_MOST_ROWS, _MOST_COLUMNS = 20, 20
_BY = "by"
"""The parameter of the address that says which of several amounts is drawn."""

Picked = tuple[str, ...]


def show(
    kb: KnowledgeBase, answer: Rows, found: Named, how: Drawable, *, name: str, alt: str
) -> None:
    """Draw an answer; a click on a part of it tells the ways on from what it is about."""
    charts.look()
    measure = _measure(answer, how)
    if how.year is not None:
        spec = bars.timeline(reading.by_year(answer, how, measure), _title(answer, measure))
    elif how.crossed and measure is not None:
        spec = _crossed(kb, answer, how, measure)
    else:
        spec = _bars(kb, answer, found, how, measure or how.measures[0])
    with st.container(key="chart_cells_answer" if how.crossed else "chart_answer"):
        clicked = st.vega_lite_chart(
            readable(spec, dark=charts.dark()),
            width="stretch",
            key=f"plot_{name}_{measure}_{charts.dark()}",
            on_select="rerun",
            alt=alt,
        )
    keys = _picked(answer, found, how, clicked["selection"])
    if keys:
        ways_on(kb, keys)
    elif found.columns and how.year is None:
        st.caption(say()("answer.pick"))


def _measure(answer: Rows, how: Drawable) -> int | None:
    """The column whose amounts are drawn; the user chooses among several."""
    if len(how.measures) < 2:
        return next(iter(how.measures), None)
    told = say()
    columns = {answer.columns[number]: number for number in how.measures}
    if st.session_state.get(_BY) not in columns:
        st.session_state.pop(_BY, None)
    chosen = choice.buttons(
        told("answer.by"),
        list(columns),
        lambda one: told.word("column", one),
        key=_BY,
        default=next(iter(columns)),
    )
    return columns[chosen or next(iter(columns))]


def _title(answer: Rows, measure: int | None) -> str:
    told = say()
    return told("answer.rows") if measure is None else told.word("column", answer.columns[measure])


def _bars(kb: KnowledgeBase, answer: Rows, found: Named, how: Drawable, measure: int) -> Spec:
    told = say()

    def name(row: int, column: int) -> str:
        things = found.rows[row] if column in found.columns else ()
        return _called(kb, things[0]) if things else _cell(answer, row, column)

    every = reading.bars(answer, how, measure, name)
    shown = bars.largest(every, _MOST_BARS)
    count = len({bar.key for bar in every})
    st.caption(told("answer.bars", shown=len({bar.key for bar in shown}), count=count))
    family = "" if how.group is None else answer.columns[how.group]
    here = {bar.group for bar in every} if family else set()
    known = here <= ROLES.keys()
    order = [one for one in ROLES if one in here] if known else sorted(here)
    groups = {one: told.word(family, one) for one in order}
    colours = [ROLES[one][0] for one in order] if known else OKABE_ITO
    return bars.across(shown, groups, _title(answer, measure), colours)


def _crossed(kb: KnowledgeBase, answer: Rows, how: Drawable, measure: int) -> Spec:
    """A heat map of the things that hold most, in both directions."""
    told = say()
    every = reading.cells(answer, how, measure)
    shown = greatest(every, _MOST_ROWS, _MOST_COLUMNS)
    rows, columns = {cell.row for cell in shown}, {cell.column for cell in shown}
    st.caption(told("answer.cells", rows=len(rows), columns=len(columns)))
    heads = [told.word("column", answer.columns[number]) for number in how.labels[:2]]
    names = {one: _found(kb, one) for one in rows | columns}
    axes = Axes(("first", "second"), (heads[0], heads[1], _title(answer, measure)), names)
    return matrix(shown, axes, None, dark=charts.dark())


def _picked(
    answer: Rows, found: Named, how: Drawable, selection: charts.Selection
) -> Sequence[str]:
    """What the clicked part of a chart is about."""
    points = selection.get("bar") or selection.get("cell")
    point = points[0] if isinstance(points, list) and points else {}
    if "at" in point:
        return found.rows[int(point["at"])][:1]
    if "first" in point:
        wanted = (str(point["first"]), str(point["second"]))
        first, second = how.labels[:2]
        for keys, row in zip(found.rows, answer.rows, strict=True):
            if (str(row[first]), str(row[second])) == wanted:
                return keys
    return ()


def _called(kb: KnowledgeBase, key: str) -> str:
    return spoken(kb).name(key)


def _found(kb: KnowledgeBase, identifier: str) -> str:
    """What the thing with an id is called, of whatever kind it is."""
    names = spoken(kb).names
    return next((some[identifier] for some in names.values() if identifier in some), identifier)


def _cell(answer: Rows, row: int, column: int) -> str:
    value = answer.rows[row][column]
    return "" if value is None else say().word(answer.columns[column], value)
