"""Any store in a child process with limits, itself a store: for queries that somebody typed.

The process may open no file and no socket, has a limit of memory and is killed at a deadline; one
that dies takes no other query with it, and another is ready. This process stays thin: it starts
children, never forks itself, and reads JSON of a limited size from them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from kg.errors import BusyError, KgError, QueryError, StoppedError, StoreError
from kg.guarding.limits import Limits
from kg.guarding.process import Process, Ticket
from kg.model import Graph, Rows, Value

__all__ = ["Guarded", "Limits", "Ticket"]

MOST_CHARACTERS = 200_000
"""Of a query and its parameters."""


class Guarded:
    """The store at a URL behind limits; may be asked from several threads."""

    def __init__(
        self,
        url: str,
        limits: Limits | None = None,
        *,
        user: str | None = None,
        password: str | None = None,
    ) -> None:
        """Open the store in a child; one that cannot be opened is a StoreError."""
        self._url, self._user, self._password = url, user, password
        self._limits = limits or Limits()
        self._changed = threading.Condition()
        self._busy = self._waiting = 0
        self._closed = False
        first = self._started()
        self._free: deque[Process] = deque([first])
        try:
            self.language = first.language()
        except KgError:
            self.close()
            raise
        self._top_up()

    def write(self, graph: Graph) -> None:  # noqa: ARG002 - whatever it is
        """Refused: a guarded store only reads."""
        raise StoreError(f"{self._url} is guarded and only read; load with `loftegraf load FILE`")

    def query(
        self, text: str, parameters: Mapping[str, Value], ticket: Ticket | None = None
    ) -> Rows:
        """The rows of a query, cut with a notice where they are too many or too big.

        A StoppedError where it takes too long or too much or its `ticket` is cancelled, a
        BusyError where too many others are at work.
        """
        _refuse_long(text, parameters)
        ticket = ticket or Ticket()
        with self._turn(ticket):
            process = self._taken()
            try:
                return process.ask(text, parameters, ticket)
            finally:
                self._give_back(process)

    def rest(self) -> None:
        """Wait until the engines in reserve are open, so that the next query is quick."""
        with self._changed:
            idle = tuple(self._free)
        for process in idle:
            with suppress(KgError):  # who asks it is told
                process.language()

    def close(self) -> None:
        """Take no more queries; those at work end, at the latest at their deadline."""
        with self._changed:
            self._closed = True
            idle = list(self._free)
            self._free.clear()
            self._changed.notify_all()
        for process in idle:
            process.end()

    @contextmanager
    def _turn(self, ticket: Ticket) -> Iterator[None]:
        """A place among those at work, waited for if need be."""
        with self._changed:
            if self._busy >= self._limits.workers:
                self._wait(ticket)
            if self._closed:
                raise StoreError(f"the store {self._url} is closed; open it again")
            if ticket.cancelled:
                raise StoppedError("the query was cancelled")
            self._busy += 1
        try:
            yield
        finally:
            with self._changed:
                self._busy -= 1
                self._changed.notify_all()

    def _wait(self, ticket: Ticket) -> None:
        if self._waiting >= self._limits.queue:
            raise self._too_busy()
        self._waiting += 1
        ticket.bind(self._wake)
        try:
            if not self._changed.wait_for(lambda: self._may_go(ticket), self._limits.patience):
                raise self._too_busy()
        finally:
            self._waiting -= 1
            ticket.bind(None)

    def _may_go(self, ticket: Ticket) -> bool:
        return self._closed or ticket.cancelled or self._busy < self._limits.workers

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _too_busy(self) -> BusyError:
        return BusyError(
            f"busy: {self._busy} queries are at work and {self._waiting} wait; try again soon"
        )

    def _taken(self) -> Process:
        """A process to ask; meanwhile others get ready."""
        with self._changed:
            while self._free:
                process = self._free.popleft()
                if process.alive:
                    break
                process.end()
            else:
                process = self._started()
            self._top_up()
            return process

    def _give_back(self, process: Process) -> None:
        """Keep a process for the next query, or put another in the place of a dead one."""
        with self._changed:
            alive = process.alive and not self._closed
            if alive:
                self._free.appendleft(process)
            # The one that gives it back is still counted as busy.
            self._top_up(busy=self._busy - 1)
        if not alive:
            process.end()

    def _top_up(self, busy: int | None = None) -> None:
        busy = self._busy if busy is None else busy
        wanted = max(busy, 1) + self._limits.spares - busy
        with suppress(StoreError):  # who asks next tries again, and is told
            while not self._closed and len(self._free) < wanted:
                self._free.append(self._started())
        while len(self._free) > wanted:
            self._free.pop().end()

    def _started(self) -> Process:
        return Process(self._url, self._limits, self._user, self._password)


def _refuse_long(text: str, parameters: Mapping[str, Value]) -> None:
    size = len(text) + sum(len(str(value)) for value in parameters.values())
    if size > MOST_CHARACTERS:
        raise QueryError(
            f"the query has {size:,} characters; at most {MOST_CHARACTERS:,} are allowed"
        )
