"""Statements of our own for the tests of linkers."""

from __future__ import annotations

from kg.linkers import targets
from kg.model import Document, Link, Reading, Source, Statement, Value

SOURCE = Source("x", "X", "X-partiet", "X", 2025, 2029, "nb", None, "here", "none", "0")


def reading(*texts: str, lead_in: str | None = None) -> Reading:
    """A reading of the texts as bullets, in a programme for 2025-2029."""
    statements = tuple(
        Statement(
            id=f"x-{number}",
            kind="bullet",
            text=text,
            full_text=text,
            path=(),
            section=None,
            lead_in=lead_in,
            parent=None,
            order=number,
            page=None,
            line_first=number,
            line_last=number,
            spans=((0, 1),),
            rule="test",
        )
        for number, text in enumerate(texts, start=1)
    )
    return Reading(Document(SOURCE, "", ()), (), statements)


def target_links(text: str) -> list[Link]:
    """The links to targets of one statement."""
    return list(targets.links(reading(text)))


def targets_of(text: str) -> list[dict[str, Value]]:
    """The properties of one statement's targets."""
    return [dict(link.target.properties) for link in target_links(text)]
