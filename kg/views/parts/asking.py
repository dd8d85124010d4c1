"""Asks the saved queries; the same question to the same knowledge base is asked once."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from kg import settings
from kg.base import KnowledgeBase
from kg.model import Rows, Value
from kg.query import run
from kg.stores import open_store
from kg.stores.protocol import Store

Row = Mapping[str, Value]


def knowledge_base() -> KnowledgeBase:
    """The knowledge base in its present generation; all users share it."""
    home = settings.read().home
    return _opened(str(home), KnowledgeBase(home).generation)


def is_empty(kb: KnowledgeBase) -> bool:
    """Whether there is nothing to ask: nothing loaded, and no store elsewhere."""
    return kb.generation is None and settings.read().store is None


def rows(kb: KnowledgeBase, name: str, **parameters: Value) -> Rows:
    """The answer to a saved query."""
    given = tuple(sorted((key, value) for key, value in parameters.items() if value is not None))
    where = settings.read().store or str(kb.home)
    return _answer(kb, where, kb.generation, name, given)


def ask(kb: KnowledgeBase, name: str, **parameters: Value) -> list[Row]:
    """The answer to a saved query, each row as a mapping from column to value."""
    found = rows(kb, name, **parameters)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def store(kb: KnowledgeBase) -> Store:
    """The store that is asked: one elsewhere, or the knowledge base's own."""
    elsewhere = settings.read().store
    return _store(elsewhere) if elsewhere else kb.store("sparql")


def text(row: Row, column: str) -> str:
    """A cell as text; empty where the row does not have it."""
    value = row.get(column)
    return "" if value is None else str(value)


def number(row: Row, column: str) -> int | None:
    """A cell as a whole number, if it holds one."""
    value = row.get(column)
    return int(value) if isinstance(value, int | float) else None


@st.cache_resource(max_entries=2, show_spinner=False, on_release=KnowledgeBase.close)
def _opened(home: str, generation: int | None) -> KnowledgeBase:  # noqa: ARG001 - a new one for each generation
    return KnowledgeBase(settings.read().home)


@st.cache_data(max_entries=1000, show_spinner=False)
def _answer(
    _kb: KnowledgeBase,
    where: str,  # noqa: ARG001 - the four together tell one answer from another
    generation: int | None,  # noqa: ARG001
    name: str,
    given: tuple[tuple[str, Value], ...],
) -> Rows:
    return run(store(_kb), name, dict(given))


@st.cache_resource(max_entries=1, show_spinner=False)
def _store(url: str) -> Store:
    return open_store(url, read_only=True)
