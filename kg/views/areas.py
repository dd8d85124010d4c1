"""Every policy area that a pledge belongs to."""

from __future__ import annotations

from kg.base import KnowledgeBase
from kg.views.parts import choice, heads, lists
from kg.views.parts.asking import ask
from kg.views.parts.speech import say

TITLE = "page.areas"
ORDER: int | None = 3


def page(kb: KnowledgeBase) -> None:
    """Show the areas of one scheme."""
    told = say()
    heads.title(told(TITLE))
    found = [row for row in ask(kb, "areas") if row["pledges_in_all"]]
    schemes = lists.schemes(found)
    if len(schemes) > 1:
        scheme = choice.buttons(
            told("areas.scheme"),
            schemes,
            lambda one: told.word("scheme", one),
            key="scheme",
            default=schemes[0],
        )
        found = [row for row in found if row["scheme"] == scheme]
    lists.things(found, "area", told("areas.none"))
