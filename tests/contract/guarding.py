"""A graph that is large enough to drown in, what to ask of it, and targets for attacks."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kg.errors import KgError
from kg.guard import Guarded, Limits
from kg.model import Edge, Graph, Node, Rows
from kg.stores import open_store
from tests.fixtures.attacks import Attack
from tests.fixtures.small import small_graph

ENGINES = {"sparql": "oxigraph", "cypher": "arcade"}
LANGUAGES = tuple(ENGINES)
QUICK = Limits(seconds=2, rows=5_000, queue=1)
ACTORS = 50
PLEDGES = 600
PREFIX = "PREFIX lg: <https://loftegraf.example/ns#> "
COUNT = {
    "cypher": "MATCH (a:Actor) WHERE a.id STARTS WITH 'crowd' RETURN count(a) AS n",
    "sparql": PREFIX + "SELECT (COUNT(?a) AS ?n) { ?a a lg:Actor "
    "FILTER(CONTAINS(STR(?a), '/crowd')) }",
}
"""An honest question; its answer is the number of actors."""

ENDLESS = {
    "cypher": "MATCH (a), (b), (c), (d) WHERE a.id + b.id + c.id = 'x' RETURN count(*)",
    "sparql": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?d && ?a != ?d) }",
}
GREEDY = {
    "cypher": "RETURN reduce(s = 'a', i IN range(1, 60) | s + s)",
    "sparql": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY RAND()",
}
MANY = {
    "cypher": "MATCH (a), (b) RETURN a.id AS a, b.id AS b",
    "sparql": "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }",
}


def crowd() -> Graph:
    """The small graph, and many pledges that each involve two of many actors."""
    small = small_graph()
    actors = [
        Node("Actor", f"crowd-{n}", {"name": f"Etat {n}", "aliases": (f"E{n}",), "tier": "named"})
        for n in range(ACTORS)
    ]
    pledges = [
        Node("Pledge", f"crowd-p{n}", {"text": f"La oss øke {n} tiltak.", "order": n})
        for n in range(PLEDGES)
    ]
    edges = [
        Edge("INVOLVES", "Pledge", pledge.id, "Actor", actors[(n * step) % ACTORS].id)
        for n, pledge in enumerate(pledges)
        for step in (1, 7)
        if step == 1 or (n * 6) % ACTORS
    ]
    return Graph((*small.nodes, *actors, *pledges), (*small.edges, *edges))


def written(folder: Path, language: str) -> str:
    """The URL of a new store that holds the crowd."""
    url = f"{ENGINES[language]}:{folder / language}"
    store = open_store(url)
    store.write(crowd())
    store.close()
    return url


@dataclass(frozen=True, slots=True)
class Targets:
    """What attacks are aimed at."""

    secret: Path
    out: Path
    url: str
    calls: list[str]

    def aimed(self, attack: Attack) -> str:
        """The attack with these as its targets."""
        return attack.aimed(self.secret, self.url, self.out)


SECRET = "5up3r-hemmelig"


@contextmanager
def targets(folder: Path) -> Iterator[Targets]:
    """A secret file, a folder to be left empty, and a server that notes who calls."""
    secret, out = folder / "secret.ttl", folder / "out"
    secret.write_text(f'<x:a> <x:b> "{SECRET}" .\n', "utf-8")
    out.mkdir()
    calls: list[str] = []

    class Note(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the server's name for it

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Note)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Targets(secret, out, f"http://127.0.0.1:{server.server_address[1]}", calls)
    finally:
        server.shutdown()
        server.server_close()


def outcome(guarded: Guarded, text: str) -> Rows | KgError:
    """What a query came to; any other exception is a traceback and ends the test."""
    try:
        return guarded.query(text, {})
    except KgError as error:
        return error


def honest(guarded: Guarded) -> float:
    """Seconds until an honest query is answered, and answered right."""
    start = time.monotonic()
    assert guarded.query(COUNT[guarded.language], {}).rows == ((ACTORS,),)
    return time.monotonic() - start


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def children() -> set[int]:
    """The processes that this one has started and that live (Linux only)."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has just ended
            found |= set(map(int, (task / "children").read_text().split()))
    return found


def resident() -> int:
    """The memory of this process in bytes (Linux only)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
