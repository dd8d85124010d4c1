"""Every entry of the targets' vocabulary keeps the promises of its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.linkers.deadlines import Period, deadlines
from kg.linkers.numbers import quantities
from kg.vocab import numbers as words
from kg.vocab import targets as vocabulary
from kg.vocab.numbers import Number, Unit
from kg.vocab.reader import Entry
from kg.vocab.targets import Phrase
from tests.unit.linking import targets_of

PERIOD = Period(2025, 2029)
KINDS = (
    *("before", "behind", "raise", "lower", "more", "less", "to", "by", "per", "baseline"),
    *("change", "set", "zero", "range", "fixed", "skip", "stop", "deny", "one", "money"),
    *("number_of", "join", "clip", "verb"),
)
PHRASES = tuple(phrase for kind in KINDS for phrase in vocabulary.phrases(kind))
ENDS_AT_NUMBER = frozenset({"before", "to", "by", "number_of"})
STARTS_AT_NUMBER = frozenset({"behind", "more", "less"})


def _units(text: str) -> set[str | None]:
    return {quantity.unit for quantity in quantities(text)}


@pytest.mark.parametrize("unit", words.units(), ids=lambda unit: unit.id)
def test_unit_is_found_in_its_examples_alone(unit: Unit) -> None:
    for example in unit.examples:
        found = {(name or "").removesuffix(" CO2") for name in _units(example)}
        assert unit.id in found, example
    for example in unit.counterexamples:
        assert unit.id not in _units(example), example


@pytest.mark.parametrize("number", words.numbers(), ids=lambda number: number.id)
def test_number_word_gives_its_value(number: Number) -> None:
    for example in number.examples:
        assert quantities(example), example
    for example in number.counterexamples:
        assert not quantities(example), example


def test_units_have_a_factor_and_one_form_one_unit() -> None:
    forms = [form for unit in words.units() for form in unit.forms]
    assert len(forms) == len(set(forms))
    assert all(unit.factor > 0 for unit in words.units())


def _meets(phrase: Phrase, text: str) -> bool:
    """Whether a phrase is found in a text where its kind is looked for."""
    ends = [match.start() for match in words.single_pattern().finditer(text)]
    if phrase.kind in ENDS_AT_NUMBER:
        return any(phrase.pattern.search(text[:end]) for end in ends)
    if phrase.kind in STARTS_AT_NUMBER:
        places = [place for quantity in quantities(text) for place in (quantity.end, quantity.at)]
        return any(phrase.pattern.match(text, place) for place in places)
    return phrase.pattern.search(text) is not None


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.rule)
def test_phrase_is_found_in_its_examples_alone(phrase: Phrase) -> None:
    assert phrase.examples
    for example in phrase.examples:
        assert _meets(phrase, example), example
    for example in phrase.counterexamples:
        assert not _meets(phrase, example), example


@pytest.mark.parametrize("phrase", vocabulary.deadlines(), ids=lambda phrase: phrase.rule)
def test_deadline_is_found_in_its_examples_alone(phrase: Phrase) -> None:
    for example in phrase.examples:
        rules = {found.rule for found in deadlines(example, PERIOD, ())}
        assert phrase.rule in rules, example
    for example in phrase.counterexamples:
        rules = {found.rule for found in deadlines(example, PERIOD, ())}
        assert phrase.rule not in rules, example


@pytest.mark.parametrize("phrase", vocabulary.contexts(), ids=lambda phrase: phrase.rule)
def test_context_examples_give_no_target_and_counterexamples_one(phrase: Phrase) -> None:
    for example in phrase.examples:
        assert not targets_of(example), example
    for example in phrase.counterexamples:
        assert targets_of(example), example


@pytest.mark.parametrize("phrase", vocabulary.contexts(), ids=lambda phrase: phrase.rule)
def test_context_itself_says_that_its_examples_are_no_targets(phrase: Phrase) -> None:
    for example in phrase.examples:
        found = quantities(example) or words.single_pattern().search(example)
        assert found, f"{example!r} holds no number that could be a target"


def test_entry_of_an_unknown_kind_is_an_error_with_its_place() -> None:
    entry = Entry({"kind": "sideways"}, "some.yaml:7")
    with pytest.raises(VocabularyError, match=r"some\.yaml:7: kind 'sideways' is none of up"):
        words.one_of(entry, "kind", frozenset({"up"}))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("pattern: minst", "regex: minst", r"targets_phrases.yaml:1: unknown field 'regex'"),
        ("pattern: minst", "pattern: '(minst'", r"targets_phrases.yaml:1: pattern cannot be read"),
        ("kind: before", "kind: beside", r"targets_phrases.yaml:1: kind 'beside' is none of"),
        ("[bygge minst ti]", "[bygge ti]", r"targets_phrases.yaml:1: example 'bygge ti' does not"),
    ],
)
def test_a_bad_phrase_is_one_error_with_its_place(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    good = "- {id: a, kind: before, value: '>=', pattern: minst, examples: [bygge minst ti]}"
    (tmp_path / "targets_phrases.yaml").write_text(good.replace(old, new), "utf-8")
    with pytest.raises(VocabularyError, match=message):
        vocabulary.read("targets_phrases.yaml", tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("forms: [favn]", "words: [favn]", r"units.yaml:1: unknown field 'words'"),
        ("factor: 1.8", "factor: long", r"units.yaml:1: field 'factor' must be a float"),
        ("examples: [to favn]", "examples: [to alen]", r"units.yaml:1: example 'to alen' does not"),
        ("ples: [to favn]", "ples: [to favn], counterexamples: [en favn ved]", r"1: counterex"),
    ],
)
def test_a_bad_unit_is_one_error_with_its_place(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    good = "- {id: favn, forms: [favn], dimension: length, factor: 1.8, examples: [to favn]}"
    (tmp_path / "units.yaml").write_text(good.replace(old, new), "utf-8")
    with pytest.raises(VocabularyError, match=message):
        words.units(tmp_path)


def test_a_form_of_two_units_is_an_error_that_names_both(tmp_path: Path) -> None:
    unit = "- {id: %s, forms: [favn], dimension: length, factor: 1.8, examples: [to favn]}"
    (tmp_path / "units.yaml").write_text("\n".join((unit % "favn", unit % "famn")), "utf-8")
    with pytest.raises(VocabularyError, match=r"units.yaml:2: 'favn' is claimed by 'favn'.*:1"):
        words.units(tmp_path)
