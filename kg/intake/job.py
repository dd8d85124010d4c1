"""The app's side of the process that reads and loads: starts it, follows it, ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

COMMAND = (sys.executable, "-P", "-m", "kg.intake.child")
"""-P: a file of the folder that one works in must not pass for a module."""

SECONDS: Mapping[str, float] = {"check": 180, "load": 1800, "remove": 1800}
"""How long each kind of work may take. A load reads all kept programmes again."""

_LINE = 8_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """Work that was not done: `why` is the part that refused it, or the name of an error.

    `why` is stopped where it took too much and cancelled where somebody wished it; `told` is
    the message in English.
    """

    why: str
    told: str


class Job:
    """Work on programmes in a process of its own; any thread may look at it."""

    def __init__(
        self,
        work: str,
        *,
        home: Path,
        files: Sequence[Path] = (),
        names: Sequence[str] = (),
        replace: bool = False,
        keep: object = None,
    ) -> None:
        """Start to `check`, `load` or `remove`; `keep` lives at least as long as the work."""
        self.work, self._keep = work, keep
        self.steps: list[str] = []
        self.result: Any = None
        self.failure: Failure | None = None
        self._why: Failure | None = None
        self._folders = tuple({f"{file.parent}{os.sep}" for file in files} | {f"{home}{os.sep}"})
        order = {
            "work": work,
            "home": str(home),
            "files": [str(file) for file in files],
            "names": list(names),
            "replace": replace,
        }
        self._popen = subprocess.Popen(  # noqa: S603 - our own command
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a reader that it started ends with it
        )
        late = Failure("stopped", f"stopped after {SECONDS[work]:g} s")
        self._timer = threading.Timer(SECONDS[work], self._stop, (late,))
        self._thread = threading.Thread(target=self._follow, args=(order,), daemon=True)
        self._timer.daemon = True
        self._timer.start()
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """End the work; the knowledge base stays as it was, or is as it was to be."""
        self._stop(Failure("cancelled", "cancelled"))

    def wait(self, seconds: float | None = None) -> None:
        """Wait until the work is done."""
        self._thread.join(seconds)

    def _follow(self, order: Mapping[str, object]) -> None:
        last: dict[str, Any] = {}
        try:
            with suppress(OSError, ValueError):
                stdin = cast("IO[bytes]", self._popen.stdin)
                stdin.write(json.dumps(order).encode())
                stdin.close()
                last = self._told(cast("IO[bytes]", self._popen.stdout))
        finally:
            self._timer.cancel()
            self._kill()
            self._popen.wait()
        if "done" in last:
            self.result = last["done"]
        elif self._why is not None:
            self.failure = self._why
        else:
            told = str(last.get("told", "the process ended early"))
            self.failure = Failure(str(last.get("error", "stopped")), self._plain(told))

    def _told(self, answers: IO[bytes]) -> dict[str, Any]:
        """The last word of the process; its steps are noted on the way."""
        while line := answers.readline(_LINE):
            found = cast("dict[str, Any]", json.loads(line))
            if "step" not in found:
                return found
            self.steps.append(str(found["step"]))
        return {}

    def _plain(self, told: str) -> str:
        """A message without the folders of this machine."""
        for folder in self._folders:
            bare = folder.rstrip(os.sep)
            told = told.replace(folder, "").replace(f"{bare}: ", "").replace(bare, "")
        return told

    def _stop(self, why: Failure) -> None:
        if self.running and self._why is None:
            self._why = why
            self._kill()

    def _kill(self) -> None:
        with suppress(OSError):
            if sys.platform == "win32":
                self._popen.kill()
            else:
                os.killpg(self._popen.pid, signal.SIGKILL)
