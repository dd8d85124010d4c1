"""What holds of reading whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ids import normalise
from kg.model import Reading
from tests.unit.reading import reading

WORDS = ["skog", "fjord", "båt", "hav", "fisk", "fjell", "og", "vern", "mer", "nye", "lys", "bro"]
OPENINGS = ["verne", "bygge", "styrke", "øke", "sikre", "redusere"]

phrases = st.builds(
    lambda opening, words: " ".join([opening, *words, "kyst"]),
    st.sampled_from(OPENINGS),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=18),
)
sentences = st.builds(
    lambda subject, phrase: f"{subject} {phrase}.",
    st.sampled_from(["Vi vil", "Kysten er vakker når vi får", "Prøvepartiet skal"]),
    phrases,
)
sections = st.builds(
    lambda title, prose, bullets: (f"{title.capitalize()} i dag", prose, bullets),
    st.sampled_from(WORDS),
    st.lists(sentences, min_size=1, max_size=4),
    st.lists(phrases, min_size=1, max_size=5),
)
programmes = st.lists(sections, min_size=1, max_size=4)
texts = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(list("•–-*:.,;()123 \n\t\r «»ab")),
    ),
    max_size=400,
)

Programme = list[tuple[str, list[str], list[str]]]


def broken(text: str, width: int) -> Iterator[str]:
    """A paragraph in lines of a width, each but the last with a space at its end."""
    line = ""
    for word in text.split():
        if line and len(line) + len(word) > width:
            yield line + " "
            line = ""
        line = f"{line} {word}".strip()
    yield line


def laid_out(programme: Programme, width: int) -> str:
    """A programme as text in lines of a width."""
    blocks: list[str] = []
    for title, prose, bullets in programme:
        blocks += [title, "\n".join(broken(" ".join(prose), width)), "Vi vil:"]
        blocks += ["•\t" + "\n".join(broken(bullet, width)) for bullet in bullets]
    return "\n\n".join(blocks) + "\n"


def check_accounts(found: Reading) -> None:
    text = found.document.text
    assert "".join(text[block.start : block.end] for block in found.blocks) == text
    assert all(block.start < block.end for block in found.blocks)
    ids = [one.id for one in found.statements]
    assert len(ids) == len(set(ids))


@given(texts)
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read_and_is_accounted_for(text: str) -> None:
    check_accounts(reading(text))


@given(texts)
@settings(max_examples=60, deadline=None)
def test_any_text_under_a_lead_in_can_be_read(text: str) -> None:
    check_accounts(reading(f"Vi vil:\n\n• {text}\n\n• rense vannet\n"))


@given(programmes, st.integers(30, 70), st.integers(30, 70))
@settings(max_examples=60, deadline=None)
def test_the_width_of_lines_changes_no_pledge(programme: Programme, one: int, two: int) -> None:
    first, second = (reading(laid_out(programme, width)) for width in (one, two))
    assert [(each.id, each.text, each.kind) for each in first.statements] == [
        (each.id, each.text, each.kind) for each in second.statements
    ]
    assert [each.path for each in first.statements] == [each.path for each in second.statements]
    assert [each.id for each in first.sections] == [each.id for each in second.sections]


@given(programmes, st.integers(30, 70))
@settings(max_examples=60, deadline=None)
def test_every_bullet_is_found_in_its_section(programme: Programme, width: int) -> None:
    found = [one for one in reading(laid_out(programme, width)).statements if one.kind != "prose"]
    expected = [(title, bullet) for title, _, bullets in programme for bullet in bullets]
    assert [(one.path[-1], one.text) for one in found] == expected


@given(programmes, st.integers(30, 70))
@settings(max_examples=60, deadline=None)
def test_a_statement_s_words_stand_at_its_place(programme: Programme, width: int) -> None:
    found = reading(laid_out(programme, width))
    for one in found.statements:
        there = "".join(found.document.text[start:end] for start, end in one.spans)
        assert normalise(there) == normalise(one.text)
        assert re.sub(r"\W", "", one.text) in re.sub(r"\W", "", found.document.text)
