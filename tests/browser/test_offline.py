"""A graph that was downloaded as a page: from disk it draws, tells, and runs nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from kg import pictures
from kg.pictures import Spot, Tie
from kg.views.parts import offline

pytestmark = pytest.mark.browser

NASTY = '<img src=x onerror="window.ran = 1"> href </script><script>window.ran = 2</script>'
SPOTS = [
    Spot("pledge:a", "pledge", "", NASTY, "linje 1", lead_in=NASTY),
    Spot("actor:nav", "actor", f"NAV {NASTY}", NASTY),
    Spot("area:los-1", "area", "Arbeid"),
]
TIES = [
    Tie("pledge:a", "actor:nav", NASTY, NASTY, ("text", 0, 4), "agent"),
    Tie("pledge:a", "area:los-1"),
]
PLACES = {"pledge:a": (0.0, 0.0), "actor:nav": (200.0, 0.0), "area:los-1": (0.0, 200.0)}
WORDS = {
    "lang": "nb",
    "title": f"2 løfter {NASTY}",
    "hint": NASTY,
    "table": "Grafen som tabell",
    "more": {
        "legend": [
            {"kind": "actor", "label": NASTY, "count": 1, "shape": "square", "color": "red"}
        ],
        "lines": [{"role": "agent", "label": "gjør", "count": 1, "color": "red", "dashes": [2, 3]}],
        "pledge": "Løfte",
    },
}


@pytest.fixture
def host(tab: Page, tmp_path: Path) -> Locator:
    """The canvas of a page with such texts in all places."""
    picture = pictures.draw(SPOTS, TIES, PLACES, ("actor:nav",))
    file = tmp_path / "graf.html"
    file.write_bytes(offline.page(picture, WORDS))
    tab.goto(file.as_uri())
    drawn = tab.locator(".host[data-drawn=true]")
    expect(drawn).to_be_visible()
    return drawn


def _point(tab: Page, host: Locator, node: str) -> None:
    host.scroll_into_view_if_needed()
    spot, box = host.evaluate("(e, id) => e.spotOf(id)", node), host.bounding_box()
    assert box is not None
    x, y = box["x"] + spot["x"] + 1, box["y"] + spot["y"] + 1
    tab.mouse.move(x - 60, y - 60)
    tab.mouse.move(x, y, steps=3)


def test_texts_are_shown_and_never_run(tab: Page, host: Locator) -> None:
    for node in ("pledge:a", "actor:nav"):
        _point(tab, host, node)
        expect(tab.locator(".vis-tooltip")).to_contain_text('<img src=x onerror="window.ran = 1">')
        tab.mouse.down()
        tab.mouse.up()
        expect(tab.locator(".spoken")).to_contain_text("</script><script>")
    expect(tab.get_by_role("heading")).to_contain_text("<img src=x")
    assert tab.evaluate("window.ran") is None
    assert tab.locator("img").count() == 0


def test_the_legend_hides_lines_and_a_list_says_the_same(tab: Page, host: Locator) -> None:
    button = tab.get_by_role("button", name=re.compile(r"^gjør \(1\)$"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    tab.get_by_text("Grafen som tabell").click()
    expect(tab.get_by_role("listitem")).to_have_count(2)
    expect(host).to_be_visible()


def test_the_file_lets_nothing_in(tab: Page, host: Locator) -> None:
    expect(host).to_be_visible()
    rule = tab.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert rule.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in rule
    assert "'unsafe-inline'" not in rule.partition("script-src")[2].partition(";")[0]
