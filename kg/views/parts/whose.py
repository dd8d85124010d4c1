"""Whose pledge it is and where it stands: the party is said where there is more than one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.ids import programme_of
from kg.views.parts import marks
from kg.views.parts.asking import Row, ask, knowledge_base, text

Parties = Mapping[str, str]


def parties() -> Parties:
    """The parties by the ids of their programmes; empty where one programme is loaded."""
    return named(ask(knowledge_base(), "programmes"))


def named(programmes: Sequence[Row]) -> Parties:
    """What tells the programmes apart: the party, and the period where it has more than one."""
    if len(programmes) < 2:
        return {}
    names = [text(row, "party_short") or text(row, "party") for row in programmes]
    count = Counter(names)
    return {
        text(row, "id"): name if count[name] == 1 else f"{name} {period(row)}"
        for row, name in zip(programmes, names, strict=True)
    }


def period(programme: Row) -> str:
    """The years of a programme."""
    return f"{programme['period_start']}–{programme['period_end']}"


def party(row: Row, parties: Parties) -> str:
    """The party whose pledge it is, where there is more than one."""
    return parties.get(programme_of(text(row, "pledge")), "")


def place(row: Row, parties: Parties) -> str:
    """Where a pledge stands, after the party where there is more than one."""
    return " · ".join(part for part in (party(row, parties), marks.place(row)) if part)
