"""How much of a document is read: what lies beyond is an InputError, not a machine at a stand.

The largest of the programmes of 2025 has 370,000 characters on 9,200 lines or 132 pages, 2,200
pledges and no word of more than 36 letters; each limit leaves room for several times that.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError
from kg.model import Line, Statement

BYTES = {".txt": 5_000_000, ".md": 1_000_000, ".pdf": 100_000_000, ".toml": 100_000}
"""Of a file. Text is text; Markdown is slow to take apart; a PDF may be full of photographs."""

CHARACTERS = 3_000_000
"""Of a document's text."""

LINES = 200_000
"""Of a document, the empty ones among them."""

PAGES = 1_000
"""Of a PDF."""

LINE = 50_000
"""Characters of a line: a paragraph may stand on one, a programme that does has lost its breaks."""

WORD = 1_000
"""Characters without white space: room for a long address; more is data, and slow to look up."""

STATEMENTS = 20_000
"""Pledges of a document."""

STATEMENT = 20_000
"""Characters of a pledge with what is put before it; the linkers read each as one."""

STATEMENTS_TEXT = 5_000_000
"""Characters of all pledges with what is put before each: a lead-in stands in all of its items."""

SECONDS = 60
"""Of computing, to take a PDF apart; a programme takes one or two."""

MEMORY = 2_000_000_000
"""Bytes of address space, to take a PDF apart."""


def check_size(path: Path, size: int) -> None:
    """Nothing, or an InputError that tells how big a file may be."""
    most = BYTES.get(path.suffix.casefold(), max(BYTES.values()))
    if size > most:
        raise InputError(f"{path}: {_number(size)} bytes; at most {_number(most)} are read")


def check_length(path: Path, text: str) -> None:
    """Nothing, or an InputError where a text has too many characters or lines."""
    if len(text) > CHARACTERS:
        raise InputError(
            f"{path}: {_number(len(text))} characters; at most {_number(CHARACTERS)} are read"
        )
    breaks = max(text.count("\n"), text.count("\r"))
    if breaks > LINES:
        raise InputError(f"{path}: {_number(breaks)} lines; at most {_number(LINES)} are read")


def check_lines(path: Path, lines: Sequence[Line]) -> None:
    """Nothing, or an InputError that tells which line is too long."""
    for line in lines:
        if len(line.text) > LINE:
            raise InputError(
                f"{path}:{line.number}: {_number(len(line.text))} characters on one line; at most "
                f"{_number(LINE)} are read, so give each paragraph a line"
            )
        if (
            len(line.text) > WORD
            and (longest := max(map(len, line.text.split()), default=0)) > WORD
        ):
            raise InputError(
                f"{path}:{line.number}: {_number(longest)} characters without a space; at most "
                f"{_number(WORD)} are read"
            )


def check_statements(path: Path, statements: Sequence[Statement]) -> None:
    """Nothing, or an InputError that tells which pledge is too much."""
    if len(statements) > STATEMENTS:
        raise InputError(
            f"{path}: {_number(len(statements))} pledges; at most {_number(STATEMENTS)} are read"
        )
    for one in statements:
        if len(one.full_text) > STATEMENT:
            raise InputError(
                f"{path}:{one.line_first}: a pledge of {_number(len(one.full_text))} characters "
                f"with its lead-in; at most {_number(STATEMENT)} are read"
            )
    if (total := sum(len(one.full_text) for one in statements)) > STATEMENTS_TEXT:
        raise InputError(
            f"{path}: the pledges with their lead-ins have {_number(total)} characters; at most "
            f"{_number(STATEMENTS_TEXT)} are read"
        )


def _number(number: int) -> str:
    return f"{number:,}"
