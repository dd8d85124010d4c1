"""An answer as text for a terminal or another program."""

from __future__ import annotations

import re
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.exporters import to_bytes
from kg.model import Rows, Value

# A terminal obeys these.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WIDE = 200
"""Columns of a table that goes to a file or another program."""


def rendered(rows: Rows, form: str, out: TextIO) -> str:
    """An answer as text; `form` is table, json, csv or tsv, `out` where a table has to fit."""
    if form == "table":
        return _table(rows, out)
    return to_bytes(rows, f".{form}").decode().rstrip("\r\n")


def _table(rows: Rows, out: TextIO) -> str:
    table = Table(box=box.SIMPLE, header_style="bold")
    for column in rows.columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows.rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console = Console(file=out, width=None if out.isatty() else _WIDE)
    with console.capture() as capture:
        console.print(table)
    lines = [line.rstrip() for line in capture.get().splitlines()]
    count = f"{len(rows.rows)} {'row' if len(rows.rows) == 1 else 'rows'}"
    return "\n".join([*lines, count]).lstrip("\n")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return _CONTROL.sub("\ufffd", text)
