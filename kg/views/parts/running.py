"""Runs typed queries behind the guard, so that a page can go on meanwhile and stop them."""

from __future__ import annotations

import threading
from contextlib import suppress

import streamlit as st

from kg.base import KnowledgeBase
from kg.errors import KgError, StoppedError, StoreError
from kg.guard import Guarded, Limits, Ticket
from kg.model import Rows
from kg.views.parts import asking

LIMITS = Limits()
LANGUAGES = ("cypher", "sparql")
MOST_POOLS = 4
"""As many engines are kept open; each has processes of its own."""


class Pool:
    """The guarded engine at a URL, shared by all users; opened when it is first asked."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = threading.Lock()
        self._opened: Guarded | None = None
        self._begun = self._closed = False

    def query(self, text: str, ticket: Ticket) -> Rows:
        """The rows of a query, as `kg.guard` gives them."""
        return self._guarded().query(text, {}, ticket)

    def get_ready(self) -> None:
        """Open the engine in a thread of its own, unless somebody has begun to."""
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._try, daemon=True).start()

    def close(self) -> None:
        """Let go of the engine; queries at work end by themselves."""
        with self._lock:
            self._closed = True
            if self._opened is not None:
                self._opened.close()

    def _guarded(self) -> Guarded:
        self._begun = True
        with self._lock:
            if self._closed:
                raise StoreError(f"the store {self._url} is closed; open it again")
            if self._opened is None:
                self._opened = Guarded(self._url, LIMITS)
            return self._opened

    def _try(self) -> None:
        with suppress(KgError):  # who asks it is told
            self._guarded()


class Run:
    """One query at work in a thread of its own, or what came of it.

    `number` tells it from the others of a session.
    """

    def __init__(self, pool: Pool, language: str, text: str, number: int) -> None:
        """Begin."""
        self.language, self.text, self.number = language, text, number
        self.outcome: Rows | KgError = StoppedError("the query ended without an answer")
        self._ticket = Ticket()
        self._done = threading.Event()
        threading.Thread(target=self._work, args=(pool,), daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Whether it is done, now or before the time is up."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Stop it, whether it waits or works."""
        self._ticket.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._ticket.cancelled

    def _work(self, pool: Pool) -> None:
        try:
            self.outcome = pool.query(self.text, self._ticket)
        except KgError as error:
            self.outcome = error
        finally:
            self._done.set()


def languages(kb: KnowledgeBase) -> tuple[str, ...]:
    """What can be asked in: a store elsewhere has one language, the knowledge base two."""
    return (asking.store(kb).language,) if asking.elsewhere() else LANGUAGES


def begin(kb: KnowledgeBase, language: str, text: str, number: int) -> Run:
    """Ask in a language; an error of the engine comes as what came of it."""
    return Run(_pool(_url(kb, language)), language, text, number)


def get_ready(kb: KnowledgeBase, language: str) -> None:
    """Have the engine opened meanwhile, so that the first query is quick too."""
    _pool(_url(kb, language)).get_ready()


def _url(kb: KnowledgeBase, language: str) -> str:
    return asking.elsewhere() or kb.url(language)


@st.cache_resource(max_entries=MOST_POOLS, show_spinner=False, on_release=Pool.close)
def _pool(url: str) -> Pool:
    """The engine of a generation has a URL of its own, so a new one gets a new pool."""
    return Pool(url)
