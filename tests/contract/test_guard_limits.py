"""A guarded store stops, cuts and turns away what is too much, and answers the next query."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.errors import BusyError, QueryError, StoppedError, StoreError
from kg.guard import MOST_CHARACTERS, Guarded, Limits, Ticket
from tests.conftest import ROOT
from tests.contract import guarding
from tests.contract.conftest import linux
from tests.contract.guarding import (
    ACTORS,
    COUNT,
    ENDLESS,
    GREEDY,
    MANY,
    PREFIX,
    QUICK,
    honest,
)


@pytest.fixture(scope="module")
def light_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The store that starts quicker, for what is the same in both."""
    return guarding.written(tmp_path_factory.mktemp("light"), "sparql")


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
