"""Ends an answer that grows too long, before it is all in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import orjson

from kg.model import Rows, Value


@dataclass(frozen=True, slots=True)
class Most:
    """What an answer may hold: a number of rows, and a size in bytes, roughly.

    `seconds` is how long a server may take over it, if it is asked.
    """

    rows: int
    size: int
    seconds: float = 60.0


def cut(
    columns: tuple[str, ...], rows: Iterable[tuple[Value, ...]], most: Most | None = None
) -> Rows:
    """An answer of what an engine gives, asked for no more rows than fit; cut, it has a notice."""
    if most is None:
        return Rows(columns, tuple(rows))
    kept: list[tuple[Value, ...]] = []
    left = most.size
    for row in rows:
        left -= _size(row)
        if len(kept) == most.rows:
            return Rows(columns, tuple(kept), f"cut after {most.rows:,} rows; there are more")
        if left < 0:
            notice = f"cut after {len(kept):,} rows: an answer has at most {most.size:,} bytes"
            return Rows(columns, tuple(kept), notice)
        kept.append(row)
    return Rows(columns, tuple(kept))


def _size(row: tuple[Value, ...]) -> int:
    try:
        return len(orjson.dumps(row))
    except orjson.JSONEncodeError:  # half a pair, or a number of more than 64 bits
        return len(repr(row))
