"""One generation of the knowledge base: a folder that is filled once, and checked when asked.

It holds the programmes' source files (twice), both embedded engines, and a list of all of these.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from kg import disk
from kg.errors import HomeError, InputError
from kg.model import Graph
from kg.stores import open_store
from kg.stores.readback import counts, counts_of

FORMAT = 2
"""How a generation is laid out; 1 had no list of its files."""

ENGINES: Mapping[str, str] = {"sparql": "oxigraph", "cypher": "arcade"}
"""The embedded engine of each query language."""

COPIES = ("programmes", "spare")
"""The source files are kept twice, so that damage to one of them loses nothing."""


Report = Callable[[str], None]
"""Told what is being done now, for a progress display."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a knowledge base, and whether it can be asked all the same."""

    text: str
    answers: bool


def fault_in(folder: Path, languages: Iterable[str]) -> Fault | None:
    """What is wrong first with a generation's sources and the engines of some languages."""
    where = f"{folder.parent.parent}: generation {folder.name}"
    listed = disk.manifest(folder)
    if listed is None:
        text = "has no sound list of its files; an older version made it, or it is damaged"
        return Fault(f"{where} {text}", answers=True)
    if listed.format != FORMAT:
        text = f"has the format {listed.format}, which version {listed.version} made"
        return Fault(f"{where} {text}; this one reads {FORMAT}", answers=False)
    if told := disk.damage(folder, listed.files, [ENGINES[one] for one in languages]):
        return Fault(f"{where}: {told}", answers=False)
    if told := disk.damage(folder, listed.files, COPIES):
        return Fault(f"{where}: {told}", answers=True)
    if _release(listed.version) < _release(_version()):
        text = f"was made by version {listed.version}, this is {_version()}"
        return Fault(f"{where} {text}", answers=True)
    return None


def sound_copy(folder: Path) -> Path:
    """The folder of a generation that holds the sources as they were; HomeError if none does."""
    listed = disk.manifest(folder)
    if listed is None and (folder / COPIES[0]).is_dir():
        return folder / COPIES[0]
    for copy in COPIES if listed else ():
        if listed and disk.damage(folder, listed.files, [copy]) is None:
            return folder / copy
    raise HomeError(f"{folder}: both copies of the programmes are damaged; load them again")


def _version() -> str:
    return metadata.version("loftegraf")


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def fill(folder: Path, sources: Mapping[Path, str], graph: Graph, report: Report) -> None:
    """Make a generation of a graph and the files it was read from, whole and on the disk."""
    folder.mkdir()
    (folder / disk.LOCK).touch()
    for copy in COPIES:
        (folder / copy).mkdir()
        for file, name in sources.items():
            shutil.copyfile(file, folder / copy / name)
    _check_sources(folder / COPIES[0], sources, graph)
    for engine in ENGINES.values():
        report(engine)
        store = open_store(f"{engine}:{folder / engine}")
        try:
            store.write(graph)
        finally:
            store.close()
        _check(f"{engine}:{folder / engine}", graph)
    disk.seal(folder, FORMAT, _version())


def _check_sources(folder: Path, sources: Mapping[Path, str], graph: Graph) -> None:
    """What is kept must be what the graph was read from."""
    read = {one.id: one.properties.get("sha256") for one in graph.nodes if one.label == "Programme"}
    for file, name in sources.items():
        kept = folder / name
        if kept.suffix != ".toml" and disk.digest(kept) != read.get(kept.stem):
            raise InputError(f"{file}: it changed while it was read; load it again")


def _check(url: str, graph: Graph) -> None:
    store = open_store(url, read_only=True)
    try:
        if counts(store) != counts_of(graph):
            raise HomeError(f"{url}: it does not hold all that was written; nothing was changed")
    finally:
        store.close()
