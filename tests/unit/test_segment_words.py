"""Sentences, words that a line break split, and page marks."""

import pytest

from kg.segment.sentences import sentences
from tests.unit.reading import marked, reading, statements, texts


@pytest.mark.parametrize(
    ("lines_", "expected"),
    [
        ("støtte helse- \nog omsorg", "støtte helse- og omsorg"),
        ("innføre CO2- \navgiften", "innføre CO2-avgiften"),
        ("lese energipolitikk og energi- \npolitikk", "lese energipolitikk og energipolitikk"),
        ("følge føre-var-\nprinsippet", "følge føre-var-prinsippet"),
        ("satse på fangst, -bruk og \n-lagring", "satse på fangst, -bruk og -lagring"),
        (
            "sikre energieffektivisering med ener\ngieffektiviseringstiltak",
            "sikre energieffektivisering med energieffektiviseringstiltak",
        ),
        ("dra til \nbake igjen", "dra til bake igjen"),
        ("bevare kystkultur \nmangfold", "bevare kystkultur mangfold"),
        ("rense  vann\tog luft", "rense vann og luft"),
    ],
)
def test_lines_become_running_text(lines_: str, expected: str) -> None:
    assert texts(f"Vi vil:\n\n• {lines_}\n") == [expected]


def test_a_dropped_hyphen_is_still_accounted_for() -> None:
    text = "Vi skal føre en energipolitikk. Ny energi-\npolitikk må komme.\n"
    found = statements(text)
    assert found[1].text == "Ny energipolitikk må komme."
    assert "".join(text[block.start : block.end] for block in reading(text).blocks) == text
    assert "unclaimed" not in {block.rule for block in reading(text).blocks}


def test_a_sentence_around_other_text_has_a_place_on_each_side_of_it() -> None:
    text = "Vi vil:\n\n• verne fjorden og\n\nDet regner i dag. Alt er vått.\n\nskogen i nord.\n"
    [one] = [each for each in statements(text) if each.kind == "bullet"]
    assert [text[start:end] for start, end in one.spans] == ["• verne fjorden og", "skogen i nord."]


def test_a_sentence_s_place_holds_a_hyphen_that_was_dropped() -> None:
    text = "Energipolitikk  er viktig. Vi skal ha energi-\npolitikk. Det er bra.\n"
    [one] = statements(text)
    assert one.text == "Vi skal ha energipolitikk."
    assert [text[start:end] for start, end in one.spans] == ["Vi skal ha energi-\npolitikk."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi skal. Så vil vi.", ["Vi skal.", "Så vil vi."]),
        (
            "Tiltak som f.eks. Menn i helse virker. Ja!",
            ["Tiltak som f.eks. Menn i helse virker.", "Ja!"],
        ),
        ("Det haster i landet.Derfor må vi.", ["Det haster i landet.", "Derfor må vi."]),
        ("Les arbeid.no eller K.Hamsun.", ["Les arbeid.no eller K.Hamsun."]),
        ("Innen 2030. Norge må.", ["Innen 2030.", "Norge må."]),
        ("Den skal fungere i. Vi vil.", ["Den skal fungere i.", "Vi vil."]),
        ("Ibsen, H. Ibsen, skrev. Slutt.", ["Ibsen, H. Ibsen, skrev.", "Slutt."]),
        ("Hele 2,5 prosent. «Ja», sa hun.", ["Hele 2,5 prosent.", "«Ja», sa hun."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_page_marks_repeat_beside_rising_numbers() -> None:
    text = " 6 Partiet\nNoe\n11Partiet\nI 2030 skjer det\n109Partiet\n2030.\n"
    assert marked(text) == {1, 3, 5}


def test_a_page_mark_may_name_years() -> None:
    text = "2 PROGRAM 2025–2029\nTekst\nPROGRAM 2025–2029 3\nTekst\n4 PROGRAM 2025–2029\n"
    assert marked(text) == {1, 3, 5}
    assert marked("Mål 2029\nMål 2029\nMål 2029\n") == frozenset()


def test_numbers_that_do_not_rise_are_no_page_marks() -> None:
    assert marked("3 epler\n2 epler\n9 epler\n") == frozenset()
