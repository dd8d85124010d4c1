"""The shape of a network: what joins two things, who is named together, and who joins others.

Pure functions, computed by networkx; every answer has a total order, so the same input always
gives the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.model import Edge, Graph, Node

if TYPE_CHECKING:
    import networkx as nx

Key = tuple[str, str]
"""A node's label and id; an id alone may stand under two labels."""

Pairs = Mapping[tuple[str, str], int]
"""Two actors by their ids, and how many pledges name both; each two stand there once."""

EVIDENCE = frozenset({"INVOLVES", "IN_AREA", "HAS_TARGET", "CITES", "SUBPLEDGE_OF", "SIMILAR_TO"})
"""The relationships that say something; through a programme everything is beside everything."""


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of nodes; `edges[i]` joins `nodes[i]` and `nodes[i + 1]`, whichever way it runs.

    The properties of an edge hold the words that say it, and in which text they stand.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an actor stands among those that are named with others.

    `partners` are the actors that it is named with, `between` is the share of all pairs of others
    whose shortest chain runs over it (of several as short, each counts for its part), and `cluster`
    is the place of its own in `clusters`.
    """

    actor: str
    partners: int
    between: float
    cluster: int


def clusters(pairs: Pairs) -> tuple[tuple[str, ...], ...]:
    """Actors that are named with each other more than with others, the largest cluster first.

    By Louvain's method over the pledges that two actors share, from a fixed beginning: another
    one may give other borders.
    """
    import networkx as nx  # noqa: PLC0415 - a driver

    groups = nx.community.louvain_communities(_named_together(pairs), weight="weight", seed=1)
    found = (tuple(sorted(group)) for group in groups)
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def standings(pairs: Pairs) -> tuple[Standing, ...]:
    """How every actor of the pairs stands, those that join most others first."""
    import networkx as nx  # noqa: PLC0415 - a driver

    network = _named_together(pairs)
    between = nx.betweenness_centrality(network)
    places = {one: place for place, part in enumerate(clusters(pairs)) for one in part}
    found = (Standing(one, len(network[one]), between[one], places[one]) for one in network)
    return tuple(sorted(found, key=lambda one: (-one.between, -one.partners, one.actor)))


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


def _named_together(pairs: Pairs) -> nx.Graph[str]:
    """Actors by id; the weight of an edge counts the pledges that name both."""
    import networkx as nx  # noqa: PLC0415 - a driver

    network: nx.Graph[str] = nx.Graph()
    network.add_weighted_edges_from(
        sorted((min(pair), max(pair), count) for pair, count in pairs.items())
    )
    return network
