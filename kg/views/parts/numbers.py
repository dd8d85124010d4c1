"""How much of a document is read, as numbers that a user reads."""

from __future__ import annotations

from kg.intake import files
from kg.views.parts.speech import language
from loaders import limits


def shown(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", "\xa0" if language() == "nb" else ",")


def allowed() -> dict[str, str]:
    """The limits by the names that sentences have for them."""
    return {
        "characters": shown(limits.CHARACTERS),
        "line": shown(limits.LINE),
        "pages": shown(limits.PAGES),
        "pledges": shown(limits.STATEMENTS),
        "pledge": shown(limits.STATEMENT),
    }


def megabytes(suffix: str) -> str:
    """How many megabytes a file with this ending may have."""
    return f"{files.most(suffix) / 1_000_000:g}"
