"""The whole of reading on one screen: a document in, its sections, statements and blocks out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial

from kg.ids import numbered, pledge_id
from kg.model import Block, Document, Line, Reading, Section, Statement
from kg.segment import (
    lead_ins,
    lists,
    lost_signs,
    outline,
    paragraphs,
    sections,
    titles,
    unsigned,
)
from kg.segment.blocks import blocks
from kg.segment.columns import in_columns
from kg.segment.continuations import mended
from kg.segment.drafts import ITEM_KINDS, PLEDGE_KINDS, Draft, Sheet, drafts, pledges
from kg.segment.layout import body_size
from kg.segment.line_paragraphs import begun_by_lines
from kg.segment.membership import membership
from kg.segment.page_edges import page_edges
from kg.segment.page_marks import page_marks
from kg.segment.rejoin import Lexicon, join
from kg.segment.title_sizes import sized_titles
from kg.segment.units import Unit, stripped
from kg.uncollected import uncollected


@uncollected()
def read(document: Document) -> Reading:
    """The sections, the statements and the blocks of a document, in the order of its text.

    Any text can be read; one without words gives an empty reading.
    """
    lexicon = Lexicon.of(document.text)
    body = body_size(document.lines)
    found, party, by_line = _units(document, lexicon, body)
    in_order = by_line or body is not None
    made = sized_titles(found) if in_order else outline.titles(found)
    members = membership(found, made, in_order=in_order)
    passages = [join(unit, lexicon) for unit in found]
    texts = [passage.text for passage in passages]
    late = frozenset(title.place for title in made if title.start < title.place)
    items = {item.place: item for item in lists.items(found, texts, late)}
    rules = {title.place: title.rule for title in made}
    sheet = Sheet(document.text, found, passages, items, party, rules, members.doubts)
    drafted = pledges(sheet)
    whole = sections.outline(document.source.id, found, made, members.homes, texts)
    homes = [whole.innermost(home) for home in members.homes]
    ids = _ids(document, drafted)
    statements = tuple(_statements(document, drafted, ids, homes))
    return Reading(document, whole.sections, statements, partial(_blocks, document, sheet, ids))


def _units(
    document: Document, lexicon: Lexicon, body: float | None
) -> tuple[list[Unit], tuple[str, ...], bool]:
    """The units, the party's names, and whether each line is a paragraph of its own."""
    lines: Sequence[Line] = document.lines
    words = stripped(lines)
    marks = page_marks(lines, words)
    if body is not None:
        marks |= page_edges(lines, marks, body)
        lines = in_columns(lines, marks)
        words = stripped(lines)
    begun = begun_by_lines(lines, words)
    found = paragraphs.paragraphs(lines, words, marks, begun)
    if begun:
        whole = unsigned.listed(list(found), lead_ins.own_names(document.source), body)
    else:
        whole = mended(found)
    if body is not None:
        whole = list(lost_signs.parted(whole))
    party = lead_ins.party_names(document.source, whole)
    parted = list(lead_ins.split(whole, party))
    by_line = bool(begun)
    return list(titles.judged(parted, lexicon, body, by_line=by_line)), party, by_line


def _ids(document: Document, drafted: Sequence[Draft]) -> list[str]:
    programme = document.source.id
    return list(numbered(pledge_id(programme, one.text) for one in drafted))


def _blocks(document: Document, sheet: Sheet, ids: Sequence[str]) -> Iterator[Block]:
    """The blocks of a document; `ids` are those of its pledges, in their order."""
    made, own = drafts(sheet), iter(ids)
    return blocks(document, made, [next(own) if one.kind in PLEDGE_KINDS else None for one in made])


def _statements(
    document: Document,
    drafted: Sequence[Draft],
    ids: Sequence[str],
    homes: Sequence[Section | None],
) -> Iterator[Statement]:
    """The statements that the pledges become; `homes` are the innermost sections of the units."""
    starts = [line.start for line in document.lines]
    hosts = {
        draft.place: (one, draft.text)
        for draft, one in zip(drafted, ids, strict=True)
        if draft.kind in ITEM_KINDS
    }
    for order, (draft, identifier) in enumerate(zip(drafted, ids, strict=True)):
        kind, place, spans, rule, text, lead_in, parent, strength, doubt = draft
        host, host_text = hosts[parent] if parent is not None else (None, None)
        section = homes[place]
        first = bisect_right(starts, spans[0][0])
        yield Statement(
            identifier,
            kind,
            text,
            " ".join(filter(None, (lead_in, host_text, text))),
            section.path if section else (),
            section.id if section else None,
            lead_in,
            host,
            order,
            document.lines[first - 1].page,
            first,
            bisect_right(starts, spans[-1][1] - 1, first),
            spans,
            rule,
            strength,
            doubt,
        )
