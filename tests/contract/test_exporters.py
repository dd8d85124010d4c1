"""What every export promises, whatever its suffix."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.exporters import Selection, export, suffixes, to_bytes
from kg.model import Graph, Node, Rows, Value
from tests.unit.export_samples import BASE, GRAPH, ROWS

EVERY: list[tuple[str, Selection]] = [
    *((suffix, GRAPH) for suffix in suffixes(Graph)),
    *((suffix, ROWS) for suffix in suffixes(Rows)),
]
every = pytest.mark.parametrize(
    ("suffix", "selection"),
    EVERY,
    ids=[f"{suffix[1:]}-{type(one).__name__.lower()}" for suffix, one in EVERY],
)


def test_the_formats_that_are_promised_are_there() -> None:
    assert suffixes(Graph) == (".csv", ".graphml", ".json", ".jsonld", ".nt", ".tsv", ".ttl")
    assert suffixes(Rows) == (".csv", ".json", ".tsv")


@every
def test_a_second_export_is_equal_to_the_byte(
    suffix: str, selection: Selection, tmp_path: Path
) -> None:
    files = [tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"]
    for file in files:
        export(selection, file, base=BASE)
    one, two = (file.read_bytes() for file in files)
    assert one == two
    assert "ø" in one.decode("utf-8")
    assert sorted(tmp_path.iterdir()) == files


def _turned(value: Value) -> Value:
    return value[::-1] if isinstance(value, tuple) else value


@pytest.mark.parametrize("suffix", suffixes(Graph))
def test_the_order_of_a_graph_does_not_matter(suffix: str) -> None:
    nodes = [
        Node(one.label, one.id, {name: _turned(value) for name, value in one.properties.items()})
        for one in GRAPH.nodes[::-1]
    ]
    turned = Graph(tuple(nodes), GRAPH.edges[::-1])
    assert to_bytes(turned, suffix, base=BASE) == to_bytes(GRAPH, suffix, base=BASE)


@every
def test_nothing_at_all_can_be_exported(suffix: str, selection: Selection, tmp_path: Path) -> None:
    empty = Rows(("a",), ()) if isinstance(selection, Rows) else Graph((), ())
    export(empty, tmp_path / f"empty{suffix}", base=BASE)
    assert (tmp_path / f"empty{suffix}").exists()


@every
def test_a_file_that_is_there_is_replaced_only_on_demand(
    suffix: str, selection: Selection, tmp_path: Path
) -> None:
    file = tmp_path / f"out{suffix}"
    file.write_text("before")
    with pytest.raises(ExportError, match="--overwrite"):
        export(selection, file, base=BASE)
    assert file.read_text() == "before"
    export(selection, file, overwrite=True, base=BASE)
    assert file.read_bytes() == to_bytes(selection, suffix, base=BASE)


@every
def test_a_place_that_cannot_be_written_is_one_line(
    suffix: str, selection: Selection, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    for folder in ("absent", "file"):
        with pytest.raises(ExportError, match="cannot be written") as caught:
            export(selection, tmp_path / folder / f"out{suffix}", base=BASE)
        assert "\n" not in str(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="folder"):
        export(ROWS, tmp_path, overwrite=True)


@pytest.mark.parametrize("name", ["out.xlsx", "out", ".csv"])
def test_an_unknown_suffix_is_told_what_is_allowed(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.csv, \.graphml, \.json"):
        export(GRAPH, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_answer_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"an answer is written as \.csv, \.json, \.tsv"):
        export(ROWS, tmp_path / "out.ttl")


def test_the_suffix_may_be_written_large(tmp_path: Path) -> None:
    export(ROWS, tmp_path / "OUT.CSV")
    assert (tmp_path / "OUT.CSV").read_bytes() == to_bytes(ROWS, ".csv")


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_half_a_character_is_an_error_and_not_a_broken_file(suffix: str, tmp_path: Path) -> None:
    broken = Rows(("a",), (("\ud800",),))
    with pytest.raises(ExportError, match="no character"):
        export(broken, tmp_path / f"out{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_iris_begin_as_the_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOFTEGRAF_BASE", "https://elsewhere.example/x")
    graph = Graph((Node("Party", "ap", {"name": "Ap"}),), ())
    assert b"<https://elsewhere.example/x/party/ap>" in to_bytes(graph, ".nt")


def test_no_driver_is_imported_before_its_format_is_written() -> None:
    script = (
        "import sys; from kg.exporters import suffixes, to_bytes; from kg.model import Graph, Rows;"
        "suffixes(Graph); to_bytes(Rows(('a',), ()), '.csv'); to_bytes(Graph((), ()), '.json');"
        "print(sorted({'networkx', 'pyoxigraph', 'rdflib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
