"""What was loaded answers as it did: to who reads it, of an older version, after damage."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from kg import disk, generation, opening
from kg.base import KnowledgeBase
from kg.errors import InputError, KgError
from kg.loading import load_into_base
from kg.model import Graph
from kg.stores.readback import canonical, read_back
from tests.fixtures.loads import Users, ask, graph, held, load, older_version, programme, silent

SEED = 20250701
DAMAGED_FILES = 5


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return programme(tmp_path, 500)


@pytest.fixture
def home(tmp_path: Path, file: Path) -> Path:
    """A knowledge base of one tiny programme."""
    load_into_base(KnowledgeBase(tmp_path / "home"), [file], silent)
    return tmp_path / "home"


def test_a_reader_during_loads_sees_the_old_or_the_new(
    tmp_path: Path, home: Path, file: Path, users: Users
) -> None:
    before = graph(file)
    after = graph(programme(tmp_path, 600))
    process = users.start(load, home, file)
    seen: list[Graph] = []
    while process.is_alive():
        seen += held(home)
    assert process.exitcode == 0
    assert seen[0] == before
    assert all(one in (before, after) for one in seen)
    assert held(home) == [after] * 2


def test_a_generation_that_is_read_stays_until_it_is_not(home: Path, file: Path) -> None:
    reader, writer = KnowledgeBase(home), KnowledgeBase(home)
    store = reader.store("sparql")
    first = canonical(read_back(store))
    for _ in range(3):
        load_into_base(writer, [file], silent)
    assert sorted(one.name for one in (home / "generations").iterdir()) == ["1", "3", "4"]
    assert canonical(read_back(store)) == first
    reader.close()
    load_into_base(writer, [file], silent)
    assert sorted(one.name for one in (home / "generations").iterdir()) == ["4", "5"]


def test_a_reader_that_dies_holds_nothing(home: Path, file: Path) -> None:
    call = (
        "import os, sys, pathlib; from kg.base import KnowledgeBase; "
        "KnowledgeBase(pathlib.Path(sys.argv[1])).store('sparql'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", call, home], check=False, timeout=60)
    for _ in range(2):
        load_into_base(KnowledgeBase(home), [file], silent)
    assert sorted(one.name for one in (home / "generations").iterdir()) == ["2", "3"]


def test_a_home_of_the_first_version_is_built_again(home: Path, file: Path) -> None:
    older_version(home)
    found = ask(home)
    assert "an older version made it" in found.told
    assert "built again from the kept programmes as generation 2" in found.told
    assert list(found.graphs.values()) == [graph(file)] * 2
    assert held(home) == [graph(file)] * 2


@pytest.mark.parametrize(
    ("form", "version", "told"),
    [
        (generation.FORMAT, "0.0.9", "was made by version 0.0.9"),
        (
            generation.FORMAT + 1,
            "9.0",
            f"has the format {generation.FORMAT + 1}, which version 9.0 made",
        ),
    ],
)
def test_a_home_of_another_version_is_built_again(
    home: Path, file: Path, form: int, version: str, told: str
) -> None:
    (home / "generations/1/manifest").unlink()
    disk.seal(home / "generations/1", form, version)
    found = ask(home)
    assert told in found.told
    assert "built again" in found.told
    assert held(home) == [graph(file)] * 2


def flipped(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def cut_short(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def removed(path: Path, chance: random.Random) -> None:  # noqa: ARG001 - as the others
    path.unlink()


def test_damage_to_any_file_is_found_told_and_repaired(home: Path, file: Path) -> None:
    chance = random.Random(SEED)
    wanted = [graph(file)] * 2
    folder = home / "generations" / "1"
    names = [one.relative_to(folder) for one in sorted(folder.rglob("*")) if one.is_file()]
    engines = [
        one for one in names if len(one.parts) > 1 and one.parts[0] in {"arcade", "oxigraph"}
    ]
    others = [one for one in names if one not in engines and one.name != disk.LOCK]
    for name in [*chance.sample(engines, DAMAGED_FILES), *others]:
        for harm in (flipped, cut_short, removed) if name in others else (flipped,):
            current = home / "generations" / str(KnowledgeBase(home).generation)
            path = next(current.glob(str(name)), None) or current / "oxigraph/CURRENT"
            if path.stat().st_size == 0:
                path.write_bytes(b"no longer empty")
            else:
                harm(path, chance)
            found = ask(home)
            assert list(found.graphs.values()) == wanted, (name, harm, found)
            assert "built again from the kept programmes" in found.told, (name, harm)
            assert held(home) == wanted


@pytest.mark.parametrize("content", [b"", b"7\n", b"one\n", b"\xff\xff", b"1" * 100_000, None])
def test_a_broken_current_is_mended(home: Path, file: Path, content: bytes | None) -> None:
    if content is None:
        (home / "CURRENT").unlink()
    else:
        (home / "CURRENT").write_bytes(content)
    found = ask(home)
    assert "CURRENT" in found.told
    assert "generation 1 is used in its place" in found.told
    assert list(found.graphs.values()) == [graph(file)] * 2


def test_both_copies_and_an_engine_damaged_leave_the_generation_before(
    tmp_path: Path, home: Path, file: Path
) -> None:
    before = graph(file)
    load_into_base(KnowledgeBase(home), [programme(tmp_path, 600)], silent)
    for name in ("programmes/one.txt", "spare/one.txt", "oxigraph/CURRENT"):
        (home / "generations/2" / name).write_text("spoilt")
    found = ask(home)
    assert "both copies of the programmes are damaged" in found.told
    assert "generation 1 is used in its place" in found.told
    assert list(found.graphs.values()) == [before] * 2


def test_a_home_where_nothing_is_whole_says_what_to_do(home: Path) -> None:
    for name in ("programmes/one.txt", "spare/one.txt", "oxigraph/CURRENT"):
        (home / "generations/1" / name).write_text("spoilt")
    with pytest.raises(KgError, match=r"no generation is whole; move .* away and load") as error:
        opening.knowledge_base(home)
    assert "\n" not in str(error.value)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, file: Path) -> None:
    read = graph(file)
    programme(tmp_path, 600)
    base = KnowledgeBase(tmp_path / "home")
    with pytest.raises(InputError, match=r"one\.txt: it changed while it was read"):
        base.publish({file: "one.txt"}, read, silent)
    assert base.generation is None


def test_a_manifest_lists_every_file(home: Path) -> None:
    folder = home / "generations/1"
    listed = json.loads((folder / disk.LIST).read_text().partition("\n")[2])["files"]
    files = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
    assert files - set(listed) == {disk.LIST, disk.LOCK}
