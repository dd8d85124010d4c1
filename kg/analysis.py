"""What the shape of a graph tells: who stands beside whom, what joins two actors, which belong.

Pure functions over `kg.model.Graph`, computed by networkx; every answer has a total order, so the
same graph always gives the same. A page reads its graph back from the store once
(`kg.stores.readback`) and asks, for instance, `ego(graph, ("Actor", "nav"), radius=2, limit=60)`
for something to draw, or `evidence_path(graph, "nav", "husbanken")` for a chain of sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.model import Edge, Graph, Node

if TYPE_CHECKING:
    import networkx as nx

Key = tuple[str, str]
"""A node's label and id; an id alone may stand under two labels."""

EVIDENCE = frozenset({"INVOLVES", "IN_AREA", "HAS_TARGET", "CITES", "SUBPLEDGE_OF", "SIMILAR_TO"})
"""The relationships that say something; through a programme everything is beside everything."""


@dataclass(frozen=True, slots=True)
class Together:
    """Two actors and the ids of the pledges that involve both; `one` has the lesser id."""

    one: Node
    other: Node
    pledges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of nodes; `edges[i]` joins `nodes[i]` and `nodes[i + 1]`, whichever way it runs.

    The properties of an edge hold the words that say it, and in which text they stand.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an actor stands among the others.

    `pledges` involve it, `partners` are the actors that it is involved together with, and
    `betweenness` is the share of the shortest chains between two others that run over it.
    """

    actor: Node
    pledges: int
    partners: int
    betweenness: float


def to_networkx(graph: Graph) -> nx.MultiDiGraph[Key]:
    """The graph in networkx, for people who live there; nodes are keyed by label and id.

    A node's attributes are its properties, an edge's key is its type.
    """
    import networkx as nx  # noqa: PLC0415 - a driver

    network: nx.MultiDiGraph[Key] = nx.MultiDiGraph()
    network.add_nodes_from(((one.label, one.id), dict(one.properties)) for one in graph.nodes)
    for edge in graph.edges:
        source, target = _ends(edge)
        network.add_edge(source, target, edge.type, **edge.properties)
    return network


def ego(
    graph: Graph,
    centre: Key,
    radius: int = 1,
    limit: int = 100,
    through: Collection[str] = EVIDENCE,
) -> Graph:
    """What stands within `radius` steps of a node, at most `limit` nodes, the centre first.

    The nearest come first, of those as near the ones with most links to what is nearer; so what is
    left out never cuts off what is kept. An unknown centre is a QueryError.
    """
    import networkx as nx  # noqa: PLC0415 - a driver

    network = _undirected(graph, through)
    _known(network, centre)
    distances = nx.single_source_shortest_path_length(network, centre, cutoff=radius)

    def nearness(key: Key) -> tuple[int, int, Key]:
        links = sum(distances.get(one, radius) < distances[key] for one in network[key])
        return distances[key], -links, key

    kept = sorted(distances, key=nearness)[: max(limit, 1)]
    return _induced(graph, kept, through)


def together(graph: Graph, tiers: Collection[str] = ()) -> tuple[Together, ...]:
    """Every two actors that a pledge involves both, those with most such pledges first.

    `tiers` keeps the actors of those tiers only, such as `{"named"}`; without it all.
    """
    nodes = _nodes(graph)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for pledge, actors in sorted(_involved(graph, nodes, tiers).items()):
        for pair in combinations(sorted(actors), 2):
            found[pair].append(pledge)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Together(nodes["Actor", one], nodes["Actor", other], tuple(pledges))
        for (one, other), pledges in ranked
    )


def communities(
    graph: Graph, tiers: Collection[str] = (), seed: int = 1
) -> tuple[tuple[Node, ...], ...]:
    """Actors in groups that are named together more than with others, the largest first.

    By Louvain's method over the pledges that two actors share; an actor that is never named
    beside another belongs to no group. Another `seed` may give other borders.
    """
    import networkx as nx  # noqa: PLC0415 - a driver

    network = _co_mention(together(graph, tiers))
    nodes = _nodes(graph)
    groups = nx.community.louvain_communities(network, weight="weight", seed=seed)
    found = (tuple(nodes["Actor", one] for one in sorted(group)) for group in groups)
    return tuple(sorted(found, key=lambda group: (-len(group), group[0].id)))


def standings(graph: Graph, tiers: Collection[str] = ()) -> tuple[Standing, ...]:
    """How every actor stands, those that join most others first."""
    import networkx as nx  # noqa: PLC0415 - a driver

    nodes = _nodes(graph)
    involved = _involved(graph, nodes, tiers)
    network = _co_mention(together(graph, tiers))
    network.add_nodes_from(sorted({actor for actors in involved.values() for actor in actors}))
    between = nx.betweenness_centrality(network)
    pledges: dict[str, int] = defaultdict(int)
    for actors in involved.values():
        for actor in actors:
            pledges[actor] += 1
    found = (
        Standing(nodes["Actor", one], pledges[one], len(network[one]), between[one])
        for one in network
    )
    return tuple(sorted(found, key=lambda one: (-one.betweenness, -one.pledges, one.actor.id)))


def evidence_path(
    graph: Graph, source: str, target: str, through: Collection[str] = frozenset({"INVOLVES"})
) -> Path | None:
    """The shortest chain of pledges between two actors, as `chain` finds it."""
    return chain(graph, ("Actor", source), ("Actor", target), through)


def chain(
    graph: Graph, source: Key, target: Key, through: Collection[str] = EVIDENCE
) -> Path | None:
    """The shortest chain between two nodes; None where none joins them.

    Of chains as short, the one whose nodes have fewest links to others: it says most about these
    two. An unknown node is a QueryError.
    """
    import networkx as nx  # noqa: PLC0415 - a driver

    network = _undirected(graph, through)
    for end in (source, target):
        _known(network, end)
    # A step costs far more than all that its ends can add, so a longer chain is never the cheaper.
    step = 1 + sum(len(network[key]) for key in network)

    def cost(one: Key, other: Key, _: object) -> int:
        return 2 * step + len(network[one]) + len(network[other])

    try:
        keys = nx.shortest_path(network, source, target, weight=cost)
    except nx.NetworkXNoPath:
        return None
    nodes = _nodes(graph)
    edges = (network.edges[pair]["edge"] for pair in pairwise(keys))
    return Path(tuple(nodes[key] for key in keys), tuple(edges))


def _ends(edge: Edge) -> tuple[Key, Key]:
    return (edge.source_label, edge.source), (edge.target_label, edge.target)


def _nodes(graph: Graph) -> dict[Key, Node]:
    return {(node.label, node.id): node for node in graph.nodes}


def _undirected(graph: Graph, through: Collection[str]) -> nx.Graph[Key]:
    """Every node, and an edge wherever one of those types joins two, sorted."""
    import networkx as nx  # noqa: PLC0415 - a driver

    network: nx.Graph[Key] = nx.Graph()
    network.add_nodes_from(sorted(_nodes(graph)))
    for edge in _sorted(one for one in graph.edges if one.type in through):
        if not network.has_edge(*_ends(edge)):
            network.add_edge(*_ends(edge), edge=edge)
    return network


def _sorted(edges: Iterable[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda one: (one.type, *_ends(one)))


def _known(network: nx.Graph[Key], key: Key) -> None:
    if key not in network:
        raise QueryError(f"no {key[0]} has the id {key[1]!r}")


def _induced(graph: Graph, kept: list[Key], through: Collection[str]) -> Graph:
    nodes, inside = _nodes(graph), frozenset(kept)
    edges = (
        edge for edge in graph.edges if edge.type in through and inside.issuperset(_ends(edge))
    )
    return Graph(tuple(nodes[key] for key in kept), tuple(_sorted(edges)))


def _involved(
    graph: Graph, nodes: dict[Key, Node], tiers: Collection[str]
) -> dict[str, frozenset[str]]:
    """The actors of every pledge that involves any, by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.type == "INVOLVES":
            actor = nodes["Actor", edge.target]
            if not tiers or actor.properties.get("tier") in tiers:
                found[edge.source].add(actor.id)
    return {pledge: frozenset(actors) for pledge, actors in found.items()}


def _co_mention(pairs: Iterable[Together]) -> nx.Graph[str]:
    """Actors by id; the weight of an edge counts the pledges that involve both."""
    import networkx as nx  # noqa: PLC0415 - a driver

    network: nx.Graph[str] = nx.Graph()
    ties: Iterator[tuple[str, str, int]] = (
        (pair.one.id, pair.other.id, len(pair.pledges)) for pair in pairs
    )
    network.add_weighted_edges_from(sorted(ties))
    return network
