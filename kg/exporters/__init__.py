"""A selection as a file, one module a family of suffixes.

A module declares `GRAPHS` and `ROWS`: for each suffix that it writes, a pure function from the
selection to the file's whole text. The folder is the registry.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from kg import settings
from kg.errors import ExportError
from kg.model import Graph, Rows

Selection = Graph | Rows
"""A graph, whole or of one programme, or the answer to a query."""

GraphWriter = Callable[[Graph, str], str]
"""From a graph and the base of its IRIs to text; equal for equal graphs, in whatever order."""

RowsWriter = Callable[[Rows], str]
"""From an answer to text; the order of its rows is kept."""


class Exporter(Protocol):
    """A module of this folder; `SUFFIXES` are in lower case and begin with a full stop."""

    GRAPHS: Mapping[str, GraphWriter]
    ROWS: Mapping[str, RowsWriter]


def export(
    selection: Selection, path: Path, *, overwrite: bool = False, base: str | None = None
) -> None:
    """Write a selection to a file whose suffix picks the format.

    The file is there whole or not at all. An unknown suffix, one that does not take such a
    selection, a file that is there already (unless `overwrite`) and a folder that cannot be
    written are ExportErrors. IRIs begin with `base`, or with the one of the settings.
    """
    if path.is_dir():
        raise ExportError(f"{path}: is a folder; give the name of a file")
    if path.exists() and not overwrite:
        raise ExportError(f"{path}: is there already; say --overwrite to replace it")
    content = to_bytes(selection, path.suffix, where=str(path), base=base)
    _replace(path, content, overwrite=overwrite)


def to_bytes(
    selection: Selection, suffix: str, *, where: str = "export", base: str | None = None
) -> bytes:
    """A selection as the content of a file with that suffix, such as `.ttl`; UTF-8.

    An ExportError begins with `where`.
    """
    text = _text(selection, suffix.casefold(), where, base)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        half = text[error.start : error.end]
        raise ExportError(f"{where}: {half!a} is no character and cannot be written") from error


def suffixes(kind: type[Graph] | type[Rows]) -> tuple[str, ...]:
    """The suffixes that take a graph, or an answer, sorted."""
    return tuple(sorted(_graph_writers() if kind is Graph else _rows_writers()))


def graph_only(suffix: str) -> bool:
    """Whether a graph can be written with a suffix, and an answer cannot."""
    return suffix.casefold() in _graph_writers().keys() - _rows_writers().keys()


def _text(selection: Selection, suffix: str, where: str, base: str | None) -> str:
    if isinstance(selection, Rows):
        return _picked(_rows_writers(), suffix, where, "an answer")(selection)
    writer = _picked(_graph_writers(), suffix, where, "a graph")
    return writer(selection, settings.read().base if base is None else base)


def _picked(
    writers: Mapping[str, GraphWriter | RowsWriter], suffix: str, where: str, what: str
) -> Callable[..., str]:
    if suffix not in writers:
        allowed = ", ".join(sorted(writers))
        given = f"the suffix {suffix!r} tells no format" if suffix else "a suffix tells the format"
        raise ExportError(f"{where}: {given}; {what} is written as {allowed}")
    return writers[suffix]


def _graph_writers() -> dict[str, GraphWriter]:
    return {suffix: one for module in _exporters() for suffix, one in module.GRAPHS.items()}


def _rows_writers() -> dict[str, RowsWriter]:
    return {suffix: one for module in _exporters() for suffix, one in module.ROWS.items()}


@cache
def _exporters() -> tuple[Exporter, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(cast("Exporter", module) for module in modules if hasattr(module, "GRAPHS"))


def _replace(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Put the content at the path by one rename, so that nobody ever sees half of it."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            _write_through(part, content)
            if path.exists() and not overwrite:
                raise ExportError(f"{path}: is there already; say --overwrite to replace it")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}") from error


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
