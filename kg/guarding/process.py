"""The parent's side of an engine in a process of its own: starts it, asks it, ends it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import BinaryIO, cast

from kg import errors
from kg.errors import KgError, QueryError, StoppedError, StoreError
from kg.guarding import frames
from kg.guarding.limits import MIB, Limits
from kg.model import Rows, Value

START_SECONDS = 60.0
"""An engine that is not open by then is given up."""


COMMAND = (sys.executable, "-P", "-m", "kg.guarding.child")
"""-P: a file of the folder that one works in must not pass for a module."""


class Ticket:
    """Stops one query from another thread, whether it waits or runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stop: Callable[[], None] | None = None
        self.cancelled = False

    def cancel(self) -> None:
        """Stop the query that has this ticket, now or as soon as it comes."""
        with self._lock:
            self.cancelled, stop = True, self._stop
        if stop is not None:
            stop()

    def bind(self, stop: Callable[[], None] | None) -> None:
        """Say what is to be done on `cancel`; done at once where that has come already."""
        with self._lock:
            self._stop, cancelled = stop, self.cancelled
        if cancelled and stop is not None:
            stop()


class Process:
    """A store in a process of its own; one query at a time."""

    def __init__(self, url: str, limits: Limits, user: str | None, password: str | None) -> None:
        """Start the process; it opens the store while others work."""
        self._url, self._limits = url, limits
        self._lock, self._opening = threading.Lock(), threading.Lock()
        self._watch: object | None = None
        self._why: str | None = None
        self._language: str | None = None
        try:
            self._popen = subprocess.Popen(  # noqa: S603 - our own command
                COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise StoreError(f"{url}: no process can be started for it: {error}") from error
        order = {"url": url, "user": user, "password": password}
        order |= {name: getattr(limits, name) for name in ("seconds", "rows", "size", "memory")}
        with suppress(frames.FrameError):  # one that is dead already is found out when it is asked
            self._send(order)

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._why is None and self._popen.poll() is None

    def language(self) -> str:
        """The language of its store, once that is open; a StoreError where it cannot be."""
        return self._open(Ticket())

    def ask(self, text: str, parameters: Mapping[str, Value], ticket: Ticket) -> Rows:
        """The rows of a query; a StoppedError ends this process as well."""
        self._open(ticket)
        late = f"the query was stopped after {self._limits.seconds:g} s; ask for less"
        question = {"text": text, "parameters": dict(parameters)}
        found = self._answer(question, self._limits.seconds, late, ticket)
        return frames.unpacked_rows(found)

    def end(self) -> None:
        """Kill it and let go of it."""
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not sent yet is of no use now
                    pipe.close()

    def _open(self, ticket: Ticket) -> str:
        with self._opening:
            if self._language is not None:
                return self._language
            late = f"{self._url}: not open after {START_SECONDS:g} s"
            self._language = str(self._answer(None, START_SECONDS, late, ticket)["language"])
            return self._language

    def _answer(
        self, question: Mapping[str, object] | None, seconds: float, late: str, ticket: Ticket
    ) -> dict[str, object]:
        """The answer to a question; if there is none, for whatever reason, this process ends."""
        found = None
        try:
            with self._watched(seconds, late, ticket):
                if question is not None:
                    self._send(question)
                stream = cast("BinaryIO", self._popen.stdout)
                found = frames.unpacked_answer(
                    frames.read(stream, self._limits.size + frames.SLACK)
                )
        except frames.FrameError as error:
            raise self._failure() from error
        finally:
            if found is None:
                self.end()
        if found.get("last"):
            self.end()
        if "error" in found:
            raise _told(found)
        return found

    @contextmanager
    def _watched(self, seconds: float, late: str, ticket: Ticket) -> Iterator[None]:
        """Killed when the time is up or the ticket cancelled: that ends a wait on any platform."""
        watch = self._watch = object()
        timer = threading.Timer(seconds, self._stop, (watch, late))
        timer.daemon = True
        timer.start()
        ticket.bind(lambda: self._stop(watch, "the query was cancelled"))
        try:
            yield
        finally:
            ticket.bind(None)
            timer.cancel()
            with self._lock:
                self._watch = None

    def _stop(self, watch: object, why: str) -> None:
        with self._lock:
            # Who comes too late must not hit the next query.
            if self._watch is watch and self._why is None:
                self._why = why
                self._popen.kill()

    def _failure(self) -> KgError:
        if self._why is not None:
            return StoppedError(self._why)
        if self._language is None:
            return StoreError(f"{self._url}: its engine died while it was opened")
        most = self._limits.memory // MIB
        return StoppedError(f"the query brought its engine down; at most {most} MB are allowed")

    def _send(self, content: Mapping[str, object]) -> None:
        frames.write(cast("BinaryIO", self._popen.stdin), frames.packed(content))


def _told(found: Mapping[str, object]) -> KgError:
    kind = getattr(errors, str(found["error"]), KgError)
    error = cast("KgError", kind(str(found.get("told"))))
    if isinstance(error, QueryError) and isinstance(place := found.get("place"), list):
        error.place = (int(place[0]), int(place[1]))
    return error
