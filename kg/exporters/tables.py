"""CSV and TSV: an answer as it is, a graph as one row a pledge."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from kg.ids import iri
from kg.model import Edge, Graph, Node, Rows, Value
from kg.schema import NODES

# A spreadsheet takes a text that begins so for a formula and runs it; where semicolons part its
# cells, as in Norway, so does what stands behind one.
_FORMULA = re.compile("(?:^|(?<=[;\t\r\n]))(?=[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20])")

_OWN = ("order", "page", "line_first", "line_last", "kind", "text", "full_text", "lead_in")
_LINKED = {
    "actors": "INVOLVES",
    "targets": "HAS_TARGET",
    "areas": "IN_AREA",
    "instruments": "CITES",
}

COLUMNS = ("iri", "id", "programme", "party", "section", "parent", *_OWN, *_LINKED)
"""The columns of a graph's table."""

_Ends = Mapping[tuple[str, str], list[Edge]]


def separated(rows: Rows, delimiter: str) -> str:
    """A head and a line for each row.

    A list is joined by semicolons, an empty cell is nothing, and a text that a spreadsheet would
    run as a formula gets an apostrophe before it, even if it begins behind a semicolon.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(map(_cell, rows.columns))
    writer.writerows(map(_cell, row) for row in rows.rows)
    return text.getvalue()


def pledges(graph: Graph, base: str) -> Rows:
    """A graph as a table: one row a pledge, in the order of the programmes.

    `section` holds the titles above it from the outside in, `actors` each actor with its role,
    `targets` their words. What several pledges share stands in the row of each of them.
    """
    nodes = {(node.label, node.id): node for node in graph.nodes}
    ends: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        ends[edge.type, edge.source].append(edge)
    found = (node for node in graph.nodes if node.label == "Pledge")
    rows = [_row(node, nodes, ends, base) for node in found]
    order = COLUMNS.index("order")
    rows.sort(key=lambda row: (str(row[2]), _number(row[order]), str(row[1])))
    return Rows(COLUMNS, tuple(rows))


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _row(
    pledge: Node, nodes: Mapping[tuple[str, str], Node], ends: _Ends, base: str
) -> tuple[Value, ...]:
    programme = next(_targets("IN_PROGRAMME", pledge, nodes, ends), None)
    section = next(_targets("IN_SECTION", pledge, nodes, ends), None)
    parent = next(_targets("SUBPLEDGE_OF", pledge, nodes, ends), None)
    return (
        iri(base, NODES["Pledge"].kind, pledge.id),
        pledge.id,
        programme.id if programme else None,
        programme.properties.get("party") if programme else None,
        " > ".join(_titles(section, nodes, ends)),
        parent.id if parent else None,
        *(pledge.properties.get(name) for name in _OWN),
        *(_linked(kind, pledge, nodes, ends) for kind in _LINKED.values()),
    )


def _targets(
    kind: str, node: Node, nodes: Mapping[tuple[str, str], Node], ends: _Ends
) -> Iterator[Node]:
    for edge in ends.get((kind, node.id), ()):
        if edge.source_label == node.label:
            yield nodes[edge.target_label, edge.target]


def _titles(
    section: Node | None, nodes: Mapping[tuple[str, str], Node], ends: _Ends
) -> tuple[str, ...]:
    if section is None or section.label != "Section":
        return ()
    above = next(_targets("PART_OF", section, nodes, ends), None)
    return (*_titles(above, nodes, ends), str(section.properties.get("title", section.id)))


def _linked(
    kind: str, pledge: Node, nodes: Mapping[tuple[str, str], Node], ends: _Ends
) -> tuple[str, ...]:
    edges = (edge for edge in ends.get((kind, pledge.id), ()) if edge.source_label == "Pledge")
    return tuple(sorted(_named(edge, nodes[edge.target_label, edge.target]) for edge in edges))


def _named(edge: Edge, node: Node) -> str:
    name = str(node.properties.get("name") or node.properties.get("quote") or node.id)
    role = edge.properties.get("role")
    return f"{name} ({role})" if role else name


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, str):
        return _FORMULA.sub("'", value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _graph(graph: Graph, base: str, *, delimiter: str) -> str:
    return separated(pledges(graph, base), delimiter)


def _answer(rows: Rows, *, delimiter: str) -> str:
    return separated(rows, delimiter)


_DELIMITERS = {".csv": ",", ".tsv": "\t"}

GRAPHS = {suffix: partial(_graph, delimiter=one) for suffix, one in _DELIMITERS.items()}
ROWS = {suffix: partial(_answer, delimiter=one) for suffix, one in _DELIMITERS.items()}
