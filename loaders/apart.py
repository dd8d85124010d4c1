"""Takes a file apart in a process of its own, with limits: native code may die of hostile bytes.

The process gets the file as its standard input and writes JSON to a file of a limited size; what
it may not do is computing for long and taking much memory.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from kg.errors import InputError
from loaders import limits

_OUTPUT = 200_000_000
_WAIT = 4 * limits.SECONDS
"""Seconds by the clock; a busy machine computes fewer."""

_CALL = "from loaders.apart import main; main()"

Cells = Sequence[str | int | float | bool | None]


class Parser(Protocol):
    """A module that takes a file apart."""

    def parsed(self, data: bytes) -> Sequence[Cells]:
        """Rows that JSON can hold; an InputError says what is wrong with the file."""


def parsed(module: str, path: Path) -> list[Cells]:
    """What a module's `parsed` makes of a file; InputError where it fails, dies, or goes on."""
    call = [sys.executable, "-P", "-c", _CALL, module]
    with path.open("rb") as given, tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(  # noqa: S603 - this very program
                call,
                stdin=given,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                check=False,
                timeout=_WAIT,
            )
        except subprocess.TimeoutExpired as error:
            raise InputError(f"{path}: reading it takes too long; at most {_WAIT} s") from error
        answer.seek(0)
        text = answer.read()
    if done.returncode != 0 or not text:
        raise InputError(
            f"{path}: reading it took more than {limits.SECONDS} s or "
            f"{limits.MEMORY // 1_000_000} MB, or brought the reader down; save it anew"
        )
    found = json.loads(text)
    if isinstance(found, str):
        raise InputError(f"{path}: {found}")
    return cast("list[Cells]", found)


def main() -> None:
    """Be the process: the module's name is the argument."""
    _limit()
    module = cast("Parser", importlib.import_module(sys.argv[1]))
    found: Sequence[Cells] | str
    try:
        found = module.parsed(sys.stdin.buffer.read())
    except InputError as error:
        found = str(error)
    json.dump(found, sys.stdout)


def _limit() -> None:
    if sys.platform == "win32":  # the deadline alone holds there
        return
    import resource  # noqa: PLC0415 - not on every platform

    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS knows the limit and does not keep to it
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
