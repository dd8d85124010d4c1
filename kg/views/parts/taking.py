"""What a reader takes away: a pledge or an answer as a file, and words to cite a pledge by."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial

import streamlit as st

from kg import settings
from kg.base import KnowledgeBase
from kg.exporters import to_bytes
from kg.model import Graph, Rows, Value
from kg.stores.readback import of_pledge, read_back
from kg.views.parts import asking, marks
from kg.views.parts.asking import Row, text
from kg.views.parts.speech import language, say

_OF_PLEDGE = (".ttl", ".jsonld", ".json", ".csv")
_OF_ANSWER = (".csv", ".tsv", ".json", ".parquet")
_KINDS = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ttl": "text/turtle",
    ".parquet": "application/vnd.apache.parquet",
}


def answer(rows: Rows, name: str) -> None:
    """Buttons that download an answer."""
    _buttons(name, _OF_ANSWER, lambda suffix: partial(_answer_as, rows, suffix))


def pledge(kb: KnowledgeBase, identifier: str) -> None:
    """Buttons that download a pledge with all that it is linked to."""
    _buttons(identifier, _OF_PLEDGE, lambda suffix: partial(_pledge_as, kb, identifier, suffix))


def citation(row: Row) -> None:
    """Words to cite a pledge by, with a button that copies them."""
    where = {
        "party": text(row, "party"),
        "programme": text(row, "programme_title"),
        "place": marks.place({**row, "section": row["section_title"]}),
        "text": text(row, "full_text"),
        "address": _address(text(row, "id")),
    }
    st.code(say()("pledge.citation", **where), language=None, wrap_lines=True)


def _address(identifier: str) -> str:
    start = (st.context.url or "").partition("?")[0].rpartition("/pledge")[0]
    chosen = "" if language() == "nb" else f"&lang={language()}"
    return f"{start}/pledge?id={identifier}{chosen}"


def _buttons(
    name: str, suffixes: tuple[str, ...], content: Callable[[str], Callable[[], bytes]]
) -> None:
    told = say()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(told("take.download"), width="content")
        for suffix in suffixes:
            st.download_button(
                told.word("download", suffix[1:]),
                content(suffix),
                file_name=f"{name}{suffix}",
                mime=_KINDS[suffix],
                on_click="ignore",
                icon=":material/download:",
                key=f"{name}{suffix}",
            )


def _answer_as(rows: Rows, suffix: str) -> bytes:
    if suffix == ".parquet":
        return _parquet(rows)
    content = to_bytes(rows, suffix)
    # A mark at the start tells a spreadsheet how the letters are encoded.
    return b"\xef\xbb\xbf" + content if suffix == ".csv" else content


def _parquet(rows: Rows) -> bytes:
    # Streamlit brings the library; it is slow to import, and few ask for this format.
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types
    from pyarrow import parquet  # noqa: PLC0415

    cells = zip(*rows.rows, strict=True) if rows.rows else ([] for _ in rows.columns)
    columns = {name: _column(list(one)) for name, one in zip(rows.columns, cells, strict=True)}
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def _column(cells: list[Value]) -> list[Value]:
    """One kind of value a column, which is what the format can hold."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if len(kinds) <= 1 or kinds == {int, float}:
        return cells
    return [None if cell is None else str(cell) for cell in cells]


def _pledge_as(kb: KnowledgeBase, identifier: str, suffix: str) -> bytes:
    where = settings.read().store or str(kb.home)
    return to_bytes(of_pledge(_whole(kb, where, kb.generation), identifier), suffix)


@st.cache_resource(max_entries=1, show_spinner=False)
def _whole(_kb: KnowledgeBase, where: str, generation: int | None) -> Graph:  # noqa: ARG001 - the key
    return read_back(asking.store(_kb))
