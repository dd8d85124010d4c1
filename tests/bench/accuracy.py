"""How well programmes are read and linked, against slices that people annotated.

`python -m tests.bench.accuracy` reads the programme that ships; with a JSONL file, as
`loftegraf statements` prints it, that file is scored instead. `--rest` scores the lines between and
after those slices: they were annotated before anything was tuned to them, and are no longer blind.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.findings import KINDS, Finding, Tally, tallies
from tests.bench.records import Record, parse, read, read_names
from tests.bench.scoring import compare

HERE = Path(__file__).parent
GOLD = HERE / "gold"
FROZEN = HERE / "frozen.json"
PROGRAMME = HERE.parents[1] / "data" / "ap-2025-2029.txt"

SLICES, REST = "slices", "rest"
_FILES = {SLICES: "s*.jsonl", REST: "rest.jsonl"}

DIGITS = 4
"""Figures are shares, rounded to so many digits wherever they are kept or compared."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and what was asked for; 1 where a figure is lower than the frozen one."""
    options = _parser().parse_args(arguments)
    system = read(options.statements) if options.statements else programme()
    found = findings(system, REST if options.rest else SLICES)
    table = tallies(found)
    frozen = {} if options.freeze or options.rest else read_frozen(FROZEN)
    print("\n".join(rows(table, frozen)))
    if options.show:
        print("\n".join(shown(found, options.show)))
    if options.freeze:
        freeze(table, FROZEN)
        # Imported here: it learns the areas anew, which scoring alone needs nothing of.
        from tests.bench.publishing import publish  # noqa: PLC0415 - see above

        publish(table, DIGITS)
    return 1 if drops(table, frozen) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.accuracy", description=__doc__)
    parser.add_argument("statements", nargs="?", type=Path, help="a JSONL file to score")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--freeze", action="store_true", help="accept these figures as the last")
    which.add_argument("--rest", action="store_true", help="score the rest of the programme")
    parser.add_argument("--show", choices=KINDS, help="print what of a kind was missed or extra")
    return parser


def programme() -> list[Record]:
    """The records of the programme that ships, as the project reads and links it now."""
    # Imported here, so that a file can be scored where the reading is broken.
    import loaders  # noqa: PLC0415 - see above
    from kg import annotation, pipeline, segment  # noqa: PLC0415 - see above

    reading = segment.read(loaders.load(PROGRAMME))
    return list(parse(annotation.records(reading, pipeline.link(reading))))


def findings(system: Sequence[Record], slices: str = SLICES) -> list[Finding]:
    """What a system's records have right and wrong, in the tuned slices or in the rest."""
    gold = [record for path in sorted(GOLD.glob(_FILES[slices])) for record in read(path)]
    return list(compare(gold, system, read_names(GOLD / "names.json", slices)))


def figures(table: Mapping[str, Tally]) -> dict[str, float]:
    """The figure of each kind that is frozen and compared: F1 or, one-sided, the recall."""
    return {kind: round(tally.figure, DIGITS) for kind, tally in table.items()}


def drops(table: Mapping[str, Tally], frozen: Mapping[str, float]) -> list[str]:
    """The kinds whose figure is lower than the frozen one."""
    now = figures(table)
    return [kind for kind, figure in frozen.items() if now[kind] < figure]


def read_frozen(path: Path) -> dict[str, float]:
    """The last accepted figures; none where nothing was frozen yet."""
    if not path.exists():
        return {}
    frozen: dict[str, float] = json.loads(path.read_text("utf-8"))
    return frozen


def freeze(table: Mapping[str, Tally], path: Path) -> None:
    """Accept the figures of a table."""
    path.write_text(json.dumps(figures(table), indent=1) + "\n", "utf-8")


def rows(table: Mapping[str, Tally], frozen: Mapping[str, float]) -> list[str]:
    """The table as text, a kind a line, with what was frozen beside it."""
    head = f"{'kind':12}{'precision':>10}{'recall':>10}{'F1':>10}{'found':>8}{'missed':>8}"
    lines = [f"{head}{'extra':>8}{'frozen':>10}"]
    worse = drops(table, frozen)
    for kind, tally in table.items():
        last = f"{frozen[kind]:10.4f}" if kind in frozen else f"{'-':>10}"
        lines.append(f"{kind:12}{_shares(tally)}{_counts(tally)}{last}")
        if kind in worse:
            lines[-1] += "  DROP"
    return lines


def _shares(tally: Tally) -> str:
    if tally.precision is None:
        return f"{'-':>10}{tally.recall:10.4f}{'-':>10}"
    return f"{tally.precision:10.4f}{tally.recall:10.4f}{tally.figure:10.4f}"


def _counts(tally: Tally) -> str:
    extra = "-" if tally.precision is None else str(tally.extra)
    return f"{tally.found:8}{tally.missed:8}{extra:>8}"


def shown(found: Sequence[Finding], kind: str) -> list[str]:
    """The misses and extras of a kind, a line each."""
    wrong = (one for one in found if one.kind == kind and one.verdict in {"missed", "extra"})
    return [f"{one.verdict.upper():7}{one.where}: {one.what[:200]}" for one in wrong]


if __name__ == "__main__":
    raise SystemExit(main())
