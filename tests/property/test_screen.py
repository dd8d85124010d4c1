"""A query that passes the screen never leaves the process: a listener waits for it in vain."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.stores.screen import MAX_CHARACTERS, MAX_DEPTH, MAX_TOKENS, screen


@dataclass
class Listener:
    """Counts who knocks, and hangs up."""

    socket: socket.socket = field(default_factory=socket.socket)
    knocks: int = 0

    def __post_init__(self) -> None:
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen()
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/x"

    def serve(self) -> None:
        """Until the socket is closed."""
        with suppress(OSError):
            while True:
                self.socket.accept()[0].close()
                self.knocks += 1


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    one = Listener()
    threading.Thread(target=one.serve, daemon=True).start()
    yield one
    one.socket.shutdown(socket.SHUT_RDWR)
    one.socket.close()


STORE = ox.Store()
STORE.add(ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal("o")))


def run(text: str) -> None:
    with suppress(SyntaxError, OSError, RuntimeError, ValueError):
        answer = STORE.query(text)
        if not isinstance(answer, ox.QueryBoolean):
            list(answer)


ATTACKS = [
    "SELECT * { SERVICE @ { ?s ?p ?o } }",
    "SELECT * { sErViCe SILENT @ { ?s ?p ?o } }",
    "SELECT*{SERVICE@{?s?p?o}}",
    "SELECT * { BIND('a'AS?y)SERVICE@{?s?p?o} }",
    "SELECT * { ?s ?p true.SERVICE@{?s?p?o} }",
    "SELECT * { ?s ?p ?o FILTER(1)SERVICE@{?s?p?o} }",
    "SELECT * { #SERVICE\n SERVICE#x\n@ { ?s ?p ?o } }",
    "PREFIX e: @ SELECT * { SERVICE e: { ?s ?p ?o } }",
    "PREFIX e: @ SELECT * { SERVICEe:{ ?s ?p ?o } }",
    "PREFIX : @ SELECT * { SERVICE:{ ?s ?p ?o } }",
    "PREFIX e: @ SELECT * { ?s ?p e:a\\# .SERVICE@{?s?p?o} }",
    "PREFIX e: @ SELECT * { ?s ?p e:a\\' .SERVICE@{?s?p?o} # ' \n }",
    'SELECT * { ?s ?p ?o FILTER(?s<?o)#>"""\n SERVICE@{?s?p?o} #"""\n }',
    'SELECT * { ?s ?p ?o FILTER(?s<?o)#>"""\n ?s ?p """ #""" . SERVICE@{?s?p?o}\n }',
    "SELECT * { ?s ?p ?o FILTER(?s<?o)#>'\n SERVICE@{?s?p?o} #'\n }",
    "SELECT * { ?s ?p ''''''.SERVICE@{?s?p?o} #'''\n }",
    "ASK { FILTER EXISTS { SERVICE @ { ?s ?p ?o } } }",
    "ASK { FILTER NOT EXISTS { SERVICE @ { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE @ { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE @ { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE @ { ?s ?p ?o } } } }",
    "SELECT * { VALUES ?g { @ } SERVICE ?g { ?s ?p ?o } }",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused(attack: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        screen(attack.replace("@", "<http://127.0.0.1:1/x>"))


def test_the_engine_would_follow_what_is_refused(listener: Listener) -> None:
    before = listener.knocks
    for attack in ATTACKS:
        run(attack.replace("@", f"<{listener.url}>"))
    assert listener.knocks > before + 10


PIECES = [
    *("SERVICE", "service", "@", "{", "}", "?s ?p ?o", "<", ">", "#", "\n", '"', "'", '"""', "'''"),
    *("\\", "\\u0053ERVICE", "FILTER(", "FILTER(?s<?o)", ")", ".", ";", " ", "e:", "e:a", "e:a\\#"),
    *("<e:x#y>", "BIND(1 AS ?x)", "UNION", "OPTIONAL", "1", "true", "@en", "^^", "a", "?x", "x>"),
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=8)
)
@settings(
    max_examples=1500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_passes_knocks_nowhere(
    listener: Listener, before: list[str], after: list[str]
) -> None:
    text = f"PREFIX e: <e:> SELECT * {{ {''.join(before)}SERVICE@{{?s ?p ?o}}{''.join(after)} }}"
    text = text.replace("@", f"<{listener.url}>")
    with suppress(QueryError):
        screen(text)
        knocks = listener.knocks
        run(text)
        assert listener.knocks == knocks, text


@pytest.mark.parametrize(
    "honest",
    [
        "SELECT * { ?s <http://example.org/service#a> 'SERVICE' } # SERVICE",
        "PREFIX e: <http://service.org/x#> SELECT ?service { ?service e:service ?o }",
        'SELECT * { ?s ?p """SERVICE <http://x> { }""" FILTER(?s < ?o && ?o > 1) }',
        "SELECT * { ?s ?p 'it\\'s a SERVICE' }",
        "SELECT * { " + "{" * (MAX_DEPTH - 1) + "}" * (MAX_DEPTH - 1) + " }",
        "SELECT * { ?s ?p '" + "(" * 5_000 + "' }",
    ],
)
def test_an_honest_query_passes(honest: str) -> None:
    screen(honest)


@pytest.mark.parametrize(
    "deep",
    [
        "SELECT * " + "{" * 2_300 + "}" * 2_300,
        "SELECT * { FILTER(" + "(" * 4_700 + "1" + ")" * 4_700 + ") }",
        "SELECT * { FILTER(" + "!" * 9_400 + "true) }",
        "SELECT * { FILTER(1" + "+1" * 9_400 + ") }",
        "SELECT * { FILTER(1" + "||1" * 6_000 + ") }",
        "SELECT * { ?s " + "<<" * 9_400,
        'SELECT * { ?s ?p ")}" ' + "{ ?s ?p ')}' " * 200,
        " " * (MAX_CHARACTERS + 1),
        "SELECT * { " + "OPTIONAL{}" * MAX_TOKENS + "}",
    ],
)
def test_what_would_exhaust_the_stack_is_refused(deep: str) -> None:
    with pytest.raises(QueryError, match=r"at most \d+"):
        screen(deep)
