"""What stands on the canvas of the explorer: a start, and what each step since then did to it.

Pure functions. The steps are few words each, so an address can hold them, and the same address
always gives the same picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.analysis import chain
from kg.facets import Choice, Pledge, Stock, key
from kg.figures import OTHERS, PLEDGES
from kg.model import Edge, Graph, Node

EXPAND, HIDE, ONLY, PATH, MORE = "expand", "hide", "only", "path", "more"
VERBS = (EXPAND, HIDE, ONLY, PATH, MORE)
LIMITS = (10, 20, 40, 100, 400)
"""How many things one step may add."""

_LABELS = {
    "pledge": "Pledge",
    "actor": "Actor",
    "area": "PolicyArea",
    "target": "Target",
    "instrument": "Instrument",
}
_TYPES = {"actor": "INVOLVES", "area": "IN_AREA", "target": "HAS_TARGET", "instrument": "CITES"}
_WITHOUT_AREAS = frozenset({"INVOLVES", "HAS_TARGET", "CITES", "SUBPLEDGE_OF"})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a user did: a verb, the key of a node, and what else the verb needs.

    `other` is the relation to expand along (a role, or a kind of thing; empty for all) or the
    other end of a path; `limit` how many things may come in.
    """

    verb: str
    node: str = ""
    other: str = ""
    limit: int = LIMITS[1]


@dataclass(frozen=True, slots=True)
class Scene:
    """The keys of what is shown, in the order in which it came, and the batches it came in.

    `centres` are those that the choice itself names, `rest` what it found and is not shown yet.
    `path` is the one that the last step found; `joined` is False where it asked for one and there
    is none.
    """

    shown: tuple[str, ...] = ()
    batches: tuple[tuple[str, ...], ...] = ()
    centres: frozenset[str] = frozenset()
    rest: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    joined: bool = True


@dataclass(frozen=True, slots=True)
class Web:
    """Who stands beside whom: by key the neighbours of a node, each with how it is related."""

    stock: Stock
    beside: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)

    def ways(self, node: str) -> Counter[str]:
        """How many neighbours a node has along each relation."""
        return Counter(way for ways in self.beside.get(node, {}).values() for way in ways)


def weave(stock: Stock) -> Web:
    """The web of a stock: pledges beside what they name, and beside their parents."""
    beside: dict[str, dict[str, set[str]]] = {}

    def tie(one: str, other: str, way: str) -> None:
        beside.setdefault(one, {}).setdefault(other, set()).add(way)

    for pledge in stock.pledges.values():
        own = f"pledge:{pledge.id}"
        for link in pledge.links:
            there = key(link)
            tie(own, there, there.partition(":")[0])
            tie(there, own, str(link["role"] or "pledge"))
        if pledge.row["parent"] in stock.pledges:
            tie(own, f"pledge:{pledge.row['parent']}", "pledge")
            tie(f"pledge:{pledge.row['parent']}", own, "pledge")
    return Web(
        stock,
        {
            one: {other: frozenset(ways) for other, ways in others.items()}
            for one, others in beside.items()
        },
    )


def start(web: Web, choice: Choice, found: Sequence[Pledge], limit: int = PLEDGES) -> Scene:
    """What a choice puts on the canvas: nothing where nothing is chosen.

    The chosen actors and areas, the first of the pledges found, and what those name most.
    """
    if not choice:
        return Scene()
    centres = [f"{kind}:{one}" for kind in ("actor", "area") for one in choice.get(kind, ())]
    every = tuple(f"pledge:{one.id}" for one in found)
    pledges, rest = every[:limit], every[limit:]
    count = Counter(
        other for one in pledges for other in web.beside.get(one, {}) if other not in centres
    )
    others = sorted(
        (one for one in count if count[one] > 1 or len(pledges) < OTHERS),
        key=lambda one: (-count[one], one),
    )
    shown = tuple(dict.fromkeys([*centres, *pledges, *others[:OTHERS]]))
    return Scene(shown, (shown,), frozenset(centres), rest)


def replay(web: Web, scene: Scene, steps: Iterable[Step]) -> Scene:
    """The scene after some steps."""
    for step in steps:
        scene = _DO[step.verb](web, scene, step)
    return scene


