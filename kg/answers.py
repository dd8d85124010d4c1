"""An answer as text for a terminal or another program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import TextIO

from kg.model import Rows, Value


def rendered(rows: Rows, form: str, out: TextIO) -> Iterator[str]:
    """The lines of an answer; `form` is table, json, csv or tsv."""
    return _FORMS[form](rows, out)


def _json(rows: Rows, out: TextIO) -> Iterator[str]:  # noqa: ARG001 - one shape for all forms
    objects = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    yield json.dumps(objects, ensure_ascii=False, indent=1)


def _csv(rows: Rows, out: TextIO) -> Iterator[str]:  # noqa: ARG001 - one shape for all forms
    return _separated(rows, ",")


def _tsv(rows: Rows, out: TextIO) -> Iterator[str]:  # noqa: ARG001 - one shape for all forms
    return _separated(rows, "\t")


def _separated(rows: Rows, delimiter: str) -> Iterator[str]:
    for row in (rows.columns, *rows.rows):
        line = io.StringIO()
        csv.writer(line, delimiter=delimiter, lineterminator="").writerow(map(_cell, row))
        yield line.getvalue()


def _table(rows: Rows, out: TextIO) -> Iterator[str]:
    from rich import box  # noqa: PLC0415 - the other forms do without
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE, header_style="bold")
    for column in rows.columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows.rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console = Console(file=out, width=None if out.isatty() else 200)
    with console.capture() as capture:
        console.print(table)
    yield capture.get().rstrip("\n")
    yield f"{len(rows.rows)} rows"


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


_FORMS = {"table": _table, "json": _json, "csv": _csv, "tsv": _tsv}
