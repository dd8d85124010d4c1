"""Every command that the README shows prints what the README says."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_command

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def shown() -> Iterator[tuple[str, list[str]]]:
    """Each command of the README's console blocks and the lines it is shown to print."""
    for block in BLOCK.findall((ROOT / "README.md").read_text("utf-8")):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = piece.rstrip("\n").split("\n")
            yield command, [line for line in lines if line.strip() not in {"", "…"}]


COMMANDS = [(command, lines) for command, lines in shown() if command.startswith("loftegraf")]


def test_the_readme_shows_commands() -> None:
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize(("command", "lines"), COMMANDS, ids=[one[0][:60] for one in COMMANDS])
def test_the_command_prints_what_the_readme_says(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, lines: list[str]
) -> None:
    if re.match(r"loftegraf (app|serve)\b|.*bolt:", command):
        pytest.skip("needs a browser or a server; the browser and contract tests run these")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "home" if " load " in f" {command} " else home
    done = run_command(*shlex.split(command)[1:], home=target)
    assert done.returncode == 0, done.stderr
    printed = [" ".join(line.split()) for line in (done.stdout + done.stderr).splitlines()]
    for line in lines:
        assert any(" ".join(line.split()) in one for one in printed), line
