"""Files as documents, and what is said of files that cannot be read."""

from pathlib import Path

import pytest

from kg.errors import InputError
from loaders import load, suffixes

FACTS = """
title = "Prøveprogram"
party = "Prøvepartiet"
period_start = 2025
period_end = 2029
language = "nb"
source = "made for a test"
licence = "none"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "prove-2025-2029.txt"


def test_lines_know_their_places(file: Path) -> None:
    file.write_bytes("\ufeffÉn\r\nto\n\ntre".encode())
    document = load(file)
    assert [(line.number, line.text) for line in document.lines] == [
        (1, "Én"),
        (2, "to"),
        (3, ""),
        (4, "tre"),
    ]
    for line in document.lines:
        assert document.text[line.start : line.start + len(line.text)] == line.text


def test_facts_come_from_the_toml_beside(file: Path) -> None:
    file.write_text("Noe", "utf-8")
    file.with_suffix(".toml").write_text(FACTS, "utf-8")
    source = load(file).source
    assert (source.id, source.party, source.party_short) == (
        "prove-2025-2029",
        "Prøvepartiet",
        "Prøvepartiet",
    )
    assert len(source.sha256) == 64


def test_without_a_toml_the_unknown_is_called_unknown(file: Path) -> None:
    file.write_text("Noe", "utf-8")
    source = load(file).source
    assert (source.id, source.party, source.licence) == ("prove-2025-2029", "unknown", "unknown")
    assert (source.period_start, source.period_end) == (2025, 2029)
    assert "no prove-2025-2029.toml" in source.source


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\n ", "the file is empty"),
        (b"ok\nab\x00c", r":2: byte 5 is NUL"),
        ("god\nbåt".encode("latin-1"), r":2: byte 0xE5 at 5 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(file: Path, data: bytes, message: str) -> None:
    file.write_bytes(data)
    with pytest.raises(InputError, match=message) as error:
        load(file)
    assert str(error.value).startswith(str(file))
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: No such file"):
        load(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match="Is a directory"):
        load(tmp_path / "folder.txt")


def test_an_unknown_suffix_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"unknown kind of file; a programme ends in .*\.txt"):
        load(Path("programme.docx"))
    assert {".txt", ".pdf"} <= set(suffixes())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("title = 3", "field 'title' must be a str, not 3"),
        ("colour = 'red'", "unknown field 'colour'"),
        ("title =", "not TOML in UTF-8"),
    ],
)
def test_a_wrong_toml_is_named(file: Path, change: str, message: str) -> None:
    file.write_text("Noe", "utf-8")
    facts = FACTS.replace('title = "Prøveprogram"', change) if "title" in change else FACTS + change
    file.with_suffix(".toml").write_text(facts, "utf-8")
    with pytest.raises(InputError, match=message):
        load(file)


def test_a_toml_without_a_party_is_incomplete(file: Path) -> None:
    file.write_text("Noe", "utf-8")
    file.with_suffix(".toml").write_text(FACTS.replace('party = "Prøvepartiet"\n', ""), "utf-8")
    with pytest.raises(InputError, match=r"missing party$"):
        load(file)


def test_a_file_of_signs_has_no_id(tmp_path: Path) -> None:
    (tmp_path / "---.txt").write_text("Noe", "utf-8")
    with pytest.raises(InputError, match="no id can be made"):
        load(tmp_path / "---.txt")
