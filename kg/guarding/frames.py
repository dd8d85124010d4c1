"""What goes through the pipe between a guard and its engine: JSON with its length before it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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


def packed(content: Mapping[str, object]) -> bytes:
    """An object as bytes; what is no character (half a pair) becomes a question mark."""
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")


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
    lines: list[bytes] = []
    left, notice = size, rows.notice
    for row in rows.rows:
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
        left -= len(line) + 1
        if left < 0:
            notice = notice or f"cut after {len(lines)} rows: an answer has at most {size:,} bytes"
            break
        lines.append(line)
    head = packed({"columns": rows.columns, "notice": notice})
    return head[:-1] + b', "rows": [' + b",".join(lines) + b"]}"


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


def _row(cells: Sequence[Value | list[str]]) -> tuple[Value, ...]:
    return tuple(tuple(cell) if isinstance(cell, list) else cell for cell in cells)
