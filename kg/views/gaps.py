"""What is missing: pledges in which something was not found, and what was read with doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.views.parts import cards, charts, choice, lists, marks, measured
from kg.views.parts.asking import Row, ask, number, text
from kg.views.parts.speech import html, say

TITLE = "page.gaps"
ORDER: int | None = 5

_KINDS = ("actor", "target", "deadline", "area", "doubt")


def page(kb: KnowledgeBase) -> None:
    """Show how much of each kind is missing, and the pledges of the kind that is chosen."""
    told = say()
    charts.look()
    st.title(told(TITLE))
    marks.quiet(told("gaps.intro"))
    total = sum(number(row, "pledges") or 0 for row in ask(kb, "programmes"))
    found = {kind: _found(kb, kind) for kind in _KINDS}
    _shares({kind: len(rows) for kind, rows in found.items()}, total)
    kind = choice.buttons(
        told("gaps.choose"),
        _KINDS,
        lambda one: told(f"gaps.{one}.name"),
        key="missing",
        default=_KINDS[0],
    )
    _listed(str(kind), found[str(kind)])
    with st.container(border=True):
        st.subheader(told("gaps.not_looked"))
        st.write(told("gaps.looked"))
        st.write(told("gaps.never"))
    measured.show()


def _found(kb: KnowledgeBase, kind: str) -> list[Row]:
    if kind == "doubt":
        return ask(kb, "pledges_in_doubt")
    if kind != "deadline":
        return ask(kb, f"pledges_without_{kind}")
    # Only a number asks for a year: of a pledge without either nothing more can be said.
    rows = ask(kb, "targets")
    dated = {row["pledge"] for row in rows if row["deadline"] is not None}
    without = [row for row in rows if row["pledge"] not in dated]
    return list({row["pledge"]: row for row in without}.values())


def _shares(counts: Mapping[str, int], total: int) -> None:
    cards_of = "".join(_share(kind, count, total) for kind, count in counts.items())
    st.html(f'<div class="lg-gaps">{cards_of}</div>')


def _share(kind: str, count: int, total: int) -> str:
    told = say()
    percent = 100 * count / total if total else 0
    shown = told("gaps.share", percent=f"{percent:.0f}", total=total)
    name = html(told(f"gaps.{kind}.name"))
    bar = f'<div class="lg-gap-bar"><div style="width:{percent:.1f}%"></div></div>'
    head = f'<p class="lg-gap-name">{name}</p><p class="lg-gap-count">{count}</p>'
    return f'<div class="lg-gap">{head}{bar}<p class="lg-meta">{html(shown)}</p></div>'


def _listed(kind: str, rows: Sequence[Row]) -> None:
    told = say()
    st.write(told(f"gaps.{kind}.means"))
    if not rows:
        st.success(told(f"gaps.{kind}.none"))
        return
    shown = _of_one_reason(rows) if kind == "doubt" else list(rows)
    lists.paged(shown, 10, f"page_{kind}_{len(shown)}", _doubted if kind == "doubt" else _plain)


def _of_one_reason(rows: Sequence[Row]) -> list[Row]:
    told = say()
    count = Counter(text(row, "doubt") for row in rows)
    reasons = [one for one, _ in count.most_common()]
    reason = choice.pills(
        told("gaps.reason"),
        reasons,
        lambda one: f"{told.word('doubt', one)} ({count[one]})",
        key="doubt",
    )
    return [row for row in rows if reason in {None, row["doubt"]}]


def _plain(row: Row) -> None:
    with st.container(border=True):
        marks.sentence(text(row, "text"), {})
        cards.foot(row)


def _doubted(row: Row) -> None:
    told = say()
    why = told.word("why_doubt", row["doubt"])
    with st.container(border=True):
        marks.sentence(text(row, "text"), {}, below=f'<p class="lg-meta">{html(why)}</p>')
        cards.foot(row)
