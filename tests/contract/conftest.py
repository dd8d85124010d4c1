"""The stores that the contract suites run over, each one fresh for every test."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest

from kg.guard import Guarded
from kg.stores import open_store
from kg.stores.protocol import Store
from tests.contract import guarding
from tests.fixtures.loads import Users
from tests.servers import neo4j_server

LASTING = ("arcade", "oxigraph-disk", pytest.param("bolt", marks=pytest.mark.neo4j))
PLACES = ("oxigraph-memory", *LASTING)
"""Every store, and those that hold after closing what was written."""

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is, so that a test can open it again."""

    url: str
    user: str | None = None
    password: str | None = None

    def open(self, *, read_only: bool = False) -> Store:
        """The store, which the caller closes."""
        return open_store(self.url, read_only=read_only, user=self.user, password=self.password)


@pytest.fixture(scope="session")
def neo4j_place() -> Iterator[Place]:
    """A Neo4j server: the one that LOFTEGRAF_TEST_NEO4J names, or one that is started here."""
    if given := os.environ.get("LOFTEGRAF_TEST_NEO4J"):
        place = Place(given, os.environ.get("LOFTEGRAF_USER"), os.environ.get("LOFTEGRAF_PASSWORD"))
        _insist_on_empty(place)
        yield place
        return
    if (lack := neo4j_server.missing()) is not None:
        if os.environ.get("LOFTEGRAF_TEST_ALL"):
            pytest.fail(f"LOFTEGRAF_TEST_ALL is set, and there is {lack}")
        pytest.skip(lack)
    with neo4j_server.running() as server:
        yield Place(server.url, server.user, server.password)


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place for a store where nothing is yet."""
    return _place(request, tmp_path / "store")


@pytest.fixture(params=LASTING)
def lasting_place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place where nothing is yet, for a store that can be opened again."""
    return _place(request, tmp_path / "store")


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """An empty store."""
    opened = place.open()
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=guarding.LANGUAGES)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of either language that holds the crowd; it is only read."""
    return guarding.written(tmp_path_factory.mktemp("guarded"), request.param)


@pytest.fixture(scope="module")
def guarded(url: str) -> Iterator[Guarded]:
    """A store of either language that holds the crowd, behind limits."""
    store = Guarded(url, guarding.QUICK)
    yield store
    store.close()


@pytest.fixture(scope="module")
def users() -> Iterator[Users]:
    """Processes that load and one that asks, for the tests of a module."""
    found = Users()
    yield found
    found.close()


def _place(request: pytest.FixtureRequest, folder: Path) -> Place:
    match request.param:
        case "arcade":
            return Place(f"arcade:{folder}")
        case "oxigraph-memory":
            return Place("oxigraph:")
        case "oxigraph-disk":
            return Place(f"oxigraph:{folder}")
    return server_place(request)


def server_place(request: pytest.FixtureRequest) -> Place:
    """A place on the Neo4j server, where nothing is."""
    found: Place = request.getfixturevalue("neo4j_place")
    _run(found, "MATCH (n) DETACH DELETE n")
    return found


def _insist_on_empty(place: Place) -> None:
    # The tests delete all that is there between one and the next.
    if _run(place, "MATCH (n) RETURN n LIMIT 1"):
        pytest.fail(f"{place.url} is not empty; the tests would delete what it holds")


def _run(place: Place, text: str) -> list[neo4j.Record]:
    auth = (place.user or "neo4j", place.password or "")
    with neo4j.GraphDatabase.driver(place.url, auth=auth) as driver:
        return driver.execute_query(text).records
