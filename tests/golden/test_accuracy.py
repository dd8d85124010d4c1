"""The programme that ships is read and linked no worse than when its figures were last accepted."""

from __future__ import annotations

from tests.bench import accuracy
from tests.bench.findings import tallies


def test_no_figure_drops() -> None:
    frozen = accuracy.read_frozen(accuracy.FROZEN)
    assert frozen, "freeze figures first: python -m tests.bench.accuracy --freeze"
    table = tallies(accuracy.findings(accuracy.programme()))
    assert not accuracy.drops(table, frozen), "\n".join(accuracy.rows(table, frozen))
