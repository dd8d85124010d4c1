"""Every actor that a pledge names."""

from __future__ import annotations

from kg.base import KnowledgeBase
from kg.views.parts import choice, heads, lists
from kg.views.parts.asking import ask
from kg.views.parts.speech import say

TITLE = "page.actors"
ORDER: int | None = 2


def page(kb: KnowledgeBase) -> None:
    """Show the actors, those first that most pledges name."""
    told = say()
    heads.title(told(TITLE))
    found = [row for row in ask(kb, "actors") if row["pledges"]]
    tiers = ["named", "collective"]
    tier = choice.buttons(
        told("actors.tier"),
        tiers,
        lambda one: told(f"actors.{one}", count=sum(row["tier"] == one for row in found)),
        key="tier",
    )
    lists.things(
        [row for row in found if tier in {None, row["tier"]}], "actor", told("actors.none")
    )
