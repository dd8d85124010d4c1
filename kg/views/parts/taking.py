"""What a reader takes away: a pledge or an answer as a file, and words to cite a pledge by."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from kg.base import KnowledgeBase
from kg.exporters import to_bytes
from kg.model import Graph, Rows, Value
from kg.naming import Named, nodes_of
from kg.pictures import Picture
from kg.stores.readback import of_things, read_back
from kg.views.parts import asking, links, marks, network, offline
from kg.views.parts.asking import Row, text
from kg.views.parts.speech import language, say

_OF_PLEDGE = (".ttl", ".jsonld", ".json", ".csv")
_OF_ANSWER = (".csv", ".tsv", ".json", ".parquet")
_OF_THINGS = (".ttl", ".graphml")
_KINDS = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".ttl": "text/turtle",
    ".graphml": "application/graphml+xml",
    ".html": "text/html",
    ".parquet": "application/vnd.apache.parquet",
}


def answer(kb: KnowledgeBase, rows: Rows, found: Named, name: str) -> None:
    """Buttons that download an answer, and the part of the graph that its rows name."""
    _buttons(name, _OF_ANSWER, lambda suffix: partial(_answer_as, rows, suffix))
    if not found.keys:
        st.caption(say()("take.no_graph"))
        return
    things = tuple(nodes_of(found.keys))
    _buttons(
        name,
        _OF_THINGS,
        lambda suffix: partial(_things_as, kb, things, suffix),
        label=say()("take.graph"),
    )


def found(rows: Callable[[], Rows], name: str, label: str) -> None:
    """A button that downloads a list, made only then, as a table; `label` says what is in it."""
    _buttons(name, (".csv",), lambda suffix: lambda: _answer_as(rows(), suffix), label=label)


def pledge(kb: KnowledgeBase, identifier: str) -> None:
    """Buttons that download a pledge with all that it is linked to."""
    _buttons(identifier, _OF_PLEDGE, lambda suffix: partial(_pledge_as, kb, identifier, suffix))


def picture(drawn: Picture, name: str, title: str) -> None:
    """A button that downloads a graph as a page of its own, which needs no server."""
    told = say()
    words = {
        "lang": language(),
        "title": title,
        "hint": told("take.offline"),
        "table": told("graph.table"),
        "more": {**network.legend(drawn), "pledge": told("graph.kind.pledge")},
    }
    _buttons(
        name, (".html",), lambda _: partial(offline.page, drawn, words), label=told("take.picture")
    )


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
    return f"{start}/pledge?{urlencode({'id': identifier, **links.address({})})}"


def _buttons(
    name: str,
    suffixes: tuple[str, ...],
    content: Callable[[str], Callable[[], bytes]],
    *,
    label: str | None = None,
) -> None:
    told = say()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(label or told("take.download"), width="content")
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
    return _things_as(kb, (("Pledge", identifier),), suffix)


def _things_as(kb: KnowledgeBase, things: Iterable[tuple[str, str]], suffix: str) -> bytes:
    return to_bytes(of_things(_whole(kb, asking.version(kb)), things), suffix)


@st.cache_resource(max_entries=1, show_spinner=False)
def _whole(_kb: KnowledgeBase, version: str) -> Graph:  # noqa: ARG001 - the key
    return read_back(asking.store(_kb))
