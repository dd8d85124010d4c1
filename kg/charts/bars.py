"""Amounts as bars, by what has them or by year, as Vega-Lite."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.charts.colours import OKABE_ITO
from kg.charts.years import along_years

Spec = dict[str, object]

_STEP, _LEFT = 26, 200


class Bar(NamedTuple):
    """A bar, or the part of one that a group has.

    `row` is the first row of the answer that it stands for, `key` tells bars apart that are
    called the same.
    """

    row: int
    key: str
    name: str
    group: str
    amount: float


def largest(found: Sequence[Bar], most: int) -> list[Bar]:
    """The parts of the first bars; they stand with the largest first."""
    keys = set(list(dict.fromkeys(bar.key for bar in found))[:most])
    return [bar for bar in found if bar.key in keys]


def across(
    found: Sequence[Bar], groups: Mapping[str, str], title: str, colours: Sequence[str] = OKABE_ITO
) -> Spec:
    """Bars from left to right; a click selects `bar`, by the row that it stands for.

    `groups` holds what each group is called, `title` what is counted.
    """
    order = list(dict.fromkeys(bar.key for bar in found))
    return {
        "data": {"values": [_value(bar, groups) for bar in found]},
        "height": _STEP * len(order) + 30,
        "params": [{"name": "bar", "select": {"type": "point", "fields": ["at"]}}],
        "mark": {"type": "bar", "cursor": "pointer", "cornerRadiusEnd": 2},
        "encoding": {
            "y": _names(found, order),
            "x": _amounts(title) | {"stack": "zero"},
            "color": _colours(groups, colours),
            "order": {"field": "turn"},
            "description": {"field": "told"},
            "tooltip": [{"field": "told", "title": title}],
        },
    }


def timeline(found: Sequence[tuple[int, float]], title: str) -> Spec:
    """A bar for each year on a line of years; a click selects `year`."""
    values = [
        {"year": year, "from": year - 0.4, "to": year + 0.4, "amount": amount}
        | {"zero": 0, "told": f"{year}: {amount:g}"}
        for year, amount in found
    ]
    return {
        "data": {"values": values},
        "height": 300,
        "params": [{"name": "year", "select": {"type": "point", "fields": ["year"]}}],
        "mark": {"type": "bar", "cursor": "pointer", "color": OKABE_ITO[0]},
        "encoding": {
            **along_years(),
            "y": {**_amounts(title), "field": "zero"},
            "y2": {"field": "amount"},
            "description": {"field": "told"},
            "tooltip": [{"field": "told", "title": title}],
        },
    }


def _value(bar: Bar, groups: Mapping[str, str]) -> Spec:
    group = groups.get(bar.group, bar.group)
    told = ", ".join(part for part in (bar.name, group) if part)
    return {
        "key": bar.key,
        "group": group,
        "turn": list(groups).index(bar.group) if bar.group in groups else 0,
        "amount": bar.amount,
        "at": bar.row,
        "told": f"{told}: {bar.amount:g}",
    }


def _names(found: Sequence[Bar], order: Sequence[str]) -> Spec:
    """Keys along the axis, their names as labels: two things may be called the same."""
    told = json.dumps({bar.key: bar.name for bar in found}, ensure_ascii=False)
    axis = {
        "labelExpr": f"({told})[datum.value]",
        "labelLimit": _LEFT,
        "labelOverlap": False,
        "title": None,
        "domain": False,
        "ticks": False,
    }
    return {"field": "key", "type": "nominal", "sort": list(order), "axis": axis}


def _amounts(title: str) -> Spec:
    # Streamlit would format 1200 as 1.2k.
    axis = {"format": ",~r", "tickMinStep": 1}
    return {"field": "amount", "type": "quantitative", "title": title, "axis": axis}


def _colours(groups: Mapping[str, str], colours: Sequence[str]) -> Spec:
    if not groups:
        return {"value": OKABE_ITO[0]}
    return {
        "field": "group",
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(groups.values()), "range": list(colours)},
        "legend": {"orient": "top", "labelLimit": 300, "columns": 1},
    }
