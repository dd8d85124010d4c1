"""Opens what a command works on, and shows that it is at work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg import settings
from kg.base import KnowledgeBase
from kg.generation import ENGINES, Report
from kg.guard import Guarded, Limits
from kg.loading import mend, read_file
from kg.model import Reading
from kg.stores import open_store
from kg.stores.protocol import Store


def knowledge_base(home: Path | None, languages: Iterable[str] = tuple(ENGINES)) -> KnowledgeBase:
    """The knowledge base in a folder, or in the one that the settings name.

    Where it is damaged it is repaired first, as far as the engines of these languages go, and
    standard error is told.
    """
    with progress() as report:
        return whole(home or settings.read().home, _tell, report, languages)


def whole(
    home: Path, tell: Report, report: Report, languages: Iterable[str] = tuple(ENGINES)
) -> KnowledgeBase:
    """The knowledge base in a folder, repaired where it is damaged; `tell` is told if so."""
    base = KnowledgeBase(home)
    mend(base, tell, report, languages)
    return base


def _tell(sentence: str) -> None:
    from rich.console import Console  # noqa: PLC0415 - the app has no terminal to tell

    console = Console(stderr=True, markup=False, soft_wrap=True, highlight=False)
    console.print(f"loftegraf: {sentence}")


@contextmanager
def store(
    home: Path | None, url: str | None, language: str | None, *, guarded: bool = False
) -> Iterator[Store]:
    """The store that was asked for: one elsewhere by its URL, or the knowledge base's own.

    Without a language the knowledge base answers in SPARQL, whose engine starts quicker. What
    somebody typed wants a `guarded` one.
    """
    limits = Limits(spares=0)  # a command asks once
    if url is not None:
        with closing(Guarded(url, limits) if guarded else open_store(url)) as opened:
            yield opened
        return
    known = language or "sparql"
    base = knowledge_base(home, [known])
    try:
        yield base.guarded(known, limits) if guarded else base.store(known)
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
    return read_file(file)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A spinner that says what is being done, on a terminal; silence elsewhere."""
    from rich.console import Console  # noqa: PLC0415 - the same

    console = Console(stderr=True, markup=False)
    with console.status("…") as status:
        yield status.update
