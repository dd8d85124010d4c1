"""Finds the words of a pledge that point back to a law or scheme in the sentences before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.linkers.sentences import sentences
from kg.model import Reading, Statement
from kg.vocab import references as vocabulary
from kg.vocab.instruments import Mention

_FARTHEST = 1000
"""How many characters before a pledge are read."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])")


def section_starts(reading: Reading) -> dict[str, int]:
    """Where the text of each section starts, by the section's id."""
    lines = reading.document.lines
    return {one.id: lines[one.line_first - 1].start for one in reading.sections}


def find(statement: Statement, source: str, section: int | None) -> Iterator[Mention]:
    """The words of a sentence that point back; an item of a list points to nothing before it.

    `section` is where the section starts; where that is not known, the paragraph is read alone.
    """
    if statement.kind != "prose" or not (cued := vocabulary.cued(statement.text)):
        return
    start = statement.spans[0][0]
    before = source[max(section or 0, start - _FARTHEST) : start]
    said = _sentences(before if section is not None else _PARAGRAPH.split(before)[-1])
    for one in cued:
        yield from vocabulary.find(one, statement.text, said)


def _sentences(before: str) -> tuple[str, ...]:
    running = " ".join(_BROKEN.sub("", before).split())
    return tuple(sentence.text for sentence in sentences(running))
