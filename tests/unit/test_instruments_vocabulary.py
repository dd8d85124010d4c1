"""Every instrument and every pattern keeps the promises of its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.linkers import instruments as linker
from kg.model import Graph
from kg.vocab.instruments import checked, find, vocabulary
from kg.vocab.reader import FOLDER
from tests.unit.linking import reading

LIST = """\
- name: havloven
  kind: law
  forms: [havloven]
  examples: [endre havloven]
"""
PATTERNS = """\
- id: garanti
  kind: scheme
  cues: [garantien]
  pattern: '[a-z]+garantien'
  examples: [styrke svargarantien]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vocabulary of one entry a file that a test may spoil."""
    (tmp_path / "instruments.yaml").write_text(LIST, "utf-8")
    (tmp_path / "instruments_patterns.yaml").write_text(PATTERNS, "utf-8")
    return tmp_path


def test_what_ships_agrees_with_its_examples() -> None:
    found = checked(FOLDER)
    assert len(found.instruments) > 100
    assert {one.kind for one in found.instruments.values()} == {"law", "treaty", "scheme"}


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("", "kind: law", "kinds: law", r"instruments.yaml:1: unknown field 'kinds'"),
        ("", "kind: law", "kind: rule", r"instruments.yaml:1: kind 'rule' is none of law"),
        ("", "[endre havloven]", "[endre loven]", r"example 'endre loven' does not match"),
        (
            "",
            "- name",
            "- {name: sjøloven, kind: law, forms: [havloven], examples: [endre havloven]}\n- name",
            r"instruments.yaml:2: 'havloven' of 'havloven' is claimed by 'sjøloven' \(.*:1\)",
        ),
        (
            "",
            "  examples: [",
            "  belongs_to: [sjøloven]\n  examples: [",
            r"instruments.yaml:1: belongs_to 'sjøloven' is the name of no entry",
        ),
        (
            "",
            "  examples: [",
            "  belongs_to: [havloven]\n  examples: [",
            r"instruments.yaml:1: 'havloven' belongs to itself",
        ),
        (
            "",
            "  examples: [",
            "  run_by: havetaten\n  examples: [",
            r"instruments.yaml:1: run_by 'havetaten' is the id of no actor",
        ),
        (
            "",
            "  examples: [",
            "  counterexamples: [verne havloven]\n  examples: [",
            r"instruments.yaml:1: counterexample 'verne havloven' matches",
        ),
        (
            "_patterns",
            "[a-z]+g",
            "([a-z]+g",
            r"patterns.yaml:1: pattern cannot be read",
        ),
        (
            "_patterns",
            "examples: [",
            "counterexamples: [en prisgarantien]\n  examples: [",
            r"counterexample 'en prisgarantien' matches",
        ),
    ],
)
def test_a_bad_entry_is_one_error_with_its_place(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    path = folder / f"instruments{file}.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(VocabularyError, match=message):
        checked(folder)


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
    assert [found.name for found in find(vocabulary(), text)] == names


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


def test_nothing_stands_around_no_instrument() -> None:
    assert linker.frame([]) == Graph((), ())


def test_what_an_instrument_belongs_to_is_framed_all_the_way_up() -> None:
    (link,) = linker.links(reading("gi flere varig lønnstilskudd"))
    framed = linker.frame([link.target])
    ends = {(edge.source, edge.target_label, edge.target) for edge in framed.edges}
    assert ends >= {
        ("varig-lønnstilskudd", "Instrument", "tiltaksforskriften"),
        ("tiltaksforskriften", "Instrument", "arbeidsmarkedsloven"),
        ("varig-lønnstilskudd", "Actor", "nav"),
        ("nav", "Actor", "arbeids-og-inkluderingsdepartementet"),
    }
    assert {edge.type for edge in framed.edges} == {"PART_OF"}
    assert {edge.target for edge in framed.edges} == {node.id for node in framed.nodes}


def test_a_short_form_belongs_to_its_law() -> None:
    (link,) = linker.links(reading("lempe på utlånsforskriften"))
    (edge,) = linker.frame([link.target]).edges
    assert (edge.source, edge.target) == ("utlånsforskriften", "finansforetaksloven")


def test_a_name_takes_in_the_bracket_that_closes_it() -> None:
    text = "styrke obligatorisk tjenestepensjon (OTP) i privat sektor"
    (mention,) = find(vocabulary(), text)
    assert text[mention.start : mention.end] == "obligatorisk tjenestepensjon (OTP)"
