"""The process that a query runs in: opens a store, gives up its rights, answers until it dies.

`python -m kg.guarding.child` reads frames from standard input and answers on standard output. The
first frame says what to open and how much a query may use; each that follows is a query.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import BinaryIO, Protocol, cast

from kg.errors import KgError, QueryError, StoppedError
from kg.guarding import frames, warming
from kg.guarding.limits import MIB
from kg.guarding.lockdown import lock_up
from kg.model import Value
from kg.stores import open_store
from kg.stores.cut import Most
from kg.stores.protocol import Store

STACK = 64 * MIB
"""The stack of the thread that asks: an engine that recurses has eight times the usual room."""

GRACE = 2.0
"""Seconds after the deadline: then a parent that should have killed this process is dead."""

MOST_REQUEST = 16 * MIB

_SICK = frozenset({"MemoryError", "java.lang.StackOverflowError"})
"""What an engine is not to be trusted after; one that runs out of heap ends its process itself."""


class _Cutting(Protocol):
    most: Most | None


def main() -> None:
    """Serve in a thread with a deep stack, then end without a word."""
    requests, answers = _pipes()
    threading.stack_size(STACK)
    thread = threading.Thread(target=_serve, args=(requests, answers))
    thread.start()
    thread.join()
    # No tidying: a Java machine without files cannot, and nothing was written.
    os._exit(0)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Both ends of the talk; what an engine prints or reads goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, answers


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    with suppress(frames.FrameError):
        order = frames.unpacked(frames.read(requests, MOST_REQUEST))
        try:
            store = _opened(order)
        except KgError as error:
            frames.write(answers, _refusal(error, last=True))
            return
        frames.write(answers, frames.packed({"language": store.language}))
        while True:
            request = frames.unpacked(frames.read(requests, MOST_REQUEST))
            frames.write(answers, _answer(store, request, order))


def _opened(order: Mapping[str, object]) -> Store:
    url, memory = str(order["url"]), cast("int", order["memory"])
    user, password = (cast("str | None", order[key]) for key in ("user", "password"))
    _tame_java(memory)
    connects = "//" in url
    store = open_store(url, read_only=True, user=user, password=password)
    if not connects:
        warming.warm(store)
    rows, size, seconds = (cast("int", order[name]) for name in ("rows", "size", "seconds"))
    cast("_Cutting", store).most = Most(rows, size, seconds)
    lock_up(memory, connects=connects)
    return store


def _tame_java(memory: int) -> None:
    # The one way to say it to a machine that starts inside this process, and it has the last word.
    given = os.environ.get("_JAVA_OPTIONS", "")
    ours = f"-Xmx{memory // MIB}m -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData"
    os.environ["_JAVA_OPTIONS"] = f"{given} {ours}".strip()


def _answer(store: Store, request: Mapping[str, object], order: Mapping[str, object]) -> bytes:
    """What goes back; a parent that is told it was the `last` asks no more."""
    parameters = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in cast("dict[str, Value | list[str]]", request["parameters"]).items()
    }
    faulthandler.dump_traceback_later(cast("float", order["seconds"]) + GRACE, exit=True)
    try:
        rows = store.query(str(request["text"]), parameters)
        return frames.packed_rows(rows, cast("int", order["size"]))
    except KgError as error:
        return _refusal(error, last=_sick(error))
    except RecursionError:
        return _refusal(QueryError("the answer nests too deep; ask for less"), last=False)
    except MemoryError:
        return _refusal(StoppedError("the query needs too much memory; ask for less"), last=True)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _refusal(error: KgError, *, last: bool) -> bytes:
    told = str(error)[: frames.SLACK // 8]
    place = error.place if isinstance(error, QueryError) else None
    refusal = {"error": type(error).__name__, "told": told, "place": place, "last": last}
    return frames.packed(refusal)


def _sick(error: BaseException | None) -> bool:
    """Whether memory or stack ran out."""
    while error is not None:
        if type(error).__name__ in _SICK:
            return True
        error = error.__cause__ or error.__context__
    return False


if __name__ == "__main__":
    if sys.stderr is not None:
        faulthandler.enable()
    main()
