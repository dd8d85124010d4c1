"""What tests of every kind share: a knowledge base of the programme that ships, and the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parent.parent
PROGRAMME = ROOT / "data" / "ap-2025-2029.txt"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run_command(
    *arguments: str | Path, home: Path, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `loftegraf` as a user would, in a process of its own."""
    call = [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)]
    environment = {**os.environ, "LOFTEGRAF_HOME": str(home)}
    return subprocess.run(
        call, env=environment, input=given, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base of the programme that ships, built once for all; tests only read it."""
    shared = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else None
    folder = (shared or tmp_path_factory.getbasetemp()) / "home"
    with FileLock(str(folder) + ".lock"):
        if not (folder / "CURRENT").exists():
            done = run_command("load", PROGRAMME, home=folder)
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def loftegraf(home: Path) -> Run:
    """The command over the shared knowledge base."""

    def run(*arguments: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
        return run_command(*arguments, home=home, given=given)

    return run
