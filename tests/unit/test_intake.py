"""A programme that is handed in: its facts, its folder, and the process that reads and loads it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from kg.base import KnowledgeBase
from kg.errors import InputError
from kg.intake import files, job
from kg.intake.files import Handed
from kg.intake.job import Failure, Job
from kg.intake.report import LISTED, packed, reported, unpacked
from kg.loading import read_programme
from tests.conftest import PROGRAMME

TEXT = """Arbeid

Vårt Parti vil:

• styrke NAV innen 2027

• bygge 500 boliger i samarbeid med kommunene

Det er viktig at alle har et sted å bo.
"""
FACTS: dict[str, files.Fact] = {
    "title": 'Vårt "program"',
    "party": "Vårt Parti",
    "party_short": "VP",
    "period_start": 2025,
    "period_end": 2029,
    "language": "nb",
    "source": "en prøve\nover to linjer",
    "licence": "fri",
}


def handed(name: str = "Vårt.txt", content: bytes = TEXT.encode(), **more: files.Fact) -> Handed:
    facts = {**FACTS, **more}
    told = {**facts, "id": files.identifier(facts)}
    return Handed(name, content, files.written(told).encode())


def checked(given: Handed, home: Path) -> Job:
    work = Job("check", home=home, files=[given.file], keep=given)
    work.wait(60)
    return work


@given(st.text(), st.integers(0, 9999))
def test_facts_that_are_written_are_read_again(text: str, year: int) -> None:
    read = tomllib.loads(files.written({"title": text, "period_start": year, "published": None}))
    assert read["period_start"] == year
    assert [*read.get("title", "")] == [
        sign for sign in read.get("title", "") if sign.isprintable()
    ]
    if text.strip() and text.isprintable():
        assert read["title"] == text.strip()


def test_facts_of_a_file_are_taken_as_far_as_they_can_be_facts() -> None:
    assert files.told(b'title = "x"\nperiod_start = 2025\nmore = [1]') == {
        "title": "x",
        "period_start": 2025,
    }
    for content in (b'title = "', b"\xff", b"a=" + b"[" * 5000, b"#" * 100_001):
        with pytest.raises(InputError):
            files.told(content)


def test_what_is_missing_is_named_in_its_order() -> None:
    assert files.missing({**FACTS, "licence": "", "period_start": None}) == (
        "period_start",
        "licence",
    )
    assert files.missing(FACTS) == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("v-2025-2029.pdf", ("v-2025-2029", 2025, 2029)),
        ("Vårt Parti 2021–2025.TXT", ("vårt-parti-2021-2025", 2021, 2025)),
        ("../x/sv_2025_2029.md", ("sv-2025-2029", 2025, 2029)),
        ("2025-2029.pdf", ()),
        ("v-2029-2025.pdf", ()),
        ("v-2025-2029-endelig.pdf", ()),
        ("v-1234-5678.pdf", ()),
        ("Vår fil (endelig).txt", ()),
    ],
)
def test_a_files_name_may_tell_an_id_and_a_period(name: str, told: tuple[object, ...]) -> None:
    assert tuple(files.named(name).values()) == told


def test_an_id_is_told_or_made_of_party_and_period() -> None:
    assert files.identifier(FACTS) == "vp-2025-2029"
    assert files.identifier({**FACTS, "party_short": ""}) == "vårt-parti-2025-2029"
    assert files.identifier({**FACTS, "id": "Noe Annet"}) == "noe-annet"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.txt", "C:\\x\\y.txt", ".txt", "æ" * 300 + ".txt", "a\0b.TXT", "….txt"],
)
def test_a_file_is_kept_under_a_safe_name_until_it_is_let_go(name: str) -> None:
    kept = Handed(name, b"x", b"")
    folder = kept.file.parent
    assert kept.file.read_bytes() == b"x"
    assert kept.file.parent.parent != Path("/")
    assert {one.suffix for one in folder.iterdir()} <= {".txt", ".toml", ""}
    assert {one.parent for one in folder.rglob("*")} == {folder}
    kept.close()
    assert not folder.exists()


def test_a_report_says_what_was_found_and_doubted(tmp_path: Path) -> None:
    work = checked(handed(), tmp_path)
    report = unpacked(work.result)
    assert (report.id, report.title, report.total) == ("vp-2025-2029", 'Vårt "program"', 3)
    assert report.links["actors"] == 2
    assert report.doubts == len(report.doubtful) == 1
    assert report.doubtful[0].line_first == 9
    assert report.doubtful[0].words.startswith("Det er viktig")
    assert report.losses == report.doubles == 0
    assert not (tmp_path / "CURRENT").exists()


def test_a_report_of_a_large_programme_is_small_and_comes_back_the_same() -> None:
    report = reported(*read_programme(PROGRAMME))
    again = unpacked(json.loads(json.dumps(packed(report))))
    assert again == report
    assert len(report.doubtful) == min(report.doubts, LISTED)
    assert len(json.dumps(packed(report))) < 1_000_000


@pytest.mark.parametrize(
    ("name", "content", "more", "why", "told"),
    [
        ("a.pdf", b"%PDF-1.7 and no more", {}, "pdf", "not a PDF"),
        ("a.txt", "gjøre".encode("latin-1"), {}, "txt", "not UTF-8"),
        ("a.txt", b"", {}, "txt", "the file is empty"),
        ("a.txt", b"Det var en gang.", {}, "pledges", "no pledge was found"),
        ("a.txt", TEXT.encode(), {"period_start": 12345}, "facts", "four digits"),
        ("a.txt", TEXT.encode(), {"colour": "red"}, "facts", "unknown field"),
        ("a.txt", ("Vi vil:\n\n- " + "bygge ut " * 5000).encode(), {}, "reading", "at most"),
    ],
)
def test_what_refuses_a_file_is_named_without_the_folders_of_the_machine(
    tmp_path: Path, name: str, content: bytes, more: dict[str, files.Fact], why: str, told: str
) -> None:
    given = handed(name, content, **more)
    failure = checked(given, tmp_path).failure
    assert failure is not None
    assert failure.why == why
    assert told in failure.told
    assert str(given.file.parent) not in failure.told


def test_a_load_replaces_only_where_that_is_said(tmp_path: Path) -> None:
    home, given = tmp_path / "home", handed()
    for replace, result in ((False, False), (False, None), (True, True)):
        work = Job("load", home=home, files=[given.file], replace=replace)
        work.wait(120)
        if result is None:
            assert work.failure is not None
            assert work.failure.why == "InputError"
        else:
            assert work.result == [{"id": "vp-2025-2029", "replaced": result}]
    assert KnowledgeBase(home).generation == 2
    gone = Job("remove", home=home, names=["vp-2025-2029"])
    gone.wait(120)
    assert gone.result == ["vp-2025-2029"]
    assert KnowledgeBase(home).sources() == ()


def test_a_second_load_is_told_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "generations").mkdir()
    given = handed()
    with FileLock(tmp_path / "lock"):
        work = Job("load", home=tmp_path, files=[given.file])
        work.wait(60)
    assert work.failure == Failure("LockedError", "another load is at work; try again later")


def test_work_ends_when_it_is_cancelled_or_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Job("load", home=tmp_path, files=[PROGRAMME])
    work.cancel()
    work.wait(20)
    assert work.failure == Failure("cancelled", "cancelled")
    assert KnowledgeBase(tmp_path).generation is None
    monkeypatch.setattr(job, "SECONDS", {"load": 0.2})
    late = Job("load", home=tmp_path, files=[PROGRAMME])
    late.wait(20)
    assert late.failure is not None
    assert late.failure.why == "stopped"
    assert KnowledgeBase(tmp_path).generation is None
