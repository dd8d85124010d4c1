"""Every instrument and every pattern keeps the promises of its own examples."""

from __future__ import annotations

import pytest

from kg.linkers import instruments as linker
from kg.model import Graph
from kg.vocab import instruments as vocabulary
from kg.vocab.instruments import Instrument, Pattern
from tests.unit.linking import reading


@pytest.mark.parametrize("one", vocabulary.instruments().values(), ids=lambda one: one.name)
def test_instrument_is_found_in_its_examples_alone(one: Instrument) -> None:
    assert one.examples
    for example in one.examples:
        assert one.name in {found.name for found in vocabulary.find(example)}, example
    for example in one.counterexamples:
        assert one.name not in {found.name for found in vocabulary.find(example)}, example


@pytest.mark.parametrize("pattern", vocabulary.patterns(), ids=lambda pattern: pattern.id)
def test_pattern_is_found_in_its_examples_alone(pattern: Pattern) -> None:
    for example in pattern.examples:
        assert _rules(pattern, example), example
    for example in pattern.counterexamples:
        assert not _rules(pattern, example), example


def _rules(pattern: Pattern, text: str) -> bool:
    return f"instruments_patterns:{pattern.id}" in {one.rule for one in vocabulary.made(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("endre plan- og bygningsloven", ["plan- og bygningsloven"]),
        ("bruke straffelovens bestemmelser", ["straffeloven"]),
        ("Naturmangfoldloven skal håndheves", ["naturmangfoldloven"]),
        ("styrke AFP-ordningen", ["AFP"]),
        ("endre fiskerilagsloven og EØS-avtalen", ["fiskerilagsloven", "EØS-avtalen"]),
        ("utvide prosjektet «Trygg på vei»", ["Trygg på vei"]),
        ("følge loven og styrke ordningene", []),
        ("bedre samordningen av lovgivningen", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [found.name for found in vocabulary.find(text)] == names


def test_one_link_for_an_instrument_that_is_named_twice() -> None:
    (link,) = linker.links(reading("Endre energiloven. Energiloven skal sikre kraft."))
    assert (link.words, link.start, link.via) == ("energiloven", 6, "text")
    assert link.target.id == "energiloven"
    assert link.target.properties == {"name": "energiloven", "kind": "law"}


def test_lead_in_counts_where_the_text_does_not_name_it() -> None:
    lead_in = "For å nå målene i Parisavtalen vil vi:"
    (link,) = linker.links(reading("kutte utslippene", lead_in=lead_in))
    assert link.via == "lead_in"
    assert lead_in[link.start : link.end] == "Parisavtalen"


def test_spans_are_the_places_of_names() -> None:
    text = "forsvare EØS-avtalen mot EU"
    assert [text[start:end] for start, end in linker.spans(text)] == ["EØS-avtalen"]


def test_nothing_stands_around_an_instrument() -> None:
    assert linker.frame([]) == Graph((), ())
