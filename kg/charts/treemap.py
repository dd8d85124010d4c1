"""Areas as rectangles within those of the areas above them, as ECharts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.charts.colours import OKABE_ITO, ink
from kg.model import Value

Row = Mapping[str, Value]
Spec = dict[str, object]

_NAMED = 0.004
_LOOKS: Spec = {
    "type": "treemap",
    "roam": False,
    "nodeClick": False,
    "selectedMode": "single",
    "breadcrumb": {"show": False},
    "left": 0,
    "right": 0,
    "top": 0,
    "bottom": 0,
    "upperLabel": {"show": True, "height": 22, "fontSize": 13, "fontWeight": "bold", "padding": 4},
    "itemStyle": {"gapWidth": 1},
    "animation": False,
}


@dataclass(frozen=True, slots=True)
class Area:
    """An area to draw; `pledges` counts those of its own, not those of the areas below it."""

    id: str
    name: str
    pledges: int
    below: list[Area] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many times a pledge stands in it or below it."""
        return self.pledges + sum(area.pledges for area in self.below)

    def parts(self) -> Iterator[Area]:
        """What fills its rectangle: itself, and the areas below it, the largest first."""
        own = [Area(self.id, self.name, self.pledges)] if self.pledges else []
        yield from sorted([*own, *self.below], key=lambda area: (-area.pledges, area.id))


def areas(rows: Sequence[Row], name: str) -> list[Area]:
    """The topmost areas, the largest first, with all areas anywhere below them that hold pledges.

    Rows have `id`, `broader`, `pledges` and, in the column `name`, what an area is called.
    """
    by_id = {str(row["id"]): row for row in rows}
    below: dict[str, list[Area]] = defaultdict(list)
    for row in rows:
        top = _topmost(row, by_id)
        if top is not row and row["pledges"]:
            below[str(top["id"])].append(_area(row, name))
    found = [_area(row, name, below[str(row["id"])]) for row in rows if _topmost(row, by_id) is row]
    return sorted((area for area in found if area.size), key=lambda area: (-area.size, area.id))


def treemap(found: Sequence[Area]) -> Spec:
    """The areas as a chart; its nodes stand in the order of `nodes`."""
    whole = sum(area.size for area in found)
    data = [_group(area, OKABE_ITO[i % len(OKABE_ITO)], whole) for i, area in enumerate(found)]
    return {"series": [{**_LOOKS, "data": data}], "tooltip": {"confine": True}}


def nodes(found: Sequence[Area]) -> list[str]:
    """The areas' ids by ECharts' numbers: the whole has 0, then each group before its parts."""
    return ["", *(one.id for area in found for one in (area, *area.parts()))]


def _topmost(row: Row, by_id: Mapping[str, Row]) -> Row:
    seen: set[Value] = set()
    while str(row["broader"]) in by_id and row["id"] not in seen:
        seen.add(row["id"])
        row = by_id[str(row["broader"])]
    return row


def _area(row: Row, name: str, below: list[Area] | None = None) -> Area:
    count = row["pledges"]
    own = int(count) if isinstance(count, int | float) else 0
    return Area(str(row["id"]), str(row[name] or row["name"]), own, below or [])


def _group(area: Area, fill: str, whole: int) -> Spec:
    shared: Spec = {"color": fill, "borderColor": fill}
    return {
        "name": area.name,
        "value": area.size,
        "children": [_leaf(part, fill, whole) for part in area.parts()],
        "itemStyle": {**shared, "borderWidth": 2, "gapWidth": 1},
        "upperLabel": {"color": ink(fill)},
        "label": {"color": ink(fill)},
    }


def _leaf(part: Area, fill: str, whole: int) -> Spec:
    """A part of a group, named where its rectangle has room for a word."""
    label = {"show": part.pledges >= whole * _NAMED, "color": ink(fill), "fontSize": 12}
    label |= {"overflow": "truncate", "padding": 2}
    edge = {"color": fill, "borderColor": ink(fill), "borderWidth": 0.4}
    return {"name": part.name, "value": part.pledges, "itemStyle": edge, "label": label}
