"""From files to a new generation of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.base import KnowledgeBase
from kg.errors import HomeError, InputError, KgError
from kg.generation import ENGINES, Fault, Report
from kg.model import Graph, Reading
from kg.stores.protocol import Store

PATIENCE = 120.0
"""Seconds to wait for another process that repairs the same knowledge base."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme that was loaded: what was read, its graph, and whether it replaced another."""

    file: Path
    reading: Reading
    graph: Graph
    replaced: bool


def read_programme(file: Path) -> tuple[Reading, Graph]:
    """What a programme's file says, and its graph."""
    from kg.pipeline import assemble, link

    reading = read_file(file)
    return reading, assemble(reading, link(reading))


def read_file(file: Path) -> Reading:
    """What a programme's file says; InputError where it is more than is read."""
    from kg.segment import read
    from loaders import limits, load

    reading = read(load(file))
    limits.check_statements(file, reading.statements)
    return reading


def load_into_base(
    base: KnowledgeBase, files: Iterable[Path], report: Report, *, replace: bool = True
) -> tuple[Loaded, ...]:
    """Put programmes into the knowledge base beside those that are there.

    A programme with the id of one that is there takes its place, or is an InputError where it is
    not to `replace` any. All are read before anything is written; an error leaves the knowledge
    base as it was.
    """
    with base.writing():  # from the first look on, or two loads at once would lose one
        before = {kept.stem: kept for kept in base.sources()}
        fresh = [_loaded(file, before, report) for file in files]
        names = {one.reading.document.source.id: one.file for one in fresh}
        if len(names) < len(fresh):
            raise InputError(f"two of the files have the same id: {', '.join(sorted(names))}")
        if not replace and (there := sorted(names.keys() & before)):
            raise InputError(f"loaded already: {', '.join(there)}; say that it is to be replaced")
        kept = [file for stem, file in before.items() if stem not in names]
        graphs = [one.graph for one in fresh]
        graphs += _graphs(kept, report)
        base.publish(_gather(kept, fresh), _merged(graphs), report)
    return tuple(fresh)


def remove_from_base(base: KnowledgeBase, names: Iterable[str], report: Report) -> None:
    """Take programmes out of the knowledge base by their ids; the others are read again.

    The generation before keeps their files until the next load.
    """
    with base.writing():
        before = {kept.stem: kept for kept in base.sources()}
        gone = set(names)
        if unknown := sorted(gone - before.keys()):
            there = ", ".join(before) or "none"
            raise InputError(f"no programme {', '.join(unknown)} is loaded; there is {there}")
        kept = [file for stem, file in before.items() if stem not in gone]
        base.publish(_gather(kept, ()), _merged(_graphs(kept, report)), report)


def mend(
    base: KnowledgeBase, tell: Report, report: Report, languages: Iterable[str] = tuple(ENGINES)
) -> None:
    """Build a knowledge base again from its kept programmes, where it is not as it was written.

    `tell` is told what was wrong and what was done. A knowledge base that can neither be repaired
    nor asked as it is, is a HomeError.
    """
    asked = tuple(languages)
    fault = base.fault(asked)
    if fault is None:
        return
    try:
        with base.writing(PATIENCE):
            if (fault := base.fault(asked)) is not None:  # nobody mended it meanwhile
                tell(f"{fault.text}; {_mended(base, fault, report)}")
    except KgError as error:
        if fault is None or not fault.answers:
            raise HomeError(f"{fault.text if fault else base.home}; {error}") from error
        tell(f"{fault.text}; it can be asked, but not be repaired: {error}")


def load_into_store(store: Store, files: Iterable[Path], report: Report) -> tuple[Loaded, ...]:
    """Write programmes into a store that is kept elsewhere, such as a database server."""
    fresh = [_loaded(file, {}, report) for file in files]
    for one in fresh:
        report(one.reading.document.source.id)
        store.write(one.graph)
    return tuple(fresh)


def _mended(base: KnowledgeBase, fault: Fault, report: Report) -> str:
    try:
        sources = base.sources()
        if not sources:
            raise HomeError(fault.text)
        graph = _merged(_graphs(sources, report))
        number = base.publish(_gather(sources, ()), graph, report)
    except KgError as error:
        if fault.answers:
            raise
        why = "" if str(error) in fault.text else f" ({error})"
        return f"generation {base.fall_back()} is used in its place{why}"
    return f"built again from the kept programmes as generation {number}"


def _graphs(kept: Iterable[Path], report: Report) -> list[Graph]:
    graphs: list[Graph] = []
    for file in kept:
        report(file.stem)
        graphs.append(read_programme(file)[1])
    return graphs


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


def _merged(graphs: Iterable[Graph]) -> Graph:
    from kg.pipeline import merge

    return merge(graphs)
