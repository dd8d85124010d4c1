"""Which paragraphs are titles, cross-references or prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.segment import units
from kg.segment.continuations import is_closed, is_unfinished
from kg.segment.cues import cue
from kg.segment.layout import is_larger
from kg.segment.rejoin import Lexicon
from kg.segment.units import Piece, Unit

PART_TITLE = "part-title"
TITLE_SHAPE = "title-shape"
TITLE_SIZE = "title-size"
TITLE_BOLD = "title-bold"
TITLE_ON_LINE = "title-at-end-of-line"
INGRESS = "ingress-before-title"
CROSS_REFERENCE = "cross-reference"
TABLE_OF_CONTENTS = "table-of-contents"
RUNNING_TEXT = "running-text"

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d+\s*\Z")
_LONGEST_LEADER = 200
_LONGEST_TITLE = 120
_MOST_LINES = 3
_LONGEST_LINE = 75
_INNER = re.compile(r"(?<=[^\W\d_]) (?=([^\W\d_])[^\W\d_]+(?: [^.!?:;,]+)?\Z)")


def judged(found: Sequence[Unit], lexicon: Lexicon, body: float | None) -> Iterator[Unit]:
    """The units, where each paragraph is now a part's title, a title, a note or prose.

    `body` is the size of the text's type; where it is known, size or weight tells what is a title.
    """
    for place, unit in enumerate(found):
        if unit.kind != units.PLAIN:
            yield unit
            continue
        if (note := _note(unit)) is not None:
            yield note
            continue
        if body is not None:
            yield _by_size(unit, body)
            continue
        before, after = _beside(found, place, -1), _beside(found, place, 1)
        yield from _judged(unit, before, after, lexicon)


def _by_size(unit: Unit, body: float) -> Unit:
    larger = is_larger(unit, body) and not _is_ingress(unit)
    bold = unit.first.bold is True and _has_title_shape(unit)
    if not (larger or bold) or not any(map(str.isalpha, unit.pieces[0].text)):
        return unit._replace(kind=units.PROSE, rule=RUNNING_TEXT)
    if cue("part-title").search(unit.pieces[0].text):
        return unit._replace(kind=units.PART, rule=PART_TITLE)
    return unit._replace(kind=units.HEADING, rule=TITLE_SIZE if larger else TITLE_BOLD)


def _judged(
    unit: Unit, before: Unit | None, after: Unit | None, lexicon: Lexicon
) -> Iterator[Unit]:
    text = unit.pieces[0].text
    if cue("part-title").search(text) and _has_title_shape(unit):
        yield unit._replace(kind=units.PART, rule=PART_TITLE)
    elif not _has_title_shape(unit) or after is None:
        yield unit._replace(kind=units.PROSE, rule=RUNNING_TEXT)
    elif before is not None and before.kind == units.PLAIN and (cut := _inner(unit, lexicon)):
        yield from cut
    else:
        yield unit._replace(kind=units.HEADING, rule=TITLE_SHAPE)


def _is_ingress(unit: Unit) -> bool:
    """Whether a unit in large type is an opening sentence rather than a title."""
    letters = sum(len(piece.text) for piece in unit.pieces)
    return letters > _LONGEST_TITLE and is_closed(unit.pieces[-1].text)


def _note(unit: Unit) -> Unit | None:
    if len(unit.pieces) <= _MOST_LINES and cue("cross-reference").search(unit.pieces[0].text):
        return unit._replace(kind=units.NOTE, rule=CROSS_REFERENCE)
    leaders = sum(_has_leader(piece.text) for piece in unit.pieces)
    if leaders * 2 > len(unit.pieces):
        return unit._replace(kind=units.NOTE, rule=TABLE_OF_CONTENTS)
    return None


def _has_leader(text: str) -> bool:
    """Whether a line ends in dots and a page's number, as in a table of contents."""
    return text[-1].isdecimal() and _LEADERS.search(text[-_LONGEST_LEADER:]) is not None


def _has_title_shape(unit: Unit) -> bool:
    """Few short lines that begin with a capital and neither end nor break off as a sentence."""
    text = unit.pieces[-1].text
    begins = unit.pieces[0].text.lstrip("«(")
    return (
        len(unit.pieces) <= _MOST_LINES
        and all(len(piece.text) <= _LONGEST_LINE for piece in unit.pieces)
        and begins[:1].isalnum()
        and not begins[:1].islower()
        and not is_closed(text)
        and not is_unfinished(text, "unfinished_title")
        and any(letter.isalpha() for letter in text)
    )


def _inner(unit: Unit, lexicon: Lexicon) -> tuple[Unit, Unit] | None:
    """An ingress whose last line ends in the next title, told by a common word's capital."""
    piece = unit.pieces[-1]
    for match in _INNER.finditer(piece.text):
        title = piece.text[match.end() :]
        word = title.split()[0].casefold()
        if match[1].isupper() and len(unit.pieces) > 1 and lexicon.common(word):
            at = piece.start + match.end()
            head = [*unit.pieces[:-1], Piece(piece.line, piece.start, piece.text[: match.start()])]
            tail = [Piece(piece.line, at, piece.text[match.end() :])]
            return (
                unit._replace(kind=units.PROSE, pieces=head, rule=INGRESS),
                unit._replace(kind=units.HEADING, pieces=tail, rule=TITLE_ON_LINE, fresh=False),
            )
    return None


def _beside(found: Sequence[Unit], place: int, step: int) -> Unit | None:
    place += step
    while 0 <= place < len(found):
        if found[place].kind != units.PAGE_MARK:
            return found[place]
        place += step
    return None
