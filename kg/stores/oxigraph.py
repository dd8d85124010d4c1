"""SPARQL without a server: Oxigraph in memory (`oxigraph:`) or in a folder (`oxigraph:PATH`).

The only module that knows pyoxigraph as a store.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import settings
from kg.errors import QueryError, RefusedError, StoreError
from kg.model import Graph, Rows, Value
from kg.schema import EDGES, NODES
from kg.stores.cut import Most, cut
from kg.stores.mistakes import in_sparql
from kg.stores.screen import screen
from kg.triples import RDF_TYPE, XSD, Literal, Triple, to_triples

_WHOLE = range(-(2**63), 2**63)
_FLOATS = {ox.NamedNode(XSD + name) for name in ("decimal", "double", "float")}
_INTEGERS = {
    ox.NamedNode(XSD + name)
    for name in (
        "integer",
        "long",
        "int",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
        "unsignedLong",
        "unsignedInt",
        "unsignedShort",
        "unsignedByte",
    )
}
_BOOLEAN = ox.NamedNode(XSD + "boolean")
_DECLARED = [node.properties for node in NODES.values()] + [
    edge.properties for edge in EDGES.values()
]
_PROPERTIES = {ox.NamedNode(one.predicate) for properties in _DECLARED for one in properties}
_UPDATE = re.compile(
    r"(?:\s+|\#.*\n|(?:PREFIX\s+[\w.\-]*:\s*|BASE\s*)<[^>]*>)*"
    r"(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


class OxigraphStore:
    """A graph as RDF in the default graph of an Oxigraph store."""

    language = "sparql"

    def __init__(self, store: ox.Store, base: str, *, read_only: bool = False) -> None:
        self._store: ox.Store | None = store
        self._base = base
        self._read_only = read_only
        self.most: Most | None = None

    def write(self, graph: Graph) -> None:
        """Add a graph; of a node or an edge that is there already the properties are replaced."""
        store = self._opened()
        if self._read_only:
            raise StoreError("this store was opened read only; open it for writing to load")
        try:
            quads = {_quad(triple) for triple in to_triples(graph, self._base)}
            if len(store) == 0:
                store.bulk_extend(quads)
            else:
                # What is new goes in before what is stale goes out: each step is all or nothing,
                # and a write that is cut off between them is mended by the next one.
                store.extend(quads)
                for stale in _stale(store, quads):
                    store.remove(stale)
            store.flush()
        except (OSError, ValueError) as error:
            raise StoreError(f"the store cannot be written: {_one_line(error)}") from error

    def query(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The rows of a SELECT, ASK, CONSTRUCT or DESCRIBE.

        A parameter fills the variable of its name, which SELECT must name. An ASK gives one row,
        the other two the columns subject, predicate and object.
        """
        store = self._opened()
        screen(text)
        given: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): _term(name, one) for name, one in parameters.items()
        }
        try:
            return _rows(store.query(text, substitutions=given or None), self.most)
        except SyntaxError as error:
            raise _explained(text, error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"SPARQL: {_one_line(error)}") from error

    def close(self) -> None:
        """Let go of the folder; a closed store answers no more."""
        self._store = None

    def _opened(self) -> ox.Store:
        if self._store is None:
            raise StoreError("the store is closed; open it again")
        return self._store


def open_store(
    url: str,
    *,
    read_only: bool = False,
    user: str | None = None,  # noqa: ARG001 - a server's, and this is none
    password: str | None = None,  # noqa: ARG001
) -> OxigraphStore:
    """The store of an `oxigraph:` URL; a folder that is not there is made unless `read_only`."""
    path = url.partition(":")[2]
    base = settings.read().base
    if not path:
        return OxigraphStore(ox.Store(), base)
    try:
        if read_only:
            return OxigraphStore(ox.Store.read_only(path), base, read_only=True)
        Path(path).mkdir(parents=True, exist_ok=True)
        return OxigraphStore(ox.Store(path), base)
    except OSError as error:
        raise StoreError(f"{url}: cannot be opened: {_one_line(error)}") from error


_often = cache(ox.NamedNode)
"""Predicates and datatypes: they are few, and stand in every triple."""


def _quad(triple: Triple) -> ox.Quad:
    subject, predicate = ox.NamedNode(triple.subject), _often(triple.predicate)
    value = triple.object
    if isinstance(value, Literal):
        literal = ox.Literal(value.text, datatype=_often(value.datatype))
        return ox.Quad(subject, predicate, literal)
    return ox.Quad(subject, predicate, ox.NamedNode(value))


def _stale(store: ox.Store, quads: set[ox.Quad]) -> list[ox.Quad]:
    """The values of properties that the subjects of some quads have beside those quads."""
    described = {quad.subject for quad in quads if quad.predicate.value == RDF_TYPE}
    # The store may write a number in another form ("1.50" as "1.5"), so it is asked, not compared.
    written = ox.Store()
    written.extend(quads)
    return [
        quad
        for subject in described
        for quad in store.quads_for_pattern(subject, None, None, ox.DefaultGraph())
        if quad.predicate in _PROPERTIES and quad not in written
    ]


def _term(name: str, value: Value) -> ox.Literal:
    if value is None or isinstance(value, tuple):
        raise QueryError(f"parameter {name!r}: SPARQL takes a text or a number, not {value!r:.80}")
    return ox.Literal(value)


def _rows(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, most: Most | None) -> Rows:
    if isinstance(answer, ox.QueryBoolean):
        return Rows(("boolean",), ((bool(answer),),))
    if isinstance(answer, ox.QueryTriples):
        triples = ((one.subject, one.predicate, one.object) for one in answer)
        return cut(("subject", "predicate", "object"), _values(triples), most)
    return cut(tuple(variable.value for variable in answer.variables), _values(answer), most)


def _values(rows: Iterable[Iterable[object]]) -> Iterator[tuple[Value, ...]]:
    return (tuple(_value(term) for term in row) for row in rows)


def _value(term: object) -> Value:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return term.value
    return _literal_value(term) if isinstance(term, ox.Literal) else str(term)


def _literal_value(literal: ox.Literal) -> Value:
    text, datatype = literal.value, literal.datatype
    # A value that its datatype does not have ("x"^^xsd:integer) stays the text that it is, as does
    # a whole number that takes more than 64 bits, which no table can hold.
    with suppress(ValueError):
        if datatype in _INTEGERS:
            return whole if (whole := int(text)) in _WHOLE else text
        if datatype in _FLOATS:
            return number if math.isfinite(number := float(text)) else None
    if datatype == _BOOLEAN and text in {"true", "false", "1", "0"}:
        return text in {"true", "1"}
    return text


def _explained(text: str, error: SyntaxError) -> QueryError:
    if _UPDATE.match(text):
        return RefusedError(
            "SPARQL Update is refused: a query only reads; load programmes to change the store"
        )
    return in_sparql(text, _one_line(error))


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
