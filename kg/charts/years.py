"""How many pledges fall due in each year, as Vega-Lite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Spec = dict[str, object]

WHEN = {"within": "#0072B2", "after": "#E69F00"}
"""Whether a year lies within the period of the pledge's programme or after it, with a colour."""


class Due(NamedTuple):
    """A year, the kind of `WHEN`, and the number of pledges."""

    year: int
    when: str
    pledges: int


def years(found: Sequence[Due], names: Mapping[str, str], chosen: tuple[int, int] | None) -> Spec:
    """Bars by year; a click selects `year`, and drawing across some of them selects `span`.

    `names` holds what to call `year`, `pledges`, `within` and `after`. Outside the chosen years
    the bars are faint.
    """
    point = {"type": "point", "fields": ["year"]}
    return {
        "data": {"values": [_bar(one, found, names, chosen) for one in found]},
        "height": 260,
        "params": [
            {"name": "span", "select": {"type": "interval", "encodings": ["x"]}},
            {"name": "year", "select": point},
        ],
        "mark": {"type": "bar", "cursor": "pointer"},
        "encoding": {**_places(names), **_looks(names)},
    }


def within(span: Sequence[float]) -> tuple[int, int] | None:
    """The years whose bars a drawn stretch touches, if it is more than a slip of the hand."""
    low, high = min(span), max(span)
    if high - low < 0.2:
        return None
    return round(low), round(high)


def _bar(
    one: Due, found: Sequence[Due], names: Mapping[str, str], chosen: tuple[int, int] | None
) -> Spec:
    below = sum(each.pledges for each in found if each.year == one.year and each.when > one.when)
    faint = chosen is not None and not chosen[0] <= one.year <= chosen[1]
    return {
        "year": one.year,
        "from": one.year - 0.4,
        "to": one.year + 0.4,
        "low": below,
        "high": below + one.pledges,
        "pledges": one.pledges,
        "when": names[one.when],
        "opacity": 0.35 if faint else 1,
        "told": f"{one.year}, {names[one.when]}: {one.pledges}",
    }


def along_years() -> Spec:
    """Where bars stand on a line of years: each reaches over its fields `from` and `to`."""
    return {
        "x": {
            "field": "from",
            "type": "quantitative",
            "title": None,
            "axis": {"format": "d", "tickMinStep": 1, "labelOverlap": True, "grid": False},
            "scale": {"zero": False, "nice": False},
        },
        "x2": {"field": "to"},
    }


def _places(names: Mapping[str, str]) -> Spec:
    up = {"format": "d", "tickMinStep": 1}
    return {
        **along_years(),
        "y": {"field": "low", "type": "quantitative", "title": names["pledges"], "axis": up},
        "y2": {"field": "high"},
    }


def _looks(names: Mapping[str, str]) -> Spec:
    colours = {"domain": [names[one] for one in WHEN], "range": list(WHEN.values())}
    legend = {"orient": "top", "labelLimit": 300}
    return {
        "color": {
            "field": "when",
            "type": "nominal",
            "title": None,
            "scale": colours,
            "legend": legend,
        },
        "opacity": {"field": "opacity", "type": "quantitative", "scale": None},
        "description": {"field": "told"},
        "tooltip": [
            {"field": "year", "title": names["year"]},
            {"field": "pledges", "title": names["pledges"]},
        ],
    }
