"""The outer world as documents: one module a file format.

A module of this folder that has `SUFFIXES` and `load(path) -> Document` is a loader.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from kg.errors import InputError
from kg.model import Document


class Loader(Protocol):
    """A module of this folder: reads the files whose names end in one of its suffixes."""

    SUFFIXES: tuple[str, ...]

    def load(self, path: Path) -> Document:
        """The file as a document; InputError where it cannot be read as a programme."""


def load(path: Path) -> Document:
    """A programme's file as a document, with the facts of the `.toml` beside it.

    Raises InputError where the suffix is unknown or the file cannot be read as a programme.
    """
    loader = _loaders().get(path.suffix.casefold())
    if loader is None:
        raise InputError(
            f"{path}: unknown kind of file; a programme ends in {', '.join(suffixes())}"
        )
    return loader.load(path)


def suffixes() -> tuple[str, ...]:
    """The endings that a programme's file may have."""
    return tuple(sorted(_loaders()))


@cache
def _loaders() -> dict[str, Loader]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    loaders = [cast("Loader", module) for module in modules if hasattr(module, "SUFFIXES")]
    return {suffix: loader for loader in loaders for suffix in loader.SUFFIXES}
