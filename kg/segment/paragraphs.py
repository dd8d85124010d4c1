"""Where one paragraph or list item ends and the next begins, and where a new column begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Line
from kg.segment import units
from kg.segment.layout import is_apart
from kg.segment.page_marks import RULE as PAGE_MARK_RULE
from kg.segment.units import COLUMN_GAP, Piece, Unit

BULLET_SIGN = "bullet-sign"
NUMBER_SIGN = "number-sign"

_SIGN = re.compile(r"\s*([•●▪■◦‣∙·\uf0b7\u0007])+\s*")
_WEAK_SIGN = re.compile(r"\s*(?:[-–—*]|o(?=[\t ]))[\t ]+(?=\S)")
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.)]|[^\W\d_]\))[\t ]+(?=\S)")
_RARE = 0.1


def paragraphs(lines: Sequence[Line], marks: frozenset[int]) -> Iterator[Unit]:
    """The paragraphs and list items of a document, page marks among them, as yet unjudged.

    A new column is told by three blank lines or more, or by one leading space where such are rare.
    """
    spaced = _leading_space_tells(lines)
    block: list[Line] = []
    gap, above = COLUMN_GAP, COLUMN_GAP
    for line in lines:
        if not line.text.strip():
            gap += 1
            continue
        fresh = spaced and line.text[0] == " "
        if block and _parts(block, line, gap, fresh, marks):
            yield _unit(block, above, spaced, marks)
            block, above = [], gap
        elif not block:
            above = gap
        block.append(line)
        gap = 0
    if block:
        yield _unit(block, above, spaced, marks)


def _parts(block: Sequence[Line], line: Line, gap: int, fresh: bool, marks: frozenset[int]) -> bool:
    if gap or fresh or line.number in marks or block[-1].number in marks:
        return True
    if _SIGN.match(line.text) or is_apart(block[-1], line):
        return True
    if _item_sign(line.text) is None:
        return False
    return block[-1].text.rstrip().endswith(":") or _item_sign(block[0].text) is not None


def _unit(block: Sequence[Line], gap: int, spaced: bool, marks: frozenset[int]) -> Unit:
    first = block[0]
    fresh = gap >= COLUMN_GAP or (spaced and first.text[0] == " ")
    if first.number in marks:
        return Unit(units.PAGE_MARK, _pieces(block, 0), None, fresh, gap, PAGE_MARK_RULE)
    sign = _item_sign(first.text)
    if sign is None or (sign.end() >= len(first.text.rstrip()) and len(block) == 1):
        return Unit(units.PLAIN, _pieces(block, 0), None, fresh, gap)
    start = first.start + len(first.text) - len(first.text.lstrip())
    kind, rule = (
        (units.NUMBER, NUMBER_SIGN) if _NUMBER.match(first.text) else (units.BULLET, BULLET_SIGN)
    )
    place = (start, first.start + sign.end())
    return Unit(kind, _pieces(block, sign.end()), place, fresh, gap, rule)


def _item_sign(text: str) -> re.Match[str] | None:
    return _SIGN.match(text) or _NUMBER.match(text) or _WEAK_SIGN.match(text)


def _pieces(block: Sequence[Line], skip: int) -> tuple[Piece, ...]:
    pieces = []
    for line in block:
        text, offset = (line.text[skip:], skip) if line is block[0] else (line.text, 0)
        inner = text.strip()
        if inner:
            start = line.start + offset + len(text) - len(text.lstrip())
            pieces.append(Piece(line, start, start + len(inner)))
    return tuple(pieces)


def _leading_space_tells(lines: Sequence[Line]) -> bool:
    written = [line for line in lines if line.text.strip()]
    spaced = sum(line.text[0] in " \t" for line in written)
    return spaced <= max(3, len(written) * _RARE) and spaced * 3 <= len(written)
