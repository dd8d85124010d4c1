"""The graph of the explorer in Chromium: what can be done to it by mouse, keys and fingers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.drawn import click, drag, grown, ids, open_graph

pytestmark = pytest.mark.browser

_LOOK = "e => [e.spotOf('actor:nav').x, e.spotOf('actor:nav').y, 100 * e.stateOf().scale]"


def test_a_click_tells_what_it_is_and_sends_little(tab: Page, app: str) -> None:
    frames: list[int] = []
    tab.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: frames.append(len(data))),
    )
    host = open_graph(tab, f"{app}/explore?actor=nav")
    expect(tab.get_by_test_id("stStatusWidget")).to_have_count(0)
    pledge = next(one for one in sorted(ids(host)) if one.startswith("pledge:"))
    tab.wait_for_timeout(1000)
    frames.clear()
    click(tab, host, pledge)
    details = tab.locator(".st-key-details")
    expect(details.get_by_role("link", name="Åpne løftet")).to_have_attribute(
        "href", re.compile(pledge.partition(":")[2])
    )
    expect(details.locator("mark").first).to_be_visible()
    expect(tab).to_have_url(re.compile("sel=pledge"))
    assert 0 < sum(frames) < 10_000


def test_a_double_click_expands_and_undo_and_redo_lead_back_and_forth(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    before = ids(host)
    area = next(one for one in sorted(before) if one.startswith("area:"))
    tab.locator("[data-choice=limit]").select_option("10")
    click(tab, host, area, twice=True)
    after = grown(host, before)
    assert before < after
    assert len(after - before) == 10
    expect(tab).to_have_url(re.compile("do=expand"))
    tab.locator("[data-verb=undo]").click()
    assert grown(host, after) == before
    expect(tab).not_to_have_url(re.compile("do="))
    tab.locator("[data-verb=redo]").click()
    assert grown(host, before) == after


def test_an_actor_expands_along_one_role(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?q=Husbanken")
    before = ids(host)
    host.focus()
    click(tab, host, "actor:husbanken")
    tab.locator("[data-choice=relation]").select_option("agent")
    tab.locator("[data-verb=expand]").click()
    expect(tab).to_have_url(re.compile("do=expand%2Cactor%3Ahusbanken%2Cagent"))
    assert before <= ids(host)


def test_the_keyboard_walks_picks_expands_hides_and_undoes(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    before = ids(host)
    host.focus()
    tab.keyboard.press("Home")
    expect(tab.locator(".spoken")).to_contain_text(re.compile(r"NAV\. Viser \d+ av \d+ koblinger"))
    tab.keyboard.press("ArrowRight")
    at = host.evaluate("e => e.stateOf().at")
    assert at != "actor:nav"
    tab.keyboard.press("Enter")
    expect(tab.locator(".st-key-details")).to_be_visible()
    tab.keyboard.press("h")
    assert grown(host, before) == before - {at}
    tab.keyboard.press("u")
    expect(host).to_have_attribute("data-nodes", str(len(before)))
    assert ids(host) == before
    host.focus()
    tab.keyboard.press("Home")
    tab.keyboard.press("o")
    few = grown(host, before)
    assert "actor:nav" in few
    assert all(one.startswith("pledge:") for one in few - {"actor:nav"})


def test_the_shortest_path_between_two_picks_is_shown(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav,husbanken")
    before = ids(host)
    host.focus()
    click(tab, host, "actor:nav")
    tab.locator("[data-verb=path]").click()
    expect(tab.locator(".spoken")).to_contain_text("den andre enden")
    click(tab, host, "actor:husbanken")
    tab.locator("[data-verb=path]").click()
    expect(tab).to_have_url(re.compile("do=path%2Cactor%3Anav%2Cactor%3Ahusbanken"))
    # The address changes before the new picture has come.
    tab.wait_for_function("e => e.chosenOf().length >= 3", arg=host.element_handle())
    assert before <= ids(host)
    chosen = host.evaluate("e => e.chosenOf()")
    assert {"actor:nav", "actor:husbanken"} <= set(chosen)
    assert len(chosen) >= 3


def test_pins_and_the_camera_stay_and_an_address_brings_all_back(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    drag(tab, host, "actor:nav")
    host.focus()
    tab.keyboard.press("+")
    expect(tab).to_have_url(re.compile("pins=actor%3Anav"))
    expect(tab).to_have_url(re.compile("cam="))
    moved = host.evaluate(_LOOK)
    tab.keyboard.press("Home")
    tab.keyboard.press("h")
    expect(tab).to_have_url(re.compile("do=hide"))
    tab.keyboard.press("u")
    expect(tab).not_to_have_url(re.compile("do=hide"))
    expect(tab).to_have_url(re.compile("pins=actor%3Anav"))
    host = open_graph(tab, tab.url)
    assert host.evaluate(_LOOK) == pytest.approx(moved, abs=2)


def test_pointing_at_an_edge_shows_the_sentence_with_the_words_marked(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    host.scroll_into_view_if_needed()
    tip = tab.locator(".loftegraf-tip", has_text=re.compile("^NAV")).locator("mark")
    edges = [one for one in host.evaluate("e => e.edgesOf()") if one["to"] == "actor:nav"]
    for edge in edges:
        ends = [host.evaluate("(e, id) => e.placeOf(id)", edge[end]) for end in ("from", "to")]
        x, y = (ends[0][axis] * 0.7 + ends[1][axis] * 0.3 for axis in ("x", "y"))
        tab.mouse.move(x - 40, y - 40)
        tab.mouse.move(x, y, steps=3)
        tab.wait_for_timeout(500)
        if tip.count() and tip.first.is_visible():
            break
    expect(tip.first).to_have_text(re.compile("nav|arbeids- og velferds", re.IGNORECASE))
    expect(tab.locator(".loftegraf-tip em")).to_contain_text("linje")


def test_the_legend_hides_a_kind_and_the_picture_can_be_saved(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    entry = tab.locator(".legend button", has_text="Område")
    expect(entry).to_have_text(re.compile(r"◆ Område \(\d+\)"))
    entry.click()
    expect(entry).to_have_attribute("aria-pressed", "false")
    assert host.evaluate("e => e.hiddenOf().every(id => id.startsWith('area:'))")
    assert host.evaluate("e => e.hiddenOf().length") > 0
    with tab.expect_download() as download:
        tab.locator("[data-verb=png]").click()
    assert download.value.path().read_bytes()[:4] == b"\x89PNG"
    tab.locator("[data-verb=full]").click()
    tab.wait_for_function("document.fullscreenElement !== null")
    host.focus()
    tab.keyboard.press("g")
    tab.wait_for_function("document.fullscreenElement === null")


def test_the_same_stands_in_a_table(tab: Page, app: str) -> None:
    open_graph(tab, f"{app}/explore?actor=nav")
    tab.get_by_text("Grafen som tabell").click()
    table = tab.get_by_test_id("stDataFrame").locator("canvas").first
    expect(table).to_be_visible()


def test_many_nodes_are_drawn_in_time(tab: Page, app: str) -> None:
    host = open_graph(
        tab, f"{app}/explore?kind=bullet&do=more,,,400;more,,,400;more,,,400;more,,,400"
    )
    assert len(ids(host)) > 1000
    assert float(host.get_attribute("data-took") or 9999) < 3000


def test_a_role_is_told_by_colour_and_dashes_and_can_be_hidden(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    looks = {
        one["role"]: (one["color"]["color"], str(one["dashes"]))
        for one in host.evaluate("e => e.edgesOf()")
    }
    assert {"agent", "object", "partner", "other", ""} == set(looks)
    assert len({colour for colour, _ in looks.values()}) == len(looks)
    assert len({dashes for role, (_, dashes) in looks.items() if role}) == len(looks) - 1
    entry = tab.get_by_role("button", name=re.compile(r"^medvirker \(\d+\)$"))
    dashes = entry.locator("line").get_attribute("stroke-dasharray")
    assert str([int(one) for one in (dashes or "").split()]) == looks["partner"][1]
    entry.click()
    expect(entry).to_have_attribute("aria-pressed", "false")
    hidden = {one["role"] for one in host.evaluate("e => e.edgesOf()") if one["hidden"]}
    assert hidden == {"partner"}
    told = int(re.findall(r"\((\d+)\)", entry.inner_text())[0])
    assert told == sum(one["role"] == "partner" for one in host.evaluate("e => e.edgesOf()"))


def test_the_canvas_follows_the_theme(tab: Page, app: str) -> None:
    tab.emulate_media(color_scheme="light")
    host = open_graph(tab, f"{app}/explore?actor=nav")
    light = set(host.evaluate("e => e.inkOf()"))
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_function("([e, ink]) => e.inkOf()[0] !== ink", arg=[host.element_handle(), *light])
    dark = set(host.evaluate("e => e.inkOf()"))
    assert len(light) == len(dark) == 1
    text = host.evaluate("e => getComputedStyle(e).getPropertyValue('--st-text-color').trim()")
    assert dark == {text}


def test_every_tool_has_a_name_and_a_key_that_does_the_same(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    tools = tab.locator("[data-verb]")
    expect(tools).to_have_count(12)
    for tool in tools.all():
        key = tool.get_attribute("aria-keyshortcuts") or ""
        assert len(key) == 1
        expect(tool).to_have_accessible_name(re.compile(rf"^\S.+ {re.escape(key)}$"))
    scale = host.evaluate("e => e.stateOf().scale")
    tab.locator("[data-verb=in]").click()
    assert host.evaluate("e => e.stateOf().scale") == pytest.approx(1.25 * scale)
    host.focus()
    tab.keyboard.press("-")
    assert host.evaluate("e => e.stateOf().scale") == pytest.approx(scale)


def test_the_wheel_scrolls_the_page_and_zooms_with_control(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    host.scroll_into_view_if_needed()
    box = host.bounding_box()
    assert box is not None
    tab.mouse.move(box["x"] + 200, box["y"] + 100)
    scale = host.evaluate("e => e.stateOf().scale")
    tab.mouse.wheel(0, 200)
    tab.wait_for_function(
        "([e, y]) => e.getBoundingClientRect().y < y", arg=[host.element_handle(), box["y"]]
    )
    assert host.evaluate("e => e.stateOf().scale") == scale
    tab.keyboard.down("Control")
    tab.mouse.wheel(0, -200)
    tab.keyboard.up("Control")
    tab.wait_for_function("([e, s]) => e.stateOf().scale > s", arg=[host.element_handle(), scale])


def test_fingers_tap_double_tap_and_pinch(browser: Browser, app: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    tab = context.new_page()
    host = open_graph(tab, f"{app}/explore?actor=nav")
    host.scroll_into_view_if_needed()
    before = ids(host)
    area = next(one for one in sorted(before) if one.startswith("area:"))
    place = host.evaluate("(e, id) => e.placeOf(id)", area)
    tab.touchscreen.tap(place["x"], place["y"])
    expect(tab).to_have_url(re.compile("sel=area"))
    expect(tab.locator(".st-key-details")).to_be_visible()
    host.scroll_into_view_if_needed()
    place = host.evaluate("(e, id) => e.placeOf(id)", area)
    tab.touchscreen.tap(place["x"], place["y"])
    tab.touchscreen.tap(place["x"], place["y"])
    assert before < grown(host, before)
    expect(tab).to_have_url(re.compile("do=expand"))
    host.scroll_into_view_if_needed()
    scale = host.evaluate("e => e.stateOf().scale")
    place = host.evaluate("(e, id) => e.placeOf(id)", "actor:nav")
    context.new_cdp_session(tab).send(
        "Input.synthesizePinchGesture", {"x": place["x"], "y": place["y"], "scaleFactor": 2.0}
    )
    tab.wait_for_function(
        "([e, s]) => e.stateOf().scale > 1.3 * s", arg=[host.element_handle(), scale]
    )
    assert tab.evaluate("visualViewport.scale") == 1
    context.close()


def test_another_canvas_in_its_place_has_the_same_pins(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/explore?actor=nav")
    drag(tab, host, "actor:nav")
    expect(tab).to_have_url(re.compile("pins=actor%3Anav"))
    moved = host.evaluate(_LOOK)
    tab.get_by_role("radio", name="English").click()
    expect(tab.get_by_role("button", name="Expand E")).to_be_visible()
    expect(tab.locator("[data-verb=expand]")).to_have_count(1)
    expect(host).to_be_visible()
    assert host.evaluate(_LOOK)[:2] == pytest.approx(moved[:2], abs=2)
    expect(tab).to_have_url(re.compile("lang=en.*pins=actor%3Anav|pins=actor%3Anav.*lang=en"))
