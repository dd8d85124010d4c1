"""What tests of the query editor do with it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.places import settled

WIDTHS = {1280: 900, 390: 844}
"""The widths of a window, each with its height."""

PREFIX = "PREFIX lg: <https://loftegraf.example/ns#>\n"
RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
NAV = {
    "cypher": "MATCH (p:Pledge)-[i:INVOLVES]->(a:Actor {name: 'NAV'})\n"
    "RETURN p.id AS pledge, i.role AS role ORDER BY pledge",
    "sparql": PREFIX + RDFS + "SELECT ?pledge WHERE {\n"
    '  ?pledge lg:involves ?a . ?a rdfs:label "NAV"\n} ORDER BY ?pledge',
}
"""A question with many answers in either language."""


def open_editor(
    tab: Page, app: str, language: str = "cypher", more: str = "", width: int = 1280
) -> None:
    """Open the editor of a language in a window of one of the widths."""
    tab.set_viewport_size({"width": width, "height": WIDTHS[width]})
    tab.goto(f"{app}/editor?language={language}{more}")
    settled(tab)


def text_of(tab: Page) -> str:
    """What stands in the editor."""
    return str(tab.locator(".host").evaluate("host => host.textOf()"))


def write(tab: Page, text: str) -> None:
    """Put a text in the place of what is there, as a paste does."""
    tab.locator(".cm-content").click()
    tab.keyboard.press("Control+a")
    tab.keyboard.insert_text(text)
    tab.keyboard.press("Escape")
    assert text_of(tab) == text


def write_and_run(tab: Page, text: str) -> None:
    """Put a text in the place of what is there, and run it."""
    write(tab, text)
    tab.keyboard.press("Control+Enter")


def expect_count(tab: Page, told: str) -> None:
    """Wait until the page tells how many rows it has."""
    said = tab.get_by_test_id("stCaptionContainer").filter(has_text=re.compile(f"^{told}$"))
    expect(said).to_be_visible()
