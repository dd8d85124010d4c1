"""Asks the saved queries; the same question to the same knowledge base is asked once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import streamlit as st

from kg import opening, settings
from kg.base import KnowledgeBase
from kg.errors import HomeError
from kg.model import Rows, Value
from kg.query import run
from kg.stores import open_store
from kg.stores.protocol import Store
from kg.views.parts import places

Row = Mapping[str, Value]


def knowledge_base() -> KnowledgeBase:
    """The knowledge base that is shown, in its present generation; all users share it.

    It is looked at for damage once a minute, and repaired; `repairs` tells what was done.
    """
    place = places.chosen()
    if place.store is not None:
        return KnowledgeBase(place.home)
    number = _sound(place.home)
    return KnowledgeBase(place.home) if number is None else _opened(str(place.home), number)


def repairs(kb: KnowledgeBase) -> tuple[str, ...]:
    """What was wrong with the knowledge base since the server was started, and what was done."""
    return tuple(_repairs(str(kb.home)))


def warm(names: Iterable[str]) -> None:
    """Ask the knowledge base that is shown first beforehand, before anybody's visit."""
    place = settings.read().places[0]
    number = None if place.store else _sound(place.home)
    if number is None:
        return
    kb = _opened(str(place.home), number)
    for name in names:
        _answer(kb.store("sparql"), _state(kb), name, ())


def is_empty(kb: KnowledgeBase) -> bool:
    """Whether there is nothing to ask: no programme loaded, and no store elsewhere."""
    return elsewhere() is None and not _filled(kb, version(kb))


def elsewhere() -> str | None:
    """The URL of the store that is asked in the place of the knowledge base's own, if any."""
    return places.chosen().store


def version(kb: KnowledgeBase) -> str:
    """What tells one state of one knowledge base from any other: the key of what is cached."""
    return elsewhere() or _state(kb)


def _state(kb: KnowledgeBase) -> str:
    return f"{kb.home}:{kb.reads}"


def rows(kb: KnowledgeBase, name: str, **parameters: Value) -> Rows:
    """The answer to a saved query."""
    given = tuple(sorted((key, value) for key, value in parameters.items() if value is not None))
    return _answer(store(kb), version(kb), name, given)


def ask(kb: KnowledgeBase, name: str, **parameters: Value) -> list[Row]:
    """The answer to a saved query, each row as a mapping from column to value."""
    found = rows(kb, name, **parameters)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def store(kb: KnowledgeBase) -> Store:
    """The store that is asked: one elsewhere, or the knowledge base's own."""
    url = elsewhere()
    return _opened_store(url) if url else kb.store("sparql")


def text(row: Row, column: str) -> str:
    """A cell as text; empty where the row does not have it."""
    value = row.get(column)
    return "" if value is None else str(value)


def number(row: Row, column: str) -> int | None:
    """A cell as a whole number, if it holds one."""
    value = row.get(column)
    return int(value) if isinstance(value, int | float) else None


def _sound(home: Path) -> int | None:
    """The number of the generation in use, once it is whole."""
    try:
        before = KnowledgeBase(home).generation
    except HomeError:  # what `CURRENT` names is not there
        before = None
    if before is None:
        _mend(str(home))
    else:
        _looked_at(str(home), before)
    return KnowledgeBase(home).generation


@st.cache_data(ttl=60, max_entries=20, show_spinner=False)
def _looked_at(home: str, generation: int) -> None:  # noqa: ARG001 - each generation for itself
    _mend(home)


def _mend(home: str) -> None:
    told = _repairs(home)
    opening.whole(Path(home), lambda one: None if one in told else told.append(one), _silent)


def _silent(_: str) -> None:
    """Show no progress: who waits sees that the page is at work."""


@st.cache_resource(show_spinner=False)
def _repairs(home: str) -> list[str]:  # noqa: ARG001 - a list for each
    return []


@st.cache_resource(max_entries=6, show_spinner=False, on_release=KnowledgeBase.close)
def _opened(home: str, generation: int) -> KnowledgeBase:  # noqa: ARG001 - a new one for each
    base = KnowledgeBase(Path(home))
    base.pin()  # whatever is loaded while a page is made
    return base


@st.cache_data(max_entries=20, show_spinner=False)
def _filled(_kb: KnowledgeBase, version: str) -> bool:  # noqa: ARG001 - the key
    try:
        return bool(_kb.sources())
    except HomeError:  # damaged beyond repair, and there all the same
        return True


@st.cache_data(max_entries=1000, show_spinner=False)
def _answer(
    _store: Store,
    version: str,  # noqa: ARG001 - the three together tell one answer from another
    name: str,
    given: tuple[tuple[str, Value], ...],
) -> Rows:
    return run(_store, name, dict(given))


@st.cache_resource(max_entries=4, show_spinner=False)
def _opened_store(url: str) -> Store:
    return open_store(url, read_only=True)
