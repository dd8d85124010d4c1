"""Feeds made-up inputs to whatever reads what others wrote, led by which code they reach.

    pip install atheris
    python -m tests.bench.fuzz [seconds for each]

Each target runs in a process of its own. Prints how many inputs it took and how many of them
brought it down: anything but the error that it may raise. Exit code 1 if one did.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg", "loaders"]):
    from kg import heads
    from kg.errors import KgError
    from kg.model import Document, Source
    from kg.query import run, saved_queries
    from kg.segment import read
    from kg.stores import cypher, open_store, screen
    from loaders import load, pdf, text
from tests.conftest import ROOT
from tests.fixtures.hostile import PROGRAMME, SPLINTERS, page
from tests.unit.export_samples import GRAPH

_FOLDER = Path(tempfile.gettempdir())
_STORE = open_store("oxigraph:")


def a_text(data: bytes) -> None:
    """A text file, and the statements in it."""
    with tempfile.NamedTemporaryFile(suffix=".txt", dir=_FOLDER) as file:
        file.write(data)
        file.flush()
        read(load(Path(file.name)))


def statements(data: bytes) -> None:
    """Lines, which are taken for text as they are."""
    words = data.decode("utf-8", "replace")
    source = Source("a", "A", "A", "A", 2025, 2029, "nb", None, "a", "a", "0" * 64)
    read(Document(source, words, tuple(text.lines(words))))


def a_pdf(data: bytes) -> None:
    """A PDF, taken apart here: what brings PDFium down ends the run."""
    pdf.parsed(data)


def head(data: bytes) -> None:
    """A saved query's two files, with a zero byte between them."""
    first, _, second = data.partition(b"\0")
    with tempfile.TemporaryDirectory(dir=_FOLDER) as folder:
        (Path(folder) / "a.cypher").write_bytes(first)
        (Path(folder) / "a.rq").write_bytes(second)
        heads.read(Path(folder) / "a.cypher")


def queries(data: bytes) -> None:
    """A typed query in either language, looked at before an engine sees it."""
    words = data.decode("utf-8", "surrogateescape")
    with suppress(KgError):
        screen.screen(words)
    cypher.screen(words, ("db.labels",))


def parameters(data: bytes) -> None:
    """A value for each parameter of a saved query."""
    words = data.decode("utf-8", "replace")
    known = saved_queries()
    name = sorted(known)[len(data) % len(known)]
    run(_STORE, name, dict.fromkeys(known[name].parameters, words))


def _saved() -> list[bytes]:
    files = sorted((ROOT / "queries").glob("*.cypher"))
    return [b"\0".join((one.read_bytes(), one.with_suffix(".rq").read_bytes())) for one in files]


_WORDS = [PROGRAMME.encode(), *(one.encode() for one in SPLINTERS)]
TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], list[bytes]]]] = {
    "text": (a_text, lambda: _WORDS),
    "statements": (statements, lambda: _WORDS),
    "pdf": (a_pdf, lambda: [page(seed) for seed in range(5)]),
    "heads": (head, _saved),
    "queries": (queries, lambda: [b"SELECT * { ?s ?p ?o }", b"MATCH (n) RETURN n"]),
    "parameters": (parameters, lambda: _WORDS),
}


def fuzz(name: str, seconds: int) -> None:
    """Be the process: feed one target until the time is up or it comes down."""
    target, seeds = TARGETS[name]
    _STORE.write(GRAPH)

    def one(data: bytes) -> None:
        with suppress(KgError):
            target(data)

    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds()):
            (Path(folder) / str(number)).write_bytes(seed)
        flags = [f"-max_total_time={seconds}", "-timeout=20", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={folder}/", folder], one)
        atheris.Fuzz()


def main(seconds: int = 30) -> int:
    """Feed every target in turn; how many came down."""
    came_down = 0
    for name in TARGETS:
        call = [sys.executable, "-m", "tests.bench.fuzz", str(seconds), name]
        done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
        tried = re.findall(r"number_of_executed_units: (\d+)", done.stderr)
        came_down += done.returncode != 0
        print(f"{name:12}{tried[0] if tried else '?':>9} inputs, {int(done.returncode != 0)} down")
        if done.returncode:
            print(done.stderr[-3000:])
    return came_down


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:2]] or [30]
    if sys.argv[2:]:
        fuzz(sys.argv[2], *given)
    else:
        sys.exit(main(*given))
