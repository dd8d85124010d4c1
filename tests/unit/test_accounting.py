"""What `check` and `explain` tell of a reading."""

from kg.accounting import account, explain, report
from tests.unit.reading import reading

TEXT = "Hav\n\nHavet er stort. Det er viktig at\nfisken lever. Vi vil:\n\n• verne torsken\n"


def test_what_is_in_doubt_is_told_with_its_place_its_reason_and_its_words() -> None:
    told = list(report(account(reading(TEXT))))
    place = told.index("in doubt: 1")
    assert told[place + 1] == (
        "  3-4: pledge_prose, importance-not-act: Det er viktig at fisken lever."
    )


def test_prose_that_is_no_pledge_is_told_with_its_words() -> None:
    (stretch,) = account(reading(TEXT)).left_out
    assert (stretch.line_first, stretch.line_last, stretch.words) == (3, 3, "Havet er stort.")


def test_a_line_is_explained_by_what_it_holds_and_the_rule_that_decided() -> None:
    bullet = "\n".join(explain(reading(TEXT), 6))
    assert bullet.startswith("bullet (lines 6-6), rule bullet-sign\n  words: • verne torsken")
    assert "  lead-in: Vi vil:" in bullet
    assert "  under: Hav" in bullet
