"""The page where programmes come in and go out, and the choice between knowledge bases."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kg.base import KnowledgeBase
from kg.settings import Place, packed
from tests.browser.conftest import serve
from tests.browser.places import settled
from tests.conftest import PROGRAMME, run_command
from tests.unit.pdf_samples import Words, pdf

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390)
LONG = 60_000
"""Milliseconds that a load may take on a busy machine."""

TEXT = """Bolig

Vårt Parti vil:

• bygge {number} boliger i {place} sammen med kommunene innen 2028

• styrke Husbanken

Det er viktig at alle har et sted å bo.
"""


class Served(NamedTuple):
    """The app over two knowledge bases, and where they lie."""

    address: str
    first: Path
    second: Path


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base with one small programme, to be copied."""
    folder = tmp_path_factory.mktemp("one")
    file = written(folder, "første.txt", place="Bodø")
    done = run_command("load", file, home=folder / "home")
    assert done.returncode == 0, done.stderr
    return folder / "home"


@pytest.fixture
def served(one: Path, tmp_path: Path) -> Iterator[Served]:
    """Two knowledge bases, the second empty."""
    first, second = tmp_path / "first", tmp_path / "second"
    shutil.copytree(one, first)
    places = packed([Place("første", first), Place("andre", second)])
    for address in serve(first, tmp_path / "log", LOFTEGRAF_PLACES=places):
        yield Served(address, first, second)


def written(folder: Path, name: str, *, place: str, number: int = 500) -> Path:
    file = folder / name
    file.write_text(TEXT.format(place=place, number=number), "utf-8")
    return file


def _hand_in(tab: Page, file: Path, short: str = "VP") -> None:
    """Choose a file, fill in the form and have it checked."""
    tab.locator("input[type=file]").first.set_input_files(file)
    given = {
        "Tittel *": "Vårt program",
        "Parti *": "Vårt Parti",
        "Partiets kortform": short,
        "Første år *": "2025",
        "Siste år *": "2029",
        "Kilde *": "en prøve",
        "Vilkår *": "fri bruk",
    }
    for label, value in given.items():
        tab.get_by_label(label, exact=True).fill(value)
    tab.get_by_role("button", name="Les og kontroller").click()


def _load(tab: Page) -> None:
    button = tab.get_by_role("button", name="Last inn", exact=True)
    expect(button).to_be_enabled(timeout=LONG)
    settled(tab)
    button.click()


def _generation(home: Path) -> int | None:
    return KnowledgeBase(home).generation


