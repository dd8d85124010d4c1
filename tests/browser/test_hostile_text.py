"""What a document says is text on every page: nothing of it runs, loads or becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from kg.base import KnowledgeBase
from kg.loading import load_into_base
from kg.query import run
from tests.browser.conftest import serve
from tests.browser.places import settled
from tests.fixtures.loads import silent

pytestmark = pytest.mark.browser

ATTACKS = (
    "<script>window.hurt = 1</script>",
    "<img src=x onerror='window.hurt = 1' href=x>",
    "<a href='javascript:window.hurt=1'>href</a>",
    "[lenke](javascript:window.hurt=1)",
    "![bilde](http://198.51.100.1/x.png)",
    "**fet** og `kode` og $\\frac{1}{2}$ :red[rød]",
    '=HYPERLINK("http://198.51.100.1";"x")',
    "\u202eesrever\u202c",
)
"""Each is put into a bullet of its own, behind a body that the graph knows."""

PAGES = ("/", "/?q=hurt", "/explore", "/overview", "/gaps", "/actor?id=nav", "/programmes",
         "/questions?question=pledges", "/questions?question=neighbourhood&actor=NAV")  # fmt: skip


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    bullets = "".join(f"• styrke NAV med 20 prosent innen 2027 {one}\n\n" for one in ATTACKS)
    file = folder / "ond.txt"
    file.write_text(f"{ATTACKS[0]} Arbeid\n\nVårt Parti vil:\n\n{bullets}", "utf-8")
    title = '<img src=x onerror="window.hurt=1"> [t](javascript:window.hurt=1)'
    file.with_suffix(".toml").write_text(
        f"title = '''{title}'''\nparty = '''{title}'''\nlanguage = 'nb'\nperiod_start = 2025\n"
        "period_end = 2029\nsource = 'javascript:window.hurt=1'\nlicence = '<b>none</b>'\n",
        "utf-8",
    )
    load_into_base(KnowledgeBase(folder / "home"), [file], silent)
    return folder / "home"


@pytest.fixture(scope="module")
def hostile_app(hostile_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(hostile_home, tmp_path_factory.mktemp("log") / "log")


def unhurt(tab: Page) -> None:
    """Nothing ran, and no element of the page is one that a document wrote."""
    for frame in tab.frames:
        assert frame.evaluate("window.hurt") is None
        made = "[onerror], a[href^='javascript:'], img[src='x'], img[src*='198.51']"
        assert frame.locator(made).count() == 0


@pytest.mark.parametrize("place", PAGES)
def test_nothing_of_a_document_runs(hostile_app: str, tab: Page, place: str) -> None:
    tab.goto(hostile_app + place)
    settled(tab)
    unhurt(tab)


def test_a_pledge_is_shown_letter_by_letter(
    hostile_home: Path, hostile_app: str, tab: Page
) -> None:
    base = KnowledgeBase(hostile_home)
    rows = run(base.store("sparql"), "pledges")
    base.close()
    pledge, text = rows.columns.index("pledge"), rows.columns.index("text")
    found = {str(row[text]): str(row[pledge]) for row in rows.rows}
    for attack in ATTACKS[:-1]:
        at = next(one for words, one in found.items() if attack in words)
        tab.goto(f"{hostile_app}/pledge?id={quote(at)}")
        settled(tab)
        assert attack in " ".join(tab.locator("body").inner_text().split())
        unhurt(tab)


def test_a_search_for_markup_finds_the_words(hostile_app: str, tab: Page) -> None:
    tab.goto(f"{hostile_app}/?q={quote('<script>')}")
    settled(tab)
    expect(tab.get_by_text("<script>window.hurt = 1</script>").first).to_be_visible()
    unhurt(tab)
