"""What is found, as networks to draw; pyvis builds them, the app shows them."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Value

Row = Mapping[str, Value]
Places = Mapping[str, tuple[float, float]]
"""Where on the canvas each thing stands, by its id."""

PLEDGES = 40
"""How many pledges a neighbourhood shows at most."""
OTHERS = 14
"""How many other things it shows at most: those that share most pledges with the centre."""

SHARED_SCHEMES = ("stortinget", "los")
"""The schemes of areas that several programmes share, the one to prefer first."""

_RING, _SPREAD = 150.0, 125.0
_STYLES: Mapping[str, tuple[str, str, int]] = {
    "pledge": ("dot", "#0072B2", 12),
    "actor": ("square", "#E69F00", 15),
    "area": ("diamond", "#009E73", 17),
    "target": ("triangle", "#CC79A7", 15),
    "instrument": ("hexagon", "#56B4E9", 15),
}
_RIM = "#D55E00"
_CENTRAL = {"size": 30, "borderWidth": 5, "borderWidthSelected": 5}
_LOUD = {"font": {"size": 24}}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "zoomView": False, "keyboard": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}},
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to draw: `quote` is read when one points at it, `note` tells where it stands.

    `kind` is pledge, actor, area, target or instrument. A pledge may have what stands before it,
    `lead_in` and `parent`. `ways` counts all that stands beside it, drawn or not.
    """

    id: str
    kind: str
    name: str
    quote: str = ""
    note: str = ""
    lead_in: str = ""
    parent: str = ""
    ways: int = 0


