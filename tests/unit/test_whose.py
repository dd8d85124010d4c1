"""Whose pledge it is, where the programmes of more than one party are loaded."""

from __future__ import annotations

from kg.views.parts import whose
from kg.views.parts.asking import Row


def _programme(party: str, short: str, start: int) -> Row:
    name = f"{short.casefold()}-{start}-{start + 4}"
    years = {"period_start": start, "period_end": start + 4}
    return {"id": name, "party": party, "party_short": short, **years}


AP, V = _programme("Arbeiderpartiet", "Ap", 2025), _programme("Venstre", "V", 2025)
PLEDGE: Row = {
    "pledge": "v-2025-2029-0123456789",
    "section": "Energi",
    "line_first": 4,
    "line_last": 4,
}


def test_one_programme_needs_no_name() -> None:
    assert whose.named([V]) == {}
    assert whose.place(PLEDGE, {}) == "Energi · linje 4"


def test_of_several_the_party_is_said_before_the_place() -> None:
    parties = whose.named([AP, V])
    assert parties == {"ap-2025-2029": "Ap", "v-2025-2029": "V"}
    assert whose.place(PLEDGE, parties) == "V · Energi · linje 4"


def test_two_programmes_of_a_party_are_told_apart_by_their_years() -> None:
    parties = whose.named([AP, V, _programme("Venstre", "V", 2021)])
    assert list(parties.values()) == ["Ap", "V 2025–2029", "V 2021–2025"]


def test_a_programme_of_an_unknown_party_goes_by_its_title() -> None:
    unknown: Row = {**_programme("unknown", "unknown", 2025), "title": "Valg i Bygda"}
    assert list(whose.named([AP, unknown]).values()) == ["Ap", "Valg i Bygda"]