@pytest.mark.parametrize("width", WIDTHS)
def test_a_programme_goes_in_and_is_found(
    tab: Page, served: Served, tmp_path: Path, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{served.address}/programmes")
    expect(tab.get_by_text(".txt på høyst 5 MB")).to_be_visible()
    _hand_in(tab, written(tmp_path, "Vår fil (endelig).txt", place="Longyearbyen"))
    expect(tab.get_by_text("3 løfter ble funnet. Ingenting er lastet inn ennå.")).to_be_visible()
    expect(tab.get_by_text("Ett sted lest med tvil")).to_be_visible()
    expect(tab.get_by_text("sier at noe er viktig (1)")).to_be_visible()
    expect(tab.get_by_text("Hvert tegn i filen er gjort rede for én gang.")).to_be_visible()
    assert _generation(served.first) == 1
    wide = tab.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0
    _load(tab)
    expect(tab.get_by_text("vp-2025-2029 er lastet inn.")).to_be_visible(timeout=LONG)
    assert _generation(served.first) == 2
    expect(tab.get_by_role("heading", name="Vårt program")).to_be_visible()
    tab.get_by_role("link", name="Utforsk løftene").first.click()
    expect(tab).to_have_url(re.compile("explore.*programme=vp-2025-2029"))
    expect(tab.get_by_role("heading", name="3 løfter")).to_be_visible()
    tab.goto(f"{served.address}/?q=Longyearbyen")
    expect(tab.locator(".lg-pledge mark").first).to_have_text("Longyearbyen")


def _broken_pdf(folder: Path) -> Path:
    file = folder / "brukket.pdf"
    file.write_bytes(pdf([[Words(72, 72, "Vi vil bygge.")]])[:400])
    return file


def _latin(folder: Path) -> Path:
    file = folder / "gammel.txt"
    file.write_bytes("Vårt Parti vil:\n\n- gjøre det på nytt\n".encode("latin-1"))
    return file


def _prose(folder: Path) -> Path:
    file = folder / "prosa.txt"
    file.write_text("Det var en gang en konge. Han bodde på et slott.\n", "utf-8")
    return file


@pytest.mark.parametrize(
    ("make", "sentence", "words"),
    [
        (_broken_pdf, "Filen kan ikke leses som PDF. Det må være en hel PDF med tekst i", "PDF"),
        (_latin, "Det må være ren tekst i UTF-8", "gammel.txt:1: byte 0xE5"),
        (_prose, "Det ble ikke funnet noe løfte i filen.", "no pledge was found"),
    ],
)
def test_a_file_that_is_no_programme_is_refused_with_a_sentence(
    tab: Page, served: Served, tmp_path: Path, make: object, sentence: str, words: str
) -> None:
    assert callable(make)
    tab.goto(f"{served.address}/programmes")
    _hand_in(tab, make(tmp_path))
    expect(tab.get_by_text(sentence)).to_be_visible(timeout=LONG)
    shown = tab.get_by_text(re.compile("^Feilmeldingen på engelsk:"))
    expect(shown).to_contain_text(words)
    assert str(tmp_path) not in shown.inner_text()
    assert "/tmp" not in shown.inner_text()
    assert _generation(served.first) == 1
    # What was filled in is not to be filled in again.
    tab.locator("input[type=file]").first.set_input_files(written(tmp_path, "b.txt", place="Ås"))
    expect(tab.get_by_label("Parti *", exact=True)).to_have_value("Vårt Parti")


def test_a_file_that_is_too_large_and_a_form_with_holes_are_told(
    tab: Page, served: Served, tmp_path: Path
) -> None:
    tab.goto(f"{served.address}/programmes")
    large = tmp_path / "stor.txt"
    large.write_bytes(b"a " * 2_600_000)
    tab.locator("input[type=file]").first.set_input_files(large)
    expect(tab.get_by_text("En .txt-fil kan være på høyst 5 MB.")).to_be_visible()
    expect(tab.get_by_label("Tittel *")).to_have_count(0)
    tab.get_by_role("button", name="Remove stor.txt").click()
    tab.locator("input[type=file]").first.set_input_files(written(tmp_path, "a.txt", place="Ås"))
    tab.get_by_label("Tittel *", exact=True).fill("Vårt program")
    tab.get_by_role("button", name="Les og kontroller").click()
    expect(tab.get_by_text("Fyll ut parti, første år, siste år, kilde, vilkår.")).to_be_visible()


def test_facts_in_a_file_fill_the_form(tab: Page, served: Served, tmp_path: Path) -> None:
    tab.goto(f"{served.address}/programmes")
    tab.locator("input[type=file]").first.set_input_files(written(tmp_path, "a.txt", place="Ås"))
    expect(tab.get_by_label("Tittel *", exact=True)).to_be_visible()
    beside = tmp_path / "vart-2021-2025.toml"
    broken = tmp_path / "brukket.toml"
    broken.write_text('title = "Ja\nparty = 1', "utf-8")
    tab.locator("input[type=file]").nth(1).set_input_files(broken)
    expect(tab.get_by_text("Den må være TOML i UTF-8")).to_be_visible()
    tab.get_by_role("button", name="Remove brukket.toml").click()
    expect(tab.get_by_text("Den må være TOML i UTF-8")).to_have_count(0)
    beside.write_text(
        'title = "<img src=x onerror=alert(1)> **Ja**"\nparty = "Vårt Parti"\n'
        'period_start = 2021\nperiod_end = 2025\nlanguage = "nn"\nsource = "s"\nlicence = "l"\n',
        "utf-8",
    )
    settled(tab)
    tab.locator("input[type=file]").nth(1).set_input_files(beside)
    expect(tab.get_by_role("button", name="Remove vart-2021-2025.toml")).to_be_visible()
    settled(tab)
    expect(tab.get_by_label("Kort navn i adresser")).to_have_value("vart-2021-2025")
    expect(tab.get_by_label("Første år *")).to_have_value("2021")
    settled(tab)
    tab.get_by_role("button", name="Les og kontroller").click()
    # What a file says is text wherever it is shown.
    expect(tab.get_by_text("Kontroll av «<img src=x onerror=alert(1)> **Ja**»")).to_be_visible()


def test_a_programme_is_replaced_only_where_that_is_said(
    tab: Page, served: Served, tmp_path: Path
) -> None:
    tab.goto(f"{served.address}/programmes")
    _hand_in(tab, written(tmp_path, "ny.txt", place="Tromsø"), "Første")
    tab.get_by_label("Kort navn i adresser").wait_for(state="detached", timeout=LONG)
    tab.get_by_role("button", name="Forkast").click()
    tab.locator("input[type=file]").first.set_input_files(tmp_path / "ny.txt")
    tab.get_by_label("Kort navn i adresser").fill("første")
    tab.get_by_role("button", name="Les og kontroller").click()
    expect(tab.get_by_text("første er lastet inn fra før.")).to_be_visible(timeout=LONG)
    expect(tab.get_by_role("button", name="Last inn", exact=True)).to_be_disabled()
    tab.get_by_text("Erstatt første med denne filen").click()
    _load(tab)
    expect(tab.get_by_text("første er lastet inn.")).to_be_visible(timeout=LONG)
    tab.goto(f"{served.address}/?q=Tromsø")
    expect(tab.locator(".lg-pledge mark").first).to_have_text("Tromsø")
    tab.goto(f"{served.address}/?q=Bodø")
    expect(tab.get_by_text("Ingen treff på «Bodø».")).to_be_visible()


def test_a_second_load_is_told_to_wait(tab: Page, served: Served, tmp_path: Path) -> None:
    tab.goto(f"{served.address}/programmes")
    _hand_in(tab, written(tmp_path, "a.txt", place="Vardø"))
    with FileLock(served.first / "lock"):
        _load(tab)
        expect(tab.get_by_text("En annen innlasting er i gang.")).to_be_visible(timeout=LONG)
    _load(tab)
    expect(tab.get_by_text("vp-2025-2029 er lastet inn.")).to_be_visible(timeout=LONG)


def test_a_load_is_cancelled_and_others_are_answered_meanwhile(
    tab: Page, served: Served, context: BrowserContext
) -> None:
    tab.goto(f"{served.address}/?kb=andre")
    expect(tab.get_by_role("heading", name="Kunnskapsbasen er tom")).to_be_visible()
    tab.get_by_role("button", name=re.compile("^Last inn «.*», som følger med")).click()
    expect(tab.get_by_text("Laster inn. Andre kan bruke appen imens.")).to_be_visible()
    other = context.new_page()
    other.goto(f"{served.address}/?q=Bodø")
    expect(other.locator(".lg-pledge mark").first).to_have_text("Bodø")
    tab.get_by_role("button", name="Avbryt").click()
    expect(tab.get_by_text("Avbrutt. Kunnskapsbasen er hel.")).to_be_visible()
    assert _generation(served.second) is None


@pytest.mark.slow
def test_an_empty_knowledge_base_is_filled_with_what_ships(tab: Page, served: Served) -> None:
    tab.goto(f"{served.address}/actors?kb=andre")
    expect(tab.get_by_role("heading", name="Kunnskapsbasen er tom")).to_be_visible()
    tab.get_by_role("link", name="Last inn et program").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Programmer")
    tab.get_by_role("button", name=re.compile("^Last inn «.*», som følger med")).click()
    expect(tab.get_by_text("ap-2025-2029 er lastet inn.")).to_be_visible(timeout=LONG)
    expect(tab.get_by_text(re.compile(r"^1\d{3} løfter · \d+ avsnitt"))).to_be_visible()
    expect(tab.get_by_text("aktører, områder, lover og avtaler, mål og frister")).to_be_visible()


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
    expect(fresh.get_by_text("Ingen løfter passer til alt dette.")).to_be_visible()
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
    tab: Page, one: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(one, home)
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


def test_the_programme_that_ships_is_where_the_app_looks() -> None:
    assert PROGRAMME.exists()
