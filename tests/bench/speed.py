"""How long whole cold commands take, each beside an alternative that runs in the same minute.

`python -m tests.bench.speed [--runs N]`: medians in seconds, and how many times the alternative's
they are. Nothing is asserted: the figures are of this machine and this minute; where others work
on it too, the CPU time says more.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
PROGRAMME = ROOT / "data" / "ap-2025-2029.txt"
LOFTEGRAF = (sys.executable, "-c", "from kg.cli import main; main()")
ASK = (*LOFTEGRAF, "query", "pledges_by_actor", "-p", "actor=NAV", "--format", "json")

RDFLIB = """
import sys, rdflib
graph = rdflib.Graph().parse(sys.argv[1])
rows = list(graph.query(open(sys.argv[2], encoding="utf-8").read()))
assert rows
"""


@dataclass(frozen=True, slots=True)
class Contest:
    """A command, and the command that it is compared with.

    `fresh` gives the command an empty home at each run.
    """

    name: str
    command: Sequence[str]
    rival: str
    other: Sequence[str]
    fresh: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Load the programme once, then run every contest and print its medians."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.speed", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often each command runs")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home, turtle = Path(folder) / "home", Path(folder) / "programme.ttl"
        timed([*LOFTEGRAF, "load", str(PROGRAMME)], home)
        timed([*LOFTEGRAF, "export", str(turtle)], home)
        print(f"{'':24}{'median s':>9}{'fastest':>9}{'CPU s':>9}  times the alternative")
        for contest in contests(turtle):
            print(run(contest, home, options.runs), flush=True)
    return 0


def contests(turtle: Path) -> list[Contest]:
    """What is measured; `turtle` is the programme's graph as exported."""
    nothing = [sys.executable, "-c", "pass"]
    question = str(ROOT / "queries" / "pledges_by_actor.rq")
    rdflib = [sys.executable, "-c", RDFLIB, str(turtle), question]
    reading = [*LOFTEGRAF, "statements", str(PROGRAMME)]
    asked = "rdflib over the same Turtle"
    return [
        Contest("loftegraf --help", [*LOFTEGRAF, "--help"], "python -c pass", nothing),
        Contest("query, SPARQL, cold", [*ASK, "--language", "sparql"], asked, rdflib),
        Contest("query, Cypher, cold", [*ASK, "--language", "cypher"], asked, rdflib),
        Contest(
            "load, both engines",
            [*LOFTEGRAF, "load", str(PROGRAMME)],
            "reading and linking alone",
            reading,
            fresh=True,
        ),
    ]


def run(contest: Contest, home: Path, runs: int) -> str:
    """A line of the table; the two commands take turns, so that both meet the same machine."""
    ours, theirs = [], []
    for _ in range(runs):
        place = home.with_name("empty") if contest.fresh else home
        if contest.fresh:
            shutil.rmtree(place, ignore_errors=True)
        ours.append(timed(contest.command, place))
        theirs.append(timed(contest.other, home))
    wall, cpu = (median(times) for times in zip(*ours, strict=True))
    other = median(wall for wall, _ in theirs)
    fastest = min(wall for wall, _ in ours)
    figures = f"{wall:9.3f}{fastest:9.3f}{cpu:9.3f}"
    return f"{contest.name:24}{figures}  {wall / other:.2f} x {contest.rival} ({other:.3f} s)"


def timed(command: Sequence[str], home: Path) -> tuple[float, float]:
    """The seconds that a command takes, on the wall and of CPU; one that fails ends the bench."""
    environment = {**os.environ, "LOFTEGRAF_HOME": str(home)}
    start, spent = time.perf_counter(), _children()
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
    took = time.perf_counter() - start, _children() - spent
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()}")
    return took


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    raise SystemExit(main())
