"""Programmes that are loaded: removal, repair, and the choice between knowledge bases."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serve
from tests.browser.places import settled
from tests.browser.served import LONG, WIDTHS, Served, written
from tests.conftest import run_command

pytestmark = pytest.mark.browser


def test_a_programme_is_removed_once_that_is_said_again(tab: Page, served: Served) -> None:
    tab.goto(f"{served.address}/programmes")
    tab.get_by_role("button", name="Fjern", exact=True).click()
    expect(tab.get_by_text("tas ut av kunnskapsbasen")).to_be_visible()
    tab.get_by_role("button", name="Behold det").click()
    expect(tab.get_by_text("tas ut av kunnskapsbasen")).to_have_count(0)
    tab.get_by_role("button", name="Fjern", exact=True).click()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Last ned kildefilen").click()
    assert "Bodø" in download.value.path().read_text("utf-8")
    tab.get_by_role("button", name="Ja, fjern programmet").click()
    expect(tab.get_by_text("første er tatt ut av kunnskapsbasen.")).to_be_visible(timeout=LONG)
    expect(tab.get_by_text("Ingen programmer er lastet inn ennå.")).to_be_visible()
    tab.goto(served.address)
    expect(tab.get_by_role("heading", name="Kunnskapsbasen er tom")).to_be_visible()


def test_of_several_programmes_every_pledge_says_whose_it_is(
    tab: Page, served: Served, tmp_path: Path
) -> None:
    facts = ('title = "To"', 'party = "Det andre"', 'party_short = "DA"', "period_start = 2025")
    more = ("period_end = 2029", 'language = "nb"', 'source = "en prøve"', 'licence = "fri"')
    file = written(tmp_path, "da-2025-2029.txt", place="Karasjok")
    file.with_suffix(".toml").write_text("\n".join([*facts, *more]), "utf-8")
    assert run_command("load", file, home=served.first).returncode == 0
    for address in ("/?q=Karasjok", "/explore?q=Karasjok", "/overview?view=years"):
        tab.goto(served.address + address)
        expect(tab.get_by_text("DA · Bolig · linje 5")).to_be_visible()
    tab.goto(f"{served.address}/gaps")
    expect(tab.get_by_text("DA · Bolig · linje 9")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_address_says_which_knowledge_base_is_shown(
    tab: Page, served: Served, tmp_path: Path, browser: Browser, width: int
) -> None:
    file = written(tmp_path, "andre.txt", place="Karasjok")
    assert run_command("load", file, home=served.second).returncode == 0
    tab.set_viewport_size({"width": width, "height": 844})
    tab.goto(f"{served.address}/?q=Bodø")
    expect(tab.locator(".lg-pledge mark").first).to_have_text("Bodø")
    tab.get_by_text("andre", exact=True).click()
    expect(tab.get_by_text("Ingen treff på «Bodø».")).to_be_visible()
    expect(tab).to_have_url(re.compile("kb=andre"))
    tab.get_by_role("link", name="Alle aktører").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Aktører")
    settled(tab)
    expect(tab.get_by_role("link", name=re.compile("Husbanken · 1"))).to_be_visible()
    expect(tab).to_have_url(re.compile("/actors.*kb=andre"))
    fresh = browser.new_context().new_page()
    fresh.goto(tab.url.replace("/actors?", "/?q=Karasjok&"))
    expect(fresh.locator(".lg-pledge mark").first).to_have_text("Karasjok")
    # A copy of the same generation of another knowledge base must not be mistaken for it.
    fresh.goto(f"{served.address}/explore?q=Karasjok")
    expect(fresh.get_by_text("Ingen løfter ble funnet.")).to_be_visible()
    fresh.goto(f"{served.address}/explore?q=Karasjok&kb=andre")
    expect(fresh.get_by_role("heading", name="1 løfte")).to_be_visible()
    fresh.goto(f"{served.address}/?kb=tredje")
    expect(fresh.get_by_text("Ingen kunnskapsbase heter «tredje» her.")).to_be_visible()
    fresh.context.close()


def test_one_knowledge_base_is_no_choice(tab: Page, app: str) -> None:
    tab.goto(f"{app}/programmes")
    settled(tab)
    expect(tab.get_by_text("Kunnskapsbase", exact=True)).to_have_count(0)
    expect(tab.get_by_text("ap-2025-2029", exact=True)).to_be_visible()


def test_damage_is_repaired_and_told_and_a_closed_server_loads_nothing(
    tab: Page, small_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(small_home, home)
    spoilt = next(file for file in (home / "generations/1/oxigraph").iterdir() if file.is_file())
    spoilt.write_bytes(b"spoilt")
    server = serve(home, tmp_path / "log", LOFTEGRAF_READ_ONLY="yes")
    address = next(server)
    try:
        tab.goto(f"{address}/?q=Bodø")
        toast = tab.get_by_test_id("stToast")
        expect(toast).to_contain_text("Kunnskapsbasen var ikke slik den ble skrevet.", timeout=LONG)
        expect(toast).to_contain_text("built again from the kept programmes as generation 2")
        expect(tab.locator(".lg-pledge mark").first).to_have_text("Bodø")
        tab.goto(f"{address}/programmes")
        expect(tab.get_by_text("Denne tjeneren er satt opp for lesing.")).to_be_visible()
        expect(tab.locator("input[type=file]")).to_have_count(0)
        expect(tab.get_by_role("button", name="Fjern")).to_have_count(0)
    finally:
        server.close()  # type: ignore[attr-defined]  # it is a generator
