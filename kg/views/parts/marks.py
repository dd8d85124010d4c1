"""Pledges as they stand in their source, with the words that say something marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from kg.views.parts.asking import Row, number, text
from kg.views.parts.speech import html, say

Span = tuple[int, int]


def marked(text: str, spans: Iterable[Span]) -> str:
    """A text as HTML where the given stretches are marked.

    Of two that overlap the second goes on where the first ends; an empty one marks nothing.
    """
    parts, at = [], 0
    for start, end in sorted(spans):
        begin = max(start, at)
        if end <= begin:
            continue
        parts += [html(text[at:begin]), "<mark>", html(text[begin:end]), "</mark>"]
        at = end
    return "".join([*parts, html(text[at:])])


def chip(text: str, kind: str = "") -> str:
    """A small label as HTML; `kind` chooses its colour."""
    return f'<span class="lg-chip lg-{html(kind)}">{html(text)}</span>'


def sentence(
    own: str,
    spans: Mapping[str, Iterable[Span]],
    *,
    lead_in: str = "",
    parent: str = "",
    style: str = "lg-pledge",
    below: str = "",
) -> None:
    """A pledge with what stands before it; `spans` are those of text, lead_in and parent.

    `below` is HTML that is made of escaped text.
    """
    around = [("lead_in", lead_in), ("parent", parent)]
    before = [
        f'<p class="lg-around">{marked(words, spans.get(via, ()))}</p>'
        for via, words in around
        if words
    ]
    main = f'<p class="lg-text">{marked(own, spans.get("text", ()))}</p>'
    st.html(f'<div class="{style}">{"".join(before)}{main}{below}</div>')


def pledge(row: Row, found: Iterable[Row], *, style: str = "lg-pledge", below: str = "") -> None:
    """A pledge with the words of what was found in it marked where they stand.

    The row has text, lead_in and parent_text; what was found has via, start and end.
    """
    spans: dict[str, list[Span]] = {}
    for one in found:
        start, end = number(one, "start"), number(one, "end")
        if start is not None and end is not None:
            spans.setdefault(text(one, "via"), []).append((start, end))
    around = {"lead_in": text(row, "lead_in"), "parent": text(row, "parent_text")}
    sentence(text(row, "text"), spans, **around, style=style, below=below)


def place(row: Row) -> str:
    """Where a pledge stands: section, page and lines."""
    told = say()
    first, last = number(row, "line_first"), number(row, "line_last")
    page = told("place.page", page=row["page"]) if row.get("page") else ""
    lines = told("place.lines", first=first, last=last, count=1 if first == last else 2)
    return " · ".join(part for part in (text(row, "section"), page, lines) if part)


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Names and values side by side; those without a value are left out."""
    inner = "".join(f"<dt>{html(a)}</dt><dd>{html(b)}</dd>" for a, b in pairs if b)
    if inner:
        st.html(f'<dl class="lg-facts">{inner}</dl>')


def quiet(text: str) -> None:
    """A line that says what is shown."""
    st.html(f'<p class="lg-big">{html(text)}</p>')
