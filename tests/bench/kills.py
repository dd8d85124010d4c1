"""Kills loads of a tiny programme, at random moments and at every step to the disk.

    python -m tests.bench.kills [random kills] [seed]

After each the knowledge base is opened, both engines are read back and compared with what it held
before and with what the load was to make of it. Prints kills, losses and repairs.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Graph
from tests.fixtures.loads import Users, count_steps, graph, load, programme

_DAMAGE_EVERY = 5


@dataclass
class Tally:
    """What the kills came to."""

    kills: int = 0
    late: int = 0
    as_before: int = 0
    as_after: int = 0
    told: int = 0
    losses: list[str] = field(default_factory=list)


class Victim:
    """A knowledge base whose loads are killed."""

    def __init__(self, folder: Path, users: Users, seed: int) -> None:
        self._home, self._folder, self._users = folder / "home", folder, users
        self._number = 100
        self._chance = random.Random(seed)
        self.tally = Tally()
        for _ in range(2):  # the third load is the first to remove a generation
            self._now = self._next()
            assert users.run(load, self._home, self._file) == 0
        started = time.monotonic()
        self._now = self._next()
        assert users.run(count_steps, self._home, self._file) == 0
        self.takes = time.monotonic() - started
        self.steps = int((folder / "home.steps").read_text())

    def kill_at_random(self) -> None:
        """Kill a load at a random moment of it."""
        wanted = self._next()
        process = self._users.start(load, self._home, self._file)
        process.join(self._chance.uniform(0, self.takes))
        alive = process.is_alive()
        process.kill()
        process.join()
        self._judge(wanted, "random", killed=alive)

    def kill_at(self, step: int) -> None:
        """Kill a load before a step to the disk."""
        wanted = self._next()
        code = self._users.run(load, self._home, self._file, step)
        self._judge(wanted, f"step {step}", killed=code not in {0, 1})

    def damage(self) -> None:
        """Change a byte of a file of the generation in use; the next load begins with a repair."""
        folder = self._home / "generations" / (self._home / "CURRENT").read_text().strip()
        files = [one for one in sorted(folder.rglob("*")) if one.is_file() and one.stat().st_size]
        file = self._chance.choice(files)
        data = bytearray(file.read_bytes())
        data[self._chance.randrange(len(data))] ^= 1 << self._chance.randrange(8)
        file.write_bytes(data)

    def _next(self) -> Graph:
        self._number += 1
        self._file = programme(self._folder, self._number)
        return graph(self._file)

    def _judge(self, wanted: Graph, what: str, *, killed: bool) -> None:
        found = self._users.ask(self._home)
        self.tally.kills += killed
        self.tally.late += not killed
        self.tally.told += bool(found.told)
        graphs = list(found.graphs.values())
        if len(graphs) == 2 and graphs == [wanted] * 2:
            self.tally.as_after += 1
            self._now = wanted
        elif len(graphs) == 2 and graphs == [self._now] * 2:
            self.tally.as_before += 1
        else:
            self.tally.losses.append(f"{what}: {found.error or found.told or 'another graph'}")


def main(kills: int = 130, seed: int = 1) -> Tally:
    """Kill loads and print what came of it."""
    users = Users()
    with tempfile.TemporaryDirectory() as folder:
        victim = Victim(Path(folder), users, seed)
        for step in range(victim.steps):
            victim.kill_at(step)
        for number in range(kills):
            if number % _DAMAGE_EVERY == 0:
                victim.damage()
            victim.kill_at_random()
    users.close()
    tally = victim.tally
    print(f"a load takes {victim.takes:.1f} s and {victim.steps} steps to the disk")
    print(
        f"kills {tally.kills} ({tally.late} loads were done before), as before {tally.as_before}, "
        f"as after {tally.as_after}, told {tally.told}, losses {len(tally.losses)}"
    )
    print(*tally.losses, sep="\n")
    return tally


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:])).losses))
