"""Every entry of reading's vocabulary is tested by its own examples."""

import pytest

from kg.errors import VocabularyError
from kg.segment import cues, prose
from kg.vocab.reader import Entry

PARTY = ("PARTY",)


@pytest.mark.parametrize("entry", cues.cue_entries(), ids=lambda entry: entry.text("id"))
def test_a_cue_is_found_in_its_examples_alone(entry: Entry) -> None:
    pattern = cues.cue(entry.text("id"), PARTY)
    missed = [text for text in entry.texts("examples") if not pattern.search(text)]
    wrong = [text for text in entry.texts("counterexamples") if pattern.search(text)]
    assert (missed, wrong) == ([], []), entry.where


@pytest.mark.parametrize("entry", prose.rule_entries(), ids=lambda entry: entry.text("id"))
def test_a_commitment_is_found_in_its_examples_alone(entry: Entry) -> None:
    pattern = cues.compiled(entry.text("pattern"), PARTY)
    missed = [text for text in entry.texts("examples") if not pattern.search(text)]
    wrong = [text for text in entry.texts("counterexamples") if pattern.search(text)]
    assert (missed, wrong) == ([], []), entry.where


@pytest.mark.parametrize("entry", prose.rule_entries(), ids=lambda entry: entry.text("id"))
@pytest.mark.parametrize("field", ["signs", "also"])
def test_every_example_has_one_of_the_words_asked_for(entry: Entry, field: str) -> None:
    asked = {word.casefold() for word in entry.texts(field)}
    for example in entry.texts("examples"):
        present = set(example.casefold().replace(",", " ").replace(".", " ").split())
        assert not asked or asked & present, example


@pytest.mark.parametrize("entry", cues.cue_entries(), ids=lambda entry: entry.text("id"))
def test_every_example_ends_in_one_of_the_ends(entry: Entry) -> None:
    ends = entry.texts("ends")
    assert all(text.casefold().endswith(ends) for text in entry.texts("examples") if ends)


@pytest.mark.parametrize("entry", prose.rule_entries(), ids=lambda entry: entry.text("id"))
def test_an_example_gets_the_entry_s_verdict(entry: Entry) -> None:
    pledge = entry.text("verdict") == "pledge"
    assert [prose.verdict(text, PARTY).pledge for text in entry.texts("examples")] == [
        pledge for _ in entry.texts("examples")
    ]


def test_a_party_without_a_name_matches_nothing() -> None:
    pattern = cues.compiled(r"\bPARTY\s+vil\b", ())
    assert pattern.search("PARTY vil og Partiet vil") is None


def test_an_unknown_verdict_is_an_error_with_its_place() -> None:
    entry = Entry({"id": "x", "verdict": "maybe"}, "commitments.yaml:7")
    with pytest.raises(VocabularyError, match=r"^commitments\.yaml:7: verdict must be one of"):
        prose.checked(entry)
