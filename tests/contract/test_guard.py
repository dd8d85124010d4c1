"""A guarded store answers like any other, and no query that means harm gets anything."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.errors import BusyError, KgError, QueryError, StoppedError, StoreError
from kg.guard import MOST_CHARACTERS, Guarded, Limits, Ticket
from kg.model import Rows, Value
from kg.query import run, saved_queries
from kg.stores import open_store
from tests.conftest import ROOT
from tests.contract import guarding
from tests.contract.guarding import ACTORS, COUNT, ENDLESS, GREEDY, MANY, PREFIX, SECRET
from tests.fixtures.attacks import ATTACKS, Attack

LANGUAGES = ("sparql", "cypher")
SLOW_KINDS = {"time", "memory", "depth"}
QUICK = Limits(seconds=2, rows=5_000, queue=1)
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module", params=LANGUAGES)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of either language that holds the crowd; it is only read."""
    return guarding.written(tmp_path_factory.mktemp("guarded"), request.param)


@pytest.fixture(scope="module")
def light_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The store that starts quicker, for what is the same in both."""
    return guarding.written(tmp_path_factory.mktemp("light"), "sparql")


@pytest.fixture(scope="module")
def guarded(url: str) -> Iterator[Guarded]:
    """That store behind limits."""
    store = Guarded(url, QUICK)
    yield store
    store.close()


def honest(guarded: Guarded) -> float:
    """Seconds until an honest query is answered, and answered right."""
    start = time.monotonic()
    assert guarded.query(COUNT[guarded.language], {}).rows == ((ACTORS,),)
    return time.monotonic() - start


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


def test_too_many_rows_are_cut_with_a_notice(guarded: Guarded) -> None:
    rows = guarded.query(MANY[guarded.language], {})
    assert len(rows.rows) == QUICK.rows
    assert rows.notice == "cut after 5,000 rows; there are more"


def test_cut_answers_leave_the_engine_its_memory(guarded: Guarded) -> None:
    sorts = "UNWIND range(1, 60000) AS x RETURN x, x + ' pledges of many words' AS y ORDER BY y"
    text = {"cypher": sorts, "sparql": MANY["sparql"]}[guarded.language]
    for _ in range(12):
        assert len(guarded.query(text, {}).rows) == QUICK.rows


def test_an_answer_at_the_limit_has_no_notice(light_url: str) -> None:
    store = Guarded(light_url, Limits(rows=ACTORS, spares=0))
    text = "SELECT ?a { ?a a lg:Actor FILTER(CONTAINS(STR(?a), '/crowd')) }"
    rows = store.query(PREFIX + text, {})
    store.close()
    assert (len(rows.rows), rows.notice) == (ACTORS, None)


def test_too_many_bytes_are_cut_with_a_notice(light_url: str) -> None:
    store = Guarded(light_url, Limits(size=20_000, spares=0))
    rows = store.query(MANY[store.language], {})
    store.close()
    assert 0 < len(rows.rows) < 1_000
    assert "at most 20" in (rows.notice or "")


def test_a_giant_text_is_refused_before_it_is_sent(guarded: Guarded) -> None:
    with pytest.raises(QueryError, match="characters"):
        guarded.query("x" * (MOST_CHARACTERS + 1), {})
    with pytest.raises(QueryError, match="characters"):
        guarded.query("x", {"a": "x" * MOST_CHARACTERS})


def test_the_deadline_holds_and_the_next_query_is_answered(guarded: Guarded) -> None:
    guarded.rest()
    start = time.monotonic()
    with pytest.raises(StoppedError, match="after 2 s"):
        guarded.query(ENDLESS[guarded.language], {})
    assert time.monotonic() - start < QUICK.seconds + 2
    assert honest(guarded) < 2


def test_an_engine_that_dies_is_replaced(url: str) -> None:
    store = Guarded(url, Limits(seconds=60, memory=128 << 20))
    store.rest()
    with pytest.raises(StoppedError, match="brought its engine down"):
        store.query(GREEDY[store.language], {})
    assert honest(store) < 2
    store.close()


def test_another_thread_cancels_one_query_and_no_other(light_url: str) -> None:
    store = Guarded(light_url, Limits(seconds=30, workers=2, spares=0))
    honest(store)
    tickets = [Ticket(), Ticket()]
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(store.query, ENDLESS[store.language], {}, one) for one in tickets]
        time.sleep(0.5)
        tickets[0].cancel()
        assert isinstance(running[0].exception(timeout=10), StoppedError)
        assert str(running[0].exception()) == "the query was cancelled"
        assert not running[1].done()
        tickets[1].cancel()
        assert isinstance(running[1].exception(timeout=10), StoppedError)
    honest(store)
    tickets[0].cancel()
    with pytest.raises(StoppedError, match="cancelled"):
        store.query(COUNT[store.language], {}, tickets[0])
    honest(store)
    store.close()


def test_queries_wait_in_a_queue_and_then_it_is_busy(light_url: str) -> None:
    store = Guarded(light_url, Limits(seconds=3, workers=1, queue=1, spares=0))
    honest(store)
    with ThreadPoolExecutor(2) as pool:
        running = pool.submit(store.query, ENDLESS[store.language], {})
        time.sleep(0.3)
        waiting, cancelled = pool.submit(honest, store), Ticket()
        time.sleep(0.3)
        with pytest.raises(BusyError, match="1 queries are at work and 1 wait"):
            store.query(COUNT[store.language], {}, cancelled)
        assert isinstance(running.exception(), StoppedError)
        assert waiting.result() > 1
    store.close()


def test_a_waiting_query_is_cancelled_at_once(light_url: str) -> None:
    store = Guarded(light_url, Limits(seconds=3, workers=1, spares=0))
    honest(store)
    ticket = Ticket()
    with ThreadPoolExecutor(2) as pool:
        running = pool.submit(store.query, ENDLESS[store.language], {})
        time.sleep(0.3)
        waiting = pool.submit(store.query, COUNT[store.language], {}, ticket)
        time.sleep(0.3)
        ticket.cancel()
        assert isinstance(waiting.exception(timeout=1), StoppedError)
        assert not running.done()
    store.close()


def test_many_threads_each_get_their_own_answer(guarded: Guarded) -> None:
    text = {"cypher": "RETURN $n AS n", "sparql": "SELECT ?n {}"}[guarded.language]

    def ask(number: int) -> bool:
        while True:
            try:
                return guarded.query(text, {"n": number}).rows == ((number,),)
            except BusyError:
                time.sleep(0.01)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(200)))


def test_a_store_that_is_not_there_is_an_error_at_once(tmp_path: Path) -> None:
    for scheme in ("oxigraph", "arcade"):
        with pytest.raises(StoreError):
            Guarded(f"{scheme}:{tmp_path / 'none'}")
    with pytest.raises(StoreError, match="unknown scheme"):
        Guarded("nonsense:x")
    assert not (tmp_path / "none").exists()


@linux
def test_closing_leaves_no_process_and_answers_no_more(light_url: str) -> None:
    before = guarding.children()
    store = Guarded(light_url)
    honest(store)
    assert guarding.children() > before
    store.close()
    assert guarding.children() == before
    with pytest.raises(StoreError, match="closed"):
        store.query(COUNT[store.language], {})


@linux
def test_a_dead_parent_leaves_no_process_at_work(light_url: str) -> None:
    script = (
        "import sys, threading, time\n"
        "from kg.guard import Guarded, Limits\n"
        "from tests.contract.guarding import children\n"
        "store = Guarded(sys.argv[1], Limits(seconds=1))\n"
        "query = threading.Thread(target=store.query, args=(sys.argv[2], {}), daemon=True)\n"
        "query.start()\n"
        "time.sleep(0.3)\n"
        "print(*children(), flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, light_url, ENDLESS["sparql"]],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    left = {int(one) for one in parent.stdout.readline().split()}
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert left
    deadline = time.monotonic() + 15
    while left and time.monotonic() < deadline:
        left = {one for one in left if _lives(one)}
        time.sleep(0.1)
    assert not left


def _lives(process: int) -> bool:
    status = Path(f"/proc/{process}/status")
    try:
        return "\nState:\tZ" not in status.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


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
