"""How far two layouts of one programme agree: `python -m tests.bench.layouts ONE TWO`.

Each file is read alone, as the programme of the first. Printed are the share of the items (all but
prose) that have equal ids in both, the same for prose, and every statement that one alone has.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.model import Reading, Statement
from kg.segment import read
from loaders import load

Found = Mapping[str, Statement]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement; 1 where fewer items than asked for have equal ids."""
    options = _parser().parse_args(arguments)
    one = load(options.one)
    two = replace(load(options.two), source=one.source)
    readings = read(one), read(two)
    print("\n".join(report(*readings)))
    return 1 if share(*(items(reading) for reading in readings)) < options.least else 0


def items(reading: Reading) -> Found:
    """The statements that stand in lists, by their ids."""
    return {one.id: one for one in reading.statements if one.kind != "prose"}


def prose(reading: Reading) -> Found:
    """The statements of running text, by their ids."""
    return {one.id: one for one in reading.statements if one.kind == "prose"}


def share(one: Found, two: Found) -> float:
    """How many of the statements of both layouts together have their like in the other."""
    all_ = len(one) + len(two)
    return 2 * len(one.keys() & two.keys()) / all_ if all_ else 1.0


def report(one: Reading, two: Reading) -> Iterator[str]:
    """The agreement and every difference, as lines."""
    for name, kind in (("items", items), ("prose", prose)):
        first, second = kind(one), kind(two)
        both = len(first.keys() & second.keys())
        yield f"{name}: {len(first)} and {len(second)}, {both} in both: {share(first, second):.4f}"
        yield from (f"  - {_shown(first[each])}" for each in first if each not in second)
        yield from (f"  + {_shown(second[each])}" for each in second if each not in first)


def _shown(statement: Statement) -> str:
    page = f"page {statement.page}, " if statement.page else ""
    return f"{page}lines {statement.line_first}-{statement.line_last}: {statement.text}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("two", type=Path)
    parser.add_argument("--least", type=float, default=0.0, help="the share of items asked for")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
