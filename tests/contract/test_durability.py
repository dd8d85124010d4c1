"""A load that is killed, meets another or finds no room leaves the knowledge base whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg import disk
from kg.base import KnowledgeBase
from kg.errors import HomeError
from kg.loading import load_into_base
from tests.bench.kills import Victim
from tests.fixtures.loads import Users, ask, graph, held, load, programme, silent

SEED = 20250701
RANDOM_KILLS = 5


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return programme(tmp_path, 500)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_killed_load_loses_nothing(tmp_path: Path, users: Users) -> None:
    victim = Victim(tmp_path, users, SEED)
    last = victim.steps
    for step in (0, last // 2, last - 10, last - 5, last - 2):
        victim.kill_at(step)
    victim.damage()
    for _ in range(RANDOM_KILLS):
        victim.kill_at_random()
    tally = victim.tally
    print(f"kills survived: {tally.kills - len(tally.losses)} of {tally.kills}")
    assert tally.losses == []
    assert tally.kills >= 6
    assert tally.as_before
    assert tally.as_after


def test_all_is_on_the_disk_before_it_is_used(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: dict[tuple[int, int], int] = {}
    real = os.fsync

    def fsync(opened: int) -> None:
        real(opened)
        status = os.fstat(opened)
        synced[status.st_dev, status.st_ino] = status.st_mtime_ns

    late: list[str] = []
    write = disk.write

    def switched(path: Path, text: str) -> None:
        if path.name == "CURRENT":
            folder = path.parent / "generations" / text.strip()
            for one in (folder.parent, folder, *folder.rglob("*")):
                status = one.stat()
                if synced.get((status.st_dev, status.st_ino)) != status.st_mtime_ns:
                    late.append(one.name)
        write(path, text)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(disk, "write", switched)
    load_into_base(KnowledgeBase(tmp_path / "home"), [file], silent)
    assert set(late) <= {disk.LOCK}  # it is empty, and says nothing
    assert len(synced) > 60


def test_two_loads_at_once_lose_none(tmp_path: Path, users: Users) -> None:
    home = tmp_path / "home"
    files = [programme(tmp_path, 500 + number, f"programme-{number}") for number in range(2)]
    loads = [users.start(load, home, file) for file in files]
    for one in loads:
        one.join(60)
    codes = [one.exitcode for one in loads]
    loaded = [file.stem for file, code in zip(files, codes, strict=True) if code == 0]
    assert loaded
    assert [one.stem for one in KnowledgeBase(home).sources()] == sorted(loaded)
    for file, code in zip(files, codes, strict=True):
        if code:
            assert "another load is at work" in (tmp_path / f"home.{file.stem}.error").read_text()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Mounts a file system of a size, or says why not."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(*options: str) -> None:
        if shutil.which("mount") is None or sys.platform != "linux":
            pytest.skip("there is no mount")
        call = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"this user may not mount: {done.stderr.strip()}")

    yield mount
    subprocess.run(["umount", "-l", folder], capture_output=True, check=False)


@pytest.mark.parametrize("room", [100, 3000])
def test_a_full_disk_leaves_the_old(
    tmp_path: Path, small_disk: Callable[..., None], users: Users, room: int
) -> None:
    small_disk("size=64m")
    home, file = tmp_path / "disk", programme(tmp_path, 500)
    load_into_base(KnowledgeBase(home), [file], silent)
    before = graph(file)
    free = shutil.disk_usage(home).free
    (home / "filler").write_bytes(b"x" * (free - room * 1024))
    assert users.run(load, home, programme(tmp_path, 600)) == 1
    told = (tmp_path / "disk.one.error").read_text()
    assert "cannot be" in told
    assert "\n" not in told
    assert held(home) == [before] * 2
    assert [one.name for one in (home / "generations").iterdir()] == ["1"]
    (home / "filler").unlink()
    assert users.run(load, home, file) == 0
    assert held(home) == [graph(file)] * 2


def test_a_read_only_home_answers_and_says_that_it_cannot_be_written(
    tmp_path: Path, small_disk: Callable[..., None]
) -> None:
    small_disk("size=64m")
    home, file = tmp_path / "disk", programme(tmp_path, 500)
    load_into_base(KnowledgeBase(home), [file], silent)
    small_disk("remount", "ro")
    assert held(home) == [graph(file)] * 2
    with pytest.raises(HomeError, match="cannot be written: Read-only file system"):
        load_into_base(KnowledgeBase(home), [file], silent)


def test_a_damaged_read_only_home_says_what_it_cannot_do(
    tmp_path: Path, small_disk: Callable[..., None]
) -> None:
    small_disk("size=64m")
    home, file = tmp_path / "disk", programme(tmp_path, 500)
    load_into_base(KnowledgeBase(home), [file], silent)
    (home / "generations/1/programmes/one.txt").write_text("spoilt")
    small_disk("remount", "ro")
    found = ask(home)
    assert list(found.graphs.values()) == [graph(file)] * 2
    assert "one.txt is not as it was written; it can be asked, but not be repaired" in found.told
