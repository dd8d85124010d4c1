"""Ends an answer that grows too long, before it is all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import orjson

from kg.model import Rows, Value

_BATCH = 256
"""So many rows at most are measured at once: their sum costs hardly more than one row's size."""


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
    """An answer of what an engine gives, asked for little more than fits; cut, it has a notice."""
    if most is None:
        return Rows(columns, tuple(rows))
    kept: list[tuple[Value, ...]] = []
    left = most.size
    for batch in _batches(iter(rows), kept):
        size = _size(batch)
        if size <= left and len(kept) + len(batch) <= most.rows:
            kept += batch
            left -= size
            continue
        for row in batch:
            left -= _size((row,))
            if len(kept) == most.rows:
                return Rows(columns, tuple(kept), f"cut after {most.rows:,} rows; there are more")
            if left < 0:
                notice = f"cut after {len(kept):,} rows: an answer has at most {most.size:,} bytes"
                return Rows(columns, tuple(kept), notice)
            kept.append(row)
    return Rows(columns, tuple(kept))


def _batches(
    rows: Iterator[tuple[Value, ...]], kept: Sequence[tuple[Value, ...]]
) -> Iterator[Sequence[tuple[Value, ...]]]:
    """The rows, no more at once than are kept, so that rows which grow end before the memory."""
    while batch := tuple(islice(rows, min(len(kept) + 1, _BATCH))):
        yield batch


def _size(rows: Sequence[tuple[Value, ...]]) -> int:
    try:
        return len(orjson.dumps(rows))
    except orjson.JSONEncodeError:  # half a pair, or a number of more than 64 bits
        return len(repr(rows))
