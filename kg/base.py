"""The knowledge base on disk.

A home holds `generations/<n>/`, each with the programmes' source files and both embedded engines,
and a file `CURRENT` with the number of the one in use. A load builds a whole new generation
beside the old one, checks it, and swaps `CURRENT` by an atomic rename: readers see the old or the
new, and a load that dies leaves the old. All of a generation can be built again from its sources.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import HomeError
from kg.model import Graph
from kg.stores import open_store
from kg.stores.protocol import Store
from kg.stores.readback import counts, counts_of

ENGINES: Mapping[str, str] = {"sparql": "oxigraph", "cypher": "arcade"}
"""The embedded engine of each query language."""

Report = Callable[[str], None]
"""Told what is being done now, for a progress display."""


class KnowledgeBase:
    """The knowledge base in a folder; stores are opened when they are asked for."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._stores: dict[str, Store] = {}

    @property
    def generation(self) -> int | None:
        """The number of the generation in use; None where nothing was loaded yet."""
        current = self.home / "CURRENT"
        try:
            text = current.read_text("ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise HomeError(f"{current}: cannot be read: {error}") from error
        if not text.isdecimal() or not self._folder(int(text)).is_dir():
            raise HomeError(f"{current}: names no generation: {text!r}; load the programmes again")
        return int(text)

    def sources(self) -> tuple[Path, ...]:
        """The programmes' files as they were loaded, without the `.toml` beside each."""
        number = self.generation
        if number is None:
            return ()
        files = (self._folder(number) / "programmes").iterdir()
        return tuple(sorted(file for file in files if file.suffix != ".toml"))

    def store(self, language: str) -> Store:
        """The engine of the generation in use that answers `cypher` or `sparql`, read only."""
        if language not in ENGINES:
            raise HomeError(f"no engine for {language!r}; there is {' and '.join(ENGINES)}")
        if language not in self._stores:
            number = self.generation
            if number is None:
                message = f"no knowledge base in {self.home}: load a programme first"
                raise HomeError(f"{message} (loftegraf load FILE)")
            url = f"{ENGINES[language]}:{self._folder(number) / ENGINES[language]}"
            self._stores[language] = open_store(url, read_only=True)
        return self._stores[language]

    def publish(self, sources: Mapping[Path, str], graph: Graph, report: Report) -> int:
        """Make a new generation the one in use, and tell its number.

        `sources` holds the programmes' files and the name under which each is kept.
        """
        with self._writing():
            before = self.generation
            number = max(self._numbers(), default=0) + 1
            folder = self._folder(number)
            try:
                _fill(folder, sources, graph, report)
                self._switch(number)
            except OSError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise HomeError(f"{self.home}: cannot be written: {error}") from error
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._forget({number, before})
        self.close()
        return number

    def close(self) -> None:
        """Close every store that was opened."""
        while self._stores:
            self._stores.popitem()[1].close()

    def _folder(self, number: int) -> Path:
        return self.home / "generations" / str(number)

    def _numbers(self) -> Iterator[int]:
        for folder in (self.home / "generations").iterdir():
            if folder.name.isdecimal():
                yield int(folder.name)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            (self.home / "generations").mkdir(parents=True, exist_ok=True)
            with FileLock(self.home / "lock", timeout=0):
                yield
        except Timeout as error:
            raise HomeError(f"{self.home}: another load is at work; try again later") from error
        except OSError as error:
            raise HomeError(f"{self.home}: cannot be written: {error.strerror}") from error

    def _switch(self, number: int) -> None:
        fresh = self.home / "CURRENT.new"
        with fresh.open("w", encoding="ascii") as file:
            file.write(f"{number}\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.home / "CURRENT")

    def _forget(self, keep: set[int | None]) -> None:
        """Remove generations that nobody can be reading: all but the new one and the last."""
        for number in list(self._numbers()):
            if number not in keep:
                shutil.rmtree(self._folder(number), ignore_errors=True)


def _fill(folder: Path, sources: Mapping[Path, str], graph: Graph, report: Report) -> None:
    programmes = folder / "programmes"
    programmes.mkdir(parents=True)
    for file, name in sources.items():
        shutil.copyfile(file, programmes / name)
    for engine in ENGINES.values():
        report(engine)
        store = open_store(f"{engine}:{folder / engine}")
        try:
            store.write(graph)
        finally:
            store.close()
        _check(f"{engine}:{folder / engine}", graph)


def _check(url: str, graph: Graph) -> None:
    store = open_store(url, read_only=True)
    try:
        if counts(store) != counts_of(graph):
            raise HomeError(f"{url}: it does not hold all that was written; nothing was changed")
    finally:
        store.close()
