"""Numbers and dates as a user reads them, and how much of a document is read."""

from __future__ import annotations

from decimal import Decimal

from kg.intake import files
from kg.views.parts.speech import language, say
from loaders import limits


def shown(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", "\xa0" if language() == "nb" else ",")


def amount(value: float) -> str:
    """A number of any size in full, with its thousands apart."""
    whole, _, rest = f"{Decimal(str(value)):,f}".partition(".")
    rest = rest.rstrip("0")
    if language() == "nb":
        return whole.replace(",", "\xa0") + (f",{rest}" if rest else "")
    return whole + (f".{rest}" if rest else "")


def percent(share: float) -> str:
    """A share of 1 in per cent, with one decimal."""
    shown = f"{100 * share:.1f}"
    return say()("share.percent", share=shown.replace(".", ",") if language() == "nb" else shown)


def day(date: str) -> str:
    """A date, given as YYYY-MM-DD, the way that it is written in the language of the reader."""
    return ".".join(reversed(date.split("-"))) if language() == "nb" else date


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
