"""Networks to draw: what is in them, what is left out, and that nothing in them is markup."""

from __future__ import annotations

import json
import math
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.views
from kg import figures, pictures
from kg.charts.colours import contrast
from kg.model import Value
from kg.pictures import Cluster, Spot, Tie

CENTRE = Spot("nav", "actor", "NAV")


def _pledges(count: int) -> list[Spot]:
    return [Spot(f"p{i}", "pledge", "", f"løfte {i}") for i in range(count)]


def _row(pledge: str, target: str, label: str = "Actor", **more: Value) -> dict[str, Value]:
    row: dict[str, Value] = {"pledge": pledge, "text": f"teksten i {pledge}", "label": label}
    row |= {
        "target": target,
        "name": target.upper(),
        "name_en": None,
        "scheme": None,
        "words": "ord",
    }
    return row | more


def test_of_many_pledges_some_are_drawn_and_the_rest_are_counted() -> None:
    pledges = _pledges(50)
    picture = figures.neighbourhood(
        CENTRE, pledges, [], [Tie(p.id, "nav") for p in pledges], most=7
    )
    assert (picture.shown, picture.total, picture.counts) == (7, 50, {"pledge": 7})
    assert len(picture.nodes) == 8
    assert len(picture.edges) == 7


def test_of_many_others_those_that_share_most_pledges_are_drawn() -> None:
    pledges = _pledges(30)
    others = [Spot(f"o{i:02}", "actor", f"andre {i}") for i in range(30)]
    ties = [Tie(p.id, "nav") for p in pledges]
    ties += [Tie(p.id, o.id) for i, o in enumerate(others) for p in pledges[i:]]
    drawn = figures.neighbourhood(CENTRE, pledges, others, ties)
    kept = {node["id"] for node in drawn.nodes if str(node["id"]).startswith("o")}
    assert kept == {f"o{i:02}" for i in range(figures.OTHERS)}


def test_two_edges_between_the_same_two_both_stand() -> None:
    ties = [Tie("p0", "nav", "først"), Tie("p0", "nav", "så")]
    drawn = figures.neighbourhood(CENTRE, _pledges(1), [], ties)
    assert [edge["quote"] for edge in drawn.edges] == ["først", "så"]


def test_nothing_of_the_text_becomes_markup_or_a_tooltip_of_its_own() -> None:
    nasty = '<img src=x onerror="alert(1)"> href'
    drawn = figures.neighbourhood(
        Spot("a", "actor", nasty), [Spot("p", "pledge", "", nasty)], [], [Tie("p", "a", nasty)]
    )
    for thing in (*drawn.nodes, *drawn.edges):
        assert "title" not in thing
    assert [node["quote"] for node in drawn.nodes] == ["", nasty]


def test_physics_is_off_so_that_a_picture_stands_still_at_once() -> None:
    drawn = figures.neighbourhood(CENTRE, _pledges(1), [], [Tie("p0", "nav")])
    assert drawn.options["physics"] == {"enabled": False}
    json.dumps([drawn.nodes, drawn.edges, drawn.options])


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(0, 25), st.randoms(use_true_random=False))
def test_no_two_things_are_drawn_on_top_of_each_other(
    pledges: int, others: int, chance: random.Random
) -> None:
    some = _pledges(pledges)
    more = [Spot(f"o{i}", "area", f"område {i}") for i in range(others)]
    ties = [Tie(p.id, "nav") for p in some]
    ties += [Tie(chance.choice(some).id, o.id) for o in more]
    drawn = figures.neighbourhood(CENTRE, some, more, ties)
    assert drawn == figures.neighbourhood(CENTRE, some, more, ties)
    places = [(float(str(n["x"])), float(str(n["y"]))) for n in drawn.nodes]
    nearest = min(
        (math.dist(a, b) for i, a in enumerate(places) for b in places[:i]), default=math.inf
    )
    assert nearest > 24


def test_rows_of_a_saved_query_become_a_picture() -> None:
    rows = [
        _row("p1", "nav"),
        _row("p1", "politiet", name_en="Police"),
        _row("p1", "kapittel", "PolicyArea", scheme="programme"),
        _row("p1", "emne", "PolicyArea", scheme="stortinget"),
        _row("p2", "nav"),
    ]
    drawn = figures.around(rows, "nav", lambda row: f"slik: {row['words']}", "name_en")
    assert [(node["id"], node["kind"], node["head"]) for node in drawn.nodes] == [
        ("nav", "actor", "NAV"),
        ("p1", "pledge", ""),
        ("p2", "pledge", ""),
        ("politiet", "actor", "Police"),
        ("emne", "area", "EMNE"),
    ]
    assert {edge["note"] for edge in drawn.edges} == {"slik: ord"}
    assert drawn.counts == {"pledge": 2, "actor": 1, "area": 1}


@pytest.mark.parametrize("kind", ["pledge", "actor", "area"])
def test_kinds_differ_in_shape_as_well_as_colour(kind: str) -> None:
    rest = {"pledge", "actor", "area"} - {kind}
    shape, colour = pictures.style(kind)
    assert shape not in {pictures.style(other)[0] for other in rest}
    assert colour not in {pictures.style(other)[1] for other in rest}


def test_what_belongs_to_a_cluster_looks_like_it_and_is_counted() -> None:
    first, rest = Cluster(1, "1 · NAV"), Cluster(0, "resten")
    spots = [
        Spot("nav", "actor", "NAV", cluster=first, size=20),
        Spot("husbanken", "actor", "Husbanken", cluster=first, size=10),
        Spot("politiet", "actor", "Politiet", cluster=rest, size=10),
    ]
    places = {spot.id: (float(i), 0.0) for i, spot in enumerate(spots)}
    drawn = pictures.draw(spots, [Tie("nav", "husbanken", width=4)], places, ())
    assert drawn.clusters == {first: 2, rest: 1}
    assert [(node["shape"], node["color"]) for node in drawn.nodes] == [
        pictures.CLUSTERS[1],
        pictures.CLUSTERS[1],
        pictures.CLUSTERS[0],
    ]
    assert [node["size"] for node in drawn.nodes] == [20, 10, 10]
    assert drawn.edges[0]["width"] == 4


def test_clusters_differ_in_shape_as_well_as_colour() -> None:
    shapes, colours = zip(*pictures.CLUSTERS, strict=True)
    assert len(set(shapes)) == len(set(colours)) == len(pictures.CLUSTERS)
    tools = (Path(kg.views.__file__).parent / "assets" / "tools.js").read_text("utf-8")
    assert [shape for shape in shapes if f"{shape}: " not in tools] == []


@pytest.mark.parametrize("ground", ["#ffffff", "#12171d"])
def test_lines_can_be_seen_and_roles_told_apart_without_colour(ground: str) -> None:
    colours = [colour for colour, _ in pictures.ROLES.values()]
    assert min(contrast(colour, ground) for colour in colours) >= 3
    dashes = [dashes for role, (_, dashes) in pictures.ROLES.items() if role]
    assert len(set(dashes)) == len(dashes)


def test_the_same_roles_have_the_same_colours_in_the_text() -> None:
    style = (Path(kg.views.__file__).parent / "assets" / "app.css").read_text("utf-8")
    for role, (colour, _) in pictures.ROLES.items():
        assert not role or f".lg-{role} {{ border-color: {colour.lower()};" in style


def test_vis_network_is_where_pyvis_ships_it() -> None:
    assert (pictures.vis_folder() / "vis-network.min.js").stat().st_size > 100_000
