"""The neighbourhood of a thing, as a network to draw."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import Value
from kg.pictures import Picture, Spot, Tie, draw

Row = Mapping[str, Value]

PLEDGES = 40
"""How many pledges a neighbourhood shows at most."""
OTHERS = 14
"""How many other things it shows at most: those that share most pledges with the centre."""

SHARED_SCHEMES = ("stortinget", "los")
"""The schemes of areas that several programmes share, the one to prefer first."""

_RING, _SPREAD = 150.0, 125.0


def neighbourhood(
    centre: Spot,
    pledges: Sequence[Spot],
    others: Iterable[Spot],
    ties: Sequence[Tie],
    most: int = PLEDGES,
) -> Picture:
    """The centre with its pledges around it, and around them what those pledges also name.

    Of many pledges the first `most` are drawn. The same input always gives the same picture.
    """
    shown = {pledge.id: pledge for pledge in pledges[:most]}
    kept = _frequent(ties, frozenset(shown), centre.id)
    around = {spot.id: spot for spot in others if spot.id in kept}
    drawn = [tie for tie in ties if tie.pledge in shown and tie.other in {*around, centre.id}]
    places = _places(tuple(shown), tuple(around), drawn)
    spots = [centre, *shown.values(), *around.values()]
    everywhere = places | {centre.id: (0.0, 0.0)}
    picture = draw(spots, drawn, everywhere, {centre.id})
    beside = {**picture.counts, centre.kind: picture.counts[centre.kind] - 1}
    counts = {kind: count for kind, count in beside.items() if count}
    return replace(picture, shown=len(shown), total=len(pledges), counts=counts)


def around(rows: Sequence[Row], centre: str, told: Callable[[Row], str], name: str) -> Picture:
    """The neighbourhood of a thing, from the rows of a saved query.

    Each row is a pledge (`pledge`, `text`) and one thing that it names (`label`, `target`,
    `words`); the column `name` holds what the thing is called. `told` says in words how it is
    named. Rows about areas of another scheme than `_scheme` chooses are left out.
    """
    scheme = _scheme(rows)
    kept = [row for row in rows if row["label"] == "Actor" or row["scheme"] == scheme]
    spots = {str(row["target"]): _spot(row, name) for row in kept}
    pledges = {
        str(row["pledge"]): Spot(str(row["pledge"]), "pledge", "", str(row["text"]))
        for row in kept
        if row["target"] == centre
    }
    ties = [
        Tie(
            str(row["pledge"]),
            str(row["target"]),
            str(row["words"] or ""),
            told(row),
            role=str(row.get("role") or ""),
        )
        for row in kept
    ]
    middle = spots.pop(centre)
    return neighbourhood(middle, tuple(pledges.values()), spots.values(), ties)


def _frequent(ties: Iterable[Tie], shown: frozenset[str], centre: str) -> frozenset[str]:
    count = Counter(tie.other for tie in ties if tie.pledge in shown and tie.other != centre)
    ranked = sorted(count, key=lambda other: (-count[other], other))
    return frozenset(ranked[:OTHERS])


def _places(
    pledges: Sequence[str], others: Sequence[str], ties: Iterable[Tie]
) -> dict[str, tuple[float, float]]:
    """Pledges on an inner ring, beside those that name the same; the rest on an outer ring."""
    named: dict[str, list[str]] = {pledge: [] for pledge in pledges}
    naming: Counter[str] = Counter()
    for tie in ties:
        if tie.other in others:
            named[tie.pledge].append(tie.other)
            naming[tie.other] += 1
    rank = {other: (-naming[other], other) for other in others}
    best = {
        pledge: min((rank[other] for other in named[pledge]), default=(0, "")) for pledge in pledges
    }
    order = sorted(pledges, key=lambda pledge: (best[pledge], pledge))
    angles = {pledge: math.tau * (i + 0.5) / len(order) for i, pledge in enumerate(order)}
    outer = sorted(others, key=lambda other: (_mean(angles, named, other), other))
    return _ring(order, _RING, _RING + 45) | _ring(outer, _RING + _SPREAD, _RING + _SPREAD + 70)


def _mean(angles: Mapping[str, float], named: Mapping[str, list[str]], other: str) -> float:
    """The direction in which the pledges that name it lie."""
    near = [angles[pledge] for pledge, all_named in named.items() if other in all_named]
    x, y = sum(map(math.cos, near)), sum(map(math.sin, near))
    return math.atan2(y, x) % math.tau


def _ring(ids: Sequence[str], even: float, odd: float) -> dict[str, tuple[float, float]]:
    """Places on a circle, in and out by turns so that names do not run into each other."""
    places = {}
    for i, one in enumerate(ids):
        angle = math.tau * (i + 0.5) / len(ids)
        radius = odd if i % 2 else even
        places[one] = (round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1))
    return places


def _scheme(rows: Iterable[Row]) -> str:
    """The scheme of areas to draw: the one that several programmes share, if it is there."""
    schemes = {str(row["scheme"]) for row in rows if row["scheme"]}
    return next((one for one in SHARED_SCHEMES if one in schemes), "programme")


def _spot(row: Row, name: str) -> Spot:
    kind = "actor" if row["label"] == "Actor" else "area"
    return Spot(str(row["target"]), kind, str(row[name] or row["name"]))
