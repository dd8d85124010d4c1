"""Makes an engine load all that it will need, while it still may open files."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from kg.errors import QueryError
from kg.stores.protocol import Store

QUERIES: Mapping[str, tuple[str, ...]] = {
    "cypher": (
        "MATCH (n:Actor)-[r]-(m) WHERE n.id > '' WITH n, r LIMIT 100 "
        "RETURN n.id AS id, count(r) AS n ORDER BY n DESC, id",
        "MATCH p = (a:Actor)<-[i:INVOLVES]-(b) RETURN a, i, p, collect(b.id) AS ids LIMIT 1",
        "MATCH p = shortestPath((a:Actor)-[*..2]-(b:Actor)) RETURN p LIMIT 1",
        "OPTIONAL MATCH (n:Party) WHERE n.id =~ '(?i)a.*' AND exists { (n)--() } "
        "RETURN DISTINCT n.id AS x UNION UNWIND split(toUpper('a,b'), ',') AS x RETURN x",
        "RETURN rand(), randomUUID(), date(), datetime(), localtime(), duration('P1D'), "
        "datetime({year: 2020, timezone: 'Europe/Oslo'}) AS d, point({x: 1, y: 2}) AS p",
        "RETURN 1 / 0",
        "RETURN no.such()",
        "MATCH (n RETURN",
    ),
    "sparql": (
        "SELECT (COUNT(*) AS ?n) { ?s a ?type } LIMIT 1",
        "SELECT * { VALUES ?o { 'a' } FILTER(REGEX(STR(?o), 'a')) } ORDER BY ?o LIMIT 1",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1",
        "SELECT (NOW() AS ?now) (RAND() AS ?random) (UUID() AS ?id) {}",
        "SELECT * {",
    ),
}
"""For each language what loads the code of patterns, functions and errors, quick on any store.

The engines open the files of a store when they open the store.
"""


def warm(store: Store) -> None:
    """Ask what loads code and opens files; what fails has done that too."""
    for text in QUERIES[store.language]:
        with suppress(QueryError):
            store.query(text, {})
