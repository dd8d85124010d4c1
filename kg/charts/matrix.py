"""A heat map of what is counted for two things at once, as Vega-Lite."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.charts.colours import STRONG, ink, ramp

Spec = dict[str, object]

STEP = 24
"""The height of a row, in pixels."""

_LEFT, _ABOVE, _SLANT = 170, 170, 62
_LETTER = 6.2
_SHORT = 4
"""Names of so many letters stand level above their columns."""


class Cell(NamedTuple):
    """A cell: the ids of its row and its column, and how many pledges it stands for."""

    row: str
    column: str
    pledges: int


@dataclass(frozen=True, slots=True)
class Axes:
    """What a matrix calls things: its two fields, titles of both and of the count, names by id.

    A fourth title is that of what is shown in the place of the count. `columns` stand in their
    order; without them those with most come first.
    """

    fields: tuple[str, str]
    titles: tuple[str, ...]
    names: Mapping[str, str]
    columns: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """What a matrix shows of a cell: how much it weighs against the others, and words for it."""

    weigh: Callable[[Cell], float]
    words: Callable[[Cell], str]


COUNTED = Measure(lambda cell: cell.pledges, lambda cell: str(cell.pledges))
"""The number of pledges, as it is."""


def greatest(cells: Iterable[Cell], rows: int, columns: int) -> list[Cell]:
    """The cells of those rows and columns that hold most pledges, at most so many of each."""
    found = list(cells)
    first = set(_ranked((cell.row, cell.pledges) for cell in found)[:rows])
    across = set(_ranked((cell.column, cell.pledges) for cell in found)[:columns])
    return [cell for cell in found if cell.row in first and cell.column in across]


def mirrored(pairs: Iterable[Cell], most: int) -> list[Cell]:
    """Pairs on both sides of the diagonal, of those things that stand in most pairs."""
    both = [one for pair in pairs for one in (pair, Cell(pair.column, pair.row, pair.pledges))]
    return greatest(both, most, most)


def matrix(
    cells: Sequence[Cell],
    axes: Axes,
    chosen: tuple[str, str] | None,
    *,
    dark: bool,
    measure: Measure = COUNTED,
) -> Spec:
    """A heat map; a click in it selects `cell`, by the two fields of the axes."""
    row, column = axes.fields
    weights = [measure.weigh(cell) for cell in cells]
    rows = _ranked((cell.row, weight) for cell, weight in zip(cells, weights, strict=True))
    columns = [*axes.columns] or _ranked((cell.column, cell.pledges) for cell in cells)
    most = max(weights, default=0) or 1
    down = {"orient": "left", "labelLimit": _LEFT}
    level = all(len(axes.names[one]) <= _SHORT for one in columns)
    across = {"orient": "top", "labelLimit": _ABOVE, "labelAngle": 0 if level else -_SLANT}
    return {
        "data": {
            "values": [
                # The root lets the many small numbers differ where a few are great.
                _value(
                    cell, axes, chosen, measure.words(cell), ramp((weight / most) ** 0.5, dark=dark)
                )
                for cell, weight in zip(cells, weights, strict=True)
            ]
        },
        "height": STEP * len(rows) + _room(axes.names[one] for one in columns),
        "padding": {"left": 4, "top": 4, "bottom": 4, "right": 36},
        "config": {"view": {"stroke": None}, "axis": {"domain": False, "ticks": False}},
        "encoding": {
            "y": _axis(row, axes.names, rows, down),
            "x": _axis(column, axes.names, columns, across),
        },
        "layer": [_rects(axes), _counts()],
    }


def _room(names: Iterable[str]) -> int:
    """The height that slanted names above the columns take."""
    longest = min(max((len(name) for name in names), default=0) * _LETTER, _ABOVE)
    return round(longest * math.sin(math.radians(_SLANT))) + 24


def _ranked(weights: Iterable[tuple[str, float]]) -> list[str]:
    sums: dict[str, float] = defaultdict(float)
    for identifier, weight in weights:
        sums[identifier] += weight
    return sorted(sums, key=lambda one: (-sums[one], one))


def _value(cell: Cell, axes: Axes, chosen: tuple[str, str] | None, shown: str, fill: str) -> Spec:
    row, column = axes.names[cell.row], axes.names[cell.column]
    marked = (cell.row, cell.column) == chosen
    return {
        axes.fields[0]: cell.row,
        axes.fields[1]: cell.column,
        "row": row,
        "column": column,
        "pledges": cell.pledges,
        "shown": shown,
        "fill": fill,
        "ink": ink(fill),
        "edge": STRONG if marked else fill,
        "width": 4 if marked else 0,
        "told": f"{row}, {column}: {shown}",
    }


def _axis(field: str, names: Mapping[str, str], order: Sequence[str], looks: Spec) -> Spec:
    """Ids along an axis, their names as labels: two things may have the same name."""
    told = json.dumps({one: names[one] for one in order}, ensure_ascii=False)
    labels: Spec = {"labelExpr": f"({told})[datum.value]", "labelOverlap": False, "title": None}
    # Vega-Lite would draw the axes of a heat map over it, and shift the outermost labels.
    plain: Spec = {"zindex": 0, "labelFlush": False, "labelBound": False}
    guides: Spec = {"grid": True, "gridOpacity": 0.35, "bandPosition": 0.5}
    scale = {"paddingInner": 0.06, "paddingOuter": 0}
    axis = {**labels, **plain, **guides, **looks}
    return {"field": field, "type": "nominal", "sort": list(order), "axis": axis, "scale": scale}


def _rects(axes: Axes) -> Spec:
    tips = zip(("row", "column", "pledges", "shown"), axes.titles, strict=False)
    return {
        "mark": {"type": "rect", "cursor": "pointer", "cornerRadius": 3},
        "params": [{"name": "cell", "select": {"type": "point", "fields": list(axes.fields)}}],
        "encoding": {
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "stroke": {"field": "edge", "type": "nominal", "scale": None},
            "strokeWidth": {"field": "width", "type": "quantitative", "scale": None},
            "description": {"field": "told"},
            "tooltip": [{"field": field, "title": title} for field, title in tips],
        },
    }


def _counts() -> Spec:
    return {
        "mark": {"type": "text", "fontSize": 12, "aria": False, "cursor": "pointer"},
        "encoding": {
            "text": {"field": "shown", "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }
