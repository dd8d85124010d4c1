"""The answer to a question in Chromium: as a table, a graph and a chart, and as files."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import networkx as nx
import pytest
import rdflib
from playwright.sync_api import Locator, Page, ViewportSize, expect

from kg.base import KnowledgeBase
from kg.query import run
from tests.browser.places import settled

pytestmark = pytest.mark.browser

SIZES = {1280: 900, 390: 844}
LG = rdflib.Namespace("https://loftegraf.example/ns#")
BY_ACTOR = "/questions?question=pledges_by_actor&actor=NAV"


@pytest.fixture(params=SIZES)
def sized(tab: Page, request: pytest.FixtureRequest) -> Page:
    """The tab as wide as a screen, and as wide as a phone."""
    tab.set_viewport_size(ViewportSize(width=request.param, height=SIZES[request.param]))
    return tab


def _graph(tab: Page) -> Locator:
    host = tab.locator(".host[data-drawn=true][data-nodes]")
    expect(host).to_be_visible()
    host.scroll_into_view_if_needed()
    return host


def _show(tab: Page, view: str) -> None:
    tab.get_by_role("radio", name=view).or_(tab.get_by_role("button", name=view)).first.click()


def _ways_on(tab: Page) -> Locator:
    ways = tab.locator(".st-key-ways_on")
    expect(ways).to_be_visible()
    return ways


def _no_wider(tab: Page) -> None:
    wide = tab.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0


def _rows(home: Path, name: str, column: str, **parameters: str) -> list[str]:
    base = KnowledgeBase(home)
    try:
        found = run(base.store("sparql"), name, parameters)
        return [str(row[found.columns.index(column)]) for row in found.rows]
    finally:
        base.close()


def test_the_address_keeps_how_an_answer_is_shown(sized: Page, app: str) -> None:
    sized.goto(app + BY_ACTOR)
    settled(sized)
    expect(sized.get_by_text("24 rader")).to_be_visible()
    _show(sized, "Graf")
    expect(sized).to_have_url(re.compile("as=graph"))
    host = _graph(sized)
    ids = set(host.evaluate("e => e.stateOf().ids"))
    assert "actor:nav" in ids
    assert len(ids) == 25
    _no_wider(sized)
    sized.reload()
    _graph(sized)
    _show(sized, "Tabell")
    expect(sized).to_have_url(re.compile("as=table|actor=NAV$"))
    expect(sized.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_new_question_keeps_the_view_and_an_answer_without_it_does_not_fail(
    tab: Page, app: str
) -> None:
    tab.goto(f"{app}/questions?question=actors&as=graph")
    settled(tab)
    expect(tab.get_by_text("Svaret kan ikke tegnes som graf")).to_be_visible()
    expect(tab.get_by_test_id("stDataFrame")).to_be_visible()
    tab.goto(f"{app}{BY_ACTOR}&as=graph")
    _graph(tab)
    tab.get_by_role("button", name="Spør").click()
    expect(tab).to_have_url(re.compile("as=graph"))
    _graph(tab)


def test_a_row_leads_to_its_page_and_to_the_graph(sized: Page, app: str) -> None:
    sized.goto(app + BY_ACTOR)
    settled(sized)
    table = sized.get_by_test_id("stDataFrame").locator("canvas").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": 15, "y": 53}, force=True)
    ways = _ways_on(sized)
    expect(ways.get_by_role("link", name="Åpne løftet")).to_be_visible()
    expect(ways.get_by_role("link", name="Åpne aktøren")).to_have_attribute(
        "href", re.compile("id=nav")
    )
    ways.get_by_role("link", name="Vis i grafen").first.click()
    expect(sized).to_have_url(re.compile("explore.*do=expand"))
    host = _graph(sized)
    drawn = host.evaluate("e => e.stateOf().ids")
    pledge = next(one for one in drawn if one.startswith("pledge:"))
    assert "actor:nav" in drawn
    expect(sized).to_have_url(re.compile(f"sel={pledge.replace(':', '.*')}"))
    expect(sized.locator(".st-key-details")).to_be_visible()
    expect(sized.locator(".lg-found")).to_have_text("1 løfte")


def test_a_point_of_the_graph_leads_on(sized: Page, app: str) -> None:
    sized.goto(f"{app}{BY_ACTOR}&as=graph")
    host = _graph(sized)
    place = host.evaluate("(e, id) => e.placeOf(id)", "actor:nav")
    sized.mouse.click(place["x"], place["y"])
    ways = _ways_on(sized)
    expect(ways).to_contain_text("Aktør: NAV")
    ways.get_by_role("link", name="Vis i grafen").click()
    expect(sized).to_have_url(re.compile("explore[?]actor=nav"))


def test_a_large_graph_is_drawn_in_part_and_grows(tab: Page, app: str) -> None:
    tab.goto(f"{app}/questions?question=actors_together&as=graph")
    host = _graph(tab)
    told = tab.get_by_text(re.compile(r"^Viser 100 av \d+ ting"))
    expect(told).to_be_visible()
    every = int(re.findall(r"\d+", told.inner_text())[1])
    assert every > 150
    assert len(host.evaluate("e => e.stateOf().ids")) == 100
    tab.locator("[data-verb=more]").click()
    expect(host).to_have_attribute("data-nodes", str(min(every, 200)))
    host.focus()
    tab.keyboard.press("+")
    expect(tab.locator("[data-verb=expand]")).to_have_count(0)


def test_a_bar_leads_on(sized: Page, app: str) -> None:
    sized.goto(f"{app}/questions?question=actors&as=chart")
    settled(sized)
    bar = sized.locator("path[aria-label^='Politiet, navngitt: ']")
    bar.scroll_into_view_if_needed()
    bar.click()
    expect(_ways_on(sized).get_by_role("link", name="Åpne aktøren")).to_have_attribute(
        "href", re.compile("id=politiet")
    )
    _no_wider(sized)


def test_another_amount_can_be_drawn(tab: Page, app: str) -> None:
    tab.goto(f"{app}/questions?question=actors&as=chart")
    settled(tab)
    before = tab.locator("path[aria-label^='kommunene, ']").first.get_attribute("aria-label")
    _show(tab, "Skal gjøre noe")
    expect(tab).to_have_url(re.compile("by=as_agent"))
    bar = tab.locator("path[aria-label^='kommunene, ']").first
    expect(bar).not_to_have_attribute("aria-label", before or "")


def test_a_cell_of_two_things_leads_to_both(tab: Page, app: str) -> None:
    tab.goto(f"{app}/questions?question=actor_by_main_area&as=chart")
    settled(tab)
    cell = tab.locator("path[aria-label^='kommunene, ']").first
    told = (cell.get_attribute("aria-label") or "").rpartition(": ")[0].partition(", ")[2]
    cell.click()
    ways = _ways_on(tab)
    expect(ways).to_contain_text("Aktør: kommunene")
    expect(ways).to_contain_text(f"Område: {told}")


def test_years_are_drawn_on_a_line(tab: Page, app: str) -> None:
    tab.goto(f"{app}/questions?question=deadlines")
    settled(tab)
    expect(tab.locator("path[aria-label^='2030: ']")).to_be_visible()
    expect(tab.get_by_text("Turtle og GraphML kan bare lages")).to_be_visible()
    expect(tab.get_by_role("button", name="Turtle")).to_have_count(0)


def test_an_answer_is_downloaded_as_a_graph(
    sized: Page, app: str, home: Path, tmp_path: Path
) -> None:
    sized.goto(app + BY_ACTOR)
    settled(sized)
    for name in ("Turtle", "GraphML"):
        with sized.expect_download() as download:
            sized.get_by_role("button", name=name, exact=True).click()
        download.value.save_as(tmp_path / download.value.suggested_filename)
    pledges = set(_rows(home, "pledges_by_actor", "pledge", actor="NAV"))
    triples = rdflib.Graph().parse(tmp_path / "pledges_by_actor.ttl")
    things = triples.subjects(rdflib.RDF.type, LG.Pledge)
    named = {str(triples.value(one, rdflib.DCTERMS.identifier)) for one in things}
    assert pledges <= named
    network = nx.read_graphml(tmp_path / "pledges_by_actor.graphml")
    assert {f"pledge/{one}" for one in pledges} <= set(network.nodes)
    edges = {(source, target) for source, target in network.edges()}
    assert {(f"pledge/{one}", "actor/nav") for one in pledges} <= edges


def test_a_graph_is_downloaded_as_a_page_that_opens_from_disk(
    sized: Page, app: str, tmp_path: Path
) -> None:
    sized.goto(f"{app}/explore?actor=nav")
    _graph(sized)
    with sized.expect_download() as download:
        sized.get_by_role("button", name="Nettside (HTML)").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    sized.goto(file.as_uri())
    expect(sized.locator(".host[data-drawn=true]")).to_be_visible()
    expect(sized.get_by_role("heading", level=1)).to_have_text("24 løfter som nevner NAV")
    sized.get_by_text("Grafen som tabell").click()
    assert sized.get_by_role("listitem").count() > 24
    assert sized.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_nodes_and_relationships_of_a_typed_query_are_drawn(tab: Page, app: str) -> None:
    text = "MATCH (p:Pledge)-[i:INVOLVES]->(a:Actor {id: 'nav'}) RETURN p, i, a"
    tab.goto(f"{app}/editor?{urlencode({'language': 'cypher', 'q': text, 'as': 'graph'})}")
    settled(tab)
    tab.get_by_role("button", name=re.compile("^Kjør")).click()
    host = _graph(tab)
    roles = [one["role"] for one in host.evaluate("e => e.edgesOf()")]
    assert set(roles) == {"agent", "object", "partner", "other"}
    assert len(roles) == 24
