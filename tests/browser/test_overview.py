"""The overview and the gaps in Chromium: every number leads to the pledges behind it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drawn import click, click_through, grown, ids, open_graph
from tests.browser.places import settled

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
VIEWS = ("matrix", "years", "together", "network", "treemap", "goals")
MISSING = ("actor", "target", "deadline", "area", "doubt")


def _cell(tab: Page, row: str, column: str) -> tuple[int, str]:
    """The number in a cell, and what finds the cell."""
    label = tab.locator(f"path[aria-label^='{row}, {column}: ']").first
    name = label.get_attribute("aria-label") or ""
    return int(name.rpartition(" ")[2]), f"path[aria-label='{name}']"


def test_a_cell_leads_to_its_pledges_and_the_address_holds_it(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview?tier=named")
    count, cell = _cell(tab, "NAV", "Arbeidsliv")
    tab.locator(cell).click()
    expect(tab).to_have_url(re.compile(r"actor=nav&area=stortinget-\d+$"))
    expect(tab.get_by_role("heading", name=f"NAV og Arbeidsliv: {count} løfter")).to_be_visible()
    expect(tab.locator(".lg-pledge mark", has_text="NAV").first).to_be_visible()
    tab.get_by_role("link", name="Åpne løftet").first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Løfte")
    tab.go_back()
    expect(tab.get_by_role("heading", name=f"NAV og Arbeidsliv: {count} løfter")).to_be_visible()


def test_another_cell_replaces_the_first_and_the_choice_can_be_cleared(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview?tier=named")
    _, cell = _cell(tab, "NAV", "Arbeidsliv")
    _, other = _cell(tab, "Politiet", "Rettsvesen")
    tab.locator(cell).click()
    expect(tab).to_have_url(re.compile("actor=nav"))
    tab.locator(other).click()
    expect(tab).to_have_url(re.compile("actor=politiet"))
    tab.get_by_role("link", name="Fjern valget").click()
    expect(tab).to_have_url(re.compile("overview[?]tier=named$"))
    expect(tab.locator(".lg-pledge")).to_have_count(0)
    tab.locator(other).click()
    expect(tab).to_have_url(re.compile("actor=politiet"))


def test_the_schemes_and_the_tiers_change_the_matrix(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview")
    expect(tab.locator("path[aria-label^='kommunene, ']").first).to_be_visible()
    tab.get_by_text("Navngitte", exact=True).click()
    expect(tab.locator("path[aria-label^='kommunene, ']")).to_have_count(0)
    expect(tab.locator("path[aria-label^='Politiet, ']").first).to_be_visible()
    tab.get_by_text("Los (offentlige tjenester)", exact=True).click()
    expect(tab).to_have_url(re.compile("tier=named.*scheme=los"))
    expect(tab.locator("path[aria-label^='Politiet, Lov og rett: ']")).to_have_count(1)


def test_a_row_of_the_table_does_what_a_cell_does(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview?tier=named")
    tab.get_by_text("Det samme som tabell").click()
    table = tab.get_by_test_id("stDataFrame").locator("canvas").first
    expect(table).to_be_visible()
    table.click(position={"x": 15, "y": 53}, force=True)
    expect(tab).to_have_url(re.compile("actor=.+&area=stortinget-"))
    expect(tab.locator(".lg-pledge").first).to_be_visible()


def test_a_year_leads_to_its_pledges(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview?view=years")
    bar = tab.locator("path[aria-label^='2030, ']").first
    count = int((bar.get_attribute("aria-label") or "").rpartition(" ")[2])
    bar.click()
    expect(tab).to_have_url(re.compile("from=2030&to=2030$"))
    expect(tab.get_by_role("heading", name=f"Frist i 2030: {count} løfter")).to_be_visible()
    expect(tab.locator(".lg-pledge mark", has_text="2030").first).to_be_visible()
    tab.get_by_role("link", name="Fjern valget").click()
    expect(
        tab.get_by_role("heading", name=re.compile(r"^Alle \d+ løfter med frist"))
    ).to_be_visible()


def test_a_stretch_of_years_is_drawn(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview?view=years")
    tab.locator("path[aria-label^='2030, ']").first.scroll_into_view_if_needed()
    first, last = (
        tab.locator(f"path[aria-label^='{year}, ']").first.bounding_box() for year in (2035, 2050)
    )
    assert first is not None
    assert last is not None
    height = last["y"] + 5
    tab.mouse.move(first["x"] - 4, height)
    tab.mouse.down()
    tab.mouse.move(last["x"] + 4, height, steps=8)
    tab.mouse.up()
    expect(tab).to_have_url(re.compile(r"from=2035&to=2050$"))
    expect(
        tab.get_by_role("heading", name=re.compile(r"^Frist fra 2035 til 2050:"))
    ).to_be_visible()


def test_two_actors_lead_to_the_pledges_that_name_both(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview?view=together")
    count, cell = _cell(tab, "Politiet", "skolene")
    assert _cell(tab, "skolene", "Politiet")[0] == count
    tab.locator(cell).click()
    expect(tab).to_have_url(re.compile("actor=politiet&other=skolene"))
    expect(tab.get_by_role("heading", name=f"Politiet og skolene: {count} løfter")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_network_tells_who_is_named_together_in_which_clusters(
    tab: Page, app: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    host = open_graph(tab, f"{app}/overview?view=network")
    few = ids(host)
    assert "kommunene" in few
    assert 10 < len(few) <= 60
    entry = tab.locator(".legend button", has_text="kommunene")
    expect(entry).to_have_text(re.compile(r"^■ 1 · kommunene \(\d+\)$"))
    entry.click()
    hidden = host.evaluate("e => e.hiddenOf()")
    assert "kommunene" in hidden
    assert str(len(hidden)) in entry.inner_text()
    spots = host.evaluate("e => [e.spotOf('skolene'), e.spotOf('politiet')]")
    tab.reload()
    expect(host).to_be_visible()
    assert host.evaluate("e => [e.spotOf('skolene'), e.spotOf('politiet')]") == spots
    click(tab, host, "kommunene")
    expect(tab.get_by_role("heading", level=1)).to_have_text("kommunene")
    expect(tab).to_have_url(re.compile("/actor[?]id=kommunene"))


def test_fewer_actors_are_shown_where_two_must_share_more(tab: Page, app: str) -> None:
    host = open_graph(tab, f"{app}/overview?view=network")
    few = ids(host)
    tab.get_by_text("minst 3 løfter", exact=True).click()
    expect(tab).to_have_url(re.compile("least=3"))
    expect(tab.get_by_text(re.compile(r"^\d+ av \d+ aktører .* i minst 3 løfter"))).to_be_visible()
    fewer = grown(host, few)
    assert fewer < few
    # With another tier the first choice is another, and the address says what is shown.
    tab.get_by_text("minst 2 løfter", exact=True).click()
    expect(tab).not_to_have_url(re.compile("least="))
    tab.get_by_text("Navngitte", exact=True).click()
    expect(tab).to_have_url(re.compile("tier=named$|tier=named&view=network$"))
    expect(tab.get_by_role("radio", name="minst 1 løfte", exact=True)).to_be_checked()
    expect(tab.get_by_text(re.compile(r"^\d+ av \d+ aktører .* i minst ett løfte"))).to_be_visible()


def test_those_that_join_others_stand_in_a_table_that_can_be_taken_away(
    tab: Page, app: str
) -> None:
    host = open_graph(tab, f"{app}/overview?view=network")
    count = len(ids(host))
    # Where a browser can ask where to put a file, that question is no page of ours.
    tab.evaluate("delete window.showSaveFilePicker")
    tab.get_by_test_id("stDataFrame").hover()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download as CSV").click()
    head, first, *rest = download.value.path().read_text("utf-8-sig").splitlines()
    assert head.endswith(
        "Aktør,Bindeledd (%),Nevnt med,Løfter,Klynge,Mest nevnt i klyngen,Aktørens side"
    )
    assert re.search(r"kommunene,\d+,\d+,\d+,1,kommunene,actor\?id=kommunene$", first)
    assert len(rest) + 1 == count


def test_a_click_in_the_treemap_opens_the_area(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview?view=treemap")
    energy = tab.locator("svg text", has_text=re.compile("^Energi$")).first
    expect(energy).to_be_visible()
    settled(tab)
    click_through(tab, energy, re.compile("/area[?]id=stortinget-"))
    expect(tab.get_by_role("heading", level=1)).to_have_text("Energi")


def test_the_targets_are_narrowed_to_a_unit(tab: Page, app: str) -> None:
    tab.goto(f"{app}/overview?view=goals")
    expect(tab.get_by_test_id("stDataFrame")).to_be_visible()
    tab.get_by_role("radio", name="prosent").or_(
        tab.get_by_test_id("stButtonGroup").get_by_text("prosent", exact=True)
    ).first.click()
    expect(tab).to_have_url(re.compile("unit=prosent"))


def test_the_gaps_are_counted_and_listed(tab: Page, app: str) -> None:
    tab.goto(f"{app}/gaps")
    counts = tab.locator(".lg-gap-count")
    expect(counts).to_have_count(len(MISSING))
    assert int(counts.first.inner_text()) > 100
    expect(tab.get_by_text("Ikke funnet er ikke det samme som ikke lett etter")).to_be_visible()
    expect(tab.get_by_role("link", name="Åpne løftet")).to_have_count(10)
    tab.get_by_test_id("stButtonGroup").get_by_text("Lest med tvil").click()
    expect(tab).to_have_url(re.compile("missing=doubt"))
    expect(tab.locator(".lg-pledge .lg-meta").first).not_to_be_empty()
    told = set(tab.locator(".lg-pledge .lg-meta").all_inner_texts())
    assert all(one.endswith(".") and " " in one for one in told), told


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("missing", MISSING)
def test_every_gap_says_what_it_means(tab: Page, app: str, missing: str, lang: str) -> None:
    tab.goto(f"{app}/gaps?missing={missing}&lang={lang}")
    expect(tab.locator(".lg-gap").first).to_be_visible()
    expect(tab.locator(".lg-pledge").or_(tab.get_by_test_id("stAlert")).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [*(f"overview?view={one}" for one in VIEWS), "gaps"])
def test_a_phone_shows_the_page_without_scrolling_sideways(
    tab: Page, app: str, address: str, scheme: str
) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict has the right shape
    tab.goto(f"{app}/{address}")
    drawn = "[data-testid=stVegaLiteChart] svg, .stEchartsChart, .lg-gap, [data-testid=stDataFrame]"
    expect(tab.locator(drawn).or_(tab.locator("svg text")).first).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = tab.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0
