"""Bullets, their lead-ins, and what hangs under what."""

from tests.unit.reading import reading, statements, texts


def test_a_bullet_hangs_under_the_whole_lead_in() -> None:
    [one] = statements("For å verne fjorden vil \nPrøvepartiet:\n\n•\t \trense vannet \ni bukta\n")
    assert one.kind == "bullet"
    assert one.text == "rense vannet i bukta"
    assert one.lead_in == "For å verne fjorden vil Prøvepartiet:"
    assert one.full_text == "For å verne fjorden vil Prøvepartiet: rense vannet i bukta"
    assert (one.line_first, one.line_last, one.strength) == (4, 5, "hard")
    assert one.rule == "bullet-sign"


def test_a_lead_in_may_end_the_paragraph_above_its_list() -> None:
    text = "Fjorden er syk. Derfor vil vi:\n• rense vannet\n"
    [one] = statements(text, "bullet")
    assert one.lead_in == "Derfor vil vi:"
    [block] = [block for block in reading(text).blocks if block.kind == "lead_in"]
    assert text[block.start : block.end] == "Derfor vil vi:"
    assert block.rule == "lead-in-last-sentence"


def test_a_lead_in_may_lack_its_colon() -> None:
    [one] = statements("Prøvepartiet vil\n\n• rense vannet\n")
    assert (one.lead_in, one.text) == ("Prøvepartiet vil", "rense vannet")


def test_blank_lines_and_page_marks_do_not_cut_a_bullet() -> None:
    pages = "".join(f"{number}Prøvepartiet\n\nNoe står her.\n\n" for number in (11, 12))
    text = f"{pages}Vi vil:\n\n• rense vannet og\n\n13Prøvepartiet\n\nluften i byen\n"
    assert texts(text, "bullet") == ["rense vannet og luften i byen"]


def test_the_rest_of_a_bullet_is_found_beyond_other_prose() -> None:
    text = (
        "Vi vil:\n\n• inngå avtale med båt- og\n\n"
        "Fiske er gammelt her. Slik har det vært.\n\n"
        "fergenæringen om renere drift\n\n• bygge kai\n"
    )
    first, second = statements(text, "bullet")
    assert first.text == "inngå avtale med båt- og fergenæringen om renere drift"
    assert [text[start:end] for start, end in first.spans] == [
        "• inngå avtale med båt- og",
        "fergenæringen om renere drift",
    ]
    assert first.doubt == "cut-by-column"
    assert second.text == "bygge kai"


def test_items_under_a_bullet_that_asks_for_infinitives() -> None:
    text = "Vi vil:\n\n• verne skogen blant annet ved å:\n\n• plante trær\n\n• stanse hogst\n"
    parent, *children = statements(text)
    assert [child.kind for child in children] == ["subbullet", "subbullet"]
    assert {child.parent for child in children} == {parent.id}
    assert {child.lead_in for child in children} == {"Vi vil:"}
    assert children[0].full_text == "Vi vil: verne skogen blant annet ved å: plante trær"


def test_a_sublist_ends_where_another_matter_begins() -> None:
    text = (
        "Vi vil:\n\n• endre straffeloven for å verne viltet, herunder:\n\n"
        "• at straffen for krypskyting øker\n\n• heve strafferammen\n\n• bygge flere svømmehaller\n"
    )
    assert [one.kind for one in statements(text)] == ["bullet", "subbullet", "subbullet", "bullet"]


def test_a_sublist_ends_where_lines_are_wider_again() -> None:
    text = (
        "Vi vil:\n\n• gi kysten flere virkemidler overfor fiskere, blant annet ved å:\n\n"
        "• åpne båtlån for unge uten oppspart\negenkapital, men med god nok inntekt\n\n"
        "• vurdere endringer i båtlånsforskriften for alle grupper i landet\n"
    )
    assert [one.kind for one in statements(text)] == ["bullet", "subbullet", "bullet"]


def test_a_full_sentence_among_phrases_hangs_under_the_phrase() -> None:
    text = "Vi vil:\n\n• øke kvoten av torsk\n\n• Kvoten må sees i lys av bestanden.\n"
    first, second = statements(text, "bullet", "subbullet")
    assert second.parent == first.id
    assert second.rule == "sentence-under-bullet"


