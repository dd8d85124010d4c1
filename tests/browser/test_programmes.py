"""The page where programmes come in: the file, its form, the check and the load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import BrowserContext, Page, expect

from kg.base import KnowledgeBase
from tests.browser.places import settled
from tests.browser.served import LONG, WIDTHS, Served, written
from tests.conftest import PROGRAMME
from tests.unit.pdf_samples import Words, pdf

pytestmark = pytest.mark.browser


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
    expect(tab.get_by_text("Fyll ut parti, første år, siste år, kilde og vilkår.")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_name_of_a_file_tells_its_id_and_its_period(
    tab: Page, served: Served, tmp_path: Path, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"{served.address}/programmes")
    first, years = written(tmp_path, "vp-2021-2025.txt", place="Ås"), ("Første år *", "Siste år *")
    tab.locator("input[type=file]").first.set_input_files(first)
    name = tab.get_by_label("Kort navn i adresser")
    expect(name).to_have_value("vp-2021-2025")
    assert [tab.get_by_label(one).input_value() for one in years] == ["2021", "2025"]
    expect(tab.get_by_label("Utgitt")).to_have_attribute("placeholder", re.compile("ÅÅÅÅ-MM-DD"))
    tab.get_by_role("button", name="Remove vp-2021-2025.txt").click()
    expect(name).to_have_count(0)
    settled(tab)
    other = written(tmp_path, "np-2025-2029.txt", place="Ås")
    tab.locator("input[type=file]").first.set_input_files(other)
    expect(name).to_have_value("np-2025-2029")
    assert [tab.get_by_label(one).input_value() for one in years] == ["2025", "2029"]


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
    name = tab.get_by_label("Kort navn i adresser")
    expect(name).to_have_count(1)  # the form as it was stands there until the new one is whole
    expect(name).to_have_value("vart-2021-2025")
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
    settled(tab)
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


def test_the_programme_that_ships_is_where_the_app_looks() -> None:
    assert PROGRAMME.exists()
