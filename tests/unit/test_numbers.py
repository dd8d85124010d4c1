"""Numbers, dates and lists of names as a user reads them."""

from __future__ import annotations

import pytest

from kg.messages import Messages
from kg.views.parts import numbers
from kg.views.parts.speech import listed


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        (82.0, "82", "82"),
        (0.01, "0,01", "0.01"),
        (150000.0, "150\xa0000", "150,000"),
        (31557600.0, "31\xa0557\xa0600", "31,557,600"),
        (2.5e10, "25\xa0000\xa0000\xa0000", "25,000,000,000"),
    ],
)
def test_an_amount_is_written_in_full(
    monkeypatch: pytest.MonkeyPatch, value: float, nb: str, en: str
) -> None:
    assert numbers.amount(value) == nb
    monkeypatch.setattr(numbers, "language", lambda: "en")
    assert numbers.amount(value) == en


def test_a_share_is_written_in_per_cent(monkeypatch: pytest.MonkeyPatch) -> None:
    assert numbers.percent(0.1234) == "12,3\xa0%"
    monkeypatch.setattr(numbers, "language", lambda: "en")
    monkeypatch.setattr(numbers, "say", lambda: Messages("en"))
    assert numbers.percent(1.0) == "100.0%"


def test_a_date_is_written_as_the_language_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert numbers.day("2026-11-24") == "24.11.2026"
    monkeypatch.setattr(numbers, "language", lambda: "en")
    assert numbers.day("2026-11-24") == "2026-11-24"


@pytest.mark.parametrize(
    ("names", "said"), [(["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_the_last_of_several_names_comes_after_an_and(names: list[str], said: str) -> None:
    assert listed(names) == said
