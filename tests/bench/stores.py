"""How fast the stores write and answer, beside rdflib for SPARQL and Neo4j for Cypher.

`python -m tests.bench.stores [--runs N]`: the programme that ships is built once, written to every
store, and every saved query is asked of every store, warm (rdflib
once, and given up after LIMIT). Times are of the clock; nothing is asserted, since where others
work on the machine only the ratios say much.
"""

from __future__ import annotations

import argparse
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import geometric_mean, median

import loaders
from kg import settings
from kg.model import Graph
from kg.pipeline import build
from kg.stores import open_store
from kg.stores.readback import read_back
from kg.triples import to_rdflib
from tests.servers import neo4j_server

ROOT = Path(__file__).parents[2]
PROGRAMME = ROOT / "data" / "ap-2025-2029.txt"

LIMIT = 5.0
"""Seconds after which a query is given up, so that a ratio to a rival is a lower bound."""

Ask = Callable[[str], object]
Times = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, ask and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.stores", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often each query runs")
    runs = parser.parse_args(arguments).runs
    graph = build(loaders.load(PROGRAMME))
    print(f"{len(graph.nodes)} nodes, {len(graph.edges)} edges\n")
    with tempfile.TemporaryDirectory() as folder:
        _sparql(Path(folder), graph, runs)
        _cypher(Path(folder), graph, runs)
    return 0


def _sparql(folder: Path, graph: Graph, runs: int) -> None:
    with timed("rdflib: written"):
        rival = to_rdflib(graph, settings.read().base)
    other = asked(lambda text: list(rival.query(text)), "rq", runs=0)
    for url in ("oxigraph:", f"oxigraph:{folder / 'oxigraph'}"):
        compare(url, graph, "rq", runs, rival=other)


def _cypher(folder: Path, graph: Graph, runs: int) -> None:
    lack = neo4j_server.missing()
    if lack is not None:
        print(f"no Neo4j to compare with: {lack}")
        compare(f"arcade:{folder / 'arcade'}", graph, "cypher", runs, rival={})
        return
    with neo4j_server.running() as server:
        other = compare(server.url, graph, "cypher", runs, rival={}, password=server.password)
        compare(f"arcade:{folder / 'arcade'}", graph, "cypher", runs, rival=other)


def compare(
    url: str,
    graph: Graph,
    suffix: str,
    runs: int,
    *,
    rival: Times,
    password: str | None = None,
) -> Times:
    """Write a graph to a store and ask it everything; print both, and the times of the rival."""
    name = url if url.endswith(":") else url.partition(":")[0] + " " + Path(url).name
    with timed(f"{name}: opened"):
        store = open_store(url, password=password)
    with timed(f"{name}: written"):
        store.write(graph)
    with timed(f"{name}: written again"):
        store.write(graph)
    with timed(f"{name}: read back"):
        read_back(store)
    times = asked(lambda text: store.query(text, {}), suffix, runs)
    store.close()
    report(name, times, rival)
    return times


def asked(ask: Ask, suffix: str, runs: int) -> Times:
    """The median seconds of every saved query, warm; the first run's where `runs` is 0."""
    return {
        path.stem: median(list(_seconds(ask, path.read_text("utf-8"), runs + 1))[bool(runs) :])
        for path in sorted((ROOT / "queries").glob(f"*.{suffix}"))
    }


def _seconds(ask: Ask, text: str, runs: int) -> Iterator[float]:
    for _ in range(runs):
        start = time.perf_counter()
        with suppress(TimeoutError), limited():
            ask(text)
        yield time.perf_counter() - start


@contextmanager
def limited() -> Iterator[None]:
    """Give up after `LIMIT` seconds; rdflib, which takes minutes for some, can be stopped so."""
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _give_up(*_: object) -> None:
    raise TimeoutError


def report(name: str, times: Times, rival: Times) -> None:
    """Print the slowest queries, and how many times the rival's time they took."""
    worst = sorted(times, key=lambda stem: -times[stem])[:5]
    slow = ", ".join(f"{stem} {times[stem] * 1000:.1f} ms" for stem in worst)
    print(f"{name}: {len(times)} queries, median {median(times.values()) * 1000:.1f} ms; {slow}")
    if rival:
        ratios = [times[stem] / rival[stem] for stem in times]
        print(
            f"{name}: {geometric_mean(ratios):.3f} times the rival's time, "
            f"at best {min(ratios):.3f}, at worst {max(ratios):.3f}"
        )
    print(flush=True)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long a step took."""
    start = time.perf_counter()
    yield
    print(f"{what} in {time.perf_counter() - start:.2f} s", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
