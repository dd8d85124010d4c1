"""Parties beside each other: shares of programmes of different lengths, and what is behind them."""

from __future__ import annotations

import pytest

from kg.charts.matrix import Cell
from kg.views.parts import comparing

WHOLES = {"ap-2025-2029": 200, "v-2025-2029": 50, "tom-2025-2029": 0}


@pytest.mark.parametrize(
    ("programme", "pledges", "share"),
    [("ap-2025-2029", 50, 0.25), ("v-2025-2029", 50, 1.0), ("tom-2025-2029", 0, 0.0)],
)
def test_a_share_is_of_the_programmes_own_pledges(
    programme: str, pledges: int, share: float
) -> None:
    assert comparing.share(Cell("helse", programme, pledges), WHOLES) == share


def test_behind_a_cell_stand_the_programmes_own_pledges_each_once() -> None:
    rows = [
        {"pledge": "ap-2025-2029-0123456789", "area": "helse"},
        {"pledge": "v-2025-2029-0123456789", "area": "helse"},
        {"pledge": "v-2025-2029-0123456789", "area": "sykehus"},
        {"pledge": "v-2025-2029-1123456789", "area": "sykehus"},
    ]
    found = [row["pledge"] for row in comparing.behind(rows, "v-2025-2029")]
    assert found == ["v-2025-2029-0123456789", "v-2025-2029-1123456789"]
