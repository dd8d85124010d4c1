"""From files to a new generation of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.base import KnowledgeBase, Report
from kg.errors import InputError
from kg.model import Graph, Reading
from kg.pipeline import assemble, link, merge
from kg.segment import read
from kg.stores.protocol import Store
from loaders import load


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme that was loaded: what was read, its graph, and whether it replaced another."""

    file: Path
    reading: Reading
    graph: Graph
    replaced: bool


def read_programme(file: Path) -> tuple[Reading, Graph]:
    """What a programme's file says, and its graph."""
    reading = read(load(file))
    return reading, assemble(reading, link(reading))


def load_into_base(
    base: KnowledgeBase, files: Iterable[Path], report: Report
) -> tuple[Loaded, ...]:
    """Put programmes into the knowledge base beside those that are there.

    A programme with the id of one that is there takes its place. All are read before anything is
    written; an error leaves the knowledge base as it was.
    """
    before = {kept.stem: kept for kept in base.sources()}
    fresh = [_loaded(file, before, report) for file in files]
    names = {one.reading.document.source.id: one.file for one in fresh}
    if len(names) < len(fresh):
        raise InputError(f"two of the files have the same id: {', '.join(sorted(names))}")
    kept = [file for stem, file in before.items() if stem not in names]
    graphs = [one.graph for one in fresh]
    for file in kept:
        report(file.stem)
        graphs.append(read_programme(file)[1])
    base.publish(_gather(kept, fresh), merge(graphs), report)
    return tuple(fresh)


def load_into_store(store: Store, files: Iterable[Path], report: Report) -> tuple[Loaded, ...]:
    """Write programmes into a store that is kept elsewhere, such as a database server."""
    fresh = [_loaded(file, {}, report) for file in files]
    for one in fresh:
        report(one.reading.document.source.id)
        store.write(one.graph)
    return tuple(fresh)


def _loaded(file: Path, before: dict[str, Path], report: Report) -> Loaded:
    report(file.name)
    reading, graph = read_programme(file)
    if not reading.statements:
        raise InputError(
            f"{file}: no pledge was found; a programme has bullets or sentences of intent"
        )
    return Loaded(file, reading, graph, reading.document.source.id in before)


def _gather(kept: Iterable[Path], fresh: Iterable[Loaded]) -> dict[Path, str]:
    """Each file and the name it is kept under: the programme's id, with its `.toml` beside it."""
    sources: dict[Path, str] = {}
    for file in kept:
        sources[file] = file.name
        sources[file.with_suffix(".toml")] = f"{file.stem}.toml"
    for one in fresh:
        identifier = one.reading.document.source.id
        sources[one.file] = identifier + one.file.suffix
        beside = one.file.with_suffix(".toml")
        if beside.exists():
            sources[beside] = f"{identifier}.toml"
    return {file: name for file, name in sources.items() if file.exists()}
