"""A document that nobody means well by is read within bounds, or refused in one sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kg.answers import rendered
from kg.errors import InputError
from kg.exporters import to_bytes
from kg.loading import read_file, read_programme
from kg.model import Rows
from loaders import apart, limits, load
from tests.fixtures.hostile import big, tried, written

SEEDS = 40

REFUSED = {
    "latin-1.txt": r":3: byte 0xE5 at 18 is not UTF-8",
    "utf-16.txt": "is NUL, so this is no text",
    "nul.txt": ":3: byte .* is NUL",
    "one-line.txt": "50,000,000 bytes; at most 5,000,000 are read",
    "one-word.txt": ":1: 2,000,000 characters on one line; at most 50,000",
    "empty-lines.txt": "1,000,002 lines; at most 200,000",
    "bullets.txt": "bytes; at most 5,000,000",
    "combining.txt": ":3: 1,000,012 characters on one line",
    "joined-word.txt": ":3: a pledge of .* characters with its lead-in; at most 20,000",
    "nested.md": "bytes; at most 1,000,000",
    "not-a-pdf.pdf": "not a PDF that can be opened",
    "encrypted.pdf": "locked with a password",
    "pages.pdf": "10,000 pages; at most 1,000 are read",
    "bomb.pdf": "holds no text|took more than|brought the reader down",
    "loop.pdf": "not a PDF|page 1 cannot be read",
}


@pytest.mark.parametrize("name", REFUSED)
def test_too_much_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(big(name))
    with pytest.raises(InputError, match=REFUSED[name]) as error:
        read_file(file)
    assert str(error.value).startswith(str(file))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "name",
    [
        "digits.txt",
        "brackets.txt",
        "combining-that-fits.txt",
        "hyphens.txt",
        "halves.txt",
        "numbers.txt",
        "list.txt",
        "brackets.md",
        "quotes.md",
    ],
)
def test_much_is_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(big(name))
    assert tried(file) is not None


def test_generated_documents_make_no_traceback_and_no_half_graph(tmp_path: Path) -> None:
    came = [tried(written(tmp_path, seed)) for seed in range(SEEDS)]
    read = sum(one is not None for one in came)
    print(f"documents tried: {SEEDS}, read {read}, refused {SEEDS - read}")
    assert 0 < read < SEEDS


def test_what_a_document_says_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "prove.txt"
    said = [
        "<script>alert(1)</script> rense fjorden",
        '=HYPERLINK("http://x";"y") og mer',
        "a\x01b;=1",
    ]
    file.write_text("Vi vil:\n\n" + "".join(f"• {one}\n\n" for one in said), "utf-8")
    graph = read_programme(file)[1]
    texts = [one.properties["text"] for one in graph.nodes if one.label == "Pledge"]
    assert texts == said
    table = to_bytes(graph, ".csv").decode()
    assert "'=HYPERLINK" in table
    assert ",=" not in table
    assert "a\x01b;'=1" in table
    assert "&lt;script&gt;" in to_bytes(graph, ".graphml").decode()


def test_a_terminal_gets_no_commands() -> None:
    shown = rendered(Rows(("text",), (("\x1b[2Jrense\x07",),)), "table", sys.stderr)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "rense" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize("suffix", [".txt", ".md", ".pdf"])
def test_a_pipe_and_a_device_are_no_documents(tmp_path: Path, suffix: str) -> None:
    pipe, device = tmp_path / f"pipe{suffix}", tmp_path / f"device{suffix}"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for file in (pipe, device):
        with pytest.raises(InputError, match="is no ordinary file"):
            load(file)


def test_a_reader_that_dies_takes_nobody_with_it(tmp_path: Path) -> None:
    file = tmp_path / "prove.pdf"
    file.write_bytes(b"some")
    with pytest.raises(InputError, match="brought the reader down"):
        apart.parsed("antigravity_that_is_not_there", file)


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of memory are Linux'")
def test_a_reader_that_takes_too_much_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "greedy.py").write_text(
        f"def parsed(data):\n    return [len(bytearray({limits.MEMORY}))]\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))
    file = tmp_path / "prove.pdf"
    file.write_bytes(b"some")
    with pytest.raises(InputError, match="or 2000 MB"):
        apart.parsed("greedy", file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "[" * 20_000, "nests too deep|not TOML"),
        ("period_start = " + "9" * 5000, "not TOML|year"),
        ("period_start = 99999", "must be a year"),
        ("period_start = -1", "must be a year"),
        ('title = "' + "x" * 200_000 + '"', "at most 100,000 are read"),
    ],
)
def test_hostile_facts_are_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "prove.txt"
    file.write_text("Vi vil rense fjorden.", "utf-8")
    file.with_suffix(".toml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=message) as error:
        load(file)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 500


def test_a_name_that_no_file_can_have_again_is_refused(tmp_path: Path) -> None:
    file = tmp_path / ("å" * 100 + ".txt")
    file.write_text("Vi vil rense fjorden.", "utf-8")
    with pytest.raises(InputError, match="is too long; at most 150 bytes"):
        load(file)


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_that_is_not_utf_8_becomes_text(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"prove-\xff.txt")
    file.write_text("Vi vil rense fjorden.", "utf-8")
    assert load(file).source.title == "prove-\ufffd"
    assert tried(file) is not None
