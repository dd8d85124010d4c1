"""The explorer's canvas: what a choice puts on it, what steps do, and where things stand."""

from __future__ import annotations

import math

import pytest

from kg import canvas, facets, placing
from kg.canvas import Step, Web
from tests.unit.test_facets import link, pledge


@pytest.fixture
def web() -> Web:
    pledges = [pledge(f"p{i}") for i in range(30)] + [pledge("alone")]
    links = [link(f"p{i}", "Actor", "nav", role="agent" if i < 5 else "object") for i in range(29)]
    links += [link(f"p{i}", "Actor", "politiet", role="partner") for i in (3, 29)]
    links += [link("p29", "Actor", "skolene", role="agent")]
    return canvas.weave(facets.gather(pledges, links, [], []))


def _after(web: Web, *steps: Step) -> canvas.Scene:
    choice = {"actor": ("nav",)}
    found = facets.chosen(web.stock.pledges.values(), choice)
    return canvas.replay(web, canvas.start(web, choice, found, limit=10), steps)


def test_nothing_is_drawn_where_nothing_is_chosen(web: Web) -> None:
    assert canvas.start(web, {}, list(web.stock.pledges.values())).shown == ()


def test_a_choice_draws_some_and_knows_the_rest(web: Web) -> None:
    scene = _after(web)
    assert scene.centres == {"actor:nav"}
    assert sum(one.startswith("pledge:") for one in scene.shown) == 10
    assert len(scene.rest) == 19
    assert len(_after(web, Step("more", limit=400)).rest) == 0


def test_expanding_keeps_to_its_relation_and_its_limit(web: Web) -> None:
    before = set(_after(web, Step("hide", "pledge:p1")).shown)
    some = _after(web, Step("expand", "actor:nav", "object", 4))
    assert len(set(some.shown) - set(_after(web).shown)) == 4
    again = _after(web, Step("hide", "pledge:p1"), Step("expand", "actor:nav", "agent", 40))
    assert set(again.shown) - before == {"pledge:p1"}


def test_hiding_and_keeping_only_neighbours(web: Web) -> None:
    assert "actor:nav" not in _after(web, Step("hide", "actor:nav")).shown
    only = _after(web, Step("only", "pledge:p3"))
    assert set(only.shown) <= {"pledge:p3", "actor:nav", "actor:politiet"}


def test_a_path_brings_in_what_lies_between(web: Web) -> None:
    scene = _after(web, Step("path", "actor:nav", "actor:skolene"))
    between = ("actor:nav", "pledge:p3", "actor:politiet", "pledge:p29", "actor:skolene")
    assert scene.path == between
    assert set(between) <= set(scene.shown)
    lost = _after(web, Step("path", "actor:nav", "pledge:alone"))
    assert lost.path == ()
    assert lost.shown == _after(web).shown


def test_steps_survive_the_address_and_nonsense_is_passed_over(web: Web) -> None:
    steps = (Step("expand", "actor:nav", "agent", 10), Step("hide", "pledge:p1"))
    assert canvas.read(canvas.write(steps)) == steps
    assert canvas.read("jump,a,b,1;expand,a;expand,a,b,x;;hide,a,,9999") == (
        Step("hide", "a", "", 400),
    )
    nonsense = (Step(verb, "no:such", "other") for verb in canvas.VERBS if verb != "only")
    assert set(_after(web).shown) <= set(_after(web, *nonsense).shown)


def test_what_stands_does_not_move_when_more_comes() -> None:
    first = [f"n{i}" for i in range(12)]
    later = [f"m{i}" for i in range(40)]
    pairs = [("n0", one) for one in first[1:]] + [("n3", one) for one in later]
    before = placing.places([first], pairs)
    after = placing.places([first, later], pairs)
    assert {one: after[one] for one in first} == before
    spots = list(after.values())
    assert min(math.dist(a, b) for i, a in enumerate(spots) for b in spots[:i]) > 25


def test_beside_a_high_part_others_stand_below_each_other() -> None:
    ring = [f"r{i}" for i in range(12)]
    pairs = [(one, ring[i - 1]) for i, one in enumerate(ring)]
    small = [(f"a{i}", f"b{i}") for i in range(3)]
    found = placing.places([[*ring, *(one for pair in small for one in pair)]], pairs + small)
    right = max(found[one][0] for one in ring)
    low = max(found[one][1] for one in ring)
    assert all(found[one][0] > right and found[one][1] <= low for pair in small for one in pair)
    assert len({found[one][0] for one, _ in small}) == 1


def test_things_stand_further_apart_sideways_where_names_need_it() -> None:
    ring = [f"r{i}" for i in range(12)]
    pairs = [(one, ring[i - 1]) for i, one in enumerate(ring)]
    narrow, wide = placing.places([ring], pairs), placing.places([ring], pairs, 2.0)
    assert [x for x, _ in wide.values()] == pytest.approx([2 * x for x, _ in narrow.values()])
    assert [y for _, y in wide.values()] == [y for _, y in narrow.values()]


def test_a_thousand_things_are_placed_quickly_and_always_the_same() -> None:
    names = [f"n{i}" for i in range(1200)]
    pairs = [(names[i], names[i // 7]) for i in range(1, 1200)]
    assert placing.places([names], pairs) == placing.places([names], pairs)
