"""Parts, chapters and sections, wherever a column put their titles."""

from tests.unit.reading import reading, statements

INTRO = "Innledning\n\nVi vil:\n\n• synge mer\n"


def levels(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.level, one.path) for one in reading(text).sections]


def test_a_title_after_its_text_is_a_chapter() -> None:
    text = f"{INTRO} Havet er stort. Det skal vernes.\n\nHav og\nhimmel\n\nVi vil:\n\n• rense hav\n"
    prose, bullet = statements(text)[1:]
    assert prose.path == bullet.path == ("Hav og himmel",)
    assert ("chapter", ("Hav og himmel",)) in levels(text)
    assert any(block.rule == "title-after-text" for block in reading(text).blocks)


def test_a_title_inside_the_list_of_its_text() -> None:
    text = f"{INTRO} Havet er stort.\n\nVi vil:\n\n• rense hav\n\nHav og himmel\n\n• rense himmel\n"
    found = statements(text)[1:]
    assert [one.path for one in found] == [("Hav og himmel",)] * 2
    assert [one.lead_in for one in found] == ["Vi vil:"] * 2


def test_of_two_titles_in_a_row_the_first_is_a_chapter() -> None:
    text = f"{INTRO} Hav og himmel\n\nFiske\n\nFiske er viktig.\n\nVi vil:\n\n• fiske mer\n"
    assert statements(text)[-1].path == ("Hav og himmel", "Fiske")


def test_a_part_s_title_after_its_chapter_s() -> None:
    text = (
        f"{INTRO} Havet er stort.\n\nHav og himmel\n Del 2: Natur \n Fiske\n\n"
        "Fiske er viktig.\n\nVi vil:\n\n• fiske mer\n"
    )
    assert statements(text)[-1].path == ("Del 2: Natur", "Hav og himmel", "Fiske")
    assert [level for level, _ in levels(text)] == ["section", "part", "chapter", "section"]


def test_a_part_s_title_inside_a_sentence() -> None:
    text = (
        f"{INTRO}\n\n\nVerden er urolig. Krigen er en krise for\n\nDel 3 Verden\n\n"
        "millioner av mennesker. Vi skal hjelpe.\n Norge skal bidra.\n\nFred\n\nVi vil:\n\n"
        "• skape fred\n"
    )
    help_, norway, peace = statements(text)[1:]
    assert help_.path == ("Del 3 Verden",)
    assert norway.path == peace.path == ("Del 3 Verden", "Fred")
    assert not any("millioner" in one.path for one in reading(text).sections)


def test_a_part_whose_chapter_follows_its_text() -> None:
    text = (
        f"{INTRO} Styring\n\nDel 1 Arbeid\n\nPolitikken skal virke.\n\nØkonomi\nBedre råd\n"
        " Vi vil:\n\n• styre godt\n"
    )
    assert statements(text)[-1].path == ("Del 1 Arbeid", "Økonomi Bedre råd", "Styring")


def test_a_title_at_the_end_of_an_ingress_s_line() -> None:
    text = (
        f"{INTRO} Bolig\n\nVi skal fortsette arbeidet med\nboligene Bygge mer\n\n"
        "Det er dyrt å bygge. Folk må bygge mer.\n\nVi vil:\n\n• bygge mer\n"
    )
    assert statements(text)[-1].path == ("Bolig", "Bygge mer")


def test_a_second_list_before_a_section_that_lacks_one_is_that_section_s() -> None:
    text = (
        f"{INTRO}\nDyr\n\nDyr er fine.\n\nVi vil:\n\n• hjelpe dyr\n Vi vil:\n\n• tåle flom\n\n"
        "Klima: et varmere land\n\nDet regner mer enn før.\n"
    )
    found = {one.text: one for one in statements(text)}
    assert found["hjelpe dyr"].path[-1] == "Dyr"
    assert found["tåle flom"].path[-1] == "Klima: et varmere land"
    assert found["tåle flom"].doubt == "list-before-title"


def test_stacked_titles_leave_the_prose_to_the_chapter_and_the_list_to_the_last() -> None:
    text = (
        f"{INTRO} Nord er viktig.\n\nNordområdene\n\nFred i nord\n\nEnergi\n\nKunnskap\n\n"
        "Vi vil ha varme i nord.\n\nVi vil:\n\n• varme nord\n"
    )
    prose, item = statements(text)[-2:]
    assert prose.path == ("Nordområdene",)
    assert (item.path, item.doubt) == (("Nordområdene", "Kunnskap"), "stacked-titles")


def test_a_cut_sentence_is_no_title() -> None:
    text = "Arbeidslivet med sin modell\n\nlegger grunnlaget for vekst. Det skal vernes.\n"
    assert reading(text).sections == ()


def test_a_title_may_end_in_a_stranded_preposition() -> None:
    text = f"{INTRO}\nPensjon: trygt og godt å\nleve av\n\nPensjonen må trygges.\n"
    assert ("section", ("Pensjon: trygt og godt å leve av",)) in levels(text)


def test_a_section_s_lines_reach_over_what_it_heads() -> None:
    text = "Hav\n\nHavet er stort.\n\nVi vil:\n\n• fiske\n"
    [section] = reading(text).sections
    assert (section.line_first, section.line_last, section.order) == (1, 7, 0)
    assert statements(text)[0].section == section.id


def test_a_cross_reference_is_a_note() -> None:
    text = "Vi vil:\n\n• fiske\n\nLes mer om fiske i kapitlet «Hav».\n"
    assert [block.kind for block in reading(text).blocks if block.kind != "blank"] == [
        "lead_in",
        "bullet",
        "note",
    ]


def test_a_table_of_contents_heads_and_promises_nothing() -> None:
    text = (
        "Innhold\n\n1. Havet skal vernes 4\n2. Fiske s. 9\n\nVi vil bygge 9\n\nSkog 12\n\n"
        "Myr\t 103\n\nHav\n\nVi vil:\n\n"
    )
    items = [f"fiske mer enn {number}" for number in range(3, 9)]
    text += "".join(f"• {item}\n" for item in items)
    assert [one.text for one in statements(text)] == items
    notes = [one.rule for one in reading(text).blocks if one.kind == "note"]
    assert notes == ["table-of-contents"] * 5
