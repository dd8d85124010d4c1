"""CSV and TSV are read back by Python's own reader, and no cell runs in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from kg.exporters import to_bytes
from kg.model import Rows
from tests.unit.export_samples import BASE, GRAPH, ROWS

delimiters = pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".tsv", "\t")])


def _cells(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=delimiter))


@delimiters
def test_an_answer_is_read_back(suffix: str, delimiter: str) -> None:
    assert _cells(to_bytes(ROWS, suffix), delimiter) == [
        ["pledge", "aktør", "count", "share", "sure", "names"],
        ['gi "Nav", ansvar\nog mer', "Nav", "3", "0.25", "true", "æ; ø"],
        ["'=1+1", "'+47", "-3", "-0.5", "false", ""],
        ["'-lagring", "'@nav", "0", "1.0", "", "'=x"],
        ["", "", "", "", "", ""],
    ]


@delimiters
def test_a_graph_is_a_row_a_pledge(suffix: str, delimiter: str) -> None:
    content = to_bytes(GRAPH, suffix, base=BASE).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter))
    assert [row["id"] for row in rows] == ["p-1", "p-2"]
    first, second = rows
    assert first["text"] == GRAPH.nodes[5].properties["text"]
    assert first["iri"] == f"{BASE}/pledge/p-1"
    assert (first["programme"], first["party"]) == ("ap-2025", "Arbeiderpartiet")
    assert first["section"] == "Del 1 <Arbeid & økonomi> > Bolig"
    assert first["actors"] == "Nav (agent)"
    assert first["targets"] == "2,5; 5 prosent"
    assert (first["areas"], first["instruments"]) == ("Bolig", "Nav-loven")
    assert (first["page"], second["page"]) == ("3", "")
    assert second["parent"] == "p-1"
    assert second["text"] == "'=SUM(A1;A2) er ingen formel"
    assert second["actors"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@delimiters
def test_a_formula_is_a_text(start: str, suffix: str, delimiter: str) -> None:
    content = to_bytes(Rows((f"{start}head",), ((f"{start}cell",),)), suffix)
    assert _cells(content, delimiter) == [[f"'{start}head"], [f"'{start}cell"]]
