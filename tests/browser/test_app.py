"""The app in Chromium, walked through as a user does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.places import settled

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
PAGES = (
    "/",
    "/?q=kommune",
    "/actors",
    "/actor?id=nav",
    "/areas",
    "/questions",
    "/questions?question=pledges_by_actor&actor=NAV",
    "/questions?question=targets",
)


def _heading(tab: Page, text: str) -> None:
    expect(tab.get_by_role("heading", level=1)).to_have_text(text)


def _drawn(tab: Page) -> None:
    expect(tab.locator(".host[data-drawn=true]")).to_be_visible()


def test_from_the_search_to_nav_to_a_pledge_by_clicks(tab: Page, app: str) -> None:
    tab.goto(app)
    _heading(tab, "Hva er lovet, og hvem skal gjøre det?")
    tab.get_by_role("link", name=re.compile(r"^NAV · \d+$")).click()
    _heading(tab, "NAV")
    assert "/actor?id=nav" in tab.url
    marked = tab.locator(".lg-pledge mark")
    expect(marked.nth(4)).to_be_visible()
    assert {words.strip().lower()[:3] for words in marked.all_inner_texts()} <= {"nav", "arb"}
    first = tab.locator(".lg-pledge .lg-text").first.inner_text()
    tab.get_by_role("link", name="Åpne løftet").first.click()
    _heading(tab, "Løfte")
    expect(tab.locator(".lg-quote .lg-text")).to_have_text(first)
    expect(tab.get_by_text("står i løftets egne ord").first).to_be_visible()


def test_a_search_finds_inflected_words_and_marks_them(tab: Page, app: str) -> None:
    tab.goto(app)
    box = tab.get_by_label("Søk i løfter, aktører og områder")
    box.press_sequentially("kommune", delay=60)
    expect(tab.locator(".lg-pledge mark").first).to_have_text(re.compile("kommune", re.IGNORECASE))
    expect(tab.get_by_role("heading", name=re.compile(r"^\d+ løfter$"))).to_be_visible()
    expect(tab.get_by_role("link", name=re.compile(r"^kommunene · \d+$"))).to_be_visible()
    expect(tab).to_have_url(re.compile("q=kommune$"))
    tab.get_by_text("English", exact=True).click()
    expect(tab.get_by_role("heading", name=re.compile(r"^\d+ pledges$"))).to_be_visible()


def test_a_search_without_an_answer_offers_other_ways(tab: Page, app: str) -> None:
    tab.goto(f"{app}/?q=qwertyxyz")
    expect(tab.get_by_text("Ingen treff på «qwertyxyz».")).to_be_visible()
    expect(tab.get_by_role("link", name="Alle aktører")).to_be_visible()


def test_words_that_no_pledge_holds_together_are_offered_one_by_one(tab: Page, app: str) -> None:
    tab.goto(f"{app}/?q=hva skal skje innen 2030")
    expect(tab.get_by_text("Ingen løfter har alle ordene.")).to_be_visible()
    tab.get_by_role("link", name=re.compile(r"^2030 · \d+$")).click()
    expect(tab.get_by_role("heading", name=re.compile(r"^\d+ løfter$"))).to_be_visible()
    expect(tab).to_have_url(re.compile("q=2030$"))


def test_an_actor_and_an_area_of_the_same_name_are_told_apart(tab: Page, app: str) -> None:
    tab.goto(f"{app}/?q=Husbanken")
    expect(tab.get_by_role("heading", name="Aktører", exact=True)).to_be_visible()
    expect(tab.get_by_role("heading", name="Områder", exact=True)).to_be_visible()
    expect(tab.get_by_role("link", name=re.compile(r"^Husbanken · \d+$"))).to_have_count(2)


def test_an_area_has_as_many_pledges_as_the_link_to_it_says(tab: Page, app: str) -> None:
    tab.goto(f"{app}/areas")
    link = tab.get_by_role("link", name=re.compile(r"^Arbeidsliv · \d+$"))
    count = link.inner_text().rpartition(" ")[2]
    link.click()
    _heading(tab, "Arbeidsliv")
    expect(tab.get_by_text(f"{count} løfter · Stortingets emner")).to_be_visible()
    tab.get_by_role("link", name="Utforsk nabolaget").click()
    expect(tab.get_by_role("heading", name=f"{count} løfter")).to_be_visible()


def test_the_graph_is_drawn_and_a_click_in_it_opens_a_pledge(tab: Page, app: str) -> None:
    tab.goto(f"{app}/actor?id=nav")
    _drawn(tab)
    host = tab.locator(".host")
    assert int(host.get_attribute("data-nodes") or 0) > 20
    coloured = host.locator("canvas").evaluate(
        "c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        " let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; }"
    )
    assert coloured > 2000
    expect(tab.get_by_text(re.compile(r"^Viser (alle )?\d+ (av \d+ )?løfter"))).to_be_visible()
    tab.get_by_role("link", name="Åpne løftet").first.wait_for()
    pledge = tab.locator("a[href*='pledge?id=']").first.get_attribute("href") or ""
    host.scroll_into_view_if_needed()
    place = host.evaluate("(e, id) => e.placeOf(id)", pledge.partition("id=")[2])
    tab.mouse.click(place["x"], place["y"])
    _heading(tab, "Løfte")
    assert pledge.partition("id=")[2] in tab.url


def test_the_graph_answers_the_keyboard(tab: Page, app: str) -> None:
    tab.goto(f"{app}/actor?id=nav")
    _drawn(tab)
    tab.locator(".host").focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    expect(tab.locator(".spoken")).not_to_be_empty()
    tab.keyboard.press("Enter")
    _heading(tab, "Løfte")


def test_a_role_is_chosen_and_stays_in_the_address(tab: Page, app: str) -> None:
    tab.goto(f"{app}/actor?id=nav")
    tab.get_by_text(re.compile(r"^skal gjøre noe \(")).click()
    expect(tab.locator(".lg-object")).to_have_count(0)
    expect(tab.locator(".lg-agent").first).to_be_visible()
    expect(tab).to_have_url(re.compile("role=agent"))
    tab.goto(tab.url)
    expect(tab.locator(".lg-agent").first).to_be_visible()
    expect(tab.locator(".lg-object")).to_have_count(0)


def test_a_link_to_another_actor_changes_the_address_and_back_leads_back(
    tab: Page, app: str
) -> None:
    tab.goto(f"{app}/actor?id=nav")
    tab.get_by_role("link", name=re.compile(r"^Politiet · \d+$")).click()
    _heading(tab, "Politiet")
    expect(tab).to_have_url(re.compile("id=politiet$"))
    settled(tab)
    tab.get_by_text(re.compile(r"^medvirker \(")).click()
    expect(tab.locator(".lg-object")).to_have_count(0)
    _heading(tab, "Politiet")
    tab.go_back()
    tab.go_back()
    _heading(tab, "NAV")


def test_a_saved_query_is_asked_with_its_form(tab: Page, app: str) -> None:
    tab.goto(f"{app}/questions")
    tab.get_by_role("link", name="Løfter som gjelder en aktør", exact=True).click()
    _heading(tab, "Løfter som gjelder en aktør")
    settled(tab)
    expect(tab.get_by_text(re.compile(r"^\d+ rader\."))).to_be_visible()
    field = tab.get_by_role("combobox", name="Aktør")
    field.fill("Husbanken")
    tab.get_by_role("option", name="Husbanken", exact=True).click()
    expect(field).to_have_value("Husbanken")
    tab.get_by_role("button", name="Spør").click()
    expect(tab).to_have_url(re.compile("actor=husbanken"))
    settled(tab)  # the address changes first; until then the answer is the one before
    expect(tab.get_by_text(re.compile(r"^\d+ rader\."))).to_be_visible()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="CSV", exact=True).click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("pledge,text,actor,role")
    assert len(lines) > 5
    assert all("Husbanken" in line for line in lines[1:])
    tab.get_by_text("Spørringen i Cypher og SPARQL").click()
    expect(tab.get_by_text("MATCH (a:Actor)").first).to_be_visible()
    expect(tab.get_by_text("PREFIX lg:").first).to_be_visible()


def test_a_row_of_an_answer_leads_to_its_pledge(tab: Page, app: str) -> None:
    tab.goto(f"{app}/questions?question=pledges_by_actor&actor=NAV")
    table = tab.get_by_test_id("stDataFrame").locator("canvas").first
    expect(table).to_be_visible()
    table.click(position={"x": 15, "y": 53}, force=True)
    tab.get_by_role("link", name="Åpne løftet").click()
    _heading(tab, "Løfte")


def test_english_is_one_click_away_and_stays(tab: Page, app: str) -> None:
    tab.goto(app)
    _heading(tab, "Hva er lovet, og hvem skal gjøre det?")
    tab.get_by_text("English", exact=True).click()
    _heading(tab, "What is promised, and who is to do it?")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    tab.get_by_role("link", name="Actors", exact=True).first.click()
    _heading(tab, "Actors")
    expect(tab).to_have_url(re.compile("lang=en"))
    tab.goto(f"{app}/actor?id=nav&lang=en")
    expect(tab.get_by_role("link", name="Open the pledge").first).to_be_visible()
    tab.get_by_text("Norsk", exact=True).click()
    expect(tab.get_by_role("link", name="Åpne løftet").first).to_be_visible()
    expect(tab.locator("html")).to_have_attribute("lang", "nb")


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_shows_the_page_without_scrolling_sideways(
    tab: Page, app: str, address: str
) -> None:
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict has the right shape
    tab.goto(app + address)
    settled(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = tab.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0


@pytest.mark.parametrize(
    ("address", "told", "offered"),
    [
        ("/actor?id=NAW", "Ingen aktør i kunnskapsbasen heter «NAW».", "NAV"),
        ("/pledge?id=ap-0000", "Intet løfte i kunnskapsbasen heter «ap-0000».", "Gå til søket"),
        ("/area?id=Helsevesn", "Intet område i kunnskapsbasen heter «Helsevesn».", "Helsevesen"),
        ("/questions?question=actrs", "Intet lagret spørsmål heter «actrs».", "actors"),
        ("/actor", "Adressen sier ikke hva som skal vises.", "Gå til søket"),
        (
            "/questions?question=pledges_by_actor&actor=NAW",
            "is not in the graph",
            "Gå til søket",
        ),
    ],
)
def test_an_address_of_something_unknown_is_answered_with_a_way_on(
    tab: Page, app: str, address: str, told: str, offered: str
) -> None:
    tab.goto(app + address)
    expect(tab.get_by_text(told)).to_be_visible()
    expect(tab.get_by_role("link", name=offered, exact=True).first).to_be_visible()
    expect(tab.get_by_text("Traceback")).to_have_count(0)


def test_text_in_the_address_is_never_read_as_markup(tab: Page, app: str) -> None:
    nasty = "![x](https://example.com/a.png) <img src=https://example.com/b.png> :red[x] $x$"
    for address in (f"/?q={nasty}", f"/actor?id={nasty}", f"/questions?question={nasty}"):
        tab.goto(app + address)
        settled(tab)
        expect(tab.get_by_role("alert").or_(tab.get_by_test_id("stAlert")).first).to_contain_text(
            "![x](https://example.com/a.png) <img src=https://example.com/b.png> :red[x] $x$"
        )


def test_an_empty_knowledge_base_says_how_to_fill_it(tab: Page, empty_app: str) -> None:
    tab.goto(empty_app)
    expect(tab.get_by_text("loftegraf load data/*.txt")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_pledge_can_be_read_in_both_themes(tab: Page, app: str, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(f"{app}/actor?id=nav")
    mark = tab.locator(".lg-pledge mark").first
    expect(mark).to_be_visible()
    light = tab.locator(".stApp").evaluate(
        "e => getComputedStyle(e).backgroundColor.match(/[0-9]+/g).map(Number)[0] > 128"
    )
    text = mark.evaluate("e => getComputedStyle(e).color.match(/[0-9]+/g).map(Number)[0] > 128")
    assert (light, text) == ((True, False) if scheme == "light" else (False, True))


def test_an_actor_tells_who_it_is_and_what_is_said_of_it(tab: Page, app: str) -> None:
    tab.goto(f"{app}/actor?id=nav")
    expect(tab.get_by_role("link", name="Enhetsregisteret: 889640782")).to_have_attribute(
        "href", "https://virksomhet.brreg.no/nb/oppslag/enheter/889640782"
    )
    expect(tab.get_by_role("link", name=re.compile("^Hører under Arbeids"))).to_be_visible()
    expect(tab.get_by_role("heading", name="Tall og frister")).to_be_visible()
    chapter = tab.get_by_role("link", name=re.compile(r"^Arbeidsliv Et godt .* · \d+$"))
    count = chapter.inner_text().rpartition(" ")[2]
    chapter.click()
    expect(tab.locator(".lg-found")).to_have_text(re.compile(rf"^{count} løfter"))
    expect(tab).to_have_url(re.compile("actor=nav.*chapter="))
