"""Cypher on a Neo4j server, through its official driver (`bolt://HOST`, `neo4j://HOST`, `+s`).

The only module that knows the driver.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import neo4j
from neo4j import exceptions
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Duration, Time

from kg import settings
from kg.errors import QueryError, StoppedError, StoreError
from kg.model import Graph, Rows, Value
from kg.schema import ID, NODES
from kg.stores import stale
from kg.stores.cut import Most, cut
from kg.stores.cypher import (
    Batch,
    Thing,
    batches,
    cell,
    edge_thing,
    node_thing,
    refused_write,
    screen,
)
from kg.stores.mistakes import in_cypher

QUERY_SECONDS = 60.0
"""After this time the server gives a query up."""

CONNECT_SECONDS = 5.0
PROCEDURES = ("db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.")
"""What CALL may name: nothing of it writes or leaves the server."""

# The driver logs an error that it raises as well; whoever catches it says it once.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

_READ_ONLY = "Neo.ClientError.Statement.AccessMode"
_TIMED_OUT = "TransactionTimedOut"


class BoltStore:
    """A graph in a Neo4j database; may be asked from several threads."""

    language = "cypher"

    def __init__(self, driver: neo4j.Driver, url: str, *, read_only: bool) -> None:
        self._driver = driver
        self._url = url
        self._read_only = read_only
        self.most: Most | None = None

    def write(self, graph: Graph) -> None:
        """Add a graph in one transaction; properties of what is there already are replaced.

        Of a programme that the graph holds, what it no longer has is removed.
        """
        if self._read_only:
            raise StoreError(f"{self._url} was opened read only; open it for writing to load")
        ready = list(batches(graph))
        try:
            with self._driver.session() as session:
                for label in NODES:
                    session.run(_constraint(label)).consume()
                session.execute_write(_write, ready, graph)
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise StoreError(f"{self._url} cannot be written: {_one_line(error)}") from error

    def query(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The rows of a Cypher query; nodes, relationships and paths come as JSON text."""
        screen(text, PROCEDURES)
        seconds = self.most.seconds if self.most else QUERY_SECONDS
        try:
            with self._driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
                if self.most is None:
                    work = neo4j.unit_of_work(timeout=seconds)(_read)
                    return session.execute_read(work, text, parameters, None)
                # What somebody typed is not tried again where the server has had enough of it.
                with session.begin_transaction(timeout=seconds) as transaction:
                    return _read(transaction, text, parameters, self.most)
        except exceptions.Neo4jError as error:
            raise _refusal(text, seconds, error) from error
        except exceptions.DriverError as error:
            raise StoreError(f"{self._url} does not answer: {_one_line(error)}") from error

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()


def open_store(
    url: str, *, read_only: bool = False, user: str | None = None, password: str | None = None
) -> BoltStore:
    """The store of a URL that the driver takes; a server that is not there is a StoreError.

    User and password are by default those of the settings, and the user "neo4j"; without a
    password the server is asked without any.
    """
    known = settings.read()
    password = password or known.password
    auth = (user or known.user or "neo4j", password) if password else None
    try:
        driver = neo4j.GraphDatabase.driver(
            url,
            auth=auth,
            connection_timeout=CONNECT_SECONDS,
            max_transaction_retry_time=CONNECT_SECONDS,
            notifications_min_severity="OFF",
        )
    except (exceptions.DriverError, ValueError) as error:
        raise StoreError(f"{url}: no address of a server: {_one_line(error)}") from error
    try:
        driver.verify_connectivity()
    except (exceptions.Neo4jError, exceptions.DriverError, ValueError) as error:
        driver.close()
        raise _unreachable(url, error) from error
    return BoltStore(driver, url, read_only=read_only)


def _refusal(text: str, seconds: float, error: exceptions.Neo4jError) -> QueryError:
    if error.code == _READ_ONLY:
        return refused_write()
    if _TIMED_OUT in (error.code or ""):
        return StoppedError(f"the query was stopped after {seconds:g} s; ask for less")
    return in_cypher(text, _one_line(error))


def _unreachable(url: str, error: Exception) -> StoreError:
    if isinstance(error, exceptions.AuthError):
        return StoreError(
            f"{url}: the server refuses user or password; set LOFTEGRAF_USER and LOFTEGRAF_PASSWORD"
        )
    return StoreError(f"{url}: no server answers: {_one_line(error)}")


def _constraint(label: str) -> str:
    name = f"loftegraf_{label.lower()}_{ID.name}"
    return (
        f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.`{ID.name}` IS UNIQUE"
    )


def _write(transaction: neo4j.ManagedTransaction, ready: Iterable[Batch], graph: Graph) -> None:
    for batch in ready:
        transaction.run(batch.text, rows=batch.rows).consume()
    stale.remove(lambda text, given: transaction.run(text, dict(given)).values(), graph)


def _read(
    transaction: neo4j.ManagedTransaction | neo4j.Transaction,
    text: str,
    parameters: Mapping[str, object],
    most: Most | None,
) -> Rows:
    result = transaction.run(text, dict(parameters))
    columns = tuple(result.keys())
    found = [record.values() for record in islice(result, most.rows + 1 if most else None)]
    ids = _ids(transaction, found)
    rows = (tuple(cell(_readable(value, ids)) for value in row) for row in found)
    return cut(columns, rows, most)


def _ids(
    transaction: neo4j.ManagedTransaction | neo4j.Transaction, found: Iterable[object]
) -> Mapping[str, str]:
    """Our ids of the nodes at the ends of all relationships, by the server's own."""
    ends = sorted({end for edge in _relationships(found) for end in _ends(edge)})
    if not ends:
        return {}
    text = f"MATCH (n) WHERE elementId(n) IN $ends RETURN elementId(n), n.`{ID.name}`"
    return {row[0]: row[1] for row in transaction.run(text, ends=ends)}


def _relationships(value: object) -> Iterator[Relationship]:
    if isinstance(value, Relationship):
        yield value
    elif isinstance(value, Path):
        yield from value.relationships
    elif isinstance(value, dict):
        yield from _relationships(list(value.values()))
    elif isinstance(value, list):
        for one in value:
            yield from _relationships(one)


def _ends(edge: Relationship) -> Iterator[str]:
    # A relationship that comes alone knows its nodes' numbers on the server and nothing more.
    yield from (node.element_id for node in edge.nodes if node is not None)


def _readable(value: object, ids: Mapping[str, str]) -> object:
    """A value as the driver gives it, the driver's own objects made readable."""
    if isinstance(value, list):
        return [_readable(one, ids) for one in value]
    if isinstance(value, dict):
        return {key: _readable(one, ids) for key, one in value.items()}
    if isinstance(value, Node):
        return node_thing(":".join(sorted(value.labels)), dict(value.items()))
    if isinstance(value, Relationship):
        return _relationship(value, ids)
    return _path(value, ids) if isinstance(value, Path) else _scalar(value)


def _scalar(value: object) -> object:
    return value.iso_format() if isinstance(value, Date | Time | DateTime | Duration) else value


def _relationship(edge: Relationship, ids: Mapping[str, str]) -> Thing:
    source, target = (ids.get(end, end) for end in _ends(edge))
    return edge_thing(edge.type, source, target, dict(edge.items()))


def _path(path: Path, ids: Mapping[str, str]) -> list[object]:
    steps: list[object] = [path.start_node]
    for edge, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [edge, node]
    return [_readable(step, ids) for step in steps]


def _one_line(error: Exception) -> str:
    message = error.message if isinstance(error, exceptions.Neo4jError) else None
    return " ".join((message or str(error)).split())
