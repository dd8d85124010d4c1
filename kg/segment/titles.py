"""Which paragraphs are titles, cross-references or prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.segment import units
from kg.segment.contents import contents
from kg.segment.continuations import is_closed, is_unfinished
from kg.segment.cues import cue
from kg.segment.layout import is_larger, is_smaller
from kg.segment.rejoin import Lexicon
from kg.segment.units import Unit

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


def judged(
    found: Sequence[Unit], lexicon: Lexicon, body: float | None, *, by_line: bool = False
) -> Iterator[Unit]:
    """The units, where each paragraph is now a part's title, a title, a note or prose.

    `body` is the size of the text's type; where it is known, size or weight tells what is a title.
    `by_line` tells that the titles without a sign among the lines are known.
    """
    listed = contents(found)
    for place, unit in enumerate(found):
        if place in listed:
            yield unit.taken_for(units.NOTE, TABLE_OF_CONTENTS)
        elif unit.kind != units.PLAIN:
            yield unit
        elif (rule := _note(unit)) is not None:
            yield unit.taken_for(units.NOTE, rule)
        elif body is not None:
            yield _by_size(unit, body)
        elif by_line or not _has_title_shape(unit):
            yield unit.taken_for(units.PROSE, RUNNING_TEXT)
        else:
            before, after = _beside(found, place, -1), _beside(found, place, 1)
            yield from _shaped(unit, before, after, lexicon)


def _by_size(unit: Unit, body: float) -> Unit:
    larger = is_larger(unit, body) and not _is_ingress(unit)
    bold = unit.lines[0].bold is True and not is_smaller(unit, body) and _has_title_shape(unit)
    if not (larger or bold) or not any(map(str.isalpha, unit.texts[0])):
        return unit.taken_for(units.PROSE, RUNNING_TEXT)
    if cue("part-title").search(unit.texts[0]):
        return unit.taken_for(units.PART, PART_TITLE)
    return unit.taken_for(units.HEADING, TITLE_SIZE if larger else TITLE_BOLD)


def _shaped(
    unit: Unit, before: Unit | None, after: Unit | None, lexicon: Lexicon
) -> Iterator[Unit]:
    """What has a title's shape: a part's title, a title, an ingress with one, or a last line."""
    if cue("part-title").search(unit.texts[0]):
        yield unit.taken_for(units.PART, PART_TITLE)
    elif after is None:
        yield unit.taken_for(units.PROSE, RUNNING_TEXT)
    elif before is not None and before.kind == units.PLAIN and (cut := _inner(unit, lexicon)):
        yield from cut
    else:
        yield unit.taken_for(units.HEADING, TITLE_SHAPE)


def _is_ingress(unit: Unit) -> bool:
    """Whether a unit in large type is an opening sentence rather than a title."""
    return sum(map(len, unit.texts)) > _LONGEST_TITLE and is_closed(unit.texts[-1])


def _note(unit: Unit) -> str | None:
    """The rule by which a unit promises nothing and heads nothing, if there is one."""
    texts = unit.texts
    if len(texts) <= _MOST_LINES and cue("cross-reference").search(texts[0]):
        return CROSS_REFERENCE
    numbered = [text for text in texts if text[-1].isdecimal()]
    if len(numbered) * 2 > len(texts) and sum(map(_has_leader, numbered)) * 2 > len(texts):
        return TABLE_OF_CONTENTS
    return None


def _has_leader(text: str) -> bool:
    """Whether a line ends in dots and a page's number, as in a table of contents."""
    return _LEADERS.search(text[-_LONGEST_LEADER:]) is not None


def _has_title_shape(unit: Unit) -> bool:
    """Few short lines that begin with a capital and neither end nor break off as a sentence."""
    if len(unit.texts) > _MOST_LINES:
        return False
    text = unit.texts[-1]
    begins = unit.texts[0].lstrip("«(")
    return (
        max(map(len, unit.texts)) <= _LONGEST_LINE
        and begins[:1].isalnum()
        and not begins[:1].islower()
        and not is_closed(text)
        and not is_unfinished(text, "unfinished_title")
        and any(letter.isalpha() for letter in text)
    )


def _inner(unit: Unit, lexicon: Lexicon) -> tuple[Unit, Unit] | None:
    """An ingress whose last line ends in the next title, told by a common word's capital."""
    text = unit.texts[-1]
    for match in _INNER.finditer(text):
        word = text[match.end() :].split()[0].casefold()
        if match[1].isupper() and len(unit.texts) > 1 and lexicon.common(word):
            last = len(unit.texts) - 1
            head, tail = unit.cut(last, unit.place(last) + match.end())
            if head is not None:
                return head.taken_for(units.PROSE, INGRESS), tail.taken_for(
                    units.HEADING, TITLE_ON_LINE
                )
    return None


def _beside(found: Sequence[Unit], place: int, step: int) -> Unit | None:
    place += step
    while 0 <= place < len(found):
        if found[place].kind != units.PAGE_MARK:
            return found[place]
        place += step
    return None
