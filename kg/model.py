"""The values that flow from file to answer, each frozen.

Lines and pages are numbered from 1. Offsets count characters from 0, the end not included. What a
programme has thousands of is a named tuple, which is made in a third of a dataclass's time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

Value = str | int | float | bool | None | tuple[str, ...]
"""What a property or a cell of an answer can hold."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a programme comes from; the fields of its `.toml` and the digest of its file."""

    id: str
    title: str
    party: str
    party_short: str
    period_start: int
    period_end: int
    language: str
    published: str | None
    source: str
    licence: str
    sha256: str


class Line(NamedTuple):
    """One line as the file has it, without its line break; layout only where the source tells it.

    `start` is the offset of the line's first character in the document's text. `x` and `y` are
    points from the left and the top of the page, `size` is the font size in points.
    """

    number: int
    text: str
    start: int
    page: int | None = None
    x: float | None = None
    y: float | None = None
    size: float | None = None
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A programme as it was read: its source, its whole text and the lines of that text."""

    source: Source
    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it; `level` is part, chapter or section."""

    id: str
    title: str
    level: str
    parent: str | None
    order: int
    line_first: int
    line_last: int
    path: tuple[str, ...]


class Statement(NamedTuple):
    """One pledge as the programme words it.

    `kind` is bullet, subbullet, numbered or prose. `text` is verbatim but for line breaks,
    `full_text` stands alone: the lead-in and the parent's text are put before it. `path` holds
    the titles above it from the outside in, `section` the id of the innermost. `parent` is the id
    of the statement that it hangs under. `spans` are its places in the document's text, more than
    one where a column cuts it in two. `rule` names what said that it is a pledge, `strength` is
    hard or soft, `doubt` says why the reading may be wrong.
    """

    id: str
    kind: str
    text: str
    full_text: str
    path: tuple[str, ...]
    section: str | None
    lead_in: str | None
    parent: str | None
    order: int
    page: int | None
    line_first: int
    line_last: int
    spans: tuple[tuple[int, int], ...]
    rule: str
    strength: str | None = None
    doubt: str | None = None


class Block(NamedTuple):
    """What was decided about a stretch of the document's text, and which rule decided it.

    `kind` is heading, lead_in, bullet, subbullet, numbered, pledge_prose, prose, page_mark,
    note or blank. `statement` is the id of the statement that it became, if any.
    """

    kind: str
    line_first: int
    line_last: int
    start: int
    end: int
    rule: str
    statement: str | None = None
    doubt: str | None = None


@dataclass(frozen=True)
class Reading:
    """All that was read out of one document, in the order of the source.

    `accounting` gives the blocks: only who checks or explains a reading asks for them.
    """

    document: Document
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    accounting: Callable[[], Iterable[Block]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What was decided about every stretch of the text: each character is in one of them."""
        return tuple(self.accounting())


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph; `label` and the properties' names are those of `kg.schema`."""

    label: str
    id: str
    properties: Mapping[str, Value] = field(default_factory=dict)


class Link(NamedTuple):
    """Something that was found in a statement, and why.

    `relation` is the edge's type in `kg.schema`, `target` the node at its other end. `via` is
    text, lead_in or parent, `words` are the words that said it, `start` and `end` their place in
    the text that `via` names. `rule` names the vocabulary entry and the rule.
    """

    relation: str
    statement: str
    target: Node
    via: str
    words: str
    start: int
    end: int
    rule: str
    role: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of the graph; there is at most one of a type between two nodes."""

    type: str
    source_label: str
    source: str
    target_label: str
    target: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges; every edge's ends are among the nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: column names and rows of equal length.

    `notice` says what is missing where the answer was cut.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notice: str | None = None
