"""A heat map of what is counted for two things at once, as Vega-Lite."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.charts.colours import STRONG, ink, ramp

Spec = dict[str, object]

STEP = 24
"""The height of a row, in pixels."""

_LEFT, _ABOVE, _SLANT = 170, 170, 62
_LETTER = 6.2


class Cell(NamedTuple):
    """A cell: the ids of its row and its column, and how many pledges it stands for."""

    row: str
    column: str
    pledges: int


@dataclass(frozen=True, slots=True)
class Axes:
    """What a matrix calls things: its two fields, titles of both and of the count, names by id."""

    fields: tuple[str, str]
    titles: tuple[str, str, str]
    names: Mapping[str, str]


def greatest(cells: Iterable[Cell], rows: int, columns: int) -> list[Cell]:
    """The cells of those rows and columns that hold most pledges, at most so many of each."""
    found = list(cells)
    first = set(_ranked((cell.row, cell) for cell in found)[:rows])
    across = set(_ranked((cell.column, cell) for cell in found)[:columns])
    return [cell for cell in found if cell.row in first and cell.column in across]


def mirrored(pairs: Iterable[Cell], most: int) -> list[Cell]:
    """Pairs on both sides of the diagonal, of those things that stand in most pairs."""
    both = [one for pair in pairs for one in (pair, Cell(pair.column, pair.row, pair.pledges))]
    return greatest(both, most, most)


def matrix(
    cells: Sequence[Cell], axes: Axes, chosen: tuple[str, str] | None, *, dark: bool
) -> Spec:
    """A heat map; a click in it selects `cell`, by the two fields of the axes."""
    row, column = axes.fields
    rows = _ranked((cell.row, cell) for cell in cells)
    columns = _ranked((cell.column, cell) for cell in cells)
    most = max((cell.pledges for cell in cells), default=1)
    down = {"orient": "left", "labelLimit": _LEFT}
    across = {"orient": "top", "labelLimit": _ABOVE, "labelAngle": -_SLANT}
    return {
        "data": {"values": [_value(cell, axes, most, chosen, dark=dark) for cell in cells]},
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


def _ranked(cells: Iterable[tuple[str, Cell]]) -> list[str]:
    count: Counter[str] = Counter()
    for identifier, cell in cells:
        count[identifier] += cell.pledges
    return sorted(count, key=lambda one: (-count[one], one))


def _value(
    cell: Cell, axes: Axes, most: int, chosen: tuple[str, str] | None, *, dark: bool
) -> Spec:
    # The root lets the many small numbers differ where a few are great.
    fill = ramp((cell.pledges / most) ** 0.5, dark=dark)
    row, column = axes.names[cell.row], axes.names[cell.column]
    marked = (cell.row, cell.column) == chosen
    return {
        axes.fields[0]: cell.row,
        axes.fields[1]: cell.column,
        "row": row,
        "column": column,
        "pledges": cell.pledges,
        "fill": fill,
        "ink": ink(fill),
        "edge": STRONG if marked else fill,
        "width": 4 if marked else 0,
        "told": f"{row}, {column}: {cell.pledges}",
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
    tips = zip(("row", "column", "pledges"), axes.titles, strict=True)
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
            "text": {"field": "pledges", "type": "quantitative"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }
