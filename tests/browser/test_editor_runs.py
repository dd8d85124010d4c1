"""The query editor in Chromium: running, answers, refusals, stopping, and what was asked before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.base import KnowledgeBase
from kg.query import run_text
from tests.browser.edited import (
    NAV,
    WIDTHS,
    expect_count,
    open_editor,
    text_of,
    write,
    write_and_run,
)
from tests.browser.places import settled

pytestmark = pytest.mark.browser

ENDLESS = {
    "cypher": "MATCH (a), (b), (c), (d) WHERE a.id + b.id + c.id = 'x' RETURN count(*)",
    "sparql": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?d && ?a != ?d) }",
}


def _answer(tab: Page) -> list[dict[str, object]]:
    with tab.expect_download() as download:
        tab.get_by_role("button", name="JSON", exact=True).click()
    rows: list[dict[str, object]] = json.loads(download.value.path().read_text("utf-8"))
    return rows


def _expected(home: Path, language: str, text: str) -> list[dict[str, object]]:
    base = KnowledgeBase(home)
    rows = run_text(base.store(language), text)
    base.close()
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", NAV)
def test_what_is_typed_is_run_and_answered(
    tab: Page, app: str, home: Path, language: str, width: int
) -> None:
    open_editor(tab, app, language, width=width)
    tab.locator(".cm-content").click()
    for line in NAV[language].splitlines():
        tab.keyboard.type(line)
        tab.keyboard.press("Escape")
        tab.keyboard.press("Enter")
    # The editor closes brackets by itself; what it put too much at the end goes.
    tab.keyboard.press("Control+Shift+End")
    tab.keyboard.press("Delete")
    assert " ".join(text_of(tab).split()) == " ".join(NAV[language].split())
    tab.keyboard.press("Control+Enter")
    rows = _expected(home, language, NAV[language])
    expect_count(tab, rf"{len(rows)} rader\. Velg en rad .*")
    assert len(rows) > 20
    assert _answer(tab) == rows


@pytest.mark.parametrize("width", WIDTHS)
def test_a_button_runs_it_too(tab: Page, app: str, width: int) -> None:
    open_editor(tab, app, width=width)
    write(tab, "MATCH (p:Pledge) RETURN p.id AS pledge LIMIT 3")
    tab.get_by_role("button", name=re.compile("^Kjør")).click()
    expect_count(tab, r"3 rader\..*")
    assert len(_answer(tab)) == 3


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
    open_editor(tab, app, language)
    write_and_run(tab, text)
    refusal = tab.get_by_text("Avvist: her kan en spørring bare lese denne grafen")
    expect(refusal).to_contain_text("loftegraf load FIL")
    if marked:
        expect(tab.locator(".cm-lintRange-error")).to_have_text(marked)


@pytest.mark.parametrize("language", ENDLESS)
def test_a_query_is_cancelled_and_the_next_is_answered(tab: Page, app: str, language: str) -> None:
    open_editor(tab, app, language)
    write_and_run(tab, ENDLESS[language])
    cancel = tab.get_by_role("button", name="Avbryt")
    cancel.click()
    expect(tab.get_by_text("Du avbrøt spørringen.")).to_be_visible()
    expect(cancel).to_have_count(0)
    write_and_run(tab, NAV[language])
    expect_count(tab, r"\d+ rader\..*")


def test_nobody_waits_for_the_query_of_another(tab: Page, app: str, browser: Browser) -> None:
    other = browser.new_context().new_page()
    open_editor(other, app)
    write_and_run(other, "RETURN 1 AS x")
    expect_count(other, "1 rad")
    open_editor(tab, app)
    write_and_run(tab, ENDLESS["cypher"])
    cancel = tab.get_by_role("button", name="Avbryt")
    expect(cancel).to_be_visible()
    write_and_run(other, "RETURN 'quick' AS x UNION RETURN 'too' AS x")
    expect_count(other, "2 rader")
    cancel.click()
    expect(tab.get_by_text("Du avbrøt spørringen.")).to_be_visible()
    other.context.close()


def test_a_query_that_takes_too_long_is_stopped(tab: Page, app: str) -> None:
    open_editor(tab, app)
    write_and_run(tab, ENDLESS["cypher"])
    expect(tab.get_by_text("the query was stopped after 10 s")).to_be_visible()
    expect(tab.get_by_role("button", name="Avbryt")).to_have_count(0)


def test_too_long_an_answer_is_cut_with_a_notice(tab: Page, app: str) -> None:
    open_editor(tab, app)
    write_and_run(tab, "UNWIND range(1, 20000) AS x RETURN x")
    expect(
        tab.get_by_text(re.compile(r"^Svaret er kuttet: her er de 10\s000 første"))
    ).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_was_asked_is_chosen_again(tab: Page, app: str, width: int) -> None:
    open_editor(tab, app, width=width)
    write_and_run(tab, "RETURN 1 AS first")
    expect_count(tab, "1 rad")
    tab.get_by_role("radio", name="SPARQL").click()
    expect(tab.locator(".cm-content")).to_have_attribute("aria-label", "Spørring i SPARQL")
    assert text_of(tab) == ""
    write_and_run(tab, "ASK { nonsense }")
    expect(tab.get_by_text(re.compile("^Feil på linje 1"))).to_be_visible()
    tab.get_by_role("button", name="Tidligere").click()
    expect(tab.get_by_role("button", name="SPARQL: ASK { nonsense }")).to_be_visible()
    tab.get_by_role("button", name="Cypher: RETURN 1 AS first").click()
    expect(tab.locator(".cm-content")).to_have_attribute("aria-label", "Spørring i Cypher")
    expect(tab.locator(".cm-content")).to_have_text("RETURN 1 AS first")
    expect(tab.get_by_test_id("stPopoverBody")).to_have_count(0)


@pytest.mark.parametrize("language", NAV)
def test_a_row_leads_on(tab: Page, app: str, language: str) -> None:
    open_editor(tab, app, language)
    write_and_run(tab, NAV[language])
    table = tab.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    tab.wait_for_timeout(500)
    table.click(position={"x": 15, "y": 53})
    tab.get_by_role("link", name="Åpne løftet").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Løfte")


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
    expect_count(tab, r"\d+ rad.*")
