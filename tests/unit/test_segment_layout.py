"""What reading makes of columns, of page headers and footers, and of an order of drawing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.model import Line, Reading
from kg.segment import read
from loaders import load
from tests.unit.pdf_samples import Words, pdf
from tests.unit.reading import marked, texts

LEFT, RIGHT, PITCH = 50, 310, 13.4
TOWNS = ("Os", "By", "Ed", "Vik", "Rot", "Nes", "Å", "Ås", "Bø", "Li")


def column(first: float, *lines: str, x: float = LEFT) -> list[Words]:
    return [Words(x, first + PITCH * number, line) for number, line in enumerate(lines)]


def read_pages(folder: Path, *pages: Sequence[Words]) -> Reading:
    return read(load(_file(folder, *pages)))


def drawn(folder: Path, *words: Words) -> list[str]:
    return [line.text for line in _lines(folder, words) if line.text]


def _lines(folder: Path, *pages: Sequence[Words]) -> Sequence[Line]:
    return load(_file(folder, *pages)).lines


def _file(folder: Path, *pages: Sequence[Words]) -> Path:
    file = folder / "prove-2025-2029.pdf"
    file.write_bytes(pdf(pages))
    return file


def test_a_title_that_is_drawn_after_its_text_is_read_before_it(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            *column(140, "Fisken skal fredes, og", "fjorden skal renses."),
            *column(140, "Skogen skal vernes.", x=RIGHT),
            Words(LEFT, 100, "Om havet og om alt som bor i det", 16),
        ],
    )
    [title] = reading.sections
    assert [one.path for one in reading.statements] == [(title.title,)] * 2
    assert reading.document.lines[0].text == "Om havet og om alt som bor i det"


def test_titles_in_capitals_are_above_others_of_their_size(tmp_path: Path) -> None:
    def page(title: str) -> list[Words]:
        return [
            Words(LEFT, 100, title, 16),
            *column(140, "Fisken skal fredes, og", "skogen vernes."),
        ]

    names = ("HAV", "Fisk", "Hval", "SKOG", "Gran", "Furu", "FJELL")
    paths = [one.path for one in read_pages(tmp_path, *map(page, names)).statements]
    assert paths[:4] == [("HAV",), ("HAV", "Fisk"), ("HAV", "Hval"), ("SKOG",)]
    few = [one.path for one in read_pages(tmp_path, *map(page, names[:-1])).statements]
    assert few[:4] == [("HAV",), ("Fisk",), ("Hval",), ("SKOG",)]


def test_columns_are_read_in_the_order_in_which_they_are_drawn(tmp_path: Path) -> None:
    found = drawn(
        tmp_path,
        *column(400, "Nede til venstre", "og lenger ned"),
        *column(100, "Oppe til høyre", x=RIGHT),
    )
    assert found == ["Nede til venstre", "og lenger ned", "Oppe til høyre"]


def test_a_footer_that_is_drawn_first_moves_nothing(tmp_path: Path) -> None:
    page = [
        Words(LEFT, 800, "Fot"),
        *column(100, "En lang linje om fjorden", "og"),
        *column(150, "Til"),
    ]
    assert drawn(tmp_path, *page) == ["Fot", "En lang linje om fjorden", "og", "Til"]
    bold = Words(LEFT, 80, "Hav", 16)
    assert drawn(tmp_path, *page, bold) == ["Fot", "Hav", "En lang linje om fjorden", "og", "Til"]


def test_a_hyphen_drawn_apart_stands_at_the_end_of_its_line(tmp_path: Path) -> None:
    found = drawn(
        tmp_path, *column(100, "Fisken og sko"), Words(400, 100, "-"), *column(113, "gen")
    )
    assert found == ["Fisken og sko-", "gen"]


def test_what_pages_repeat_at_their_heads_is_no_part_of_the_text(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [Words(200, 30, "Vårt program", 8), *column(90, "Vi skal verne om alle fisker i havet og")],
        [Words(200, 30, "Vårt program", 8), *column(90, "Andøya. Vi skal rense fjorden, for")],
        [Words(200, 30, "Vårt program", 8), *column(90, "Bodø ligger der.")],
    )
    assert [one.text for one in reading.statements] == [
        "Vi skal verne om alle fisker i havet og Andøya.",
        "Vi skal rense fjorden, for Bodø ligger der.",
    ]


def test_a_credit_in_small_type_on_any_edge_is_no_part_of_the_text(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [*column(90, "Fjorden er dyp. Vi"), Words(LEFT, 800, "BILDE.NO", 6)],
        [*column(90, "vil rense den."), Words(500, 805, "BILDE.NO", 6)],
        [*column(90, "Havet er stort."), Words(500, 805, "BILDE.NO", 6)],
    )
    assert [one.text for one in reading.statements] == ["Vi vil rense den."]


def test_a_lead_in_that_heads_pages_is_no_page_header(tmp_path: Path) -> None:
    page = [*column(60, "Vi vil:"), *column(80, "• rense fjorden", "• bygge kai")]
    other = [*column(60, "Fjorden er vår."), Words(LEFT, 100, "Hav", 16), *column(120, "Stor er")]
    reading = read_pages(tmp_path, page, other, other, other, page, other, other, other, page)
    assert {one.lead_in for one in reading.statements} == {"Vi vil:"}


def test_a_list_that_goes_on_in_the_next_column_hangs_under_nothing(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            Words(LEFT, 60, "Hav", 16),
            *column(90, "Vi vil:", "• rense fjorden"),
            *column(117, "• plante tang", x=LEFT + 20),
            *column(90, "• bygge kai", x=RIGHT),
            *column(104, "• male den", x=RIGHT + 20),
            Words(LEFT, 800, "4 5"),
        ],
    )
    assert [one.kind for one in reading.statements] == [
        "bullet",
        "subbullet",
        "bullet",
        "subbullet",
    ]


def test_a_paragraph_goes_on_in_the_next_column_with_a_capital(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            Words(LEFT, 60, "Hav", 16),
            *column(90, "Den er dyp. Fisken skal fredes i hele"),
            *column(75, "Lofoten og i nord.", x=RIGHT),
        ],
    )
    assert [one.text for one in reading.statements] == [
        "Fisken skal fredes i hele Lofoten og i nord."
    ]


def test_two_numbers_in_a_row_mark_facing_pages() -> None:
    text = "4 5\nTekst\n6 BILDE.NO 7\nTekst\n8 9 BILDE.NO\nI 2030 og 2031 skjer noe annet\n"
    assert marked(text) == {1, 3, 5}


def test_a_year_on_a_line_of_its_own_hides_no_page_numbers() -> None:
    text = "".join(f"{number}\nTekst\n" for number in range(1, 31))
    cut = text.replace("17\nTekst\n", "17\nTekst i\n2030\n")
    marks = marked(cut)
    assert len(marks) == 30
    assert cut.split("\n").index("2030") + 1 not in marks


def test_a_number_where_page_marks_stand_is_one(tmp_path: Path) -> None:
    pages = [
        [*column(90, "Fjorden er dyp og lang."), Words(LEFT, 800, mark, 14, bold=True)]
        for mark in ("1 2", "3 4", "5 6", "7 FOTO")
    ]
    assert not read_pages(tmp_path, *pages).sections


def test_a_size_that_hardly_any_title_has_makes_no_level(tmp_path: Path) -> None:
    front = [*column(60, "Fjorden er dyp."), Words(LEFT, 200, "Framover", 40), *column(300, "Ja.")]
    pages = [
        [
            Words(LEFT, 60, f"Hav {'ABCDEFGHIJ'[number]}", 20),
            *(
                word
                for place in range(5)
                for word in (
                    Words(LEFT, 90 + 60 * place, f"Fisk {'ABCDE'[place]}", 14),
                    *column(
                        115 + 60 * place,
                        f"Vi vil fiske i {TOWNS[number]}.",
                    ),
                )
            ),
        ]
        for number in range(10)
    ]
    reading = read_pages(tmp_path, front, *pages)
    assert {one.level for one in reading.sections} == {"chapter", "section"}
    assert reading.statements[-1].path == ("Hav J", "Fisk E")


def test_bold_words_in_small_type_are_no_title(tmp_path: Path) -> None:
    reading = read_pages(
        tmp_path,
        [
            *column(60, "Fjorden er dyp, og det er den alle dager."),
            Words(LEFT, 100, "Kapittel om fisk", 9, bold=True),
            *column(130, "Vi vil fiske."),
        ],
    )
    assert not reading.sections


def test_where_lines_are_filled_by_splitting_words_a_hyphen_is_dropped() -> None:
    split = "".join(
        f"Her står {letter * 4}-\n{letter * 5} på en linje.\n\n"
        for letter in "abdeghijklmnoprstuvwy"
    )
    text = (
        "Den ikke-kommersielle og offentlig-private fisken er god.\n\nVi vil:\n\n"
        "• la fisken over-\nvintre i EØS-\nområdet\n\n"
        "• ha offentlig-\nprivat vern av ikke-\nfisk\n\n"
    )
    assert texts(text + split, "bullet") == [
        "la fisken overvintre i EØS-området",
        "ha offentligprivat vern av ikke-fisk",
    ]
    assert texts(text, "bullet")[0] == "la fisken over-vintre i EØS-området"


def _list(folder: Path, *items: str) -> list[tuple[str, str, str | None]]:
    """The items of a list under a title, which gives the text's type a size of its own."""
    page = [Words(LEFT, 60, "Havet", 16), *column(100, "Vi vil:")]
    rows = column(120, *items)
    placed = [row if row.text.startswith("•") else replace(row, x=LEFT + 18) for row in rows]
    found = read_pages(folder, [*page, *placed]).statements
    return [(one.kind, one.text, one.rule) for one in found]


LONG = "• verne alt som lever i havet og langs kysten fra nord til sør i hele"


def test_a_line_that_begins_anew_in_an_item_is_an_item_without_its_sign(tmp_path: Path) -> None:
    assert _list(tmp_path, LONG, "landet", "• bygge kaier", "styrke vernet av tang") == [
        ("bullet", f"{LONG[2:]} landet", "bullet-sign"),
        ("bullet", "bygge kaier", "bullet-sign"),
        ("bullet", "styrke vernet av tang", "item-without-sign"),
    ]


def test_a_line_that_goes_on_or_had_no_room_above_begins_no_item(tmp_path: Path) -> None:
    for above, text in [
        ("• bygge kaier og", "styrke vernet"),
        ("• bygge kaier", "raskt og godt"),
        (f"{LONG} det lange", "styrke landet"),
    ]:
        assert _list(tmp_path, LONG, "landet", above, text)[1:] == [
            ("bullet", f"{above[2:]} {text}", "bullet-sign")
        ]
