"""Knowledge bases that a test may change, and small programmes to load into them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

WIDTHS = (1280, 390)
LONG = 60_000
"""Milliseconds that a load may take on a busy machine."""

TEXT = """Bolig

Vårt Parti vil:

• bygge {number} boliger i {place} sammen med kommunene innen 2028

• styrke Husbanken

Det er viktig at alle har et sted å bo.
"""


class Served(NamedTuple):
    """The app over two knowledge bases, and where they lie."""

    address: str
    first: Path
    second: Path


def written(folder: Path, name: str, *, place: str, number: int = 500) -> Path:
    """A small programme as a file."""
    file = folder / name
    file.write_text(TEXT.format(place=place, number=number), "utf-8")
    return file


def facts(file: Path, party: str, short: str) -> None:
    """Write the facts about a small programme beside it."""
    told = {"title": f"Programmet til {party}", "party": party, "party_short": short}
    told |= {"language": "nb", "source": "en prøve", "licence": "fri bruk"}
    lines = [f'{name} = "{value}"' for name, value in told.items()]
    years = ["period_start = 2025", "period_end = 2029"]
    file.with_suffix(".toml").write_text("\n".join(lines + years), "utf-8")
