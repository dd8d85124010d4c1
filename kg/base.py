"""The knowledge base on disk.

A home holds `generations/<n>/`, each with the programmes' source files (twice), both embedded
engines and a list of all these files, and a file `CURRENT` with the number of the one in use. A
load builds a whole new generation beside the old one, checks it, brings it to the disk, and swaps
`CURRENT` by an atomic rename: readers see the old or the new, and a load that dies leaves the old.
All of a generation can be built again from its sources (`kg.loading.mend`).
"""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from kg import disk
from kg.errors import HomeError, LockedError
from kg.generation import ENGINES, Fault, Report, fault_in, fill, sound_copy
from kg.guard import Guarded, Limits
from kg.model import Graph
from kg.stores import open_store
from kg.stores.protocol import Store

_NUMBER = re.compile("[1-9][0-9]{0,8}")


class KnowledgeBase:
    """The knowledge base in a folder; stores are opened when they are asked for.

    From the first store on until `close` it stays with one generation, which is not removed as
    long.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._lock = FileLock(home / "lock")
        self._stores: dict[str, Store] = {}
        self._guarded: dict[str, Guarded] = {}
        self._opening = threading.RLock()
        self._pinned: int | None = None
        self._claim: BinaryIO | None = None

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
        if not _NUMBER.fullmatch(text) or not self._folder(int(text)).is_dir():
            raise HomeError(f"{current}: names no generation: {text!r:.80}")
        return int(text)

    @property
    def reads(self) -> int | None:
        """The number of the generation that it stays with; None where it reads from none yet."""
        return self._pinned

    def sources(self) -> tuple[Path, ...]:
        """The programmes' files as they were loaded, without the `.toml` beside each.

        Raises HomeError where both copies are damaged.
        """
        number = self.generation
        if number is None:
            return ()
        files = sound_copy(self._folder(number)).iterdir()
        return tuple(sorted(file for file in files if file.suffix != ".toml"))

    def url(self, language: str) -> str:
        """The URL of the engine that answers `cypher` or `sparql`; to be opened read only."""
        if language not in ENGINES:
            raise HomeError(f"no engine for {language!r}; there is {' and '.join(ENGINES)}")
        return f"{ENGINES[language]}:{self._folder(self.pin()) / ENGINES[language]}"

    def store(self, language: str) -> Store:
        """The engine of the generation in use that answers `cypher` or `sparql`, read only."""
        with self._opening:
            if language not in self._stores:
                self._stores[language] = open_store(self.url(language), read_only=True)
            return self._stores[language]

    def guarded(self, language: str, limits: Limits | None = None) -> Guarded:
        """The same engine behind `kg.guard`, for what was typed; `limits` when first asked for."""
        with self._opening:
            if language not in self._guarded:
                self._guarded[language] = Guarded(self.url(language), limits)
            return self._guarded[language]

    def fault(self, languages: Iterable[str] = tuple(ENGINES)) -> Fault | None:
        """What is wrong with the sources and with the engines of some languages, if anything."""
        try:
            number = self.generation
        except HomeError as error:
            return Fault(str(error), answers=False)
        if number is not None:
            return fault_in(self._folder(number), languages)
        if next(self._sound(), None) is None:
            return None
        return Fault(f"{self.home / 'CURRENT'} is missing", answers=False)

    def publish(self, sources: Mapping[Path, str], graph: Graph, report: Report) -> int:
        """Make a new generation the one in use, and tell its number.

        `sources` holds the programmes' files and the name under which each is kept.
        """
        with self.writing():
            before = self.generation
            number = max(self._numbers(), default=0) + 1
            folder = self._folder(number)
            try:
                fill(folder, sources, graph, report)
                self._switch(number)
            except OSError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise HomeError(f"{self.home}: cannot be written: {error}") from error
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self.close()
            self._forget({number, before})
        return number

    def fall_back(self) -> int:
        """Put the newest sound generation in use, and tell its number; HomeError if none is."""
        with self.writing():
            number = next(self._sound(), None)
            if number is None:
                advice = f"move {self.home} away and load the programmes again"
                raise HomeError(f"{self.home}: no generation is whole; {advice}")
            try:
                self._switch(number)
            except OSError as error:
                raise HomeError(f"{self.home}: cannot be written: {error}") from error
        self.close()
        return number

    @contextmanager
    def writing(self, wait: float = 0) -> Iterator[None]:
        """Hold the lock of those who write; LockedError where another has it after `wait` s."""
        try:
            (self.home / "generations").mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=wait)
        except Timeout as error:
            raise LockedError(f"{self.home}: another load is at work; try again later") from error
        except OSError as error:
            raise HomeError(f"{self.home}: cannot be written: {error.strerror}") from error
        try:
            yield
        finally:
            self._lock.release()

    def close(self) -> None:
        """Close every store that was opened, and let go of the generation."""
        with self._opening:
            while self._stores:
                self._stores.popitem()[1].close()
            while self._guarded:
                self._guarded.popitem()[1].close()
            if self._claim is not None:
                self._claim.close()
            self._claim = self._pinned = None

    def pin(self) -> int:
        """Stay with the generation in use, which nobody removes from now on; its number.

        HomeError where nothing is loaded.
        """
        with self._opening:
            while self._pinned is None:
                number = self.generation
                if number is None:
                    message = f"no knowledge base in {self.home}: load a programme first"
                    raise HomeError(f"{message} (loftegraf load FILE)")
                try:
                    self._claim = disk.claim(self._folder(number))
                except FileNotFoundError:  # a load took its place just now
                    continue
                except OSError as error:
                    raise HomeError(f"{self.home}: cannot be read: {error}") from error
                self._pinned = number
            return self._pinned

    def _folder(self, number: int) -> Path:
        return self.home / "generations" / str(number)

    def _numbers(self) -> Iterator[int]:
        for folder in (self.home / "generations").glob("*"):
            if _NUMBER.fullmatch(folder.name):
                yield int(folder.name)

    def _sound(self) -> Iterator[int]:
        """The generations with nothing wrong in them, the newest first."""
        for number in sorted(self._numbers(), reverse=True):
            if fault_in(self._folder(number), ENGINES) is None:
                yield number

    def _switch(self, number: int) -> None:
        disk.write(self.home / "CURRENT", f"{number}\n")

    def _forget(self, keep: set[int | None]) -> None:
        """Remove generations that nobody reads: all but the new one and the one before it."""
        disk.sweep(self.home / "generations")
        for number in list(self._numbers()):
            if number not in keep:
                disk.discard(self._folder(number))
