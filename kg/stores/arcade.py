"""Cypher without a server: ArcadeDB in this process, in a folder (`arcade:PATH`).

The only module that knows ArcadeDB and the Java machine that it runs in. The machine starts with
the first store and lives as long as the process.
"""

from __future__ import annotations

import atexit
import os
import re
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import jpype  # type: ignore[import-untyped]  # it ships no type information
from arcadedb_embedded import (
    ArcadeDBError,
    Database,
    ResultSet,
    convert_java_to_python,
    convert_python_to_java,
)
from arcadedb_embedded.jvm import get_bundled_jre_lib_path, get_jar_path

from kg.errors import StoreError
from kg.model import Graph, Rows, Value
from kg.schema import EDGES, ID, NODES
from kg.stores.cut import Most, cut
from kg.stores.cypher import Thing, batches, cell, edge_thing, node_thing, refused_write, screen
from kg.stores.mistakes import in_cypher

_ENGINE = "com.arcadedb"
PROCEDURES = ("algo.", "path.", "meta.", "db.labels", "db.relationshiptypes", "db.propertykeys")
"""What CALL may name: nothing of it writes or leaves the process. All else is taken out."""
_JAVA_CLASS = re.compile(r"\b(?:\w+\.)+\w*(?:Exception|Error): ?")


@dataclass(slots=True)
class _Shared:
    """A database that this process has open, and how many stores use it."""

    database: Database
    read_only: bool
    users: int = 0


_open: dict[Path, _Shared] = {}
_lock = threading.Lock()


