"""Opens what a command works on, and shows that it is at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from kg import settings
from kg.base import KnowledgeBase
from kg.model import Reading
from kg.segment import read
from kg.stores import open_store
from kg.stores.protocol import Store
from loaders import load


def knowledge_base(home: Path | None) -> KnowledgeBase:
    """The knowledge base in a folder, or in the one that the settings name."""
    return KnowledgeBase(home or settings.read().home)


@contextmanager
def store(home: Path | None, url: str | None, language: str | None) -> Iterator[Store]:
    """The store that was asked for: one elsewhere by its URL, or the knowledge base's own.

    Without a language the knowledge base answers in SPARQL, whose engine starts quicker.
    """
    if url is not None:
        with store_elsewhere(url) as opened:
            yield opened
        return
    base = knowledge_base(home)
    try:
        yield base.store(language or "sparql")
    finally:
        base.close()


@contextmanager
def store_elsewhere(url: str) -> Iterator[Store]:
    """A store by its URL, such as a database server."""
    opened = open_store(url)
    try:
        yield opened
    finally:
        opened.close()


def reading(file: Path) -> Reading:
    """What a programme's file says."""
    return read(load(file))


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A spinner that says what is being done, on a terminal; silence elsewhere."""
    console = Console(stderr=True, markup=False)
    with console.status("…") as status:
        yield status.update
