"""The shape of small graphs, where the right answer can be seen by eye."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from kg import analysis
from kg.analysis import EVIDENCE
from kg.errors import QueryError
from kg.model import Edge, Graph, Node

TIERS = {"nav": "named", "husbanken": "named", "skatt": "named", "kommunene": "collective"}


def _graph(involved: dict[str, str]) -> Graph:
    """Pledges with the actors that each involves, all in one programme."""
    actors = sorted({actor for names in involved.values() for actor in names.split()})
    nodes = [Node("Programme", "p", {"title": "P"})]
    nodes += [Node("Actor", one, {"name": one, "tier": TIERS.get(one, "named")}) for one in actors]
    nodes += [Node("Pledge", one, {"text": one}) for one in involved]
    edges = [Edge("IN_PROGRAMME", "Pledge", one, "Programme", "p") for one in involved]
    edges += [
        Edge("INVOLVES", "Pledge", pledge, "Actor", actor, {"words": f"{actor}s", "via": "text"})
        for pledge, names in involved.items()
        for actor in names.split()
    ]
    return Graph(tuple(nodes), tuple(edges))


GRAPH = _graph(
    {
        "a": "nav kommunene",
        "b": "nav kommunene",
        "c": "kommunene husbanken",
        "d": "nav",
        "e": "skatt",
    }
)


def _shuffled(graph: Graph, seed: int) -> Graph:
    nodes, edges = list(graph.nodes), list(graph.edges)
    random.Random(seed).shuffle(nodes)
    random.Random(seed).shuffle(edges)
    return Graph(tuple(nodes), tuple(edges))


def test_networkx_gets_every_node_edge_and_attribute() -> None:
    network = analysis.to_networkx(GRAPH)
    assert set(network.nodes) == {(one.label, one.id) for one in GRAPH.nodes}
    assert network.number_of_edges() == len(GRAPH.edges)
    assert network.nodes["Actor", "nav"] == {"name": "nav", "tier": "named"}
    edge = network.edges[("Pledge", "a"), ("Actor", "nav"), "INVOLVES"]
    assert edge == {"words": "navs", "via": "text"}
    assert nx.is_directed(network)


def test_two_types_between_the_same_nodes_are_two_edges() -> None:
    nodes = (Node("Pledge", "a", {}), Node("Pledge", "b", {}))
    ends = ("Pledge", "a", "Pledge", "b")
    edges = (Edge("SUBPLEDGE_OF", *ends), Edge("SIMILAR_TO", *ends, {"score": 0.5}))
    assert analysis.to_networkx(Graph(nodes, edges)).number_of_edges() == 2


def test_actors_together_are_counted_by_their_pledges() -> None:
    found = [(one.one.id, one.other.id, one.pledges) for one in analysis.together(GRAPH)]
    assert found == [("kommunene", "nav", ("a", "b")), ("husbanken", "kommunene", ("c",))]


def test_a_tier_leaves_out_the_others() -> None:
    assert analysis.together(GRAPH, {"named"}) == ()
    standings = analysis.standings(GRAPH, {"named"})
    assert {one.actor.id for one in standings} == {"nav", "husbanken", "skatt"}


def test_a_path_tells_the_pledges_and_the_words() -> None:
    path = analysis.evidence_path(GRAPH, "nav", "husbanken")
    assert path is not None
    ids = [one.id for one in path.nodes]
    assert ids == ["nav", "a", "kommunene", "c", "husbanken"]
    assert [one.properties["words"] for one in path.edges] == [
        "navs",
        "kommunenes",
        "kommunenes",
        "husbankens",
    ]
    for edge, one, other in zip(path.edges, path.nodes, path.nodes[1:], strict=False):
        assert {edge.source, edge.target} == {one.id, other.id}


def test_a_path_prefers_the_pledge_that_names_fewest_others() -> None:
    graph = _graph({"a": "nav husbanken x y z", "b": "nav husbanken", "c": "nav husbanken x"})
    path = analysis.evidence_path(graph, "nav", "husbanken")
    assert path is not None
    assert [one.id for one in path.nodes] == ["nav", "b", "husbanken"]


def test_a_short_path_over_a_crowd_is_shorter_than_a_long_one() -> None:
    crowd = " ".join(f"x{number}" for number in range(300))
    graph = _graph({"a": f"nav husbanken {crowd}", "b": "nav y", "c": "y husbanken"})
    path = analysis.evidence_path(graph, "nav", "husbanken")
    assert path is not None
    assert len(path.edges) == 2


def test_no_path_is_none_and_no_way_round_by_the_programme() -> None:
    assert analysis.evidence_path(GRAPH, "nav", "skatt") is None


def test_a_path_to_itself_is_one_node() -> None:
    path = analysis.evidence_path(GRAPH, "nav", "nav")
    assert path is not None
    assert ([one.id for one in path.nodes], path.edges) == (["nav"], ())


@pytest.mark.parametrize("ends", [("nav", "nobody"), ("nobody", "nav")])
def test_an_unknown_actor_is_an_error(ends: tuple[str, str]) -> None:
    with pytest.raises(QueryError, match="nobody"):
        analysis.evidence_path(GRAPH, *ends)


def test_an_ego_graph_holds_what_is_near() -> None:
    near = analysis.ego(GRAPH, ("Actor", "nav"))
    assert [one.id for one in near.nodes] == ["nav", "a", "b", "d"]
    assert {one.type for one in near.edges} == {"INVOLVES"}
    further = analysis.ego(GRAPH, ("Actor", "nav"), radius=2)
    assert [one.id for one in further.nodes] == ["nav", "a", "b", "d", "kommunene"]
    assert len(further.edges) == 5


def test_the_limit_keeps_the_centre_and_never_cuts_the_graph_in_two() -> None:
    for limit in range(1, 7):
        near = analysis.ego(GRAPH, ("Actor", "nav"), radius=4, limit=limit)
        assert near.nodes[0].id == "nav"
        assert len(near.nodes) == min(limit, 7)
        assert nx.is_weakly_connected(analysis.to_networkx(near))


def test_relationships_are_followed_as_asked() -> None:
    wide = analysis.ego(GRAPH, ("Actor", "nav"), radius=2, through={*EVIDENCE, "IN_PROGRAMME"})
    assert "p" in {one.id for one in wide.nodes}


def test_an_unknown_centre_is_an_error() -> None:
    with pytest.raises(QueryError, match="no Actor has the id 'p'"):
        analysis.ego(GRAPH, ("Actor", "p"))


def test_communities_are_the_groups_that_are_named_together() -> None:
    pledges = {f"a{number}": "a1 a2 a3" for number in range(5)}
    pledges |= {f"b{number}": "b1 b2" for number in range(5)}
    graph = _graph(pledges | {"bridge": "a1 b1", "alone": "lonely"})
    groups = [{one.id for one in group} for group in analysis.communities(graph)]
    assert groups == [{"a1", "a2", "a3"}, {"b1", "b2"}]


def test_standing_counts_pledges_partners_and_chains() -> None:
    first, *rest = analysis.standings(GRAPH)
    assert (first.actor.id, first.pledges, first.partners) == ("kommunene", 3, 2)
    # Of the three pairs of others, one is joined, and over this actor alone.
    assert first.betweenness == pytest.approx(1 / 3)
    assert [(one.actor.id, one.pledges, one.partners) for one in rest] == [
        ("nav", 3, 1),
        ("husbanken", 1, 1),
        ("skatt", 1, 0),
    ]


def test_nothing_gives_nothing() -> None:
    empty = Graph((), ())
    assert analysis.together(empty) == ()
    assert analysis.communities(empty) == ()
    assert analysis.standings(empty) == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_graph_does_not_matter(seed: int) -> None:
    graph = _graph({str(one): f"a{one % 7} a{one % 5} b{one % 3}" for one in range(40)})
    turned = _shuffled(graph, seed)
    assert analysis.communities(turned) == analysis.communities(graph)
    assert analysis.standings(turned) == analysis.standings(graph)
    assert analysis.together(turned) == analysis.together(graph)
    assert analysis.evidence_path(turned, "a6", "b0") == analysis.evidence_path(graph, "a6", "b0")
    centre = ("Actor", "b0")
    assert analysis.ego(turned, centre, 2, 12) == analysis.ego(graph, centre, 2, 12)
