"""Documents in which each line is a paragraph and list items have no sign."""

from pathlib import Path

import pytest

from kg.model import Reading
from kg.segment import read
from loaders import load
from tests.unit.reading import reading, statements, texts

ACTS = [
    f"{act} i {place}"
    for place in ("nord", "sør", "øst", "vest", "dypet", "vika", "havna", "sundet")
    for act in (
        "Verne torsken langs kysten",
        "Bygge nye kaier",
        "Fjerne plast fra strendene",
        "Styrke fiskernes rettigheter",
        "Sikre at alle som fisker, har et trygt sted",
    )
]
LONG = "\n".join(["Hav", *ACTS, ""])
"""Enough lines to tell that each is a paragraph."""


def _told(text: str) -> list[tuple[str, str, str | None]]:
    """The kinds, texts and lead-ins of what stands after the lines that tell the shape."""
    found = statements(f"{LONG}\n{text}")[len(ACTS) :]
    return [(one.kind, one.text, one.lead_in) for one in found]


def test_lines_under_words_that_ask_are_items_as_far_as_the_next_blank_line() -> None:
    text = "Fjell\nKlare mål - Prøvepartiet vil:\nVerne reven\nJerven skal få fred\nFlere ulver\n\n"
    assert _told(f"{text}Skogen skal stå.\nDen er grønn.\n") == [
        ("bullet", "Verne reven", "Klare mål - Prøvepartiet vil:"),
        ("bullet", "Jerven skal få fred", "Klare mål - Prøvepartiet vil:"),
        ("bullet", "Flere ulver", "Klare mål - Prøvepartiet vil:"),
        ("prose", "Skogen skal stå.", None),
    ]
    rules = {one.rule for one in statements(f"{LONG}\n{text}") if one.lead_in}
    assert rules == {"line-under-lead-in"}


def test_a_name_that_lead_ins_give_the_party_is_known_in_its_prose() -> None:
    lists = "\n".join(f"Ulvepartiet vil:\nVerne ulv {number}\n" for number in ("en", "to", "tre"))
    assert ("prose", "Ulvepartiet ønsker mer skog.", None) in _told(
        f"{lists}\nUlvepartiet ønsker mer skog.\n"
    )


def test_a_lead_in_may_stand_a_blank_line_above_its_lines() -> None:
    text = "Fjell\nVi vil:\n\nVerne reven\nVerne ulven\n"
    assert [one[1:] for one in _told(text)] == [
        ("Verne reven", "Vi vil:"),
        ("Verne ulven", "Vi vil:"),
    ]


def test_a_colon_above_lines_that_say_what_to_do_leads_them_in() -> None:
    assert _told("Fjell\nDette er tiltakene:\nVerne reven\nBygge hi\n") == [
        ("bullet", "Verne reven", "Dette er tiltakene:"),
        ("bullet", "Bygge hi", "Dette er tiltakene:"),
    ]


def test_lines_that_say_what_to_do_are_items_in_doubt_without_a_lead_in() -> None:
    found = statements(LONG)
    assert [one.text for one in found] == ACTS
    assert {(one.kind, one.rule, one.doubt, one.lead_in) for one in found} == {
        ("bullet", "infinitive-line", "no-lead-in", None)
    }
    assert {one.path for one in found} == {("Hav",)}


def test_lines_after_a_list_and_a_blank_line_do_not_hang_under_its_lead_in() -> None:
    text = "Fjell\nVi vil:\nVerne reven\nVerne ulven\n\nBygge hi\nÅpne hele ura\n"
    assert [lead_in for _, _, lead_in in _told(text)] == ["Vi vil:", "Vi vil:", None, None]


@pytest.mark.parametrize(
    "line",
    [
        "Tydeliggjøre hvem som eier fjellet",
        "Hegne om reinen",
        "Ikke hegne om fjellet",
        "Vil fjerne gjerdene",
    ],
    ids=["by its end", "marked elsewhere", "after an adverb", "without who will"],
)
def test_what_says_an_act(line: str) -> None:
    text = f"Fjell\nDet er lett å hegne om noe.\n{line}\nReven er rød.\n"
    assert ("bullet", line, None) in _told(text)


@pytest.mark.parametrize(
    "line",
    [
        "Støtte er viktig for reven",
        "Reven er rød",
        "Vil reven overleve?",
        "Se også kapittel 4 om fjell",
        "Rødrev, fjellrev og ulv",
    ],
)
def test_what_says_no_act(line: str) -> None:
    assert _told(f"Fjell\nReven er rød.\n{line}\nUlven er grå.\n") == []


