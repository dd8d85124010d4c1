"""What no store lets a query do: write, reach a file or a server, or be nonsense."""

from __future__ import annotations

import pytest

from kg.errors import QueryError, RefusedError
from kg.stores.protocol import Store
from kg.stores.readback import canonical, read_back
from tests.contract.store_samples import GRAPH, NOTHING

CYPHER_WRITES = [
    "CREATE (n:Actor {id: 'evil'})",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Actor) SET n.name = 'x' RETURN n.name",
    "MATCH (n:Actor) REMOVE n.name",
    "MERGE (n:Actor {id: 'evil'}) RETURN n",
    "FOREACH (i IN [1] | CREATE (:Actor {id: 'evil'}))",
    "CALL { CREATE (n:Actor {id: 'evil'}) RETURN n } RETURN n",
    "MATCH (a:Actor) CALL (a) { SET a.name = 'x' } RETURN 1",
    "CREATE INDEX evil FOR (n:Actor) ON (n.name)",
    "CREATE USER evil SET PASSWORD 'evil-evil'",
    "DROP CONSTRAINT loftegraf_actor_id",
    "CALL merge.node(['Actor'], {id: 'evil'}, {}, {}) YIELD node RETURN node",
    "CALL apoc.create.node(['Actor'], {id: 'evil'})",
    "CALL db.createLabel('Evil')",
]
SPARQL_WRITES = [
    "INSERT DATA { <http://a> <http://b> 1 }",
    "PREFIX x: <http://x/> # a word\nDELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP GRAPH <http://a>",
]
CYPHER_OUTSIDE = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/' AS line RETURN line",
    "LOAD CSV FROM '/etc/passwd' AS line RETURN line",
    "load /* a */ csv FROM 'file:///etc/passwd' AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "RETURN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS lines",
    "LOAD\\u0020CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL /* db.labels() */ dbms.listConfig() YIELD name RETURN name",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
]
SPARQL_OUTSIDE = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { service <http://127.0.0.1:1/> { ?s ?p ?o } } }",
    "LOAD <file:///etc/passwd>",
]
BROKEN = {
    "cypher": ["", "MATCH (n", "RETURN", "SELECT * WHERE { ?s ?p ?o }", "MATCH (n) RETURN m.id"],
    "sparql": ["", "SELECT {", "MATCH (n) RETURN n", "SELECT ?x { ?x nope:p ?y }"],
}
MISTAKEN = {
    "cypher": {
        "MATCH (n)\nRETRN n": (2, 1),
        "MATCH (n) RETURN 'æ😀' AS a b": (1, 28),
        "MATCH (n)\nRETURN m": (2, 8),
        "MATCH (n)\n  RETURN nosuchfunction(n)": (2, 10),
        "RETURN 1 AS a UNION\n  LOAD CSV FROM 'file:///x' AS line RETURN line AS a": (2, 3),
    },
    "sparql": {
        "SELECT ?a {\n  ?a lg:text ?b }": (2, 13),
        "SELECT ?a { ?a ?b 'æ😀' }\n nonsense": (2, 2),
        "SELECT *\n { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }": (2, 4),
    },
}
REFUSED = {
    "cypher": CYPHER_WRITES + CYPHER_OUTSIDE + BROKEN["cypher"],
    "sparql": SPARQL_WRITES + SPARQL_OUTSIDE + BROKEN["sparql"],
}


def test_what_is_no_question_is_refused_and_changes_nothing(store: Store) -> None:
    store.write(GRAPH)
    for text in REFUSED[store.language]:
        with pytest.raises(QueryError) as caught:
            print(text, store.query(text, NOTHING))
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) > len("Cypher: ")
    assert canonical(read_back(store)) == canonical(GRAPH)


def test_a_mistake_is_told_with_its_place(store: Store) -> None:
    store.write(GRAPH)
    for text, place in MISTAKEN[store.language].items():
        with pytest.raises(QueryError) as caught:
            store.query(text, NOTHING)
        assert caught.value.place == place, caught.value
        refused = isinstance(caught.value, RefusedError)
        assert refused or f"(line {place[0]}, column {place[1]})" in str(caught.value)


def test_a_refusal_says_what_to_do_instead(store: Store) -> None:
    for text in [*CYPHER_WRITES[:11], *SPARQL_WRITES]:
        if (text in CYPHER_WRITES) == (store.language == "cypher"):
            with pytest.raises(QueryError, match="refused: a query only reads; load programmes"):
                store.query(text, NOTHING)
