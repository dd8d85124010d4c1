"""The query editor in Chromium: typing, completing, mistakes, and what its address holds."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Axe
from tests.browser.edited import (
    NAV,
    PREFIX,
    WIDTHS,
    expect_count,
    open_editor,
    text_of,
    write,
    write_and_run,
)
from tests.browser.places import settled

pytestmark = pytest.mark.browser

COMPLETED = {
    "cypher": {
        "MATCH (p:Ple": "Pledge",
        "MATCH (p:Pledge)-[:INV": "INVOLVES",
        "MATCH (p:Pledge)-[:CITES|HAS": "HAS_TARGET",
        "MATCH (a:Actor) RETURN a.org": "org_number",
        "MATCH (a:Actor {name: 'NA": "NAV",
        "MATCH ()-[i:INVOLVES {role: 'ag": "agent",
        "MATCH (pledge:Pledge) RETURN ple": "pledge",
        "MATCH (p) OPT": "OPTIONAL MATCH",
    },
    "sparql": {
        "SELECT ?p { ?p a lg:Ple": "lg:Pledge",
        "SELECT ?p { ?p lg:invol": "lg:involves",
        "SELECT ?party { ?party a lg:Party . ?pa": "?party",
        'SELECT ?p { ?p rdfs:label "NA': "NAV",
        "PREFIX dct": "dcterms: <http://purl.org/dc/terms/>",
        "SELECT ?p { ?p ?q ?r } GROU": "GROUP BY",
    },
}


def _address(tab: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


@pytest.mark.parametrize("language", COMPLETED)
def test_what_fits_is_offered(tab: Page, app: str, language: str) -> None:
    open_editor(tab, app, language)
    content = tab.locator(".cm-content")
    for start, offered in COMPLETED[language].items():
        content.click()
        tab.keyboard.press("Control+a")
        tab.keyboard.press("Delete")
        tab.keyboard.type(start)
        first = tab.locator(".cm-tooltip-autocomplete li").first
        expect(first.locator(".cm-completionLabel")).to_have_text(offered)
        tab.keyboard.press("Escape")


def test_what_is_offered_is_taken_with_its_prefix(tab: Page, app: str) -> None:
    open_editor(tab, app, "sparql")
    tab.locator(".cm-content").click()
    tab.keyboard.type("SELECT ?p { ?p a lg:Ple")
    expect(tab.locator(".cm-tooltip-autocomplete li").first).to_contain_text("lg:Pledge")
    tab.wait_for_timeout(200)  # the editor takes no key for a choice that just came up
    tab.keyboard.press("Enter")
    assert text_of(tab) == PREFIX + "SELECT ?p { ?p a lg:Pledge}"
    tab.keyboard.press("Control+Enter")
    expect_count(tab, r"\d{4} rader\..*")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_mistake_is_underlined_and_told(tab: Page, app: str, width: int) -> None:
    open_editor(tab, app, width=width)
    write_and_run(tab, "MATCH (p:Pledge)\nRETRN p")
    expect(tab.locator(".cm-lintRange-error")).to_have_text("RETRN")
    expect(tab.locator(".cm-line").nth(1).locator(".cm-lintRange-error")).to_have_count(1)
    expect(tab.get_by_text("Feil på linje 2, tegn 1.")).to_be_visible()
    expect(tab.get_by_text("Unexpected input 'RETRN'")).to_be_visible()
    write(tab, "RETURN 1")
    expect(tab.locator(".cm-lint-marker-error, .cm-lintPoint-error")).to_have_count(0)
    write_and_run(tab, "MATCH (p:Pledge)\nRETURN p.id AS pledge LIMIT 2")
    expect_count(tab, r"2 rader\..*")
    expect(tab.locator(".cm-lintRange-error")).to_have_count(0)


def test_a_mistake_in_sparql_is_underlined_and_told(tab: Page, app: str) -> None:
    open_editor(tab, app, "sparql", "&lang=en")
    write_and_run(tab, "SELECT ?å WHERE {\n  ?å a lg:Actor .\n}")
    expect(tab.locator(".cm-line").nth(1).locator(".cm-lintRange-error")).to_have_text("lg:Actor")
    expect(tab.get_by_text("A mistake in line 2, column 16.")).to_be_visible()
    expect(tab.get_by_text("Prefix not found")).to_be_visible()


@pytest.mark.parametrize("language", NAV)
def test_a_saved_question_is_a_beginning(tab: Page, app: str, language: str) -> None:
    open_editor(tab, app, language)
    write(tab, "mine")
    tab.get_by_role("button", name="Eksempler").click()
    tab.get_by_role("button", name="Løfter som gjelder en aktør").click()
    expect(tab.locator(".cm-content")).to_contain_text("NAV")
    expect(tab.get_by_test_id("stPopoverBody")).to_have_count(0)
    tab.keyboard.press("Control+Enter")
    expect_count(tab, r"\d\d rader\..*")
    tab.keyboard.press("Control+z")
    assert text_of(tab) == "mine"
    tab.get_by_role("button", name="Eksempler").click()
    more = tab.get_by_role("combobox", name=re.compile("Flere lagrede spørsmål"))
    expect(more).to_be_visible()
    settled(tab)
    more.click()
    tab.get_by_role("option", name="Enheter").click()
    expect(tab.locator(".cm-content")).to_contain_text("Enheter")


@pytest.mark.parametrize("language", NAV)
def test_a_link_holds_the_query_and_does_not_run_it(tab: Page, app: str, language: str) -> None:
    open_editor(tab, app, language, f"&q={quote(NAV[language])}")
    assert text_of(tab) == NAV[language]
    expect(tab.get_by_test_id("stDataFrame")).to_have_count(0)
    write(tab, f"{NAV[language]}\nLIMIT 4")
    expect(tab).to_have_url(re.compile("LIMIT"))
    assert _address(tab) == {"language": [language], "q": [f"{NAV[language]}\nLIMIT 4"]}
    tab.keyboard.press("Control+Enter")
    expect_count(tab, r"4 rader\..*")
    tab.wait_for_timeout(600)
    assert _address(tab)["q"] == [f"{NAV[language]}\nLIMIT 4"]


def test_a_query_too_long_for_a_link_is_told_of(tab: Page, app: str) -> None:
    open_editor(tab, app)
    write(tab, "RETURN 1 AS x //" + "x" * 4000)
    expect(tab.get_by_text("Spørringen er for lang til å stå i adressen")).to_be_visible()
    assert "q" not in _address(tab)
    tab.keyboard.press("Control+Enter")
    expect_count(tab, "1 rad")


def test_what_was_typed_waits_while_one_is_elsewhere(tab: Page, app: str) -> None:
    open_editor(tab, app)
    write(tab, "RETURN 7 AS seven")
    tab.get_by_role("link", name="Områder").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Områder")
    tab.get_by_role("link", name="Spørring", exact=True).click()
    settled(tab)
    assert text_of(tab) == "RETURN 7 AS seven"
    expect(tab).to_have_url(re.compile("seven"))


def test_the_keyboard_gets_in_and_out(tab: Page, app: str) -> None:
    open_editor(tab, app)
    content = tab.locator(".cm-content")
    content.click()
    tab.keyboard.press("Tab")
    assert text_of(tab).strip() == ""
    assert text_of(tab) != ""
    expect(content).to_be_focused()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name=re.compile("^Kjør"))).to_be_focused()
    expect(tab.get_by_text("trykk Esc og så Tab for å gå videre")).to_be_visible()
    described = content.get_attribute("aria-describedby")
    expect(tab.locator(f"#{described}")).to_have_count(1)


def test_letters_that_mean_something_to_the_page_are_only_letters(tab: Page, app: str) -> None:
    open_editor(tab, app)
    tab.locator(".cm-content").click()
    tab.keyboard.type("rc ", delay=60)
    expect(tab.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    expect(tab.get_by_role("dialog")).to_have_count(0)
    assert text_of(tab) == "rc "


def test_all_of_it_is_there_in_english(tab: Page, app: str) -> None:
    open_editor(tab, app, more="&lang=en")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Ask the graph yourself")
    expect(tab.get_by_role("textbox", name="Query in Cypher")).to_be_visible()
    write_and_run(tab, "RETURN 1 AS x")
    expect_count(tab, "1 row")
    tab.get_by_text("Norsk", exact=True).click()
    expect(tab.get_by_role("textbox", name="Spørring i Cypher")).to_be_visible()
    assert text_of(tab) == "RETURN 1 AS x"


def test_the_words_of_the_graph_are_told(tab: Page, app: str) -> None:
    open_editor(tab, app, "sparql")
    tab.get_by_text("Hva grafen består av").click()
    expect(tab.get_by_text("lg:involves", exact=True)).to_be_visible()
    expect(tab.get_by_text("lg:Pledge", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_all_that_comes_up(
    tab: Page, app: str, axe: Axe, scheme: Literal["light", "dark"]
) -> None:
    tab.emulate_media(color_scheme=scheme)
    open_editor(tab, app)
    write_and_run(tab, "MATCH (p:Pledge) RETURN p.id AS pledge LIMIT 3")
    expect_count(tab, r"3 rader\..*")
    tab.get_by_text("Hva grafen består av").click()
    expect(tab.get_by_text("INVOLVES", exact=True)).to_be_visible()
    assert axe(tab) == []
    write_and_run(tab, "MATCH (p:Pledge)\nRETRN p")
    expect(tab.locator(".cm-lintRange-error")).to_be_visible()
    assert axe(tab) == []
    tab.keyboard.type(" MAT")
    expect(tab.locator(".cm-tooltip-autocomplete")).to_be_visible()
    assert axe(tab) == []
    tab.keyboard.press("Escape")
    for name in ("Eksempler", "Tidligere"):
        tab.get_by_role("button", name=name).click()
        expect(tab.get_by_test_id("stPopoverBody")).to_be_visible()
        settled(tab)
        assert axe(tab) == []
        tab.get_by_role("button", name=name).click()