@dataclass(frozen=True, slots=True)
class Tie:
    """A pledge and what it names; `quote` holds the words that say it, `note` says how.

    `at` tells where the words stand: in text, lead_in or parent, from and to which character.
    """

    pledge: str
    other: str
    quote: str = ""
    note: str = ""
    at: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A network ready to draw: vis-network's nodes, edges and options, and what is left out.

    `shown` and `total` count pledges; `counts` the drawn things of each kind.
    """

    nodes: tuple[Mapping[str, object], ...]
    edges: tuple[Mapping[str, object], ...]
    options: Mapping[str, object]
    shown: int
    total: int
    counts: Mapping[str, int]


def neighbourhood(
    centre: Spot,
    pledges: Sequence[Spot],
    others: Iterable[Spot],
    ties: Sequence[Tie],
    most: int = PLEDGES,
) -> Picture:
    """The centre with its pledges around it, and around them what those pledges also name.

    Of many pledges the first `most` are drawn. The same input always gives the same picture.
    """
    shown = {pledge.id: pledge for pledge in pledges[:most]}
    kept = _frequent(ties, frozenset(shown), centre.id)
    around = {spot.id: spot for spot in others if spot.id in kept}
    drawn = [tie for tie in ties if tie.pledge in shown and tie.other in {*around, centre.id}]
    places = _places(tuple(shown), tuple(around), drawn)
    spots = [centre, *shown.values(), *around.values()]
    everywhere = places | {centre.id: (0.0, 0.0)}
    nodes, edges, options = _built(spots, everywhere, drawn, {centre.id})
    return Picture(nodes, edges, options, len(shown), len(pledges), _counts(spots[1:]))


def around(rows: Sequence[Row], centre: str, told: Callable[[Row], str], name: str) -> Picture:
    """The neighbourhood of a thing, from the rows of a saved query.

    Each row is a pledge (`pledge`, `text`) and one thing that it names (`label`, `target`,
    `words`); the column `name` holds what the thing is called. `told` says in words how it is
    named. Rows about areas of another scheme than `_scheme` chooses are left out.
    """
    scheme = _scheme(rows)
    kept = [row for row in rows if row["label"] == "Actor" or row["scheme"] == scheme]
    spots = {str(row["target"]): _spot(row, name) for row in kept}
    pledges = {
        str(row["pledge"]): Spot(str(row["pledge"]), "pledge", "", str(row["text"]))
        for row in kept
        if row["target"] == centre
    }
    ties = [
        Tie(str(row["pledge"]), str(row["target"]), str(row["words"] or ""), told(row))
        for row in kept
    ]
    middle = spots.pop(centre)
    return neighbourhood(middle, tuple(pledges.values()), spots.values(), ties)


def draw(
    spots: Sequence[Spot], ties: Iterable[Tie], places: Places, loud: Collection[str]
) -> Picture:
    """All of the things with all of the ties, where they are told to stand; some of them loud."""
    nodes, edges, options = _built(spots, places, ties, loud)
    return Picture(nodes, edges, options, len(spots), len(spots), _counts(spots))


def style(kind: str) -> tuple[str, str]:
    """The shape and the colour that stand for a kind of thing."""
    shape, colour, _ = _STYLES[kind]
    return shape, colour


def vis_folder() -> Path:
    """The folder with the vis-network that pyvis ships."""
    import pyvis  # noqa: PLC0415 - costs a quarter of a second, and only a picture needs it

    return Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"


def _frequent(ties: Iterable[Tie], shown: frozenset[str], centre: str) -> frozenset[str]:
    count = Counter(tie.other for tie in ties if tie.pledge in shown and tie.other != centre)
    ranked = sorted(count, key=lambda other: (-count[other], other))
    return frozenset(ranked[:OTHERS])


def _counts(spots: Iterable[Spot]) -> Mapping[str, int]:
    return dict(Counter(spot.kind for spot in spots))


def _places(
    pledges: Sequence[str], others: Sequence[str], ties: Iterable[Tie]
) -> dict[str, tuple[float, float]]:
    """Pledges on an inner ring, beside those that name the same; the rest on an outer ring."""
    named: dict[str, list[str]] = {pledge: [] for pledge in pledges}
    naming: Counter[str] = Counter()
    for tie in ties:
        if tie.other in others:
            named[tie.pledge].append(tie.other)
            naming[tie.other] += 1
    rank = {other: (-naming[other], other) for other in others}
    best = {
        pledge: min((rank[other] for other in named[pledge]), default=(0, "")) for pledge in pledges
    }
    order = sorted(pledges, key=lambda pledge: (best[pledge], pledge))
    angles = {pledge: math.tau * (i + 0.5) / len(order) for i, pledge in enumerate(order)}
    outer = sorted(others, key=lambda other: (_mean(angles, named, other), other))
    return _ring(order, _RING, _RING + 45) | _ring(outer, _RING + _SPREAD, _RING + _SPREAD + 70)


def _mean(angles: Mapping[str, float], named: Mapping[str, list[str]], other: str) -> float:
    """The direction in which the pledges that name it lie."""
    near = [angles[pledge] for pledge, all_named in named.items() if other in all_named]
    x, y = sum(map(math.cos, near)), sum(map(math.sin, near))
    return math.atan2(y, x) % math.tau


def _ring(ids: Sequence[str], even: float, odd: float) -> dict[str, tuple[float, float]]:
    """Places on a circle, in and out by turns so that names do not run into each other."""
    places = {}
    for i, one in enumerate(ids):
        angle = math.tau * (i + 0.5) / len(ids)
        radius = odd if i % 2 else even
        places[one] = (round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1))
    return places


_Things = tuple[Mapping[str, object], ...]


def _built(
    spots: Iterable[Spot],
    places: Places,
    ties: Iterable[Tie],
    loud: Collection[str],
) -> tuple[_Things, _Things, Mapping[str, object]]:
    """Nodes, edges and options by pyvis.

    They are put into its lists directly: `add_edge` walks all edges and drops the second one
    between two nodes of an undirected network.
    """
    from pyvis.network import Network  # noqa: PLC0415 - see `vis_folder`

    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    for spot in spots:
        network.add_node(spot.id, **_node(spot, places[spot.id], central=spot.id in loud))
    network.edges.extend(_edge(tie, central=tie.other in loud) for tie in ties)
    nodes, edges, _, _, _, options = network.get_network_data()
    return tuple(nodes), tuple(edges), json.loads(options)


def _node(spot: Spot, place: tuple[float, float], *, central: bool) -> dict[str, object]:
    shape, colour, size = _STYLES[spot.kind]
    named: dict[str, object] = {"head": spot.name, "quote": spot.quote, "note": spot.note}
    named |= {"lead_in": spot.lead_in, "parent": spot.parent} if spot.lead_in or spot.parent else {}
    named |= {"ways": spot.ways} if spot.ways else {}
    looks = {"label": _label(spot), "shape": shape, "color": colour, "size": size}
    looks |= _CENTRAL | {"color": {"background": colour, "border": _RIM}} if central else {}
    return {**named, **looks, "x": place[0], "y": place[1], "kind": spot.kind} | (
        _LOUD if central and len(spot.name) < 20 else {}
    )


def _label(spot: Spot) -> str:
    """A pledge is read by pointing at it; long names are broken and cut."""
    if spot.kind == "pledge":
        return " "
    lines = [""]
    for word in spot.name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= 18:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines if len(lines) <= 3 else [*lines[:2], lines[2] + "…"])


def _edge(tie: Tie, *, central: bool) -> dict[str, object]:
    colour = {"color": "#8fa1b3", "opacity": 0.9 if central else 0.45}
    ends = {"id": f"{tie.pledge}~{tie.other}", "from": tie.pledge, "to": tie.other}
    at = {"at": list(tie.at)} if tie.at else {}
    return {**ends, **at, "quote": tie.quote, "note": tie.note, "color": colour, "width": 1.5}


def _scheme(rows: Iterable[Row]) -> str:
    """The scheme of areas to draw: the one that several programmes share, if it is there."""
    schemes = {str(row["scheme"]) for row in rows if row["scheme"]}
    return next((one for one in SHARED_SCHEMES if one in schemes), "programme")


def _spot(row: Row, name: str) -> Spot:
    kind = "actor" if row["label"] == "Actor" else "area"
    return Spot(str(row["target"]), kind, str(row[name] or row["name"]))
