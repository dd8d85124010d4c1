"""Where one paragraph or list item ends and the next begins, and where a new column begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Line
from kg.segment import units
from kg.segment.layout import is_apart
from kg.segment.page_marks import RULE as PAGE_MARK_RULE
from kg.segment.units import COLUMN_GAP, Piece, Unit

BULLET_SIGN = "bullet-sign"
NUMBER_SIGN = "number-sign"

_SIGN = re.compile(
    r"\s*(?:"
    r"(?P<bullet>[•●▪■◦‣∙·\uf0b7\u0007]+\s*)"
    r"|(?P<number>(?:\d{1,2}[.)]|[^\W\d_]\))[\t ]+(?=\S))"
    r"|(?P<weak>(?:[-–—*]|o(?=[\t ]))[\t ]+(?=\S))"
    r")"
)
_RULES = {
    "bullet": (units.BULLET, BULLET_SIGN),
    "weak": (units.BULLET, BULLET_SIGN),
    "number": (units.NUMBER, NUMBER_SIGN),
}
_RARE = 0.1


class _Written(NamedTuple):
    """A line that is not blank, what stands on it, and the list's sign at its head."""

    line: Line
    inner: str
    sign: re.Match[str] | None


def paragraphs(lines: Sequence[Line], marks: frozenset[int]) -> Iterator[Unit]:
    """The paragraphs and list items of a document, page marks among them, as yet unjudged.

    A new column is told by three blank lines or more, or by one leading space where such are rare.
    """
    spaced = _leading_space_tells(lines)
    block: list[_Written] = []
    gap, above = COLUMN_GAP, COLUMN_GAP
    for line in lines:
        text = line.text
        inner = text.strip()
        if not inner:
            gap += 1
            continue
        written = _Written(line, inner, None if inner[:2].isalpha() else _SIGN.match(text))
        if not block:
            above = gap
        elif gap or (spaced and text[0] == " ") or _parts(block, written, marks):
            yield _unit(block, above, spaced, marks)
            block, above = [], gap
        block.append(written)
        gap = 0
    if block:
        yield _unit(block, above, spaced, marks)


def _parts(block: Sequence[_Written], new: _Written, marks: frozenset[int]) -> bool:
    """Whether a line begins something new although it follows on the line above it."""
    last = block[-1]
    if new.line.number in marks or last.line.number in marks or is_apart(last.line, new.line):
        return True
    if new.sign is None:
        return False
    bullet = new.sign.lastgroup == "bullet"
    return bullet or last.inner.endswith(":") or block[0].sign is not None


def _unit(block: Sequence[_Written], gap: int, spaced: bool, marks: frozenset[int]) -> Unit:
    first, inner, sign = block[0]
    fresh = gap >= COLUMN_GAP or (spaced and first.text[0] == " ")
    pieces = [_piece(line, text) for line, text, _ in block]
    if first.number in marks:
        return Unit(units.PAGE_MARK, pieces, None, fresh, gap, PAGE_MARK_RULE)
    if sign is None or (sign.end() >= len(first.text) and len(block) == 1):
        return Unit(units.PLAIN, pieces, None, fresh, gap)
    start, end = pieces[0].start, first.start + sign.end()
    if rest := inner[end - start :]:
        pieces[0] = Piece(first, end, rest)
    else:
        del pieces[0]
    kind, rule = _RULES[sign.lastgroup or ""]
    return Unit(kind, pieces, (start, end), fresh, gap, rule)


def _piece(line: Line, inner: str) -> Piece:
    indent = 0 if line.text.startswith(inner) else line.text.index(inner)
    return Piece(line, line.start + indent, inner)


def _leading_space_tells(lines: Sequence[Line]) -> bool:
    written = [line.text for line in lines if line.text.strip()]
    spaced = sum(text[0] in " \t" for text in written)
    return spaced <= max(3, len(written) * _RARE) and spaced * 3 <= len(written)
