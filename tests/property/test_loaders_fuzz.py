"""Any bytes under any suffix are a document or one InputError."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.ids import slug
from kg.model import Document
from loaders import files, load
from tests.fixtures.hostile import SPLINTERS, facts, tried

same_folder = [HealthCheck.function_scoped_fixture]
quick = settings(deadline=None, max_examples=50, suppress_health_check=same_folder)
whole = settings(deadline=None, max_examples=25, suppress_health_check=same_folder)
pieces = st.one_of(
    st.binary(max_size=40), st.sampled_from(SPLINTERS).map(lambda one: one.encode("utf-8"))
)
contents = st.lists(pieces, max_size=8).map(b"".join)
words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)


def loaded(file: Path) -> Document | None:
    try:
        return load(file)
    except InputError:
        return None


@given(contents)
@quick
def test_any_bytes_are_a_text_or_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "prove.txt"
    file.write_bytes(data)
    document = loaded(file)
    if document is not None:
        assert document.text.encode("utf-8") == data.removeprefix(b"\xef\xbb\xbf")
        for line in document.lines:
            assert document.text[line.start : line.start + len(line.text)] == line.text


@given(words, words)
@whole
def test_any_words_in_a_programme_make_a_whole_graph(
    tmp_path: Path, first: str, second: str
) -> None:
    file = tmp_path / "prove.txt"
    file.write_text(f"{first}\n\nVi vil:\n\n• styrke NAV {second}\n\n• {first}\n", "utf-8")
    tried(file)


@given(st.integers(0, 10_000))
@whole
def test_any_facts_are_taken_or_refused(tmp_path: Path, seed: int) -> None:
    file = tmp_path / "prove.txt"
    file.write_text("Vi vil rense fjorden innen perioden er over.", "utf-8")
    file.with_suffix(".toml").write_bytes(facts(seed))
    tried(file)


@given(st.dictionaries(st.sampled_from(["title", "id", "party", "published"]), words))
@quick
def test_what_facts_say_is_what_is_kept(tmp_path: Path, given_facts: dict[str, str]) -> None:
    file = tmp_path / "prove.txt"
    told = {"title": "T", "party": "P", "language": "nb", "source": "S", "licence": "L"}
    told |= given_facts
    lines = [f"{name} = {_toml(value)}" for name, value in told.items()]
    lines += ["period_start = 2025", "period_end = 2029"]
    file.with_suffix(".toml").write_text("\n".join(lines), "utf-8")
    if not slug(told.get("id", "prove")):
        with pytest.raises(InputError, match="no id"):
            files.source(file, b"x")
        return
    source = files.source(file, b"x")
    assert (source.title, source.party) == (told["title"], told["party"])


def _toml(text: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in text) + '"'


def test_bytes_that_begin_as_a_pdf_are_refused(tmp_path: Path) -> None:
    chance = random.Random(7)
    file = tmp_path / "prove.pdf"
    for _ in range(4):
        file.write_bytes(b"%PDF-1.7\n" + chance.randbytes(2000))
        assert loaded(file) is None
