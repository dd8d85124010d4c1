"""What counts as a target, and what is read out of it."""

from __future__ import annotations

import pytest

from kg.linkers import targets
from kg.linkers.sentences import sentences
from kg.model import Graph, Value
from kg.schema import NODES
from tests.unit.linking import target_links, targets_of


def _figures(text: str) -> list[tuple[Value, ...]]:
    names = ("comparator", "value", "value_max", "unit", "deadline")
    return [tuple(target.get(name) for name in names) for target in targets_of(text)]


def test_what_goes_on_for_longer_than_a_sentence_is_cut_between_words() -> None:
    text = "Vi vil øke støtten med " + "5 prosent og " * 400 + "bygge 30 boliger. Slutt."
    found = list(sentences(text))
    assert [text[one.start : one.start + len(one.text)] for one in found] == [
        one.text for one in found
    ]
    assert "".join(one.text for one in found[:-1]) == text.removesuffix(" Slutt.")
    assert max(len(one.text) for one in found) <= 1_000
    assert all(one.text.endswith((" ", ".")) for one in found)
    last = target_links(text)[-1]
    assert text[last.start : last.end] == "30 boliger"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bygge minst 4000 hybler", [(">=", 4000.0, None, "hybler", None)]),
        ("bygge 120 000 boliger innen 2031", [("=", 120000.0, None, "boliger", "2031")]),
        ("sette av 1,5 milliarder kroner", [("=", 1.5e9, None, "kroner", None)]),
        ("kutte utslippene med 70-75 prosent", [("decrease_by", 70.0, 75.0, "prosent", None)]),
        ("kutte 7-8 milliarder i byråkratiet", [("decrease_by", 7e9, 8e9, "kroner", None)]),
        ("halvere ventetiden innen 2028", [("decrease_by", 50.0, None, "prosent", "2028")]),
        ("doble antallet lærlinger", [("increase_by", 100.0, None, "prosent", None)]),
        ("øke andelen opp til 50 prosent", [("increase_to", 50.0, None, "prosent", None)]),
        ("senke alderen ned til 16 år", [("decrease_to", 16.0, None, "år", None)]),
        ("gi rabatt opp til 50 prosent", [("<=", 50.0, None, "prosent", None)]),
        ("en øvre grense på 25 prosent", [("<=", 25.0, None, "prosent", None)]),
        ("innføre 12-måneders tjeneste", [("=", 12.0, None, "måneder", None)]),
        ("gi gratis plass til 1 – 2 åringer", [("=", 1.0, 2.0, "år", None)]),
        ("gi svar innen tre måneder", [("<=", 3.0, None, "måneder", None)]),
        ("gi svar innen en uke", [("<=", 1.0, None, "uker", None)]),
        ("om lag halvparten skal dekkes", [("~", 50.0, None, "prosent", None)]),
        ("senke stemmerettsalderen til 16 år", [("decrease_to", 16.0, None, "år", None)]),
        ("bygge 500 hytter de neste fire årene", [("=", 500.0, None, "hytter", "2025-2029")]),
        ("bygge 500 hytter i perioden 2026-2028", [("=", 500.0, None, "hytter", "2026-2028")]),
        ("planen skal legges fram innen utgangen av 2027", [("by", None, None, None, "2027")]),
        ("utslippene skal til null innen 2050", [("decrease_to", 0.0, None, None, "2050")]),
        ("videreføre toprosentmålet", [("=", 2.0, None, "prosent", None)]),
        ("ingen skal vente mer enn ti dager", [("<=", 10.0, None, "dager", None)]),
        ("øke satsen fra 20 til 40 prosent", [("increase_to", 40.0, None, "prosent", None)]),
        ("senke grensen fra 90 til 60 døgn", [("decrease_to", 60.0, None, "døgn", None)]),
        ("senke momsen fra 25 % til 15 %", [("decrease_to", 15.0, None, "prosent", None)]),
        ("utleie skal gå fra 90 til 60 døgn", [("decrease_to", 60.0, None, "døgn", None)]),
        ("tida må økes fra 3 til 5 år", [("increase_to", 5.0, None, "år", None)]),
        ("ikke tillate høyere fart enn 90 km/t", [("<=", 90.0, None, "km/t", None)]),
        ("dekke minst 2/3 av lønnen", [(">=", 66.67, None, "prosent", None)]),
        ("minst 30 prosent av de ansatte", [(">=", 30.0, None, "prosent", None)]),
        ("hjelpe en million nordmenn", [("=", 1e6, None, "nordmenn", None)]),
        ("få 50 000 flere i jobb", [("increase_by", 50000.0, None, "personer", None)]),
    ],
)
def test_figures(text: str, expected: list[tuple[Value, ...]]) -> None:
    assert _figures(text) == expected


