"""The explorer in Chromium: narrowing down, the graph and what can be done to it, the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

_LOOK = "e => [e.spotOf('actor:nav').x, e.spotOf('actor:nav').y, 100 * e.stateOf().scale]"
PHONE = {"width": 390, "height": 844}


def _open(tab: Page, address: str) -> Locator:
    tab.goto(address)
    host = tab.locator(".host[data-drawn=true]")
    expect(host).to_be_visible()
    return host


def _ids(host: Locator) -> set[str]:
    return set(host.evaluate("e => e.stateOf().ids"))


def _click(tab: Page, host: Locator, node: str, *, twice: bool = False) -> None:
    host.scroll_into_view_if_needed()
    place = host.evaluate("(e, id) => e.placeOf(id)", node)
    act = tab.mouse.dblclick if twice else tab.mouse.click
    act(place["x"], place["y"])


def _counted(tab: Page, count: int | str) -> None:
    expect(tab.locator(".lg-found")).to_have_text(re.compile(rf"^{count} løfte"))


def _part(tab: Page, words: str) -> Locator:
    return tab.locator(".st-key-sentence").get_by_role("button", name=words, exact=True)


def _grown(host: Locator, before: set[str]) -> set[str]:
    expect(host).not_to_have_attribute("data-nodes", str(len(before)))
    return _ids(host)


def test_the_start_offers_ways_in_and_draws_nothing(tab: Page, app: str) -> None:
    tab.goto(f"{app}/explore")
    _counted(tab, "Alle \\d+")
    expect(tab.locator(".host")).to_have_count(0)
    tab.get_by_role("link", name=re.compile(r"^kommunene · \d+$")).click()
    expect(tab.locator(".host[data-drawn=true]")).to_be_visible()
    expect(tab).to_have_url(re.compile("actor=kommunene"))


def test_a_sentence_says_what_is_shown_and_each_part_can_be_removed(tab: Page, app: str) -> None:
    _open(tab, f"{app}/explore?actor=nav&role=object&kind=bullet")
    does = "er den det gjøres noe med"
    for words in ("der NAV", does, "skrevet som kulepunkt", "Ta bort alt"):
        expect(_part(tab, words)).to_be_visible()
    few = int(tab.locator(".lg-found").inner_text().split()[0])
    _part(tab, does).click()
    expect(_part(tab, "som nevner NAV")).to_be_visible()
    expect(tab).not_to_have_url(re.compile("role="))
    assert int(tab.locator(".lg-found").inner_text().split()[0]) > few
    tab.get_by_role("button", name="Ta bort alt").click()
    _counted(tab, "Alle \\d+")
    expect(tab).not_to_have_url(re.compile("actor="))


def test_a_facet_tells_how_many_each_choice_leaves(tab: Page, app: str) -> None:
    _open(tab, f"{app}/explore?actor=nav")
    tab.locator(".st-key-facets").get_by_role("button", name="Rolle").click()
    option = tab.get_by_role("button", name=re.compile(r"^Skal gjøre noe \(\d+\)$"))
    count = re.findall(r"\d+", option.inner_text())[0]
    option.click()
    _counted(tab, count)
    expect(tab).to_have_url(re.compile("role=agent"))
    expect(_part(tab, "der NAV")).to_be_visible()


def test_an_actor_is_chosen_by_typing(tab: Page, app: str) -> None:
    tab.goto(f"{app}/explore")
    tab.locator(".st-key-facets").get_by_role("button", name="Aktør").click()
    field = tab.get_by_role("combobox", name="Aktør")
    field.fill("Husb")
    tab.get_by_role("option", name=re.compile(r"^Husbanken \(\d+\)$")).click()
    tab.keyboard.press("Escape")
    expect(_part(tab, "som nevner Husbanken")).to_be_visible()
    expect(tab).to_have_url(re.compile("actor=husbanken"))


def test_a_search_understands_inflection_and_marks_the_hits(tab: Page, app: str) -> None:
    tab.goto(f"{app}/explore")
    box = tab.get_by_role("searchbox").or_(tab.get_by_role("textbox")).first
    box.press_sequentially("sykehusene", delay=30)
    mark = tab.locator(".lg-pledge mark")
    expect(mark.first).to_have_text(re.compile("^sykehusene?", re.IGNORECASE))
    expect(_part(tab, "med ordene «sykehusene»")).to_be_visible()
    tab.goto(f"{app}/explore?q=sykehusene&kind=bullet")
    words = {word.lower() for word in mark.all_inner_texts()}
    expect(mark.first).to_be_visible()
    words = {word.lower() for word in mark.all_inner_texts()}
    assert words & {"sykehus", "sykehuset", "sykehusene"}


def test_what_nothing_fits_is_told_with_a_way_on(tab: Page, app: str) -> None:
    tab.goto(f"{app}/explore?q=qwertyxyz")
    expect(tab.get_by_text("Ingen løfter passer til alt dette.")).to_be_visible()
    _part(tab, "med ordene «qwertyxyz»").click()
    _counted(tab, "Alle \\d+")


def test_a_click_tells_what_it_is_and_sends_little(tab: Page, app: str) -> None:
    frames: list[int] = []
    tab.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: frames.append(len(data))),
    )
    host = _open(tab, f"{app}/explore?actor=nav")
    expect(tab.get_by_test_id("stStatusWidget")).to_have_count(0)
    pledge = next(one for one in sorted(_ids(host)) if one.startswith("pledge:"))
    tab.wait_for_timeout(1000)
    frames.clear()
    _click(tab, host, pledge)
    details = tab.locator(".st-key-details")
    expect(details.get_by_role("link", name="Åpne løftet")).to_have_attribute(
        "href", re.compile(pledge.partition(":")[2])
    )
    expect(details.locator("mark").first).to_be_visible()
    expect(tab).to_have_url(re.compile("sel=pledge"))
    assert 0 < sum(frames) < 10_000


def test_a_double_click_expands_and_undo_and_redo_lead_back_and_forth(tab: Page, app: str) -> None:
    host = _open(tab, f"{app}/explore?actor=nav")
    before = _ids(host)
    area = next(one for one in sorted(before) if one.startswith("area:"))
    tab.locator("[data-choice=limit]").select_option("10")
    _click(tab, host, area, twice=True)
    after = _grown(host, before)
    assert before < after
    assert len(after - before) == 10
    expect(tab).to_have_url(re.compile("do=expand"))
    tab.locator("[data-verb=undo]").click()
    assert _grown(host, after) == before
    expect(tab).not_to_have_url(re.compile("do="))
    tab.locator("[data-verb=redo]").click()
    assert _grown(host, before) == after


def test_an_actor_expands_along_one_role(tab: Page, app: str) -> None:
    host = _open(tab, f"{app}/explore?q=Husbanken")
    before = _ids(host)
    host.focus()
    _click(tab, host, "actor:husbanken")
    tab.locator("[data-choice=relation]").select_option("agent")
    tab.locator("[data-verb=expand]").click()
    expect(tab).to_have_url(re.compile("do=expand%2Cactor%3Ahusbanken%2Cagent"))
    assert before <= _ids(host)


def test_the_keyboard_walks_picks_expands_hides_and_undoes(tab: Page, app: str) -> None:
    host = _open(tab, f"{app}/explore?actor=nav")
    before = _ids(host)
    host.focus()
    tab.keyboard.press("Home")
    expect(tab.locator(".spoken")).to_contain_text(re.compile(r"NAV\. Viser \d+ av \d+ koblinger"))
    tab.keyboard.press("ArrowRight")
    at = host.evaluate("e => e.stateOf().at")
    assert at != "actor:nav"
    tab.keyboard.press("Enter")
    expect(tab.locator(".st-key-details")).to_be_visible()
    tab.keyboard.press("h")
    assert _grown(host, before) == before - {at}
    tab.keyboard.press("u")
    expect(host).to_have_attribute("data-nodes", str(len(before)))
    assert _ids(host) == before
    host.focus()
    tab.keyboard.press("Home")
    tab.keyboard.press("o")
    few = _grown(host, before)
    assert "actor:nav" in few
    assert all(one.startswith("pledge:") for one in few - {"actor:nav"})


def test_the_shortest_path_between_two_picks_is_shown(tab: Page, app: str) -> None:
    host = _open(tab, f"{app}/explore?actor=nav,husbanken")
    before = _ids(host)
    host.focus()
    _click(tab, host, "actor:nav")
    tab.locator("[data-verb=path]").click()
    expect(tab.locator(".spoken")).to_contain_text("den andre enden")
    _click(tab, host, "actor:husbanken")
    tab.locator("[data-verb=path]").click()
    expect(tab).to_have_url(re.compile("do=path%2Cactor%3Anav%2Cactor%3Ahusbanken"))
    # The address changes before the new picture has come.
    tab.wait_for_function("e => e.chosenOf().length >= 3", arg=host.element_handle())
    assert before <= _ids(host)
    chosen = host.evaluate("e => e.chosenOf()")
    assert {"actor:nav", "actor:husbanken"} <= set(chosen)
    assert len(chosen) >= 3


def test_pins_and_the_camera_stay_and_an_address_brings_all_back(tab: Page, app: str) -> None:
    host = _open(tab, f"{app}/explore?actor=nav")
    host.scroll_into_view_if_needed()
    place = host.evaluate("(e, id) => e.placeOf(id)", "actor:nav")
    tab.mouse.move(place["x"], place["y"])
    tab.mouse.down()
    tab.mouse.move(place["x"] + 60, place["y"] + 40, steps=6)
    tab.mouse.up()
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
    host = _open(tab, tab.url)
    assert host.evaluate(_LOOK) == pytest.approx(moved, abs=2)


def test_pointing_at_an_edge_shows_the_sentence_with_the_words_marked(tab: Page, app: str) -> None:
    host = _open(tab, f"{app}/explore?actor=nav")
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
    host = _open(tab, f"{app}/explore?actor=nav")
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
    _open(tab, f"{app}/explore?actor=nav")
    tab.get_by_text("Grafen som tabell").click()
    table = tab.get_by_test_id("stDataFrame").locator("canvas").first
    expect(table).to_be_visible()


def test_text_in_the_address_is_shown_as_it_stands(tab: Page, app: str) -> None:
    nasty = "![x](https://example.com/a.png) <img src=https://example.com/b.png>"
    tab.goto(f"{app}/explore?q={nasty}&actor={nasty}&do=expand,x,y,z;{nasty}&pins=a@b&cam=x")
    expect(_part(tab, f"med ordene «{nasty}»")).to_be_visible()


def test_english_is_whole(tab: Page, app: str) -> None:
    _open(tab, f"{app}/explore?actor=nav&role=agent&lang=en")
    for words in ("where Norwegian Labour and Welfare Administration", "is to act"):
        expect(_part(tab, words)).to_be_visible()
    expect(tab.locator("[data-verb=expand]")).to_contain_text("Expand")


@pytest.mark.parametrize("address", ["/explore", "/explore?actor=nav", "/explore?q=kommune"])
def test_a_phone_shows_all_without_scrolling_sideways(tab: Page, app: str, address: str) -> None:
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict has the right shape
    tab.goto(app + address)
    expect(tab.locator(".lg-found")).to_be_visible()
    if "?" in address:
        host = tab.locator(".host[data-drawn=true]")
        expect(host).to_be_attached()
        host.scroll_into_view_if_needed()
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = tab.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0


def test_many_nodes_are_drawn_in_time(tab: Page, app: str) -> None:
    host = _open(tab, f"{app}/explore?kind=bullet&do=more,,,400;more,,,400;more,,,400;more,,,400")
    assert len(_ids(host)) > 1000
    assert float(host.get_attribute("data-took") or 9999) < 3000
