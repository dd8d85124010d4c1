"""Words are found whatever their ending, ranked, and marked where they stand."""

from __future__ import annotations

import pytest

from kg.finding import AROUND, BEGINS, INFLECTED, INSIDE, WHOLE, wanted


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("kommune", "gi kommunene frihet", "kommunene"),
        ("kommunene", "hver kommune for seg", "kommune"),
        ("kommunenes", "alle kommuner", "kommuner"),
        ("sykehusene", "et nytt sykehus", "sykehus"),
        ("skolen", "bedre skoler", "skoler"),
        ("NAV", "at Nav skal", "Nav"),
        ("kommune", "ny fylkeskommune", "kommune"),
    ],
)
def test_a_word_is_found_in_another_form(typed: str, text: str, marked: str) -> None:
    looked_for = wanted(typed)
    assert looked_for.rank(text) is not None
    assert [text[start:end] for start, end in looked_for.spans(text)] == [marked]


@pytest.mark.parametrize(("typed", "text"), [("nav", "bare ord"), ("sykehusene", "syk hest")])
def test_another_word_is_not_found(typed: str, text: str) -> None:
    assert wanted(typed).rank(text) is None
    assert wanted(typed).spans(text) == []


def test_what_fits_better_has_a_lower_rank() -> None:
    texts = ["en kommune", "i kommunene", "kommunestyret", "fylkeskommunedirektør"]
    assert [wanted("kommune").rank(one) for one in texts] == [WHOLE, INFLECTED, BEGINS, INSIDE]
    assert wanted("kommune").rank("noe annet", "for kommunen") == AROUND


def test_every_word_must_be_there_in_any_order() -> None:
    assert wanted("skole mat").rank("mat i hver skole") == WHOLE
    assert wanted("skole mat").rank("hver skole") is None
    assert wanted("skole mat").rank("hver skole", "om mat") == AROUND


def test_signs_are_not_read_as_a_pattern() -> None:
    assert wanted("a.b(c").rank("a b c") == WHOLE
    assert wanted("((").words == ()
