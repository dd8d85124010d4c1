"""Whose pledge it is and where it stands: the party is said where there is more than one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.ids import programme_of
from kg.views.parts import marks
from kg.views.parts.asking import Row, ask, knowledge_base, text
from loaders.files import UNKNOWN

Parties = Mapping[str, str]


def parties() -> Parties:
    """The parties by the ids of their programmes; empty where one programme is loaded."""
    return named(ask(knowledge_base(), "programmes"))


def named(programmes: Sequence[Row]) -> Parties:
    """What tells the programmes apart: the party, and the period where it has more than one."""
    if len(programmes) < 2:
        return {}
    count = Counter(text(row, "party_short") for row in programmes)
    alone = {party for party, times in count.items() if times == 1} - {UNKNOWN}
    return {
        text(row, "id"): short if (short := text(row, "party_short")) in alone else programme(row)
        for row in programmes
    }


def programme(row: Row) -> str:
    """A programme by its party and its years; by its title where its party is unknown."""
    short = text(row, "party_short")
    return text(row, "title") if short == UNKNOWN else f"{short} {period(row)}"


def period(programme: Row) -> str:
    """The years of a programme."""
    return f"{programme['period_start']}–{programme['period_end']}"


def party(row: Row, parties: Parties) -> str:
    """The party whose pledge it is, where there is more than one."""
    return parties.get(programme_of(text(row, "pledge")), "")


def place(row: Row, parties: Parties) -> str:
    """Where a pledge stands, after the party where there is more than one."""
    return " · ".join(part for part in (party(row, parties), marks.place(row)) if part)
