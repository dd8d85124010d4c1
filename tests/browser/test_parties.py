"""Two parties beside each other in Chromium: shares and counts, and the pledges behind a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Axe, serve
from tests.browser.places import settled
from tests.browser.served import WIDTHS, facts, written
from tests.conftest import run_command

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the programmes of two parties, one longer than the other."""
    folder = tmp_path_factory.mktemp("both")
    short = written(folder, "kp-2025-2029.txt", place="Bodø")
    long = written(folder, "lp-2025-2029.txt", place="Vardø")
    more = "\n".join(f"• bygge vei nummer {number}\n" for number in range(20))
    long.write_text(f"{long.read_text('utf-8')}\nSamferdsel\n\nLangt Parti vil:\n\n{more}", "utf-8")
    facts(short, "Kort Parti", "KP")
    facts(long, "Langt Parti", "LP")
    for file in (short, long):
        done = run_command("load", file, home=folder / "home")
        assert done.returncode == 0, done.stderr
    yield from serve(folder / "home", folder / "log")


def _cells(tab: Page, party: str) -> Locator:
    return tab.locator(f"path[aria-label*=', {party}: ']")


def _no_wider(tab: Page) -> None:
    wide = tab.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0


@pytest.mark.parametrize("width", WIDTHS)
def test_a_cell_leads_to_the_partys_pledges(tab: Page, both: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{both}/overview?view=parties")
    expect(
        tab.get_by_text(re.compile(r"^KP: \d+ løfter i alt · LP: \d+ løfter i alt$"))
    ).to_be_visible()
    cell = _cells(tab, "KP").first
    told = cell.get_attribute("aria-label") or ""
    assert re.fullmatch(r".+, KP: \d+,\d\s%", told), told
    area = told.partition(",")[0]
    cell.click()
    expect(tab).to_have_url(re.compile(r"area=stortinget-\d+&programme=kp-2025-2029$"))
    heading = tab.get_by_role("heading", name=re.compile(rf"^KP om {area}: \d+ løfter?"))
    expect(heading).to_be_visible()
    count = int(re.findall(r": (\d+)", heading.inner_text())[0])
    expect(tab.locator(".lg-pledge")).to_have_count(count)
    expect(tab.locator(".lg-meta").first).to_contain_text("KP · ")
    _no_wider(tab)
    tab.get_by_text("Antall", exact=True).click()
    expect(tab).to_have_url(re.compile("measure=pledges"))
    expect(tab.locator(f"path[aria-label='{area}, KP: {count}']")).to_have_count(1)
    expect(heading).to_be_visible()
    tab.get_by_role("link", name="Utforsk løftene").click()
    expect(tab).to_have_url(re.compile(r"/explore\?.*programme=kp-2025-2029"))
    expect(tab.get_by_role("heading", name=re.compile(f"^{count} løfter?$"))).to_be_visible()


def test_shares_make_programmes_of_different_length_comparable(tab: Page, both: str) -> None:
    """Both say the same of housing, but for one of them it is a smaller part of what it says."""
    shares = {}
    tab.goto(f"{both}/overview?view=parties")
    for party in ("KP", "LP"):
        label = tab.locator(f"path[aria-label^='Lokalforvaltning, {party}: ']").first
        told = (label.get_attribute("aria-label") or "").rpartition(": ")[2]
        shares[party] = float(told.rstrip(" \xa0%").replace(",", "."))
    assert shares["KP"] > shares["LP"] > 0


def test_a_scheme_that_is_not_shared_is_not_offered_here(tab: Page, both: str) -> None:
    tab.goto(f"{both}/overview?scheme=programme")
    expect(tab.get_by_text("Programmets egne kapitler", exact=True)).to_be_visible()
    tab.get_by_text("Parti og område", exact=True).click()
    expect(_cells(tab, "KP").first).to_be_visible()
    expect(tab.get_by_text("Programmets egne kapitler", exact=True)).to_have_count(0)
    tab.get_by_text("Los (offentlige tjenester)", exact=True).click()
    expect(tab).to_have_url(re.compile("scheme=los"))
    expect(_cells(tab, "KP").first).to_be_visible()


def test_a_row_of_the_table_does_what_a_cell_does(tab: Page, both: str) -> None:
    tab.goto(f"{both}/overview?view=parties")
    tab.get_by_text("Det samme som tabell").click()
    table = tab.get_by_test_id("stDataFrame").locator("canvas").first
    expect(table).to_be_visible()
    table.click(position={"x": 15, "y": 53}, force=True)
    expect(tab).to_have_url(re.compile(r"area=stortinget-\d+&programme=(kp|lp)-"))
    expect(tab.locator(".lg-pledge").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_everybody_can_read_it(tab: Page, both: str, axe: Axe, width: int, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{both}/overview?view=parties&lang=en")
    expect(_cells(tab, "LP").first).to_be_visible()
    settled(tab)
    assert axe(tab) == []
    _no_wider(tab)


@pytest.mark.parametrize("width", WIDTHS)
def test_one_programme_has_nothing_to_be_compared_with(tab: Page, app: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{app}/overview?view=parties")
    expect(tab.get_by_text("trenger minst to programmer")).to_be_visible()
    tab.get_by_role("link", name="Se programmene og last inn flere").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Programmer")


def test_a_question_offers_its_choices_by_their_names(tab: Page, both: str) -> None:
    tab.goto(f"{both}/questions?question=party_by_main_area")
    expect(tab.get_by_role("combobox", name="Inndeling")).to_have_value("Stortingets emner")
