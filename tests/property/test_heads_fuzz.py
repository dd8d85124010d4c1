"""A saved query's files, however they are spoilt, are a question or one QueryError."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.heads import read
from tests.conftest import ROOT

FILES = sorted((ROOT / "queries").glob("*.cypher"))
quick = settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SPLINTERS = (
    b"[", b"]", b"{", b"}", b": ", b"- ", b"\n", b"// ", b"# ", b"// ? [a]\n", b"&a ", b"*a",
    b"!!python/none ", b"2025-99-99", b"!!int x", b"null", b"\x00", b"\xff", b"\t", b'"\\x"', b'"',
    b"\xd9\xa3", b"9" * 5000, b"[" * 3000, b"columns: 3", b"// columns:\n", b"// parameters: []\n",
    b"<<: *a", b"AS p_actor", b"VALUES (", b"UNDEF", b"RETURN", b"WHERE {", b"...", b"---\n",
    b"%YAML 9", b"// choices: {}", b"// 1: 2\n",
)  # fmt: skip
changes = st.lists(
    st.tuples(
        st.booleans(),
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 40),
        st.one_of(st.sampled_from(SPLINTERS), st.binary(max_size=12)),
    ),
    min_size=1,
    max_size=4,
)


def spoilt(texts: list[bytes], made: list[tuple[bool, float, int, bytes]]) -> list[bytes]:
    """Both texts with pieces taken out and others put in."""
    found = list(texts)
    for second, where, out, piece in made:
        text = found[second]
        # Most of what can go wrong is in the head.
        at = int(where * min(len(text), 900))
        found[second] = text[:at] + piece + text[at + out :]
    return found


@given(st.sampled_from(FILES), changes)
@quick
def test_a_spoilt_question_is_read_or_refused(
    tmp_path: Path, file: Path, made: list[tuple[bool, float, int, bytes]]
) -> None:
    texts = spoilt([file.read_bytes(), file.with_suffix(".rq").read_bytes()], made)
    (tmp_path / "one.cypher").write_bytes(texts[0])
    (tmp_path / "one.rq").write_bytes(texts[1])
    told, query = "", None
    try:
        query = read(tmp_path / "one.cypher")
    except QueryError as error:
        told = str(error)
    if query is None:
        assert told.startswith("one.")
        assert "\n" not in told
        return
    assert all(isinstance(one, str) for one in (*query.columns, *query.title.values()))
    assert all(isinstance(one, str) for one in query.description.values())
    for parameter in query.parameters.values():
        assert all(isinstance(one, str) for one in (*parameter.choices, *parameter.label.values()))
        assert parameter.source is None or isinstance(parameter.source, str)
