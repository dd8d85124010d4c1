"""A guarded store answers like any other, and no query that means harm gets anything."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import KgError, QueryError, StoreError
from kg.guard import Guarded
from kg.model import Rows, Value
from kg.query import run, saved_queries
from kg.stores import open_store
from tests.contract import guarding
from tests.contract.conftest import linux
from tests.contract.guarding import LANGUAGES, MANY, QUICK, SECRET, honest
from tests.fixtures.attacks import ATTACKS, Attack

SLOW_KINDS = {"time", "memory", "depth"}


def test_every_saved_query_has_the_rows_of_the_unguarded_store(url: str, guarded: Guarded) -> None:
    plain = open_store(url, read_only=True)
    for name in saved_queries():
        assert run(guarded, name) == run(plain, name)
    plain.close()


def test_errors_are_those_of_the_unguarded_store(url: str, guarded: Guarded) -> None:
    plain = open_store(url, read_only=True)
    for text in ("nonsense", "SELECT * {", "MATCH (n", "RETURN no.such()", ""):
        told = []
        for store in (plain, guarded):
            with pytest.raises(QueryError) as caught:
                store.query(text, {})
            told.append((type(caught.value), str(caught.value), caught.value.place))
        assert told[0] == told[1]
    plain.close()


def test_parameters_arrive_and_values_of_every_type_come_back(guarded: Guarded) -> None:
    if guarded.language == "sparql":
        rows = guarded.query("SELECT ?x (1.5 AS ?y) (true AS ?z) ?u {}", {"x": "Å «gjøre»\n\t🇳🇴"})
        assert rows == Rows(("x", "y", "z", "u"), (("Å «gjøre»\n\t🇳🇴", 1.5, True, None),))
        return
    given: dict[str, Value] = {
        "a": "Å «gjøre»\n\t🇳🇴",
        "b": ("x", "æ"),
        "c": 7,
        "d": None,
        "e": False,
    }
    rows = guarded.query("RETURN $a AS a, $b AS b, $c AS c, $d AS d, $e AS e, 1.5 AS f", given)
    assert rows == Rows(tuple("abcdef"), ((*given.values(), 1.5),))


def test_a_write_is_refused_and_says_how_to_load(guarded: Guarded) -> None:
    with pytest.raises(StoreError, match="loftegraf load FILE"):
        guarded.write(guarding.crowd())


def test_a_store_that_is_not_there_is_an_error_at_once(tmp_path: Path) -> None:
    for scheme in ("oxigraph", "arcade"):
        with pytest.raises(StoreError):
            Guarded(f"{scheme}:{tmp_path / 'none'}")
    with pytest.raises(StoreError, match="unknown scheme"):
        Guarded("nonsense:x")
    assert not (tmp_path / "none").exists()


LOCKED = """
import socket, sys
import pyoxigraph
from kg.guarding.lockdown import lock_up
store = pyoxigraph.Store()
taken = []
lock_up(200 << 20, connects=False)
for name, reach in {
    "file": lambda: open(sys.argv[1]),
    "write": lambda: open(sys.argv[2], "w"),
    "socket": lambda: socket.socket(),
    "service": lambda: list(store.query("SELECT * { SERVICE <%s> { ?s ?p ?o } }" % sys.argv[3])),
    "load": lambda: store.update("LOAD <%s>" % sys.argv[3]),
    "memory": lambda: bytearray(400 << 20),
}.items():
    try:
        reach()
        taken.append(name)
    except (OSError, RuntimeError, MemoryError):
        pass
print(*taken)
"""


@linux
def test_a_locked_process_has_no_files_sockets_or_memory_left(tmp_path: Path) -> None:
    with guarding.targets(tmp_path) as aims:
        done = subprocess.run(
            [sys.executable, "-c", LOCKED, aims.secret, aims.out / "x", aims.url],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
        assert aims.calls == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_asks_through_the_guard(home: Path, tmp_path: Path, language: str) -> None:
    # A module of the folder that one works in must not run in the child.
    for name in ("json.py", "faulthandler.py", "kg.py"):
        (tmp_path / name).write_text("import os; os._exit(9)\n")
    text = {"cypher": "UNWIND range(1, 20000) AS x RETURN x", "sparql": MANY["sparql"]}[language]
    call = [sys.executable, "-P", "-c", "from kg.cli import main; main()", "query", "--format"]
    done = subprocess.run(
        [*call, "csv", f"--{language}", text],
        cwd=tmp_path,
        env={**os.environ, "LOFTEGRAF_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 10_001
    assert done.stderr == "loftegraf: cut after 10,000 rows; there are more\n"


def test_there_are_attacks_enough() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 60
    assert {one.language for one in ATTACKS} == set(LANGUAGES)


def _chosen(language: str) -> list[Attack]:
    """Every attack that is quick, and some of the others; `tests/bench/guard.py` tries all."""
    own = [one for one in ATTACKS if one.language == language]
    slow = [one for one in own if one.kind in SLOW_KINDS]
    return [one for one in own if one.kind not in SLOW_KINDS] + slow[::6]


def test_no_attack_gets_through(
    url: str, guarded: Guarded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Path(url.partition(":")[2])
    before, slowest, memory = guarding.digests(store), 0.0, guarding.resident()
    chosen = _chosen(guarded.language)
    refused = 0
    with guarding.targets(tmp_path) as aims:
        for attack in chosen:
            guarded.rest()
            start = time.monotonic()
            found = guarding.outcome(guarded, aims.aimed(attack))
            assert time.monotonic() - start < QUICK.seconds + 2, attack.name
            assert SECRET not in repr(found), attack.name
            assert attack.kind != "write" or isinstance(found, KgError), attack.name
            assert not isinstance(found, Rows) or len(found.rows) <= QUICK.rows, attack.name
            refused += isinstance(found, KgError)
            slowest = max(slowest, honest(guarded))
        assert aims.calls == []
        assert list(aims.out.iterdir()) == []
    assert guarding.digests(store) == before
    assert guarding.resident() - memory < 50 << 20
    assert slowest < 2
    with capsys.disabled():
        told = f"{len(chosen)} attacks tried, {refused} refused, {len(chosen) - refused} harmless"
        print(f"\n{guarded.language}: {told}, 0 through; next honest answer {slowest:.2f} s")
