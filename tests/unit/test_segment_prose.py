"""Which sentences are pledges, and what is kept of each."""

import pytest

from kg.model import Document
from kg.segment import read
from loaders.text import lines
from tests.unit.reading import SOURCE, statements


@pytest.mark.parametrize(
    ("sentence", "rule", "strength"),
    [
        ("Prøvepartiet vil verne fjorden.", "prose:party-will", "hard"),
        ("Derfor vil PP verne fjorden.", "prose:will-the-party", "hard"),
        ("Fjorden skal vernes.", "prose:shall-or-must", "hard"),
        ("Vi ønsker en ren fjord.", "prose:wish", "soft"),
        ("Målet er å rense fjorden.", "prose:aim", "soft"),
        ("Fjorden bør renses.", "prose:ought", "soft"),
        ("PP mener at fjorden må renses.", "prose:believes-must", "hard"),
        ("Andre fjorder enn Oslofjorden må renses.", "prose:shall-or-must", "hard"),
    ],
)
def test_a_pledge_has_its_rule_and_its_strength(sentence: str, rule: str, strength: str) -> None:
    [one] = statements(sentence)
    assert (one.kind, one.text, one.rule, one.strength) == ("prose", sentence, rule, strength)
    assert (one.lead_in, one.parent, one.full_text) == (None, None, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fjorden er vakker.",
        "Regjeringen har renset fjorden.",
        "Høyre vil selge fjorden.",
        "Prisene vil stige.",
        "Det er noe som skal skje.",
        "Vi mener at fjorden er vakker.",
        "Norge vil bli varmere.",
        "Målet med ordningen var å spare.",
        "Noen fiskere velger selv om de skal verne fjorden.",
        "Fjorden er grønnere enn de må ha sett den.",
    ],
)
def test_descriptions_and_forecasts_are_no_pledges(sentence: str) -> None:
    assert statements(sentence) == []


def test_what_only_names_what_matters_is_doubtful() -> None:
    [one] = statements("Det er viktig å verne fjorden.")
    assert one.doubt is not None


def test_the_party_s_name_is_learnt_from_the_lead_ins() -> None:
    nobody = Document(
        SOURCE,
        text := "Kystlaget vil:\n\n• fiske\n\n" * 3 + "Kystlaget vil verne fjorden.\n",
        tuple(lines(text)),
    )
    assert read(nobody).statements[-1].rule == "prose:party-will"


def test_a_sentence_s_place_is_its_own() -> None:
    text = "Det regner. Fjorden skal\nvernes. Det blåser.\n"
    [one] = statements(text)
    [(start, end)] = one.spans
    assert text[start:end] == "Fjorden skal\nvernes."
    assert (one.line_first, one.line_last) == (1, 2)