class ArcadeStore:
    """A graph in an ArcadeDB database; may be asked from several threads."""

    language = "cypher"

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self.most: Most | None = None
        self._database: Database | None = _acquire(path, read_only=read_only)

    def write(self, graph: Graph) -> None:
        """Add a graph in one transaction; properties of what is there already are replaced."""
        database = self._opened()
        if self._read_only:
            raise StoreError(f"{self._path} was opened read only; open it for writing to load")
        ready = list(batches(graph))
        try:
            _declare(database)
            with database.transaction():
                for batch in ready:
                    database.command("opencypher", batch.text, {"rows": batch.rows})
        except (ArcadeDBError, jpype.JException) as error:
            raise StoreError(f"{self._path} cannot be written: {_told(error)}") from error

    def query(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The rows of a Cypher query; nodes, relationships and paths come as JSON text."""
        database = self._opened()
        screen(text, PROCEDURES)
        given = {name: _parameter(value) for name, value in parameters.items()}
        try:
            columns = _columns(database, text)
            found = _found(database, text, given, self.most)
            names = columns or tuple(found[0] if found else ())
            rows = (tuple(cell(_readable(row.get(name))) for name in names) for row in found)
            return cut(names, rows, self.most)
        except (ArcadeDBError, jpype.JException) as error:
            raise in_cypher(text, _told(error)) from error

    def close(self) -> None:
        """Let go of the folder, if no other store of this process uses it."""
        if self._database is not None:
            self._database = None
            _release(self._path)

    def _opened(self) -> Database:
        if self._database is None:
            raise StoreError(f"the store {self._path} is closed; open it again")
        return self._database


def open_store(
    url: str,
    *,
    read_only: bool = False,
    user: str | None = None,  # noqa: ARG001 - a server's, and this is none
    password: str | None = None,  # noqa: ARG001
) -> ArcadeStore:
    """The store of an `arcade:` URL; a folder that is not there is made unless `read_only`.

    For writing, a folder may be open in one process only; read only, in any number.
    """
    path = url.partition(":")[2]
    if not path:
        raise StoreError(f"store {url!r}: the folder is missing; write arcade:PATH")
    return ArcadeStore(Path(path).resolve(), read_only=read_only)


def _acquire(path: Path, *, read_only: bool) -> Database:
    # The engine opens a folder once in a process, so stores of the same folder share it.
    with _lock:
        shared = _open.get(path)
        if shared is None:
            shared = _open[path] = _Shared(_database(path, read_only=read_only), read_only)
        elif shared.read_only and not read_only:
            raise StoreError(f"{path} is open read only in this process; close that store first")
        shared.users += 1
        return shared.database


def _release(path: Path) -> None:
    with _lock:
        if path not in _open:
            return
        _open[path].users -= 1
        if _open[path].users == 0:
            _open.pop(path).database.close()


def _close_all() -> None:
    # A database that was written and not closed has to be opened for writing once more.
    while _open:
        _open.popitem()[1].database.close()


def _database(path: Path, *, read_only: bool) -> Database:
    _start_java()
    modes = jpype.JClass(f"{_ENGINE}.engine.ComponentFile$MODE")
    try:
        factory = jpype.JClass(f"{_ENGINE}.database.DatabaseFactory")(str(path))
        if factory.exists():
            mode = modes.READ_ONLY if read_only else modes.READ_WRITE
            return Database(factory.open(mode))
        if read_only:
            raise StoreError(f"{path} holds no database; load a programme into it first")
        path.parent.mkdir(parents=True, exist_ok=True)
        return Database(factory.create())
    except (ArcadeDBError, jpype.JException, OSError) as error:
        raise StoreError(f"{path} cannot be opened: {_told(error)}{_remedy(error)}") from error


def _remedy(error: BaseException) -> str:
    told = _told(error)
    if "needs recovery" in told:
        return "; whoever wrote it did not finish: open it once for writing, or load again"
    if "locked by another process" in told:
        return "; close the other, or open both read only"
    return ""


def _start_java() -> None:
    if jpype.isJVMStarted():
        return
    crashes = Path(tempfile.gettempdir()) / "loftegraf-java-%p.log"
    jpype.startJVM(
        get_bundled_jre_lib_path(),
        "-Xmx1g",
        # A quick start counts for more than peak speed: most commands live for a second.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        f"-XX:ErrorFile={crashes}",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF8",
        "--enable-native-access=ALL-UNNAMED",
        # The engine reaches into these itself, as its own start script lets it.
        "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
        "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        # No log: what goes wrong comes as an exception, and the engine's own logger would make a
        # folder for it beside whatever the user works on.
        "-Darcadedb.log.impl=slf4j",
        f"-Djava.util.logging.config.file={os.devnull}",
        "-Darcadedb.polyglotEngineEnabled=false",
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
        "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
        classpath=str(Path(get_jar_path()) / "*"),
        interrupt=False,
    )
    _lock_up()
    atexit.register(_close_all)


def _lock_up() -> None:
    """Take out the procedures that a query may not call."""
    registry = jpype.JClass(f"{_ENGINE}.query.opencypher.procedures.CypherProcedureRegistry")
    for name in [str(name) for name in registry.getProcedureNames()]:
        if not name.lower().startswith(PROCEDURES):
            registry.unregister(name)


def _declare(database: Database) -> None:
    """Make the types and the indexes of the schema, where they are not there yet."""
    schema = database.get_java_database().getSchema()
    for label in NODES:
        if not schema.existsType(label):
            database.command("sql", f"CREATE VERTEX TYPE `{label}`")
            database.command("sql", f"CREATE PROPERTY `{label}`.`{ID.name}` STRING")
            database.command("sql", f"CREATE INDEX ON `{label}` (`{ID.name}`) UNIQUE")
    for kind in EDGES:
        if not schema.existsType(kind):
            database.command("sql", f"CREATE EDGE TYPE `{kind}`")


def _found(
    database: Database, text: str, given: Mapping[str, object], most: Most | None
) -> list[dict[str, object]]:
    """What the engine finds: all of it, or one row more than there may be."""
    if most is None:
        return cast("list[dict[str, object]]", database.query("opencypher", text, given).to_list())
    found = database.get_java_database().query(
        "opencypher", text, convert_python_to_java(dict(given))
    )
    try:
        limited = found.stream().limit(most.rows + 1).iterator()
        result = jpype.JClass(f"{_ENGINE}.query.sql.executor.IteratorResultSet")(limited)
        return cast("list[dict[str, object]]", ResultSet(result).to_list())
    finally:
        found.close()  # one that is cut would keep its memory and threads


def _parameter(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _columns(database: Database, text: str) -> tuple[str, ...]:
    """The columns that a query names, none where it says `*`; a write is a QueryError."""
    statement = database.get_java_database().getCypherStatementCache().get(text)
    if not statement.isReadOnly():
        raise refused_write()
    clause = statement.getReturnClause()
    items = list(clause.getReturnItems()) if clause is not None else []
    if any(item.isStar() for item in items):
        return ()
    return tuple(str(item.getOutputName()) for item in items)


def _readable(value: object) -> object:
    """A value as the driver gives it, the engine's own objects made readable."""
    if isinstance(value, list):
        return [_readable(one) for one in value]
    if isinstance(value, dict):
        return {key: _readable(one) for key, one in value.items()}
    return _thing(value) if isinstance(value, jpype.JObject) else value


def _thing(value: jpype.JObject) -> object:
    if isinstance(value, jpype.JClass(f"{_ENGINE}.graph.Vertex")):
        return node_thing(str(value.getTypeName()), _properties(value))
    if isinstance(value, jpype.JClass(f"{_ENGINE}.graph.Edge")):
        return _relationship(value)
    if isinstance(value, jpype.JClass(f"{_ENGINE}.query.opencypher.traversal.TraversalPath")):
        return [_thing(one) for one in value.toAlternatingList()]
    return str(value)


def _relationship(edge: jpype.JObject) -> Thing:
    source, target = (str(end.asVertex().get(ID.name)) for end in (edge.getOut(), edge.getIn()))
    return edge_thing(str(edge.getTypeName()), source, target, _properties(edge))


def _properties(record: jpype.JObject) -> dict[str, object]:
    names = sorted(str(name) for name in record.getPropertyNames())
    return {name: convert_java_to_python(record.get(name)) for name in names}


def _told(error: BaseException) -> str:
    """What went wrong at the bottom, on one line and without the names of Java's classes."""
    told = str(error)
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, jpype.JException) and cause.getMessage():
            told = str(cause.getMessage())
        cause = cause.__cause__
    return " ".join(_JAVA_CLASS.sub("", told).split())
