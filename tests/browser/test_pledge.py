"""A pledge's page tells what was found in it, and of the rest whether it was looked for."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from kg.base import KnowledgeBase
from kg.query import run
from tests.browser.places import a_pledge


def _without(home: Path, kind: str) -> str:
    base = KnowledgeBase(home)
    try:
        found = run(base.store("sparql"), f"pledges_without_{kind}")
        return str(found.rows[0][found.columns.index("pledge")])
    finally:
        base.close()


def test_what_was_looked_for_without_a_find_is_told(tab: Page, app: str, home: Path) -> None:
    tab.goto(f"{app}/pledge?id={_without(home, 'target')}")
    expect(tab.get_by_role("heading", name="Mål og frister")).to_be_visible()
    expect(tab.get_by_text("Lett etter, men ingen funnet.").first).to_be_visible()
    expect(tab.get_by_text("Ikke lett etter i dette programmet.")).to_have_count(0)


def test_a_target_is_shown_with_the_code_of_its_unit(tab: Page, app: str, home: Path) -> None:
    tab.goto(f"{app}/pledge?id={a_pledge(home)}")
    expect(tab.get_by_role("heading", name="Mål og frister")).to_be_visible()
    expect(tab.get_by_text("Faktor til grunnenheten")).to_be_visible()


def test_a_doubt_is_told_in_words(tab: Page, app: str, home: Path) -> None:
    base = KnowledgeBase(home)
    try:
        found = run(base.store("sparql"), "pledges_in_doubt")
    finally:
        base.close()
    at = [found.columns.index(name) for name in ("pledge", "doubt")]
    pledge, doubt = (str(found.rows[0][place]) for place in at)
    tab.goto(f"{app}/pledge?id={pledge}")
    expect(tab.locator("h1").first).to_be_visible()
    expect(tab.get_by_text("Tvil").first).to_be_visible()
    expect(tab.get_by_text(doubt, exact=True)).to_have_count(0)
