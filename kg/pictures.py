"""Networks to draw: what stands in them and what it looks like; pyvis builds them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Places = Mapping[str, tuple[float, float]]
"""Where on the canvas each thing stands, by its id."""

_STYLES: Mapping[str, tuple[str, str, int]] = {
    "pledge": ("dot", "#0072B2", 12),
    "actor": ("square", "#E69F00", 15),
    "area": ("diamond", "#009E73", 17),
    "target": ("triangle", "#CC79A7", 15),
    "instrument": ("hexagon", "#56B4E9", 15),
}
ROLES: Mapping[str, tuple[str, tuple[int, ...]]] = {
    "agent": ("#D55E00", ()),
    "object": ("#0072B2", (14, 7)),
    "partner": ("#009E73", (3, 6)),
    "other": ("#CC79A7", (14, 5, 3, 5)),
    "": ("#8493A3", ()),
}
"""The parts that actors play in pledges, each with the colour and the dashes of its lines.

The last one stands for every line that is not about a part.
"""
CLUSTERS: Sequence[tuple[str, str]] = (
    ("dot", "#8493A3"),
    ("square", "#0072B2"),
    ("diamond", "#009E73"),
    ("triangle", "#CC79A7"),
    ("hexagon", "#D55E00"),
    ("star", "#56B4E9"),
    ("triangleDown", "#E69F00"),
)
"""The shapes and colours of clusters, where all things are of one kind.

The first one stands for all that is in no cluster with a look of its own.
"""
_READABLE = 9
"""How high letters are that can be read, in pixels."""
_RIM = "#D55E00"
_CENTRAL = {"size": 30, "borderWidth": 5, "borderWidthSelected": 5}
_LOUD = {"font": {"size": 24}}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "keyboard": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}},
}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Things of one kind that belong together: `look` is a place in `CLUSTERS`."""

    look: int
    name: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to draw: `quote` is read when one points at it, `note` tells where it stands.

    `kind` is pledge, actor, area, target or instrument. A pledge may have what stands before it,
    `lead_in` and `parent`. `ways` counts all that stands beside it, drawn or not. What belongs to
    a `cluster` looks like that, not like its kind; `size` may differ from that of its kind.
    """

    id: str
    kind: str
    name: str
    quote: str = ""
    note: str = ""
    lead_in: str = ""
    parent: str = ""
    ways: int = 0
    cluster: Cluster | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Tie:
    """A pledge and what it names, or two other things that stand together.

    `quote` holds the words that say it, `note` says how. `at` tells where the words stand: in
    text, lead_in or parent, from and to which character. `role` is one of `ROLES`. `width` is that
    of the line, where it means something.
    """

    pledge: str
    other: str
    quote: str = ""
    note: str = ""
    at: tuple[str, int, int] | None = None
    role: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A network ready to draw: vis-network's nodes, edges and options, and what is left out.

    `shown` and `total` count pledges; `counts` the drawn things of each kind, `roles` the lines,
    `clusters` the members of each.
    """

    nodes: tuple[Mapping[str, object], ...]
    edges: tuple[Mapping[str, object], ...]
    options: Mapping[str, object]
    shown: int
    total: int
    counts: Mapping[str, int]
    roles: Mapping[str, int]
    clusters: Mapping[Cluster, int]


def draw(
    spots: Sequence[Spot], ties: Iterable[Tie], places: Places, loud: Collection[str]
) -> Picture:
    """All of the things with all of the ties, where they are told to stand; some of them loud."""
    every = tuple(ties)
    nodes, edges, options = _built(spots, places, every, loud)
    count = len(spots)
    clusters = Counter(spot.cluster for spot in spots if spot.cluster)
    return Picture(nodes, edges, options, count, count, _counts(spots), _roles(every), clusters)


def style(kind: str) -> tuple[str, str]:
    """The shape and the colour that stand for a kind of thing."""
    shape, colour, _ = _STYLES[kind]
    return shape, colour


def vis_folder() -> Path:
    """The folder with the vis-network that pyvis ships."""
    import pyvis  # noqa: PLC0415 - costs a quarter of a second, and only a picture needs it

    return Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"


def _counts(spots: Iterable[Spot]) -> Mapping[str, int]:
    return dict(Counter(spot.kind for spot in spots))


def _roles(ties: Iterable[Tie]) -> Mapping[str, int]:
    count = Counter(tie.role for tie in ties)
    return {role: count[role] for role in ROLES if count[role]}


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
    if spot.cluster:
        shape, colour = CLUSTERS[spot.cluster.look]
    named: dict[str, object] = {"head": spot.name, "quote": spot.quote, "note": spot.note}
    named |= {"lead_in": spot.lead_in, "parent": spot.parent} if spot.lead_in or spot.parent else {}
    named |= {"ways": spot.ways} if spot.ways else {}
    named |= {"cluster": str(spot.cluster.look)} if spot.cluster else {}
    named |= _named_by_size(spot.size) if spot.size else {}
    looks = {"label": _label(spot), "shape": shape, "color": colour, "size": spot.size or size}
    looks |= _CENTRAL | {"color": {"background": colour, "border": _RIM}} if central else {}
    return {**named, **looks, "x": place[0], "y": place[1], "kind": spot.kind} | (
        _LOUD if central and len(spot.name) < 20 else {}
    )


def _named_by_size(size: int) -> dict[str, object]:
    """Of what differs in size the small is named only where there is room to read it."""
    return {
        "font": {"size": round(6 + 0.85 * size)},
        "scaling": {"label": {"drawThreshold": _READABLE}},
    }


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
    own, dashes = ROLES[tie.role]
    colour = {
        "color": own,
        "highlight": own,
        "hover": own,
        "opacity": 0.9 if tie.role or central else 0.5,
    }
    ends = {"id": f"{tie.pledge}~{tie.other}", "from": tie.pledge, "to": tie.other}
    width = tie.width or (2.5 if tie.role else 1.5)
    looks = {"color": colour, "dashes": list(dashes) or False, "width": width}
    at = {"at": list(tie.at)} if tie.at else {}
    return {**ends, **at, **looks, "quote": tie.quote, "note": tie.note, "role": tie.role}
