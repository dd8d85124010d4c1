"""Words that point back to an instrument are linked to what the sentences before name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.linkers import instruments as linker
from kg.model import Document, Line, Link, Reading, Section
from kg.vocab.reader import FOLDER
from kg.vocab.references import checked
from tests.unit.linking import SOURCE, reading

REFERENCES = """\
- id: loven
  kinds: [law]
  heads: [loven]
  reach: 1
  cues: [loven]
  pattern: '(?P<back>loven)'
  examples: ["Energiloven er god. | Vi vil endre loven."]
"""


def links_of(before: str, text: str, kind: str = "prose") -> list[Link]:
    """The links of a sentence that stands behind another text in its document."""
    (statement,) = reading(text).statements
    place = (len(before), len(before) + len(text))
    placed = statement._replace(kind=kind, spans=(place,))
    return list(linker.links(Reading(Document(SOURCE, before + text, ()), (), (placed,))))


def test_what_ships_agrees_with_its_examples() -> None:
    assert len(checked(FOLDER)) > 5


@pytest.mark.parametrize(
    ("before", "text", "name", "words"),
    [
        (
            "Startlån hjelper mange. ",
            "Vi vil styrke denne ordningen.",
            "startlån",
            "denne ordningen",
        ),
        (
            "Vi har en god fast-\nlegeordning. ",
            "Ordningen skal bestå.",
            "fastlegeordningen",
            "Ordningen",
        ),
        ("Viltloven er gammel. Den er uklar.\n", "Vi vil endre loven.", "viltloven", "loven"),
    ],
)
def test_words_stand_for_what_was_named(before: str, text: str, name: str, words: str) -> None:
    (link,) = links_of(before, text)
    assert (link.target.properties["name"], link.words, link.via) == (name, words, "text")
    assert text[link.start : link.end] == words


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        ("Startlån hjelper mange. ", "styrke denne ordningen", "bullet"),
        ("Startlån hjelper mange.\n\n", "Vi vil styrke denne ordningen.", "prose"),
        ("Startlån og bostøtte hjelper mange. ", "Vi vil styrke denne ordningen.", "prose"),
        ("Viltloven er gammel. En. To. Tre. Fire. ", "Vi vil endre loven.", "prose"),
    ],
)
def test_words_that_could_mean_anything_are_no_link(before: str, text: str, kind: str) -> None:
    assert links_of(before, text, kind) == []


@pytest.mark.parametrize(("heading", "names"), [(1, ["viltloven"]), (3, [])])
def test_a_section_is_read_over_its_paragraphs_and_not_the_one_before(
    heading: int, names: list[str]
) -> None:
    texts = ["Vilt", "Viltloven er gammel.", "", "Den er lang.", "", "Vi vil endre loven."]
    whole = "\n".join(texts)
    starts = [len("\n".join([*texts[:place], ""])) for place in range(len(texts))]
    lines = tuple(Line(n, text, starts[n - 1]) for n, text in enumerate(texts, start=1))
    section = Section("s", "Vilt", "section", None, 1, heading, 6, ("Vilt",))
    (statement,) = reading(texts[-1]).statements
    placed = statement._replace(kind="prose", section="s", spans=((starts[-1], len(whole)),))
    found = linker.links(Reading(Document(SOURCE, whole, lines), (section,), (placed,)))
    assert [link.target.properties["name"] for link in found] == names


def test_a_sentence_that_names_its_own_instrument_means_that_one() -> None:
    (link,) = links_of("Viltloven er gammel. ", "Energiloven er ny, og loven skal endres.")
    assert link.target.properties["name"] == "energiloven"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kinds: [law]", "kinds: [rule]", r"references.yaml:1: kinds rule are none of law"),
        ("(?P<back>", "((?P<back>", r"references.yaml:1: pattern cannot be read"),
        ("Energiloven", "Loven", r"example .* does not match"),
        (
            "  examples",
            '  counterexamples: ["Viltloven er god. | Vi vil endre loven."]\n  examples',
            r"counterexample .* matches",
        ),
    ],
)
def test_a_bad_entry_is_one_error_with_its_place(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    text = REFERENCES.replace(old, new, 1)
    (tmp_path / "instruments_references.yaml").write_text(text, "utf-8")
    with pytest.raises(VocabularyError, match=message):
        checked(tmp_path)
