"""A Neo4j server behind the guard: what was typed is stopped here and there, and only reads."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.errors import KgError, QueryError, StoppedError, StoreError
from kg.guard import Guarded, Limits, Ticket
from kg.model import Rows
from kg.stores.readback import canonical, read_back
from tests.contract import guarding
from tests.contract.conftest import Place, server_place
from tests.contract.guarding import ACTORS, COUNT, ENDLESS, MANY, SECRET
from tests.fixtures.attacks import ATTACKS

pytestmark = pytest.mark.neo4j

LIMITS = Limits(rows=5_000)
QUICK = Limits(seconds=2, spares=0)
TENDER = {"time", "memory", "depth", "regex"}
"""What a server has to bear itself; the guard ends the wait for it."""


@pytest.fixture(scope="module")
def place(request: pytest.FixtureRequest) -> Place:
    """The server, which holds the crowd and nothing else."""
    found = server_place(request)
    store = found.open()
    store.write(guarding.crowd())
    store.close()
    return found


@pytest.fixture(scope="module")
def guarded(place: Place) -> Iterator[Guarded]:
    store = Guarded(place.url, LIMITS, user=place.user, password=place.password)
    yield store
    store.close()


def honest(guarded: Guarded) -> None:
    assert guarded.query(COUNT["cypher"], {}).rows == ((ACTORS,),)


def at_work(place: Place) -> int:
    """How many queries the server works on, this one not counted."""
    store = place.open()
    driver = vars(store)["_driver"]
    with driver.session() as session:
        rows = session.run("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery").values()
    store.close()
    return sum("SHOW TRANSACTIONS" not in str(row[0]) for row in rows)


def test_a_server_answers_through_the_guard(guarded: Guarded) -> None:
    assert guarded.language == "cypher"
    honest(guarded)
    assert guarded.query("RETURN $a AS a, $b AS b", {"a": "Å", "b": ("x", "y")}).rows == (
        ("Å", ("x", "y")),
    )


def test_a_longer_answer_is_cut(guarded: Guarded) -> None:
    rows = guarded.query(MANY["cypher"], {})
    assert (len(rows.rows), rows.notice) == (5_000, "cut after 5,000 rows; there are more")


def test_nothing_hostile_gets_through(place: Place, guarded: Guarded, tmp_path: Path) -> None:
    chosen = [one for one in ATTACKS if one.language == "cypher" and one.kind not in TENDER]
    before = canonical(read_back(place.open(read_only=True)))
    refused = 0
    with guarding.targets(tmp_path) as aims:
        for attack in chosen:
            found = guarding.outcome(guarded, aims.aimed(attack))
            assert SECRET not in repr(found), attack.name
            assert attack.kind not in {"write", "file"} or isinstance(found, KgError), attack.name
            assert not isinstance(found, Rows) or len(found.rows) <= LIMITS.rows, attack.name
            refused += isinstance(found, KgError)
            honest(guarded)
        assert aims.calls == []
        assert list(aims.out.iterdir()) == []
    assert canonical(read_back(place.open(read_only=True))) == before
    print(f"{len(chosen)} attacks on a server tried, {refused} refused, 0 through")


@pytest.mark.parametrize(
    "text",
    [
        "SHOW SETTINGS",
        "SHOW /* a word */ TRANSACTIONS YIELD currentQuery RETURN currentQuery",
        "TERMINATE/**/TRANSACTIONS 'neo4j-transaction-1'",
        "CALL dbms.listConfig()",
        "CALL db.clearQueryCaches()",
        "RETURN apoc.cypher.runFirstColumnSingle('LO' + 'AD C' + 'SV …', {})",
        "RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'})",
    ],
)
def test_what_asks_the_server_and_not_the_graph_is_refused(guarded: Guarded, text: str) -> None:
    with pytest.raises(QueryError, match="refused"):
        guarded.query(text, {})


def test_a_query_that_takes_too_long_ends_here_and_on_the_server(place: Place) -> None:
    store = Guarded(place.url, QUICK, user=place.user, password=place.password)
    with pytest.raises(StoppedError, match="after 2 s"):
        store.query(ENDLESS["cypher"], {})
    _ends(place)
    store.close()


def test_a_query_that_is_cancelled_ends_on_the_server(place: Place) -> None:
    store = Guarded(place.url, Limits(seconds=60), user=place.user, password=place.password)
    honest(store)
    ticket = Ticket()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(store.query, ENDLESS["cypher"], {}, ticket)
        while not at_work(place):
            time.sleep(0.1)
        ticket.cancel()
        assert isinstance(running.exception(timeout=10), StoppedError)
    _ends(place)
    store.close()


def _ends(place: Place) -> None:
    # A server looks every two seconds for what took too long.
    deadline = time.monotonic() + 20
    while at_work(place):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_the_wrong_password_and_no_server_are_errors_at_once(place: Place) -> None:
    with pytest.raises(StoreError, match="LOFTEGRAF_PASSWORD"):
        Guarded(place.url, user=place.user, password="wrong")
    with pytest.raises(StoreError, match="no server answers"):
        Guarded("bolt://127.0.0.1:1", user="neo4j", password="none")
