"""PDF files as documents, and what reading makes of place, size and weight."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Reading
from kg.segment import read
from loaders import load
from loaders.ligatures import repaired
from tests.unit.pdf_samples import Words, pdf
from tests.unit.reading import texts

PITCH = 13.4


def body(first: float, *lines: str, x: float = 70) -> list[Words]:
    return [Words(x, first + PITCH * number, line) for number, line in enumerate(lines)]


def read_pages(folder: Path, *pages: list[Words]) -> Reading:
    file = folder / "prove-2025-2029.pdf"
    file.write_bytes(pdf(pages))
    return read(load(file))


def test_lines_have_page_place_size_and_weight(tmp_path: Path) -> None:
    file = tmp_path / "prove.pdf"
    file.write_bytes(pdf([body(100, "Først på sida"), [Words(90, 60, "Så", 16, bold=True)]]))
    first, second = (line for line in load(file).lines if line.text)
    assert (first.text, first.page, first.size, first.bold) == ("Først på sida", 1, 11.0, False)
    assert (second.text, second.page, second.size, second.bold) == ("Så", 2, 16.0, True)
    assert first.x == pytest.approx(70, abs=1)
    assert first.y == pytest.approx(90, abs=5)


def test_numbers_in_the_margin_are_no_part_of_the_text(tmp_path: Path) -> None:
    lines = [
        word
        for number in range(1, 9)
        for word in (
            Words(30, 100 + 20 * number, str(number)),
            Words(70, 100 + 20 * number, "Tekst"),
        )
    ]
    file = tmp_path / "prove.pdf"
    file.write_bytes(pdf([lines]))
    assert [line.text for line in load(file).lines if line.text] == ["Tekst"] * 8


def test_a_line_ends_after_its_hyphen(tmp_path: Path) -> None:
    lines = [
        "Miljøgifter er farlige. Fjorden skal vernes for plast og miljø-",
        "gifter, og en plan for fiske-",
        "og fangst.",
    ]
    file = tmp_path / "prove.pdf"
    file.write_bytes(pdf([body(100, *lines)]))
    assert [line.text for line in load(file).lines if line.text] == lines
    assert [one.text for one in read(load(file)).statements] == [
        "Fjorden skal vernes for plast og miljøgifter, og en plan for fiske- og fangst."
    ]


def test_size_tells_titles_and_their_levels(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            Words(70, 60, "Del 1: Hav", 20),
            Words(70, 90, "Fjorden er et hjem.", 16),
            Words(70, 120, "Fiske", 14),
            *body(150, "Fisken skal fredes."),
            Words(70, 180, "Uten del", 20),
            *body(210, "Vi vil fiske."),
        ],
    )
    assert [(one.level, one.title) for one in reading.sections] == [
        ("part", "Del 1: Hav"),
        ("chapter", "Fjorden er et hjem."),
        ("section", "Fiske"),
        ("chapter", "Uten del"),
    ]
    assert [one.path for one in reading.statements] == [
        ("Del 1: Hav", "Fjorden er et hjem.", "Fiske"),
        ("Uten del",),
    ]
    assert [one.page for one in reading.statements] == [1, 1]


def test_lines_may_be_set_as_far_apart_as_the_document_sets_them(tmp_path: Path) -> None:
    wide = [
        Words(70, 100, "Vi vil bygge et hus i fellesskap med"),
        Words(70, 118, "Sametinget og med alle kommuner i landet, og"),
        Words(70, 136, "Stortinget skal betale det hele."),
        Words(70, 172, "Vi vil også male huset."),
    ]
    assert [one.text for one in read_pages(tmp_path, wide).statements] == [
        "Vi vil bygge et hus i fellesskap med Sametinget og med alle kommuner i landet, og "
        "Stortinget skal betale det hele.",
        "Vi vil også male huset.",
    ]


def test_an_opening_in_large_type_is_no_title(tmp_path: Path) -> None:
    ingress = "Fjorden er et hjem for mange slags fisk, og den må derfor tas godt vare på"
    reading = read_pages(
        tmp_path,
        [
            Words(70, 60, "Hav", 16),
            Words(70, 90, f"{ingress}, slik at både", 14),
            Words(70, 107, "de som bor her, og de som kommer, kan glede seg over den.", 14),
            *body(130, "Vi vil fiske mindre."),
            Words(70, 160, "Fiske i dag", bold=True),
            *body(
                190, "Kvoten skal ned.", *["Fjorden er dyp og lang, og det er den alle dager."] * 3
            ),
        ],
    )
    assert [one.title for one in reading.sections] == ["Hav", "Fiske i dag"]
    assert [one.path[-1] for one in reading.statements] == ["Hav", "Hav", "Fiske i dag"]


def test_place_tells_what_hangs_under_a_bullet(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            Words(70, 60, "Hav", 16),
            *body(90, "Vi vil:"),
            *body(110, "• rense fjorden"),
            *body(124, "• plante tang", x=100),
            *body(138, "• bygge kai"),
        ],
    )
    first, second, third = reading.statements
    assert (second.kind, second.parent, second.rule) == (
        "subbullet",
        first.id,
        "indented-under-bullet",
    )
    assert third.kind == "bullet"


def test_a_bullet_goes_on_over_the_page(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            Words(70, 60, "Hav", 16),
            *body(90, "Vi vil:"),
            *body(110, "• gjøre avtale mellom"),
            *body(124, "fiskere og", x=80),
        ],
        [*body(60, "NAV i nord", x=80), *body(80, "• bygge kai")],
    )
    assert [one.text for one in reading.statements] == [
        "gjøre avtale mellom fiskere og NAV i nord",
        "bygge kai",
    ]


def test_a_lettered_list_goes_on_after_an_item_that_a_page_cut(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            Words(70, 60, "Hav", 16),
            *body(90, "Vi vil:"),
            *body(110, "a) rense fjorden"),
            *body(124, "b) gjøre avtale mellom"),
        ],
        [
            Words(70, 700, "2 PROGRAM 2025-2029", 7),
            *body(60, "fiskere i nord", x=80),
            *body(74, "c) bygge kai", "d) fiske"),
        ],
        [Words(70, 700, "PROGRAM 2025-2029 3", 7), *body(60, "e) synge")],
        [Words(70, 700, "4 PROGRAM 2025-2029", 7), *body(60, "f) danse")],
    )
    assert [one.text for one in reading.statements] == [
        "rense fjorden",
        "gjøre avtale mellom fiskere i nord",
        "bygge kai",
        "fiske",
        "synge",
        "danse",
    ]


def test_both_layouts_give_the_same_ids(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            Words(70, 60, "Hav", 16),
            *body(90, "Fjorden skal vernes. Det", "er bra."),
            *body(140, "Vi vil:"),
            *body(160, "• rense fjorden for", "plast"),
        ],
    )
    plain = texts(
        "Hav\n\nFjorden skal\nvernes. Det er bra.\n\nVi vil:\n\n• rense fjorden\nfor plast\n"
    )
    assert [one.text for one in reading.statements] == plain


def test_wrong_letters_are_repaired_by_the_document_s_own_words() -> None:
    lines = [
        "Offentlig sektor og effektiv skatt til alle, hver offensiv offiser som skaffer kaffe",
        "En oWentlig og eWektiv stat med straWeloven",
        "bidra )l alle (til og med) og ska6 på 1000 kWh",
        "NAV og WHO: fra A til B",
    ]
    assert repaired(lines)[1:] == [
        "En offentlig og effektiv stat med straffeloven",
        "bidra til alle (til og med) og skatt på 1000 kWh",
        "NAV og WHO: fra A til B",
    ]
    assert repaired(lines)[0] == lines[0]


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing here", b"no PDF at all"])
def test_what_is_no_pdf_is_said_in_one_line(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "prove.pdf"
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"prove\.pdf: not a PDF that can be opened") as error:
        load(file)
    assert "\n" not in str(error.value)


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "prove.pdf"
    file.write_bytes(pdf([[]]))
    with pytest.raises(InputError, match="holds no text"):
        load(file)
