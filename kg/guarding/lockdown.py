"""Takes from this process what a query has no need of, as far as the platform lets it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import resource


def lock_up(memory: int, *, connects: bool) -> None:
    """No new file, no new socket, no core dump, and no more than `memory` bytes on top.

    What is open stays open. One that `connects` to a server keeps its sockets, and with them the
    right to open files. Windows knows no such limits, and macOS none of memory.
    """
    if sys.platform == "win32":
        return
    _die_first()
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        _limit(resource.RLIMIT_AS, pages * os.sysconf("SC_PAGE_SIZE") + memory)
    if not connects:
        _limit(resource.RLIMIT_NOFILE, 0)


def _limit(what: int, most: int) -> None:
    if sys.platform != "win32":
        resource.setrlimit(what, (most, most))


def _die_first() -> None:
    """Where memory runs out for all, Linux ends this process before any other."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
