"""What goes through the pipe between a guard and its engine: JSON with its length before it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO, cast

import orjson

from kg.model import Rows, Value

HEAD = 4
"""Bytes of a length."""

SLACK = 1 << 20
"""Bytes of an answer that are no rows: its columns, its notice, an error."""


class FrameError(Exception):
    """The other side is gone, or says what it never should."""


def write(stream: BinaryIO, content: bytes) -> None:
    """Send one frame; a FrameError where nobody reads."""
    try:
        stream.write(len(content).to_bytes(HEAD, "big"))
        stream.write(content)
        stream.flush()
    except (OSError, ValueError) as error:
        raise FrameError(str(error)) from error


def read(stream: BinaryIO, most: int) -> bytes:
    """The next frame of at most `most` bytes; a FrameError where there is none."""
    size = int.from_bytes(_exactly(stream, HEAD), "big")
    if size > most:
        raise FrameError(f"a frame of {size} bytes")
    return _exactly(stream, size)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    try:
        content = stream.read(size)
    except (OSError, ValueError) as error:
        raise FrameError(str(error)) from error
    if len(content) != size:
        raise FrameError("the stream ended")
    return content


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def packed(content: object) -> bytes:
    """A value as bytes; what is no character (half a pair) becomes a question mark."""
    try:
        return orjson.dumps(content)
    except orjson.JSONEncodeError:  # half a pair, or a number of more than 64 bits
        return _encoded(content).encode("utf-8", "replace")


def unpacked(content: bytes) -> dict[str, object]:
    """The object that `packed` was given, tuples as lists; a FrameError for anything else."""
    return _object(json.loads, content)


def unpacked_answer(content: bytes) -> dict[str, object]:
    """As `unpacked`, in half the time; its numbers have at most 64 bits, as those of a store."""
    return _object(orjson.loads, content)


def _object(loads: Callable[[bytes], object], content: bytes) -> dict[str, object]:
    try:
        found = loads(content)
    except (ValueError, RecursionError) as error:
        raise FrameError(str(error)) from error
    if not isinstance(found, dict):
        raise FrameError("no object")
    return cast("dict[str, object]", found)


def packed_rows(rows: Rows, size: int) -> bytes:
    """An answer as bytes, cut after the last row that fits in `size` bytes."""
    body, notice = _packed_cells(rows.rows), rows.notice
    if len(body) > size:
        fitting = _fitting(rows, size)
        body = _packed_cells(rows.rows[:fitting])
        notice = f"cut after {fitting:,} rows: an answer has at most {size:,} bytes"
    head = packed({"columns": rows.columns, "notice": notice}).removesuffix(b"}")
    return b"".join((head, b',"cells":', body, b"}"))


def _packed_cells(rows: Sequence[tuple[Value, ...]]) -> bytes:
    """The cells column by column; at least one column."""
    return packed(list(zip(*rows, strict=True)) or [(None,) * len(rows)])


def _fitting(rows: Rows, size: int) -> int:
    """How many rows fit."""
    left = size - len("[]") * (len(rows.columns) + 1)
    for number, row in enumerate(rows.rows):
        left -= len(_packed_cells((row,)))
        if left < 0:
            return number
    return len(rows.rows)


def unpacked_rows(found: Mapping[str, object]) -> Rows:
    """The answer that `packed_rows` was given."""
    columns, notice, cells = found.get("columns"), found.get("notice"), found.get("cells")
    if not isinstance(columns, list) or not isinstance(cells, list):
        raise FrameError("no rows")
    try:
        rows = tuple(zip(*map(_column, cells), strict=True))
    except (TypeError, ValueError) as error:
        raise FrameError(str(error)) from error
    return Rows(
        tuple(str(column) for column in columns),
        rows if columns else ((),) * len(rows),
        None if notice is None else str(notice),
    )


def _column(cells: list[Value | list[str]]) -> Sequence[Value]:
    if list in map(type, cells):
        return [tuple(cell) if isinstance(cell, list) else cell for cell in cells]
    return cast("list[Value]", cells)
