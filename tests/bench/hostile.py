"""Loads documents that nobody means well by, and prints what came of it.

    python -m tests.bench.hostile [documents] [first seed]

Each is read, linked, written to a store and to every export; each twentieth is loaded into a
knowledge base beside a sound programme and both engines are read back.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from kg.base import KnowledgeBase
from kg.errors import InputError
from kg.loading import load_into_base, read_programme
from kg.pipeline import merge
from kg.stores.readback import canonical, read_back
from tests.fixtures.hostile import BIG, big, tried, written
from tests.fixtures.loads import programme, silent

_LOAD_EVERY = 20


class Bench:
    """Counts what came of documents."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._base = KnowledgeBase(folder / "home")
        self._sound = programme(folder, 500)
        self.came: Counter[str] = Counter()
        self.slowest = (0.0, "")

    def try_one(self, file: Path, *, load: bool = False) -> None:
        """Read a document and, if asked, load it; what goes wrong is printed."""
        started = _computed()
        try:
            graph = tried(file)
            self.came["read" if graph else "refused"] += 1
            if load:
                self._load(file)
        except AssertionError:
            self.came["half graphs"] += 1
            print(file.name, traceback.format_exc(limit=-2))
        except Exception:  # noqa: BLE001 - the very thing that is looked for
            self.came["tracebacks"] += 1
            print(file.name, traceback.format_exc(limit=-3))
        took = _computed() - started
        self.slowest = max(self.slowest, (took, file.name))

    def _load(self, file: Path) -> None:
        self.came["loaded"] += 1
        files = [self._sound]
        try:
            load_into_base(KnowledgeBase(self._folder / "home"), [self._sound, file], silent)
            files.append(file)
        except InputError:
            load_into_base(KnowledgeBase(self._folder / "home"), [self._sound], silent)
        wanted = canonical(merge(read_programme(one)[1] for one in files))
        for language in ("sparql", "cypher"):
            assert canonical(read_back(self._base.store(language))) == wanted
        self._base.close()
        for kept in (self._folder / "home").iterdir():
            if kept.name == "CURRENT":
                kept.unlink()  # the next starts anew, or each would be loaded with all before it


def _computed() -> float:
    """Seconds of computing so far, that of children among them; other work does not count."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(documents: int = 1000, first: int = 0) -> bool:
    """Try documents; whether one made a traceback or half a graph."""
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        for title in BIG:
            file, data = Path(name) / title, big(title)
            file.write_bytes(data)
            started = _computed()
            before = bench.came.copy()
            bench.try_one(file)
            what = ", ".join(bench.came - before)
            print(f"{title:26}{len(data):>12,} bytes  {_computed() - started:6.1f} s  {what}")
            file.unlink()
        for seed in range(first, first + documents):
            file = written(Path(name), seed)
            bench.try_one(file, load=seed % _LOAD_EVERY == 0)
    came = bench.came
    print(f"documents tried {came['read'] + came['refused']}: {dict(came)}")
    print(f"the slowest took {bench.slowest[0]:.1f} s of computing: {bench.slowest[1]}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"at most {memory} MB of memory in this process")
    print(f"tracebacks {came['tracebacks']}, half graphs {came['half graphs']}")
    return bool(came["tracebacks"] + came["half graphs"])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
