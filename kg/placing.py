"""Finds places on a canvas by igraph: what stands together is drawn together."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import igraph

_Spot = tuple[float, float]
Places = dict[str, _Spot]

_STEP = 110.0
"""How far neighbours stand from each other, about, in pixels at scale 1."""
_ROOM = 50.0
"""How much room what is put beside others has at least."""
_LEAST = 84.0
"""How near two things may stand at most."""
_GAP = 170.0
"""How far parts stand apart that do not hang together, so that names have room between them."""
_SHAPE = 1.6
"""How much wider than high such parts are drawn together, about."""
_SMALL = 150
"""Up to so many things are placed by the method that is slower and draws better."""


def places(
    batches: Sequence[Sequence[str]], pairs: Iterable[tuple[str, str]], wide: float = 1.0
) -> Places:
    """Places for things that came in batches; what stood there before a batch does not move.

    The same input always gives the same places. Pairs of things that no batch has are left out.
    `wide` tells how much further apart those of the first batch stand sideways: names need room.
    """
    found: Places = {}
    beside = _beside(pairs)
    for batch in batches:
        new = [one for one in dict.fromkeys(batch) if one not in found]
        if not new:
            continue
        if found:
            _beside_those(found, new, beside)
        else:
            found.update(_fresh(new, beside, wide))
    return found


def _beside(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    beside: dict[str, list[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    return beside


def _fresh(new: Sequence[str], beside: Mapping[str, Sequence[str]], wide: float) -> Places:
    import igraph  # noqa: PLC0415 - only a picture needs it

    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 - a picture, no secret
    number = {one: i for i, one in enumerate(new)}
    edges = [
        (number[one], number[other])
        for one in new
        for other in beside.get(one, ())
        if other in number and number[one] < number[other]
    ]
    graph = igraph.Graph(n=len(new), edges=edges)
    parts = [
        _stretched(_drawn([new[i] for i in part], graph.induced_subgraph(part)), wide)
        for part in sorted(graph.connected_components(), key=len, reverse=True)
    ]
    return parts[0] if len(parts) == 1 else _packed(parts)


def _drawn(names: Sequence[str], graph: igraph.Graph) -> Places:
    """Places for things that all hang together."""
    if len(names) <= _SMALL:
        return _apart(_scaled(names, graph.layout_kamada_kawai(), _STEP))
    return _scaled(names, graph.layout_fruchterman_reingold(niter=500, grid="grid"), _STEP)


def _stretched(found: Places, wide: float) -> Places:
    return {one: (round(x * wide, 1), y) for one, (x, y) in found.items()}


def _packed(parts: Sequence[Places]) -> Places:
    """Parts that hang together only in themselves, in lines from left to right.

    Beside one that is high others stand below each other.
    """
    boxes = [_box(part) for part in parts]
    room = sum((x2 - x1 + _GAP) * (y2 - y1 + _STEP) for x1, y1, x2, y2 in boxes)
    wide = max(_SHAPE * math.sqrt(room), *(x2 - x1 for x1, _, x2, _ in boxes))
    found: Places = {}
    x = y = height = down = across = 0.0
    for part, (left, top, right, bottom) in zip(parts, boxes, strict=True):
        if down and (down + bottom - top > height or x + right - left > wide):
            x, down, across = x + across + _GAP, 0.0, 0.0
        if x and not down and x + right - left > wide:
            x, y, height = 0.0, y + height + _STEP, 0.0
        for one, (at_x, at_y) in part.items():
            found[one] = (round(x + at_x - left, 1), round(y + down + at_y - top, 1))
        height, across = max(height, bottom - top), max(across, right - left)
        down += bottom - top + _STEP
    return found


def _box(part: Places) -> tuple[float, float, float, float]:
    across, down = ([spot[i] for spot in part.values()] for i in (0, 1))
    return min(across), min(down), max(across), max(down)


def _scaled(new: Sequence[str], layout: Iterable[Sequence[float]], step: float) -> Places:
    return {
        one: (round(x * step, 1), round(y * step, 1))
        for one, (x, y) in zip(new, layout, strict=True)
    }


def _apart(found: Places) -> Places:
    """Push things apart that stand in each other's names; what has the same links stands close."""
    names = list(found)
    for _ in range(30):
        moved = [_push(found, one, other) for i, one in enumerate(names) for other in names[:i]]
        if not any(moved):
            break
    return found


def _push(found: Places, one: str, other: str) -> bool:
    (x1, y1), (x2, y2) = found[one], found[other]
    apart = math.hypot(x1 - x2, y1 - y2)
    if apart >= _LEAST - 1:
        return False
    right, down = ((x1 - x2) / apart, (y1 - y2) / apart) if apart > 1 else (0.6, 0.8)
    half = (_LEAST - apart) / 2
    found[one] = (round(x1 + right * half, 1), round(y1 + down * half, 1))
    found[other] = (round(x2 - right * half, 1), round(y2 - down * half, 1))
    return True


def _beside_those(found: Places, new: Sequence[str], beside: Mapping[str, Sequence[str]]) -> None:
    """Put new things around what they belong to, on the side where there is most room."""
    waiting = list(new)
    while waiting:
        ready = [one for one in waiting if any(near in found for near in beside.get(one, ()))]
        groups: dict[str, list[str]] = {}
        for one in ready or waiting:
            anchor = max(
                (near for near in beside.get(one, ()) if near in found),
                key=lambda near: len(beside[near]),
                default="",
            )
            groups.setdefault(anchor, []).append(one)
        for anchor, group in groups.items():
            _fan(found, found.get(anchor, (0.0, 0.0)), group)
        waiting = [one for one in waiting if one not in found]


def _fan(found: Places, centre: _Spot, group: Sequence[str]) -> None:
    """Put a group on arcs around a centre, each in the free place that is nearest outwards."""
    middle = (
        sum(x for x, _ in found.values()) / len(found),
        sum(y for _, y in found.values()) / len(found),
    )
    outward = math.atan2(centre[1] - middle[1], centre[0] - middle[0])
    taken: dict[tuple[int, int], list[_Spot]] = {}
    for spot in found.values():
        taken.setdefault(_cell(spot), []).append(spot)
    spots = _spots(centre, outward)
    for one in group:
        found[one] = next(spot for spot in spots if _free(taken, spot))
        taken.setdefault(_cell(found[one]), []).append(found[one])


def _spots(centre: _Spot, outward: float) -> Iterator[_Spot]:
    """Places around a centre, ring by ring, those on its outward side first."""
    for turn in count(1):
        many = 6 * turn
        radius = _STEP * (0.4 + 0.6 * turn)
        for i in range(many):
            angle = outward + math.tau * ((i + 1) // 2 * (-1) ** i) / many
            x, y = centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
            yield round(x, 1), round(y, 1)


def _cell(spot: _Spot) -> tuple[int, int]:
    return math.floor(spot[0] / _ROOM), math.floor(spot[1] / _ROOM)


def _free(taken: Mapping[tuple[int, int], Sequence[_Spot]], spot: _Spot) -> bool:
    across, down = _cell(spot)
    near = ((across + x, down + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
    return all(math.dist(spot, other) > _ROOM for cell in near for other in taken.get(cell, ()))
