"""What holds for every page: safe, readable by everyone, in both languages, and with a way on."""

from __future__ import annotations

import csv
import importlib
import json
import pkgutil
import re
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from kg import views
from tests.browser.conftest import Axe
from tests.browser.places import PLACES, a_pledge, settled

pytestmark = pytest.mark.browser

BODY = "[data-testid=stApp]"
COLOUR = "e => getComputedStyle(e).backgroundColor"


@pytest.fixture(scope="session")
def places(home: Path) -> dict[str, str]:
    """The address of every place."""
    pledge = a_pledge(home)
    return {name: address.format(pledge=pledge) for name, address in PLACES.items()}


def test_every_page_of_the_app_is_among_the_places() -> None:
    names = {one.name for one in pkgutil.iter_modules(views.__path__)}
    pages = {one for one in names if hasattr(importlib.import_module(f"kg.views.{one}"), "TITLE")}
    assert pages == {name.partition("-")[0] for name in PLACES}


@pytest.mark.parametrize("name", PLACES)
def test_a_page_can_be_read_by_everyone(
    tab: Page, app: str, axe: Axe, places: dict[str, str], name: str
) -> None:
    tab.emulate_media(color_scheme="light")
    tab.goto(app + places[name])
    settled(tab)
    expect(tab).to_have_title(re.compile(r".+ · Løftegraf$"))
    expect(tab.locator("html")).to_have_attribute("lang", "nb")
    expect(tab.get_by_role("heading", level=1)).to_have_count(1)
    light = tab.locator(BODY).evaluate(COLOUR)
    violations = axe(tab)
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_function(f"e => ({COLOUR})(document.querySelector('{BODY}')) != e", arg=light)
    settled(tab)
    violations += axe(tab)
    assert not violations, "\n".join(violations)


@pytest.mark.parametrize("name", PLACES)
def test_a_page_is_there_in_english_on_a_phone(
    tab: Page, app: str, places: dict[str, str], name: str
) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    address = places[name]
    tab.goto(f"{app}{address}{'&' if '?' in address else '?'}lang=en")
    settled(tab)
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab.get_by_role("button", name="Copy link")).to_be_visible()
    wide = tab.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0


@pytest.mark.parametrize("path", ["/", "/actor?id=nav", "/_stcore/health"])
def test_every_answer_says_what_a_page_may_load(app: str, path: str) -> None:
    with urllib.request.urlopen(app + path) as answer:
        policy = answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert "'unsafe-inline'" not in rules["script-src"]
    assert rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert not re.search(r"https?:|\*", policy)


def test_a_script_that_somebody_wrote_into_a_page_does_not_run(
    context: BrowserContext, app: str
) -> None:
    page = context.new_page()
    page.goto(app)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.ran") is None


def test_the_link_that_is_copied_leads_to_what_is_shown(
    tab: Page, app: str, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app)
    tab.goto(f"{app}/actor?id=nav")
    settled(tab)
    tab.get_by_text(re.compile(r"^skal gjøre noe \(")).click()
    expect(tab).to_have_url(re.compile("role=agent"))
    tab.get_by_role("button", name="Kopier lenke").click()
    expect(tab.get_by_text("Lenken er kopiert")).to_be_visible()
    assert tab.evaluate("navigator.clipboard.readText()") == tab.url


def test_a_keyboard_gets_past_the_menu(tab: Page, app: str) -> None:
    tab.goto(f"{app}/actors")
    settled(tab)
    expect(tab.get_by_role("link", name="Hopp til innholdet")).to_be_attached()
    tab.locator("body").press("Tab")
    expect(tab.get_by_role("link", name="Hopp til innholdet")).to_be_focused()
    tab.keyboard.press("Enter")
    assert tab.locator("#stMain").evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "json", "csv"])
def test_a_pledge_is_downloaded(tab: Page, app: str, places: dict[str, str], suffix: str) -> None:
    tab.goto(app + places["pledge"])
    settled(tab)
    names = {"ttl": "Turtle", "jsonld": "JSON-LD", "json": "JSON", "csv": "CSV"}
    with tab.expect_download() as download:
        tab.get_by_role("button", name=names[suffix], exact=True).click()
    pledge = places["pledge"].partition("=")[2]
    assert download.value.suggested_filename == f"{pledge}.{suffix}"
    assert pledge in download.value.path().read_text("utf-8-sig")


def test_an_answer_is_downloaded_for_tables(tab: Page, app: str, tmp_path: Path) -> None:
    tab.goto(f"{app}/questions?question=targets")
    settled(tab)
    for name in ("TSV", "JSON", "Parquet"):
        with tab.expect_download() as download:
            tab.get_by_role("button", name=name, exact=True).click()
        download.value.save_as(tmp_path / name)
    rows = len(json.loads((tmp_path / "JSON").read_text("utf-8")))
    assert rows > 20
    with (tmp_path / "TSV").open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.reader(lines, delimiter="\t"))) == rows + 1
    parquet = importlib.import_module("pyarrow.parquet")
    assert parquet.read_table(tmp_path / "Parquet").num_rows == rows


def test_a_pledge_stands_among_its_neighbours_and_is_cited(
    tab: Page, app: str, places: dict[str, str]
) -> None:
    tab.goto(app + places["pledge"])
    settled(tab)
    tab.get_by_text("Løftet der det står i programmet").click()
    source = tab.locator(".lg-source")
    own = " ".join(tab.locator(".lg-quote .lg-text").inner_text().split())
    expect(source.locator("mark")).to_contain_text(own.split()[0])
    assert len(source.inner_text()) > len(own) + 50
    expect(tab.get_by_text("Lest i Løftegraf:")).to_contain_text(app + places["pledge"])


def test_why_is_one_click_away(tab: Page, app: str, places: dict[str, str]) -> None:
    tab.goto(app + places["pledge"])
    settled(tab)
    tab.get_by_text(re.compile("^Hvorfor")).first.click()
    expect(tab.get_by_role("columnheader", name="Regel").first).to_be_visible()
