"""What goes through the pipe between a guard and its engine: JSON with its length before it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import BinaryIO, cast

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
        stream.write(len(content).to_bytes(HEAD, "big") + content)
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
    return _encoded(content).encode("utf-8", "replace")


def unpacked(content: bytes) -> dict[str, object]:
    """The object that `packed` was given, tuples as lists; a FrameError for anything else."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FrameError(str(error)) from error
    if not isinstance(found, dict):
        raise FrameError("no object")
    return cast("dict[str, object]", found)


def packed_rows(rows: Rows, size: int) -> bytes:
    """An answer as bytes, cut after the last row that fits in `size` bytes."""
    body, notice = packed(rows.rows), rows.notice
    if len(body) > size:
        lines = _fitting(rows, size)
        body = b"[" + b",".join(lines) + b"]"
        notice = f"cut after {len(lines):,} rows: an answer has at most {size:,} bytes"
    return packed({"columns": rows.columns, "notice": notice})[:-1] + b', "rows": ' + body + b"}"


def _fitting(rows: Rows, size: int) -> list[bytes]:
    lines: list[bytes] = []
    left = size - len("[]")
    for row in rows.rows:
        line = packed(row)
        left -= len(line) + len(",")
        if left < 0:
            break
        lines.append(line)
    return lines


def unpacked_rows(found: Mapping[str, object]) -> Rows:
    """The answer that `packed_rows` was given."""
    columns, notice = found.get("columns"), found.get("notice")
    rows = found.get("rows")
    if not isinstance(columns, list) or not isinstance(rows, list):
        raise FrameError("no rows")
    return Rows(
        tuple(str(column) for column in columns),
        tuple(_row(row) for row in rows),
        None if notice is None else str(notice),
    )


def _row(cells: list[Value | list[str]]) -> tuple[Value, ...]:
    if list in map(type, cells):
        return tuple(tuple(cell) if isinstance(cell, list) else cell for cell in cells)
    return tuple(cast("list[Value]", cells))
