"""The shape of small graphs, where the right answer can be seen by eye."""

from __future__ import annotations

import random

import pytest

from kg import analysis
from kg.analysis import Pairs, Path
from kg.errors import QueryError
from kg.model import Edge, Graph, Node


def _graph(involved: dict[str, str]) -> Graph:
    """Pledges with the actors that each involves, all in one programme."""
    actors = sorted({actor for names in involved.values() for actor in names.split()})
    nodes = [Node("Programme", "p", {"title": "P"})]
    nodes += [Node("Actor", one, {"name": one}) for one in actors]
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

# Two that stand close, joined by one actor of each, and two that stand for themselves.
PAIRS: Pairs = {
    ("a1", "a2"): 5,
    ("a1", "a3"): 5,
    ("a2", "a3"): 5,
    ("a1", "b1"): 1,
    ("b1", "b2"): 4,
    ("c1", "c2"): 1,
}


def _path(graph: Graph, one: str, other: str) -> Path | None:
    return analysis.chain(graph, ("Actor", one), ("Actor", other))


def _shuffled(graph: Graph, seed: int) -> Graph:
    nodes, edges = list(graph.nodes), list(graph.edges)
    random.Random(seed).shuffle(nodes)
    random.Random(seed).shuffle(edges)
    return Graph(tuple(nodes), tuple(edges))


def test_a_path_tells_the_pledges_and_the_words() -> None:
    path = _path(GRAPH, "nav", "husbanken")
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
    path = _path(graph, "nav", "husbanken")
    assert path is not None
    assert [one.id for one in path.nodes] == ["nav", "b", "husbanken"]


def test_a_short_path_over_a_crowd_is_shorter_than_a_long_one() -> None:
    crowd = " ".join(f"x{number}" for number in range(300))
    graph = _graph({"a": f"nav husbanken {crowd}", "b": "nav y", "c": "y husbanken"})
    path = _path(graph, "nav", "husbanken")
    assert path is not None
    assert len(path.edges) == 2


def test_no_path_is_none_and_no_way_round_by_the_programme() -> None:
    assert _path(GRAPH, "nav", "skatt") is None


def test_a_path_to_itself_is_one_node() -> None:
    path = _path(GRAPH, "nav", "nav")
    assert path is not None
    assert ([one.id for one in path.nodes], path.edges) == (["nav"], ())


@pytest.mark.parametrize("ends", [("nav", "nobody"), ("nobody", "nav")])
def test_an_unknown_actor_is_an_error(ends: tuple[str, str]) -> None:
    with pytest.raises(QueryError, match="nobody"):
        _path(GRAPH, *ends)


def test_a_cluster_is_named_together_and_the_largest_comes_first() -> None:
    assert analysis.clusters(PAIRS) == (("a1", "a2", "a3"), ("b1", "b2"), ("c1", "c2"))


def test_the_number_of_pledges_decides_where_an_actor_belongs() -> None:
    towards = {("a1", "a2"): 6, ("b1", "b2"): 6}
    first = analysis.clusters({**towards, ("a1", "x"): 5, ("b1", "x"): 1})
    second = analysis.clusters({**towards, ("a1", "x"): 1, ("b1", "x"): 5})
    assert first == (("a1", "a2", "x"), ("b1", "b2"))
    assert second == (("b1", "b2", "x"), ("a1", "a2"))


def test_standing_counts_partners_and_the_chains_between_others() -> None:
    found = {one.actor: one for one in analysis.standings(PAIRS)}
    partners = [found[one].partners for one in ("a1", "a2", "a3", "b1", "b2", "c1", "c2")]
    assert partners == [3, 2, 2, 2, 1, 1, 1]
    # Of the 15 pairs of others, a1 joins each of a2 and a3 with each of b1 and b2.
    assert found["a1"].between == pytest.approx(4 / 15)
    # And b1 joins b2 with each of a1, a2 and a3.
    assert found["b1"].between == pytest.approx(3 / 15)
    assert {found[one].between for one in ("a2", "a3", "b2", "c1", "c2")} == {0}
    assert [found[one].cluster for one in ("a1", "b2", "c1")] == [0, 1, 2]


def test_those_that_join_most_come_first_then_those_with_most_partners_then_by_name() -> None:
    order = [one.actor for one in analysis.standings(PAIRS)]
    assert order == ["a1", "b1", "a2", "a3", "b2", "c1", "c2"]


def test_of_chains_as_short_each_counts_for_its_part() -> None:
    square = {("a", "x"): 1, ("a", "y"): 1, ("b", "x"): 1, ("b", "y"): 1}
    found = [one.between for one in analysis.standings(square)]
    assert found == pytest.approx([1 / 6] * 4)


def test_two_that_are_named_with_nobody_else_join_nobody() -> None:
    (first, second) = analysis.standings({("a", "b"): 3})
    assert (first.between, second.between) == (0, 0)
    assert (first.partners, first.cluster, second.cluster) == (1, 0, 0)


def test_nothing_gives_nothing() -> None:
    assert analysis.clusters({}) == ()
    assert analysis.standings({}) == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_what_comes_in_does_not_matter(seed: int) -> None:
    graph = _graph({str(one): f"a{one % 7} a{one % 5} b{one % 3}" for one in range(40)})
    assert _path(_shuffled(graph, seed), "a6", "b0") == _path(graph, "a6", "b0")
    pairs = {(f"x{one % 11}", f"y{one % 13}"): 1 + one % 4 for one in range(60)}
    turned = [((other, one), count) for (one, other), count in pairs.items()]
    random.Random(seed).shuffle(turned)
    assert analysis.clusters(dict(turned)) == analysis.clusters(pairs)
    assert analysis.standings(dict(turned)) == analysis.standings(pairs)
