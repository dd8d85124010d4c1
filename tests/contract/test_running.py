"""What the query editor runs: behind the guard, in a thread, to be stopped from another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import QueryError, StoppedError, StoreError
from kg.model import Rows
from kg.stores import open_store
from kg.views.parts.running import Pool, Run
from tests.contract.guarding import ENDLESS, crowd

ACTORS = "SELECT (COUNT(?a) AS ?n) { ?a a <https://loftegraf.example/ns#Actor> }"
PATIENCE = 60


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Pool]:
    url = f"oxigraph:{tmp_path / 'store'}"
    store = open_store(url)
    store.write(crowd())
    store.close()
    opened = Pool(url)
    yield opened
    opened.close()


def _outcome(pool: Pool, text: str) -> object:
    run = Run(pool, "sparql", text, 1)
    assert run.wait(PATIENCE)
    return run.outcome


def test_an_answer_comes_and_so_does_an_error_with_its_place(pool: Pool) -> None:
    pool.get_ready()
    answer, error = _outcome(pool, ACTORS), _outcome(pool, "ASK {\n nonsense }")
    assert isinstance(answer, Rows)
    assert len(answer.rows) == 1
    assert isinstance(error, QueryError)
    assert error.place is not None
    assert error.place[0] == 2


def test_a_run_is_cancelled_and_the_next_is_answered(pool: Pool) -> None:
    run = Run(pool, "sparql", ENDLESS["sparql"], 1)
    assert not run.wait(0.2)
    run.cancel()
    assert run.wait(PATIENCE)
    assert run.cancelled
    assert isinstance(run.outcome, StoppedError)
    assert isinstance(_outcome(pool, ACTORS), Rows)


def test_a_pool_that_was_let_go_of_says_so(pool: Pool) -> None:
    pool.close()
    outcome = _outcome(pool, ACTORS)
    assert isinstance(outcome, StoreError)
    assert "closed" in str(outcome)


def test_a_store_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    pool = Pool(f"oxigraph:{tmp_path / 'nothing'}")
    pool.get_ready()
    assert isinstance(_outcome(pool, ACTORS), StoreError)
    pool.close()
