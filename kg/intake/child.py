"""The process that reads and loads what was handed in: a document may be slow, or bring it down.

`python -m kg.intake.child` reads an order from standard input, writes a line for each step and
then one with what came of it on standard output, all of it JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

from kg.base import KnowledgeBase
from kg.errors import InputError, KgError
from kg.intake.report import packed, reported
from kg.loading import load_into_base, remove_from_base
from kg.model import Reading
from kg.pipeline import assemble, link
from kg.segment import read
from loaders import limits, load
from loaders.files import source

MEMORY = 3_000_000_000
"""Bytes of address space to read and link a document; the largest that is allowed takes a third."""

Report = Callable[[str], None]
Order = Mapping[str, Any]


class _RefusedError(KgError):
    """A document that is not read, and which part of the work said so."""

    def __init__(self, stage: str, error: KgError) -> None:
        super().__init__(str(error))
        self.stage = stage


def main() -> None:
    """Do what is ordered, and tell what came of it."""
    answers = _answers()
    order: Order = json.load(sys.stdin)

    def tell(step: str) -> None:
        _write(answers, {"step": step})

    try:
        result = {"done": _WORK[order["work"]](order, tell)}
    except _RefusedError as error:
        result = {"error": error.stage, "told": str(error)}
    except KgError as error:
        result = {"error": type(error).__name__, "told": str(error)}
    except (MemoryError, RecursionError) as error:
        result = {"error": "stopped", "told": type(error).__name__}
    _write(answers, result)


def _answers() -> TextIO:
    """Where answers go; what an engine prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answers


def _write(answers: TextIO, content: object) -> None:
    answers.write(json.dumps(content) + "\n")
    answers.flush()


def _check(order: Order, tell: Report) -> object:
    _limit(MEMORY)
    file = Path(order["files"][0])
    tell(file.name)
    reading = _reading(file)
    graph = assemble(reading, link(reading))
    return packed(reported(reading, graph))


def _reading(file: Path) -> Reading:
    """What a file says, or which part of the reading refuses it."""
    try:
        source(file, b"")
    except InputError as error:
        raise _RefusedError("facts", error) from error
    try:
        document = load(file)
    except InputError as error:
        raise _RefusedError(file.suffix[1:], error) from error
    try:
        reading = read(document)
        limits.check_statements(file, reading.statements)
    except InputError as error:
        raise _RefusedError("reading", error) from error
    if not reading.statements:
        raise _RefusedError("pledges", InputError(f"{file}: no pledge was found"))
    return reading


def _load(order: Order, tell: Report) -> object:
    base, files = KnowledgeBase(Path(order["home"])), [Path(one) for one in order["files"]]
    loaded = load_into_base(base, files, tell, replace=order["replace"])
    return [{"id": one.reading.document.source.id, "replaced": one.replaced} for one in loaded]


def _remove(order: Order, tell: Report) -> object:
    remove_from_base(KnowledgeBase(Path(order["home"])), order["names"], tell)
    return order["names"]


def _limit(memory: int) -> None:
    if sys.platform != "linux":  # macOS knows the limit and does not keep to it
        return
    import resource  # noqa: PLC0415 - not on every platform

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


_WORK: Mapping[str, Callable[[Order, Report], object]] = {
    "check": _check,
    "load": _load,
    "remove": _remove,
}

if __name__ == "__main__":
    main()
