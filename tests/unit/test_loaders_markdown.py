"""Markdown files as documents, and what reading makes of their titles and lists."""

from pathlib import Path

from kg.model import Reading
from kg.segment import read
from loaders import load

PROGRAMME = """\
# Arbeid

## Bolig
Vi vil **bygge** mer, se [planen](https://example.org/plan).
Det må _gjøres_ nå.

Partiet vil:

- bygge hus
  og *hytter*
- male, blant annet ved å:
  1. male rødt
  2. male `blått`

## Skole
Partiet vil:
* lese
* * *
<b onclick="x()">Vi skal regne.</b>
"""


def read_text(folder: Path, text: str) -> Reading:
    file = folder / "prove-2025-2029.md"
    file.write_text(text, "utf-8")
    return read(load(file))


def test_titles_and_lists_are_told_by_their_signs(tmp_path: Path) -> None:
    found = {one.text: one for one in read_text(tmp_path, PROGRAMME).statements}
    assert {text: (one.kind, one.path[-1]) for text, one in found.items()} == {
        "Vi vil bygge mer, se planen.": ("prose", "Bolig"),
        "Det må gjøres nå.": ("prose", "Bolig"),
        "bygge hus og hytter": ("bullet", "Bolig"),
        "male, blant annet ved å:": ("bullet", "Bolig"),
        "male rødt": ("numbered", "Bolig"),
        "male blått": ("numbered", "Bolig"),
        "lese": ("bullet", "Skole"),
        '<b onclick="x()">Vi skal regne.</b>': ("prose", "Skole"),
    }
    assert found["male blått"].parent == found["male, blant annet ved å:"].id
    assert found["lese"].lead_in == "Partiet vil:"
    assert found["lese"].path == ("Arbeid", "Skole")


def test_lines_are_numbered_as_in_the_file(tmp_path: Path) -> None:
    reading = read_text(tmp_path, PROGRAMME)
    places = {one.text: (one.line_first, one.line_last) for one in reading.statements}
    assert places["bygge hus og hytter"] == (9, 10)
    assert places["lese"] == (17, 17)
    text = reading.document.text
    assert all(text[line.start :].startswith(line.text) for line in reading.document.lines)
    assert "".join(text[block.start : block.end] for block in reading.blocks) == text


def test_what_is_nested_too_deep_for_the_parser_is_kept(tmp_path: Path) -> None:
    deep = "".join(f"{'  ' * depth}- styrke nummer {depth}\n" for depth in range(60))
    reading = read_text(tmp_path, f"Vi vil:\n\n{deep}")
    assert all(f"nummer {depth}" in reading.document.text for depth in range(60))


def test_a_text_without_titles_is_read_as_text_is(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "Vi vil:\n\n- bygge hus\n- male\n\nVi skal bo.\n")
    assert [one.text for one in reading.statements] == ["bygge hus", "male", "Vi skal bo."]