def test_one_list_under_two_lead_ins_is_cut_where_it_fits_best() -> None:
    text = (
        "For å forebygge skader vil vi: For å sikre behandling vil vi:\n\n"
        "• styrke forebyggingen i skolen\n\n• øke forebyggende arbeid\n\n"
        "• bygge ut behandling i nord\n\n• gi raskere behandling\n"
    )
    found = statements(text, "bullet")
    assert [one.lead_in for one in found] == [
        *["For å forebygge skader vil vi:"] * 2,
        *["For å sikre behandling vil vi:"] * 2,
    ]
    assert {one.doubt for one in found} == {"one-of-two-lead-ins"}


def test_a_lead_in_holds_over_prose_but_not_over_a_title_with_prose() -> None:
    text = (
        "Vi vil:\n\n• rense vannet\n\nVannet er skittent i dag.\n\n• bygge kai\n\n"
        "Skog\n\nSkogen er gammel.\n\n• plante trær\n"
    )
    assert [one.lead_in for one in statements(text, "bullet")] == ["Vi vil:", "Vi vil:", None]
    assert statements(text, "bullet")[2].doubt == "no-lead-in"


def test_numbered_items() -> None:
    text = "Vi vil:\n\n1.\tKultur for alle. Flere skal synge.\n\n2.\tSkole for alle\n"
    assert [(one.kind, one.text) for one in statements(text)] == [
        ("numbered", "Kultur for alle. Flere skal synge."),
        ("numbered", "Skole for alle"),
    ]


def test_an_enumeration_inside_a_sentence() -> None:
    text = "Skogen er viktig. Vi skal også: 1) plante trær, 2) verne myr, og 3) stanse hogst.\n"
    found = statements(text)
    assert [one.text for one in found] == ["plante trær", "verne myr", "stanse hogst"]
    assert {(one.kind, one.lead_in) for one in found} == {("numbered", "Vi skal også:")}


def test_an_enumeration_in_a_sentence_that_begins_with_a_number_itself() -> None:
    found = statements("Noe står her. 3) Skogen skal vernes slik: 1) plante trær, 2) verne myr.\n")
    assert [(one.lead_in, one.text) for one in found] == [
        ("3) Skogen skal vernes slik:", "plante trær"),
        ("3) Skogen skal vernes slik:", "verne myr"),
    ]


def test_a_dash_inside_a_paragraph_is_no_bullet() -> None:
    text = "Målet om full dekning\n– at alle skal få være med –\nligger fast.\n"
    assert [one.kind for one in statements(text)] == ["prose"]


def test_equal_texts_get_a_running_number() -> None:
    first, second = statements("Vi vil:\n\n• rense vannet\n\n• rense vannet\n")
    assert second.id == f"{first.id}-2"


def test_a_lettered_list_goes_on_after_text_that_stands_inside_it() -> None:
    text = "Vi vil:\n\na) rense fjorden\n\nog elva\nb) bygge kai\n\nc) fiske\n"
    assert texts(text, "numbered") == ["rense fjorden og elva", "bygge kai", "fiske"]


def test_letters_are_doubled_after_the_last_one() -> None:
    text = "Vi vil:\ny) rense fjorden\nz) bygge kai\naa) fiske\nbb) synge i EU og\nEFTA) først\n"
    assert texts(text, "numbered") == [
        "rense fjorden",
        "bygge kai",
        "fiske",
        "synge i EU og EFTA) først",
    ]


def test_a_date_at_the_head_of_a_line_begins_no_item() -> None:
    text = "Vi vil:\n\n1. rense fjorden\n\nArbeidet skal være ferdig senest den\n4. juni i år.\n"
    assert texts(text, "numbered") == ["rense fjorden"]


def test_phrases_after_a_paragraph_in_a_list_hang_under_it_as_far_as_they_are_on_its_matter() -> (
    None
):
    text = (
        "Vi vil:\n\n• male hus\n\n• Innsjøen er skitten. Den må bli ren.\n\n• stanse utslipp\n\n"
        "• redde innsjøen\n\n• bygge veier\n"
    )
    found = {one.text: one for one in statements(text)}
    lake = found["Innsjøen er skitten. Den må bli ren."]
    assert lake.parent is None
    assert [one.text for one in found.values() if one.parent == lake.id] == [
        "stanse utslipp",
        "redde innsjøen",
    ]