def test_sentences_stay_prose_and_are_judged() -> None:
    text = "Fjell\nFjellet skal vernes. Det er høyt.\nReven er rød.\nVi må rydde.\n"
    assert _told(text) == [
        ("prose", "Fjellet skal vernes.", None),
        ("prose", "Vi må rydde.", None),
    ]


def test_one_line_that_begins_with_a_small_letter_goes_on() -> None:
    text = "Fjell\nVerne reven i hele\nlandet og på øyene\nBygge hi\n"
    assert [one[1] for one in _told(text)] == ["Verne reven i hele landet og på øyene", "Bygge hi"]


def test_lines_under_a_colon_or_with_small_letters_hang_under_the_item_above() -> None:
    text = (
        "Fjell\nVi vil:\nGi støtte til:\nnye hi\nreinbeite\nSatse på:\nGode stier\nBrede broer\n"
        "Åpne fjellet for å\ngi rom for alle\nstyrke bygda\nÅpne hele ura\n"
    )
    found = statements(f"{LONG}\n{text}")[len(ACTS) :]
    hosts = {one.id: one.text for one in found}
    assert [(one.text, hosts.get(one.parent or "")) for one in found] == [
        ("Gi støtte til:", None),
        ("nye hi", "Gi støtte til:"),
        ("reinbeite", "Gi støtte til:"),
        ("Satse på:", None),
        ("Gode stier", "Satse på:"),
        ("Brede broer", "Satse på:"),
        ("Åpne fjellet for å", None),
        ("gi rom for alle", "Åpne fjellet for å"),
        ("styrke bygda", "Åpne fjellet for å"),
        ("Åpne hele ura", None),
    ]
    assert {one.rule for one in found if one.parent} == {"line-under-line"}


def test_a_table_of_contents_holds_no_items() -> None:
    entries = "\n".join(f"Verne sted nummer {page} {page}" for page in range(3, 12))
    assert _told(f"Innhold\n{entries}\n") == []


def test_filled_lines_are_no_paragraphs() -> None:
    filled = "Det er langt til havet der fisken\ner. " * 30
    assert texts(f"{filled}\n\nVi vil verne\nHavet i nord og i sør.\n") == [
        "Vi vil verne Havet i nord og i sør."
    ]


def test_few_lines_tell_nothing_of_the_document() -> None:
    assert texts("Vi vil verne\nHavet i nord.\nDet er stort.\n") == ["Vi vil verne Havet i nord."]


def _file(folder: Path, name: str, sign: str) -> Reading:
    text = f"{sign}Hav\n" + "\n".join(ACTS)
    text += f"\n\n{sign}Fjell\nFjellet skal stå.\nGrå rev\nPrøvepartiet vil:\nVerne reven\n"
    text += "Jerven skal få fred\nBlå rev\n\nDet er en rev som er blå.\nVerne den\n"
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read(load(file))


def test_plain_text_and_markdown_of_one_shape_read_the_same(tmp_path: Path) -> None:
    signed, plain = (_file(tmp_path, *one) for one in [("a.md", "# "), ("a.txt", "")])
    told = [
        [(one.kind, one.text, one.lead_in, one.path[-1], one.rule) for one in made.statements]
        for made in (signed, plain)
    ]
    assert told[0] == told[1]
    assert [(one[1], one[3]) for one in told[0][-4:]] == [
        ("Fjellet skal stå.", "Fjell"),
        ("Verne reven", "Grå rev"),
        ("Jerven skal få fred", "Grå rev"),
        ("Verne den", "Blå rev"),
    ]
    assert [one.title for one in signed.sections] == ["Hav", "Fjell", "Grå rev", "Blå rev"]


def test_titles_without_a_sign_tell_how_they_were_found() -> None:
    made = reading(f"{LONG}\nFjell\nReven er rød.\n")
    rules = {block.line_first: block.rule for block in made.blocks if block.kind == "heading"}
    assert rules == {1: "title-line", 43: "title-line"}


def test_a_part_s_title_holds_what_follows() -> None:
    text = "Del 2 Land\n\nFjell\nVerne reven\nVerne ulven\n"
    assert statements(f"{LONG}\n{text}")[-1].path == ("Del 2 Land", "Fjell")


@pytest.mark.parametrize(
    "line", ["Flere rever", "Rev, ulv og jerv", "Fred for rev og ulv og jerv nå"]
)
def test_a_last_item_is_no_title_where_that_is_unsure(line: str) -> None:
    text = f"Fjell\nVi vil:\nVerne reven\n{line}\n\nReven er rød.\nUlven er grå.\n"
    assert _told(text)[-1][1:] == (line, "Vi vil:")
