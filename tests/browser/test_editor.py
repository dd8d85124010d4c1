"""The query editor in Chromium: typing, completing, running, stopping, and what is told of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.base import KnowledgeBase
from kg.query import run_text
from tests.browser.conftest import Axe
from tests.browser.places import settled

pytestmark = pytest.mark.browser

WIDTHS = {1280: 900, 390: 844}
PREFIX = "PREFIX lg: <https://loftegraf.example/ns#>\n"
RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
NAV = {
    "cypher": "MATCH (p:Pledge)-[i:INVOLVES]->(a:Actor {name: 'NAV'})\n"
    "RETURN p.id AS pledge, i.role AS role ORDER BY pledge",
    "sparql": PREFIX + RDFS + "SELECT ?pledge WHERE {\n"
    '  ?pledge lg:involves ?a . ?a rdfs:label "NAV"\n} ORDER BY ?pledge',
}
ENDLESS = {
    "cypher": "MATCH (a), (b), (c), (d) WHERE a.id + b.id + c.id = 'x' RETURN count(*)",
    "sparql": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?d && ?a != ?d) }",
}
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


def _open(tab: Page, app: str, language: str = "cypher", more: str = "", width: int = 1280) -> None:
    tab.set_viewport_size({"width": width, "height": WIDTHS[width]})
    tab.goto(f"{app}/editor?language={language}{more}")
    settled(tab)


def _text(tab: Page) -> str:
    return str(tab.locator(".host").evaluate("host => host.textOf()"))


def _write(tab: Page, text: str) -> None:
    """Put a text in the place of what is there, as a paste does."""
    tab.locator(".cm-content").click()
    tab.keyboard.press("Control+a")
    tab.keyboard.insert_text(text)
    tab.keyboard.press("Escape")
    assert _text(tab) == text


def _run(tab: Page, text: str) -> None:
    _write(tab, text)
    tab.keyboard.press("Control+Enter")


def _answer(tab: Page) -> list[dict[str, object]]:
    with tab.expect_download() as download:
        tab.get_by_role("button", name="JSON", exact=True).click()
    rows: list[dict[str, object]] = json.loads(download.value.path().read_text("utf-8"))
    return rows


def _counts(tab: Page, told: str) -> None:
    """Wait until the page tells how many rows it has."""
    said = tab.get_by_test_id("stCaptionContainer").filter(has_text=re.compile(f"^{told}$"))
    expect(said).to_be_visible()


def _expected(home: Path, language: str, text: str) -> list[dict[str, object]]:
    base = KnowledgeBase(home)
    rows = run_text(base.store(language), text)
    base.close()
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


def _address(tab: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", NAV)
def test_what_is_typed_is_run_and_answered(
    tab: Page, app: str, home: Path, language: str, width: int
) -> None:
    _open(tab, app, language, width=width)
    tab.locator(".cm-content").click()
    for line in NAV[language].splitlines():
        tab.keyboard.type(line)
        tab.keyboard.press("Escape")
        tab.keyboard.press("Enter")
    # The editor closes brackets by itself; what it put too much at the end goes.
    tab.keyboard.press("Control+Shift+End")
    tab.keyboard.press("Delete")
    assert " ".join(_text(tab).split()) == " ".join(NAV[language].split())
    tab.keyboard.press("Control+Enter")
    rows = _expected(home, language, NAV[language])
    _counts(tab, rf"{len(rows)} rader\. Velg en rad .*")
    assert len(rows) > 20
    assert _answer(tab) == rows


@pytest.mark.parametrize("width", WIDTHS)
def test_a_button_runs_it_too(tab: Page, app: str, width: int) -> None:
    _open(tab, app, width=width)
    _write(tab, "MATCH (p:Pledge) RETURN p.id AS pledge LIMIT 3")
    tab.get_by_role("button", name=re.compile("^Kjør")).click()
    _counts(tab, r"3 rader\..*")
    assert len(_answer(tab)) == 3


@pytest.mark.parametrize("language", COMPLETED)
def test_what_fits_is_offered(tab: Page, app: str, language: str) -> None:
    _open(tab, app, language)
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
    _open(tab, app, "sparql")
    tab.locator(".cm-content").click()
    tab.keyboard.type("SELECT ?p { ?p a lg:Ple")
    expect(tab.locator(".cm-tooltip-autocomplete li").first).to_contain_text("lg:Pledge")
    tab.wait_for_timeout(200)  # the editor takes no key for a choice that just came up
    tab.keyboard.press("Enter")
    assert _text(tab) == PREFIX + "SELECT ?p { ?p a lg:Pledge}"
    tab.keyboard.press("Control+Enter")
    _counts(tab, r"\d{4} rader\..*")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_mistake_is_underlined_and_told(tab: Page, app: str, width: int) -> None:
    _open(tab, app, width=width)
    _run(tab, "MATCH (p:Pledge)\nRETRN p")
    expect(tab.locator(".cm-lintRange-error")).to_have_text("RETRN")
    expect(tab.locator(".cm-line").nth(1).locator(".cm-lintRange-error")).to_have_count(1)
    expect(tab.get_by_text("Feil på linje 2, tegn 1.")).to_be_visible()
    expect(tab.get_by_text("Unexpected input 'RETRN'")).to_be_visible()
    _write(tab, "RETURN 1")
    expect(tab.locator(".cm-lint-marker-error, .cm-lintPoint-error")).to_have_count(0)
    _run(tab, "MATCH (p:Pledge)\nRETURN p.id AS pledge LIMIT 2")
    _counts(tab, r"2 rader\..*")
    expect(tab.locator(".cm-lintRange-error")).to_have_count(0)


def test_a_mistake_in_sparql_is_underlined_and_told(tab: Page, app: str) -> None:
    _open(tab, app, "sparql", "&lang=en")
    _run(tab, "SELECT ?å WHERE {\n  ?å a lg:Actor .\n}")
    expect(tab.locator(".cm-line").nth(1).locator(".cm-lintRange-error")).to_have_text("lg:Actor")
    expect(tab.get_by_text("A mistake in line 2, column 16.")).to_be_visible()
    expect(tab.get_by_text("Prefix not found")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("cypher", "CREATE (n:Actor {id: 'evil'}) RETURN n", ""),
        ("cypher", "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LOAD"),
        ("sparql", "INSERT DATA { <http://a> <http://b> 1 }", ""),
        ("sparql", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_what_does_not_only_read_is_refused(
    tab: Page, app: str, language: str, text: str, marked: str
) -> None:
    _open(tab, app, language)
    _run(tab, text)
    refusal = tab.get_by_text("Avvist: her kan en spørring bare lese denne grafen")
    expect(refusal).to_contain_text("loftegraf load FIL")
    if marked:
        expect(tab.locator(".cm-lintRange-error")).to_have_text(marked)


@pytest.mark.parametrize("language", ENDLESS)
def test_a_query_is_cancelled_and_the_next_is_answered(tab: Page, app: str, language: str) -> None:
    _open(tab, app, language)
    _run(tab, ENDLESS[language])
    cancel = tab.get_by_role("button", name="Avbryt")
    cancel.click()
    expect(tab.get_by_text("Du avbrøt spørringen.")).to_be_visible()
    expect(cancel).to_have_count(0)
    _run(tab, NAV[language])
    _counts(tab, r"\d+ rader\..*")


def test_nobody_waits_for_the_query_of_another(tab: Page, app: str, browser: Browser) -> None:
    other = browser.new_context().new_page()
    _open(other, app)
    _run(other, "RETURN 1 AS x")
    _counts(other, "1 rad")
    _open(tab, app)
    _run(tab, ENDLESS["cypher"])
    cancel = tab.get_by_role("button", name="Avbryt")
    expect(cancel).to_be_visible()
    _run(other, "RETURN 'quick' AS x UNION RETURN 'too' AS x")
    _counts(other, "2 rader")
    cancel.click()
    expect(tab.get_by_text("Du avbrøt spørringen.")).to_be_visible()
    other.context.close()


def test_a_query_that_takes_too_long_is_stopped(tab: Page, app: str) -> None:
    _open(tab, app)
    _run(tab, ENDLESS["cypher"])
    expect(tab.get_by_text("the query was stopped after 10 s")).to_be_visible()
    expect(tab.get_by_role("button", name="Avbryt")).to_have_count(0)


def test_too_long_an_answer_is_cut_with_a_notice(tab: Page, app: str) -> None:
    _open(tab, app)
    _run(tab, "UNWIND range(1, 20000) AS x RETURN x")
    expect(
        tab.get_by_text(re.compile(r"^Svaret er kuttet: her er de 10\s000 første"))
    ).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_was_asked_is_chosen_again(tab: Page, app: str, width: int) -> None:
    _open(tab, app, width=width)
    _run(tab, "RETURN 1 AS first")
    _counts(tab, "1 rad")
    tab.get_by_role("radio", name="SPARQL").click()
    expect(tab.locator(".cm-content")).to_have_attribute("aria-label", "Spørring i SPARQL")
    assert _text(tab) == ""
    _run(tab, "ASK { nonsense }")
    expect(tab.get_by_text(re.compile("^Feil på linje 1"))).to_be_visible()
    tab.get_by_role("button", name="Tidligere").click()
    expect(tab.get_by_role("button", name="SPARQL: ASK { nonsense }")).to_be_visible()
    tab.get_by_role("button", name="Cypher: RETURN 1 AS first").click()
    expect(tab.locator(".cm-content")).to_have_attribute("aria-label", "Spørring i Cypher")
    expect(tab.locator(".cm-content")).to_have_text("RETURN 1 AS first")
    expect(tab.get_by_test_id("stPopoverBody")).to_have_count(0)


@pytest.mark.parametrize("language", NAV)
def test_a_saved_question_is_a_beginning(tab: Page, app: str, language: str) -> None:
    _open(tab, app, language)
    _write(tab, "mine")
    tab.get_by_role("button", name="Eksempler").click()
    tab.get_by_role("button", name="Løfter som gjelder en aktør").click()
    expect(tab.locator(".cm-content")).to_contain_text("NAV")
    expect(tab.get_by_test_id("stPopoverBody")).to_have_count(0)
    tab.keyboard.press("Control+Enter")
    _counts(tab, r"\d\d rader\..*")
    tab.keyboard.press("Control+z")
    assert _text(tab) == "mine"
    tab.get_by_role("button", name="Eksempler").click()
    tab.get_by_role("combobox", name=re.compile("Flere lagrede spørsmål")).click()
    tab.get_by_role("option", name="Enheter").click()
    expect(tab.locator(".cm-content")).to_contain_text("Enheter")


@pytest.mark.parametrize("language", NAV)
def test_a_link_holds_the_query_and_does_not_run_it(tab: Page, app: str, language: str) -> None:
    _open(tab, app, language, f"&q={quote(NAV[language])}")
    assert _text(tab) == NAV[language]
    expect(tab.get_by_test_id("stDataFrame")).to_have_count(0)
    _write(tab, f"{NAV[language]}\nLIMIT 4")
    expect(tab).to_have_url(re.compile("LIMIT"))
    assert _address(tab) == {"language": [language], "q": [f"{NAV[language]}\nLIMIT 4"]}
    tab.keyboard.press("Control+Enter")
    _counts(tab, r"4 rader\..*")
    tab.wait_for_timeout(600)
    assert _address(tab)["q"] == [f"{NAV[language]}\nLIMIT 4"]


def test_a_query_too_long_for_a_link_is_told_of(tab: Page, app: str) -> None:
    _open(tab, app)
    _write(tab, "RETURN 1 AS x //" + "x" * 4000)
    expect(tab.get_by_text("Spørringen er for lang til å stå i adressen")).to_be_visible()
    assert "q" not in _address(tab)
    tab.keyboard.press("Control+Enter")
    _counts(tab, "1 rad")


def test_what_was_typed_waits_while_one_is_elsewhere(tab: Page, app: str) -> None:
    _open(tab, app)
    _write(tab, "RETURN 7 AS seven")
    tab.get_by_role("link", name="Områder").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Områder")
    tab.get_by_role("link", name="Spørring", exact=True).click()
    settled(tab)
    assert _text(tab) == "RETURN 7 AS seven"
    expect(tab).to_have_url(re.compile("seven"))


def test_the_keyboard_gets_in_and_out(tab: Page, app: str) -> None:
    _open(tab, app)
    content = tab.locator(".cm-content")
    content.click()
    tab.keyboard.press("Tab")
    assert _text(tab).strip() == ""
    assert _text(tab) != ""
    expect(content).to_be_focused()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name=re.compile("^Kjør"))).to_be_focused()
    expect(tab.get_by_text("trykk Esc og så Tab for å gå videre")).to_be_visible()
    described = content.get_attribute("aria-describedby")
    expect(tab.locator(f"#{described}")).to_have_count(1)


def test_letters_that_mean_something_to_the_page_are_only_letters(tab: Page, app: str) -> None:
    _open(tab, app)
    tab.locator(".cm-content").click()
    tab.keyboard.type("rc ", delay=60)
    expect(tab.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    expect(tab.get_by_role("dialog")).to_have_count(0)
    assert _text(tab) == "rc "


@pytest.mark.parametrize("language", NAV)
def test_a_row_leads_on(tab: Page, app: str, language: str) -> None:
    _open(tab, app, language)
    _run(tab, NAV[language])
    table = tab.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    tab.wait_for_timeout(500)
    table.click(position={"x": 15, "y": 53})
    tab.get_by_role("link", name="Åpne løftet").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Løfte")


def test_all_of_it_is_there_in_english(tab: Page, app: str) -> None:
    _open(tab, app, more="&lang=en")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Ask the graph yourself")
    expect(tab.get_by_role("textbox", name="Query in Cypher")).to_be_visible()
    _run(tab, "RETURN 1 AS x")
    _counts(tab, "1 row")
    tab.get_by_text("Norsk", exact=True).click()
    expect(tab.get_by_role("textbox", name="Spørring i Cypher")).to_be_visible()
    assert _text(tab) == "RETURN 1 AS x"


def test_the_words_of_the_graph_are_told(tab: Page, app: str) -> None:
    _open(tab, app, "sparql")
    tab.get_by_text("Hva grafen består av").click()
    expect(tab.get_by_text("lg:involves", exact=True)).to_be_visible()
    expect(tab.get_by_text("lg:Pledge", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_all_that_comes_up(
    tab: Page, app: str, axe: Axe, scheme: Literal["light", "dark"]
) -> None:
    tab.emulate_media(color_scheme=scheme)
    _open(tab, app)
    _run(tab, "MATCH (p:Pledge) RETURN p.id AS pledge LIMIT 3")
    _counts(tab, r"3 rader\..*")
    tab.get_by_text("Hva grafen består av").click()
    expect(tab.get_by_text("INVOLVES", exact=True)).to_be_visible()
    assert axe(tab) == []
    _run(tab, "MATCH (p:Pledge)\nRETRN p")
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


def test_a_saved_question_leads_to_the_editor(tab: Page, app: str) -> None:
    tab.goto(f"{app}/questions?question=units")
    settled(tab)
    tab.get_by_text("Spørringen i Cypher og SPARQL").click()
    expect(tab.get_by_role("link", name="Endre og kjør den selv")).to_have_count(2)
    settled(tab)
    tab.get_by_role("link", name="Endre og kjør den selv").last.click()
    expect(tab.locator(".cm-content")).to_have_attribute("aria-label", "Spørring i SPARQL")
    expect(tab.locator(".cm-content")).to_contain_text("PREFIX lg:")
    settled(tab)
    tab.get_by_role("button", name=re.compile("^Kjør")).click()
    _counts(tab, r"\d+ rad.*")
