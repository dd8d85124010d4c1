"""What is read out of the programme that ships: its outline and its counts.

The outline is kept in `outline.txt`; after a deliberate change write it anew with
`UPDATE_GOLDEN=1 pytest tests/golden/test_reading.py` and read the difference.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from kg.model import Reading
from kg.segment import read
from loaders import load

ROOT = Path(__file__).parent.parent.parent
PROGRAMME = ROOT / "data" / "ap-2025-2029.txt"
OUTLINE = Path(__file__).parent / "outline.txt"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(load(PROGRAMME))


def outlined(reading: Reading) -> str:
    """The outline as indented lines: level, number of statements, title."""
    direct = Counter(statement.section for statement in reading.statements)
    return "".join(
        f"{'  ' * (len(one.path) - 1)}{one.level} {direct[one.id]}: {one.title}\n"
        for one in reading.sections
    )


def test_the_outline(reading: Reading) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        OUTLINE.write_text(outlined(reading), "utf-8")
    assert outlined(reading) == OUTLINE.read_text("utf-8")


def test_every_bullet_sign_begins_a_statement(reading: Reading) -> None:
    text = reading.document.text
    begun = {start for one in reading.statements for start, _ in one.spans if text[start] == "•"}
    signs = {place for place, letter in enumerate(text) if letter == "•"}
    assert begun == signs
    assert len(signs) == 1203


def test_the_counts(reading: Reading) -> None:
    kinds = Counter(statement.kind for statement in reading.statements)
    assert {kind: kinds[kind] for kind in ("bullet", "subbullet", "numbered")} == {
        "bullet": 1180,
        "subbullet": 23,
        "numbered": 11,
    }
    assert 600 < kinds["prose"] < 750
    marks = [block.line_first for block in reading.blocks if block.kind == "page_mark"]
    assert marks == [1, 195, 5231, 5522]


def test_every_bullet_has_a_lead_in_that_names_the_party(reading: Reading) -> None:
    lead_ins = Counter(one.lead_in for one in reading.statements if one.kind != "prose")
    lead_ins.pop("Vi skal også:")
    assert all(lead_in and "Arbeiderpartiet" in lead_in for lead_in in lead_ins)


def test_ids_are_unique_and_references_hold(reading: Reading) -> None:
    ids = [one.id for one in reading.statements]
    sections = {one.id for one in reading.sections}
    assert len(set(ids)) == len(ids)
    assert len(sections) == len(reading.sections)
    assert {one.section for one in reading.statements} <= sections
    assert {one.parent for one in reading.statements} - {None} <= set(ids)
    assert {one.statement for one in reading.blocks} - {None} == set(ids)


def test_every_character_is_in_exactly_one_block(reading: Reading) -> None:
    text = reading.document.text
    assert "".join(text[block.start : block.end] for block in reading.blocks) == text
    assert "unclaimed" not in {block.rule for block in reading.blocks}


def test_a_bullet_that_a_column_cut_is_whole(reading: Reading) -> None:
    [cut] = [one for one in reading.statements if one.kind == "bullet" and len(one.spans) > 1]
    assert cut.text.startswith("gjennomføre et energipartnerskap med olje- og gassindustrien som")
    assert cut.line_first == 5938
    assert cut.line_last == 5980
