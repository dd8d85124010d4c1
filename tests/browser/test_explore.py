"""The explorer in Chromium: narrowing down, the sentence that says what is shown, the address."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.drawn import open_graph
from tests.browser.served import WIDTHS

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def _counted(tab: Page, count: int | str) -> None:
    expect(tab.locator(".lg-found")).to_have_text(re.compile(rf"^{count} løfte"))


def _part(tab: Page, words: str) -> Locator:
    return tab.locator(".st-key-sentence").get_by_role("button", name=words, exact=True)


def test_the_start_offers_ways_in_and_draws_nothing(tab: Page, app: str) -> None:
    tab.goto(f"{app}/explore")
    _counted(tab, "Alle \\d+")
    expect(tab.locator(".host")).to_have_count(0)
    tab.get_by_role("link", name=re.compile(r"^kommunene · \d+$")).click()
    expect(tab.locator(".host[data-drawn=true]")).to_be_visible()
    expect(tab).to_have_url(re.compile("actor=kommunene"))


def test_a_sentence_says_what_is_shown_and_each_part_can_be_removed(tab: Page, app: str) -> None:
    open_graph(tab, f"{app}/explore?actor=nav&role=object&kind=bullet")
    does = "er den løftet gjelder"
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
    open_graph(tab, f"{app}/explore?actor=nav")
    tab.locator(".st-key-facets").get_by_role("button", name="Rolle").click()
    option = tab.get_by_role("button", name=re.compile(r"^Skal gjøre noe \(\d+\)$"))
    count = re.findall(r"\d+", option.inner_text())[0]
    option.click()
    _counted(tab, count)
    expect(tab).to_have_url(re.compile("role=agent"))
    expect(_part(tab, "der NAV")).to_be_visible()


@pytest.mark.parametrize("facet", ["Hvor det sies", "Form", "Mål", "Frist"])
def test_what_a_facet_tells_is_what_its_choice_leaves(tab: Page, app: str, facet: str) -> None:
    open_graph(tab, f"{app}/explore?actor=kommunene")
    tab.locator(".st-key-facets").get_by_role("button", name=facet).click()
    body = tab.get_by_test_id("stPopoverBody")
    option = body.get_by_role("button", name=re.compile(r"^\S.* \(\d+\)$")).first
    count = re.findall(r"\((\d+)\)$", option.inner_text())[0]
    option.click()
    _counted(tab, count)
    expect(tab.locator(".st-key-sentence").get_by_role("button")).to_have_count(3)


@pytest.mark.parametrize("facet", ["Aktør", "Område", "Kapittel"])
def test_a_long_facet_tells_it_in_its_list(tab: Page, app: str, facet: str) -> None:
    open_graph(tab, f"{app}/explore?kind=prose&target=yes")
    tab.locator(".st-key-facets").get_by_role("button", name=facet).click()
    tab.get_by_role("combobox", name=facet).click()
    option = tab.get_by_role("option", name=re.compile(r"^\S.* \(\d+\)$")).first
    count = re.findall(r"\((\d+)\)$", option.inner_text())[0]
    option.click()
    _counted(tab, count)


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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["q=qwertyxyz", "actor=nav&area=stortinget-70&q=qwertyxyz"])
def test_what_nothing_fits_is_told_with_a_way_on(
    tab: Page, app: str, address: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{app}/explore?{address}")
    expect(tab.get_by_text("Ingen løfter ble funnet.")).to_be_visible()
    expect(tab.locator(".host")).to_have_count(0)
    expect(tab.get_by_text(re.compile("^Viser 0 av 0"))).to_have_count(0)
    tab.get_by_role("button", name="Nullstill valget").click()
    _counted(tab, "Alle \\d+")
    expect(tab).to_have_url(re.compile("/explore$"))


@pytest.mark.parametrize("width", WIDTHS)
def test_all_that_was_found_is_taken_away_as_a_table(
    tab: Page, app: str, tmp_path: Path, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    open_graph(tab, f"{app}/explore?actor=nav")
    count = int(tab.locator(".lg-found").inner_text().split()[0])
    expect(tab.get_by_text(f"Last ned alle {count} løftene:")).to_be_visible()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="CSV", exact=True).click()
    assert download.value.suggested_filename == "loftegraf.csv"
    download.value.save_as(tmp_path / "found.csv")
    content = (tmp_path / "found.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(content.splitlines()))
    assert len(rows) == count > 6
    assert all("NAV (" in row["actors"] for row in rows)
    assert {row["party"] for row in rows} == {"Arbeiderpartiet"}


def test_text_in_the_address_is_shown_as_it_stands(tab: Page, app: str) -> None:
    nasty = "![x](https://example.com/a.png) <img src=https://example.com/b.png>"
    tab.goto(f"{app}/explore?q={nasty}&actor={nasty}&do=expand,x,y,z;{nasty}&pins=a@b&cam=x")
    expect(_part(tab, f"med ordene «{nasty}»")).to_be_visible()


def test_english_is_whole(tab: Page, app: str) -> None:
    open_graph(tab, f"{app}/explore?actor=nav&role=agent&lang=en")
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