def test_two_targets_take_each_their_own_year() -> None:
    first, second = targets_of("øke andelen til 82 prosent innen 2030 og 83 prosent innen 2035")
    assert (first["value"], first["deadline"]) == (82.0, "2030")
    assert (second["value"], second["deadline"]) == (83.0, "2035")
    assert second["metric"] == first["metric"] == "andelen"
    assert second["comparator"] == "increase_to"


def test_the_same_thing_again_moves_the_same_way() -> None:
    first, second = targets_of("kutte 13 TWh strøm innen 2030 og 27 TWh strøm innen 2050")
    assert (first["comparator"], first["deadline"]) == ("decrease_by", "2030")
    assert (second["comparator"], second["deadline"]) == ("decrease_by", "2050")


def test_a_shared_year_at_the_end_is_everybodys() -> None:
    found = _figures("kutte svinnet med 20 prosent og avfallet med ti prosent innen 2028")
    assert [figures[-1] for figures in found] == ["2028", "2028"]


def test_years_before_each_target_go_in_pairs() -> None:
    found = _figures("innen 2030 verne 30 prosent og innen 2035 verne 40 prosent")
    assert [(figures[1], figures[-1]) for figures in found] == [(30.0, "2030"), (40.0, "2035")]


def test_baseline_and_what_it_is_counted_per() -> None:
    (target,) = targets_of("kutte utslippene med 55 prosent sammenlignet med nivået i 1990")
    assert target["baseline"] == "1990"
    (target,) = targets_of("bygge minst 3000 hybler hvert år")
    assert target["per"] == "år"
    (target,) = targets_of("øke avgiften til minst 2000 2020-kroner")
    assert (target["value"], target["unit"], target["baseline"]) == (2000.0, "kroner", "2020")


@pytest.mark.parametrize(
    "text",
    [
        "de siste ti årene har andelen falt med 20 prosent",
        "gi rabatt til unge under 26 år",
        "gratis kjernetid i 1.-4. klasse",
        "følge opp resolusjon 1325 om kvinner",
        "bygge tog til de fire største byene",
        "jobbe mot doble standarder",
        "bruke null- og lavutslippsteknologi",
        "styrke E39 og CO2-fangst",
        "styrke arbeidet innen psykisk helse",
        "støtte forliket som ble inngått i 2024",
        "følge Agenda 2030",
    ],
)
def test_numbers_that_commit_to_nothing(text: str) -> None:
    assert targets_of(text) == []


def test_links_point_at_the_quote_and_name_their_rules() -> None:
    text = "Planen er klar. Vi skal øke satsen til 40 prosent innen 2030, og mer siden."
    (link,) = target_links(text)
    assert text[link.start : link.end] == link.words == link.target.properties["quote"]
    assert link.words == "øke satsen til 40 prosent innen 2030"
    assert link.via == "text"
    assert "units:prosent" in link.rule
    assert "targets_deadlines:innen-år" in link.rule


def test_ids_are_numbered_in_the_order_of_the_text() -> None:
    found = target_links("bygge 20 hybler, verne 30 prosent og rapportere innen 2029")
    assert [link.target.id for link in found] == ["x-1-t1", "x-1-t2"]


def test_a_sentence_that_says_it_again_gives_no_second_target() -> None:
    assert len(targets_of("Verne 15 prosent av havet. Disse 15 prosent skal voktes.")) == 1


def test_properties_are_those_of_the_schema() -> None:
    allowed = {declared.name for declared in NODES["Target"].properties}
    for target in targets_of("bygge 20-30 hybler hvert år innen 2030 sammenlignet med 2020"):
        assert target.keys() <= allowed
        assert None not in target.values()


def test_nothing_stands_around_a_target() -> None:
    assert targets.frame([]) == Graph((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bygge ut 10 TWh ny kraft innen 2030", ("TWh", "TeraW-HR", 3.6e15)),
        ("kutte 2 millioner tonn CO2", ("tonn CO2", "TONNE", 1000.0)),
        ("øke støtten med 5000 kroner", ("kroner", "CCY_NOK", 1.0)),
        ("bygge 10 mil jernbane", ("mil", None, 10000.0)),
        ("plante 2000 trær", ("trær", None, None)),
    ],
)
def test_a_unit_is_normalised_beside_the_words_as_written(
    text: str, expected: tuple[str, str | None, float | None]
) -> None:
    (target,) = targets_of(text)
    assert tuple(target.get(name) for name in ("unit", "unit_code", "unit_factor")) == expected