def pledges(web: Web, scene: Scene) -> list[Pledge]:
    """The pledges that a scene shows."""
    ids = [one.partition(":") for one in scene.shown]
    return [web.stock.pledges[one] for kind, _, one in ids if kind == "pledge"]


def neighbours(web: Web, node: str, relation: str = "") -> list[str]:
    """The neighbours of a node along a relation, or along all; those with most ties first."""
    near = web.beside.get(node, {})
    found = [one for one, ways in near.items() if not relation or relation in ways]
    return sorted(found, key=lambda one: (-len(web.beside[one]), one))


def write(steps: Iterable[Step]) -> str:
    """Steps as an address holds them."""
    return ";".join(",".join([step.verb, step.node, step.other, str(step.limit)]) for step in steps)


def read(text: str) -> tuple[Step, ...]:
    """The steps that an address holds; what is not a step is passed over."""
    parts = [one.split(",") for one in text.split(";")]
    return tuple(
        Step(verb, node, other, min(int(limit), LIMITS[-1]))
        for verb, node, other, limit in (part for part in parts if len(part) == 4)
        if verb in VERBS and limit.isdecimal()
    )


def _add(scene: Scene, new: Iterable[str]) -> Scene:
    batch = tuple(one for one in dict.fromkeys(new) if one not in scene.shown)
    rest = tuple(one for one in scene.rest if one not in batch)
    shown, batches = (*scene.shown, *batch), (*scene.batches, batch)
    return replace(scene, shown=shown, batches=batches, rest=rest, path=(), joined=True)


def _keep(scene: Scene, kept: Callable[[str], bool]) -> Scene:
    shown = tuple(one for one in scene.shown if kept(one))
    return replace(scene, shown=shown, centres=scene.centres & set(shown), path=(), joined=True)


def _expand(web: Web, scene: Scene, step: Step) -> Scene:
    if step.node not in web.beside:
        return scene
    new = [one for one in neighbours(web, step.node, step.other) if one not in scene.shown]
    return _add(scene, [step.node, *new[: step.limit]])


def _hide(_: Web, scene: Scene, step: Step) -> Scene:
    return _keep(scene, lambda one: one != step.node)


def _only(web: Web, scene: Scene, step: Step) -> Scene:
    near = {step.node, *web.beside.get(step.node, {})}
    return _keep(scene, near.__contains__)


def _more(_: Web, scene: Scene, step: Step) -> Scene:
    return _add(scene, scene.rest[: step.limit])


def _path(web: Web, scene: Scene, step: Step) -> Scene:
    if not {step.node, step.other} <= web.beside.keys():
        return scene
    graph = _graph(web.stock)
    ends = _key(step.node), _key(step.other)
    # An area joins almost any two pledges, which says little; it is the last resort.
    found = chain(graph, *ends, _WITHOUT_AREAS) or chain(graph, *ends)
    if found is None:
        return replace(scene, path=(), joined=False)
    kinds = {label: kind for kind, label in _LABELS.items()}
    keys = tuple(f"{kinds[node.label]}:{node.id}" for node in found.nodes)
    return replace(_add(scene, keys), path=keys)


_DO = {EXPAND: _expand, HIDE: _hide, ONLY: _only, PATH: _path, MORE: _more}


def _key(node: str) -> tuple[str, str]:
    kind, _, identifier = node.partition(":")
    return _LABELS[kind], identifier


def _graph(stock: Stock) -> Graph:
    """The stock as a graph, as far as chains are looked for in it."""
    nodes = [Node("Pledge", one) for one in stock.pledges]
    nodes += [Node(*_key(one)) for one in stock.things]
    edges = [
        Edge(_TYPES[key(link).partition(":")[0]], "Pledge", one.id, *_key(key(link)))
        for one in stock.pledges.values()
        for link in one.links
    ]
    edges += [
        Edge("SUBPLEDGE_OF", "Pledge", one.id, "Pledge", str(one.row["parent"]))
        for one in stock.pledges.values()
        if one.row["parent"] in stock.pledges
    ]
    return Graph(tuple(nodes), tuple(edges))
