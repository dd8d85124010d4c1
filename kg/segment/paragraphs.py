"""Where one paragraph or list item ends and the next begins, and where a new column begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from kg.model import Line
from kg.segment import units
from kg.segment.layout import is_apart, widest_pitch
from kg.segment.page_marks import RULE as PAGE_MARK_RULE
from kg.segment.units import COLUMN_GAP, Span, Unit, words_begin

BULLET_SIGN = "bullet-sign"
NUMBER_SIGN = "number-sign"

_SIGN = re.compile(
    r"\s*(?:"
    r"(?P<bullet>[•●▪■◦‣∙·\uf0b7\u0007]+\s*)"
    r"|(?P<number>(?:\d{1,2}[.)]|(?P<letter>[^\W\d_])(?P=letter)?\))[\t ]+(?=\S))"
    r"|(?P<weak>(?:[-–—*]|o(?=[\t ]))[\t ]+(?=\S))"
    r")"
)
_RULES = {
    "bullet": (units.BULLET, BULLET_SIGN),
    "weak": (units.BULLET, BULLET_SIGN),
    "number": (units.NUMBER, NUMBER_SIGN),
}
_AFTER_Z = "aa"
_SAME_PLACE = 2.5
_RARE = 0.1


class _Head(NamedTuple):
    """Where a block begins among the written lines, the blank lines above it, the sign there."""

    place: int
    gap: int
    sign: re.Match[str] | None


class _Listed(NamedTuple):
    """The number or the dash of the last item, and its line."""

    sign: re.Match[str]
    line: Line

    def goes_on(self, sign: re.Match[str], line: Line) -> bool:
        """Whether a sign on a line is that of the list's next item, whatever stands between."""
        if sign.lastgroup != self.sign.lastgroup:
            return False
        if sign["number"] and not _follows(self.sign["number"].rstrip(), sign["number"].rstrip()):
            return False
        if line.x is None or self.line.x is None:
            return sign["number"] is not None
        return abs(line.x - self.line.x) < _SAME_PLACE


def _follows(before: str, mark: str) -> bool:
    """Whether a number or a letter, with the sign after it, comes next after another."""
    one, other = before[:-1], mark[:-1]
    if before[-1] != mark[-1] or one.isdigit() != other.isdigit():
        return False
    if one.isdigit():
        return int(other) == int(one) + 1
    return ord(other[0]) == ord(one[0]) + 1 if len(one) == len(other) else other == _AFTER_Z


def paragraphs(
    lines: Sequence[Line],
    words: Sequence[str],
    marks: frozenset[int],
    begun: frozenset[int] = frozenset(),
) -> Iterator[Unit]:
    """The paragraphs and list items of a document, page marks among them, as yet unjudged.

    `words` are the lines' without the white space around them, `begun` the numbers of lines that
    are known to begin a paragraph.
    A new column is told by three blank lines or more, or by one leading space where such are rare.
    """
    written = [line for line, inner in zip(lines, words, strict=True) if inner]
    texts = list(filter(None, words))
    spaced = _leading_space_tells(written)
    heads = chain(_heads(written, texts, marks, begun, spaced), [_Head(len(written), 0, None)])
    for (place, gap, sign), (end, _, _) in pairwise(heads):
        first = written[place]
        begin = words_begin(first, texts[place])
        fresh = gap >= COLUMN_GAP or (spaced and first.text[0] == " ")
        unit = written[place:end], texts[place:end], begin
        if first.number in marks:
            yield Unit(units.PAGE_MARK, *unit, None, fresh, gap, PAGE_MARK_RULE)
        elif sign is None or (sign.end() >= len(first.text) and end == place + 1):
            yield Unit(units.PLAIN, *unit, None, fresh, gap)
        else:
            kind, rule = _RULES[sign.lastgroup or ""]
            yield Unit(kind, *_without_sign(*unit, sign), fresh, gap, rule)


def _heads(
    written: Sequence[Line],
    texts: Sequence[str],
    marks: frozenset[int],
    begun_there: frozenset[int],
    spaced: bool,
) -> Iterator[_Head]:
    """Where each block begins; a line follows on the one above it unless something parts them."""
    parted = marks | {mark + 1 for mark in marks} | begun_there
    pitch = widest_pitch(written)
    begun: re.Match[str] | None = None
    listed: _Listed | None = None
    above = -COLUMN_GAP
    for place, (line, text) in enumerate(zip(written, texts, strict=True)):
        number = line.number
        gap = number - above - 1
        worded = text[:2].isalpha() and (listed is None or text[2:3] != ")")
        sign = None if worded else _SIGN.match(line.text)
        if (
            gap
            or (spaced and line.text[0] == " ")
            or number in parted
            or (line.size is not None and is_apart(written[place - 1], line, pitch))
            or (sign is not None and _begins_item(sign, texts[place - 1], begun))
            or (sign is not None and listed is not None and listed.goes_on(sign, line))
        ):
            yield _Head(place, gap, sign)
            begun = sign
            if sign is not None and sign.lastgroup != "bullet":
                listed = _Listed(sign, line)
        above = number


def _begins_item(sign: re.Match[str], above: str, begun: re.Match[str] | None) -> bool:
    """Whether a sign begins an item although nothing else parts its line from the one above it."""
    return sign.lastgroup == "bullet" or above.endswith(":") or begun is not None


def _without_sign(
    lines: list[Line], texts: list[str], begin: int, sign: re.Match[str]
) -> tuple[list[Line], list[str], int, Span]:
    """An item's lines, words, the words' place and the sign's, which may have its own line."""
    end = lines[0].start + sign.end()
    place = begin, end
    texts[0] = texts[0][end - begin :]
    if not texts[0]:
        del lines[0], texts[0]
        end = words_begin(lines[0], texts[0])
    return lines, texts, end, place


def _leading_space_tells(written: Sequence[Line]) -> bool:
    spaced = sum([line.text[0] in " \t" for line in written])
    return spaced <= max(3, len(written) * _RARE) and spaced * 3 <= len(written)
