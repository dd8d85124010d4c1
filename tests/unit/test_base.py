"""The knowledge base on disk: a load is all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from kg.base import KnowledgeBase
from kg.errors import HomeError, InputError, KgError
from kg.loading import load_into_base, remove_from_base
from kg.query import run
from tests.conftest import PROGRAMME

SMALL = """Arbeid

Vårt Parti vil:

• styrke NAV innen 2027

• bygge 500 boliger i samarbeid med kommunene
"""


def silent(_: str) -> None:
    """Take a report of progress and say nothing."""


def programme(folder: Path, stem: str, text: str = SMALL) -> Path:
    file = folder / f"{stem}.txt"
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase(tmp_path / "home")


def test_a_second_programme_stands_beside_the_first(base: KnowledgeBase, tmp_path: Path) -> None:
    load_into_base(base, [programme(tmp_path, "one")], silent)
    load_into_base(base, [programme(tmp_path, "two")], silent)
    assert [file.stem for file in base.sources()] == ["one", "two"]
    assert len(run(base.store("sparql"), "programmes", {}).rows) == 2
    base.close()


def test_loading_again_replaces_and_says_so(base: KnowledgeBase, tmp_path: Path) -> None:
    file = programme(tmp_path, "one")
    (first,) = load_into_base(base, [file], silent)
    file.write_text(SMALL.replace("500", "600"), "utf-8")
    (second,) = load_into_base(base, [file], silent)
    assert (first.replaced, second.replaced) == (False, True)
    assert base.sources()[0].read_text("utf-8") == file.read_text("utf-8")
    assert len(run(base.store("cypher"), "programmes", {}).rows) == 1
    base.close()


def test_what_is_there_is_kept_where_nothing_is_to_be_replaced(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    file = programme(tmp_path, "one")
    load_into_base(base, [file], silent)
    with pytest.raises(InputError, match="loaded already: one"):
        load_into_base(base, [file], silent, replace=False)
    assert base.generation == 1


def test_a_programme_is_removed_and_the_others_stay(base: KnowledgeBase, tmp_path: Path) -> None:
    load_into_base(base, [programme(tmp_path, "one"), programme(tmp_path, "two")], silent)
    with pytest.raises(InputError, match="no programme three is loaded; there is one, two"):
        remove_from_base(base, ["three"], silent)
    remove_from_base(base, ["one"], silent)
    assert [file.stem for file in base.sources()] == ["two"]
    assert len(run(base.store("cypher"), "programmes", {}).rows) == 1
    base.close()
    remove_from_base(base, ["two"], silent)
    assert base.generation == 3
    assert base.sources() == ()
    assert run(base.store("sparql"), "programmes", {}).rows == ()
    base.close()


def test_a_reader_stays_with_its_generation(base: KnowledgeBase, tmp_path: Path) -> None:
    load_into_base(base, [programme(tmp_path, "one")], silent)
    fresh, reader = KnowledgeBase(base.home), KnowledgeBase(base.home)
    assert fresh.reads is None
    assert reader.pin() == 1
    load_into_base(base, [programme(tmp_path, "two")], silent)
    assert (reader.reads, reader.generation) == (1, 2)
    assert len(run(reader.store("sparql"), "programmes", {}).rows) == 1
    reader.close()


def test_a_bad_file_among_good_ones_changes_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    load_into_base(base, [programme(tmp_path, "one")], silent)
    with pytest.raises(KgError, match="missing"):
        load_into_base(base, [programme(tmp_path, "two"), tmp_path / "missing.txt"], silent)
    assert base.generation == 1
    assert [file.stem for file in base.sources()] == ["one"]


def test_a_failure_in_the_middle_leaves_the_old(base: KnowledgeBase, tmp_path: Path) -> None:
    load_into_base(base, [programme(tmp_path, "one")], silent)

    def interrupted(step: str) -> None:
        if step == "arcade":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_into_base(base, [programme(tmp_path, "two")], interrupted)
    assert base.generation == 1
    assert [folder.name for folder in (base.home / "generations").iterdir()] == ["1"]


def test_only_the_last_two_generations_are_kept(base: KnowledgeBase, tmp_path: Path) -> None:
    for _ in range(3):
        load_into_base(base, [programme(tmp_path, "one")], silent)
    assert sorted(folder.name for folder in (base.home / "generations").iterdir()) == ["2", "3"]


def test_two_loads_at_once_are_refused(base: KnowledgeBase, tmp_path: Path) -> None:
    base.home.mkdir()
    with FileLock(base.home / "lock"), pytest.raises(HomeError, match="another load"):
        load_into_base(base, [programme(tmp_path, "one")], silent)


def test_a_broken_current_is_told(base: KnowledgeBase) -> None:
    base.home.mkdir()
    (base.home / "CURRENT").write_text("seven")
    with pytest.raises(HomeError, match="names no generation"):
        base.store("sparql")


def test_the_shipped_programme_has_its_facts() -> None:
    assert PROGRAMME.with_suffix(".toml").exists()
