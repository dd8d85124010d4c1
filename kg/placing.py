"""Finds places on a canvas by igraph: what stands together is drawn together."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence

Places = dict[str, tuple[float, float]]

_STEP = 110.0
"""How far neighbours stand from each other, about, in pixels at scale 1."""
_LEAST = 84.0
"""How near two things may stand at most."""
_SMALL = 300
"""Up to so many things are placed by the method that is slower and draws better."""


def places(batches: Sequence[Sequence[str]], pairs: Iterable[tuple[str, str]]) -> Places:
    """Places for things that came in batches; what stood there before a batch does not move.

    The same input always gives the same places. Pairs of things that no batch has are left out.
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
            found.update(_fresh(new, beside))
    return found


def _beside(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    beside: dict[str, list[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    return beside


def _fresh(new: Sequence[str], beside: Mapping[str, Sequence[str]]) -> Places:
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
    if len(new) <= _SMALL:
        return _apart(_scaled(new, graph.layout_kamada_kawai(), _STEP))
    return _scaled(new, graph.layout_fruchterman_reingold(niter=500, grid="grid"), _STEP)


def _scaled(new: Sequence[str], layout: Iterable[Sequence[float]], step: float) -> Places:
    return {
        one: (round(x * step, 1), round(y * step, 1))
        for one, (x, y) in zip(new, layout, strict=True)
    }


def _apart(found: Places) -> Places:
    """Push things apart that stand in each other's names; what has the same links stands close."""
    names = list(found)
    for _ in range(30):
        for i, one in enumerate(names):
            for other in names[:i]:
                _push(found, one, other)
    return found


def _push(found: Places, one: str, other: str) -> None:
    (x1, y1), (x2, y2) = found[one], found[other]
    apart = math.dist(found[one], found[other])
    if apart >= _LEAST:
        return
    right, down = ((x1 - x2) / apart, (y1 - y2) / apart) if apart > 1 else (0.6, 0.8)
    half = (_LEAST - apart) / 2
    found[one] = (round(x1 + right * half, 1), round(y1 + down * half, 1))
    found[other] = (round(x2 - right * half, 1), round(y2 - down * half, 1))


def _beside_those(found: Places, new: Sequence[str], beside: Mapping[str, Sequence[str]]) -> None:
    """Put new things around what they belong to, on the side where there is most room."""
    waiting = list(new)
    while waiting:
        ready = [one for one in waiting if any(near in found for near in beside.get(one, ()))]
        groups: dict[str, list[str]] = {}
        for one in ready or waiting[:1]:
            anchor = max(
                (near for near in beside.get(one, ()) if near in found),
                key=lambda near: len(beside[near]),
                default="",
            )
            groups.setdefault(anchor, []).append(one)
        for anchor, group in groups.items():
            _fan(found, found.get(anchor, (0.0, 0.0)), group)
        waiting = [one for one in waiting if one not in found]


def _fan(found: Places, centre: tuple[float, float], group: Sequence[str]) -> None:
    """Put a group on arcs around a centre, each in the free place that is nearest outwards."""
    middle = (
        sum(x for x, _ in found.values()) / len(found),
        sum(y for _, y in found.values()) / len(found),
    )
    outward = math.atan2(centre[1] - middle[1], centre[0] - middle[0])
    spots = iter(_spots(centre, outward, 40 * (len(group) + len(found))))
    for one in group:
        found[one] = next(spot for spot in spots if _free(found, spot))


def _spots(centre: tuple[float, float], outward: float, many: int) -> Iterable[tuple[float, float]]:
    """Places around a centre, ring by ring, those on its outward side first."""
    for turn in range(1, many):
        count = 6 * turn
        for i in range(count):
            side = (i + 1) // 2 * (-1) ** i
            angle = outward + math.tau * side / count
            radius = _STEP * (0.4 + 0.6 * turn)
            yield (
                round(centre[0] + radius * math.cos(angle), 1),
                round(centre[1] + radius * math.sin(angle), 1),
            )


def _free(found: Places, spot: tuple[float, float]) -> bool:
    return all(math.dist(spot, other) > _STEP * 0.45 for other in found.values())
