"""The whole of reading on one screen: a document in, its sections, statements and blocks out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.ids import numbered, pledge_id
from kg.model import Document, Reading, Statement
from kg.segment import lead_ins, lists, outline, paragraphs, sections, titles
from kg.segment.blocks import LineNumbers, blocks
from kg.segment.continuations import mended
from kg.segment.drafts import Draft, Sheet, drafts
from kg.segment.layout import body_size
from kg.segment.membership import LIST_BEFORE_TITLE, Home, membership
from kg.segment.page_marks import page_marks
from kg.segment.rejoin import Lexicon, join
from kg.segment.title_sizes import sized_titles
from kg.segment.units import Unit


def read(document: Document) -> Reading:
    """The sections, the statements and the blocks of a document, in the order of its text.

    Any text can be read; one without words gives an empty reading.
    """
    lexicon = Lexicon.of(document.text)
    body = body_size(document.lines)
    found, party = _units(document, lexicon, body)
    made = outline.titles(found) if body is None else sized_titles(found)
    members = membership(found, made, in_order=body is not None)
    passages = [join(unit.pieces, lexicon) for unit in found]
    texts = [passage.text for passage in passages]
    late = frozenset(title.place for title in made if title.start < title.place)
    items = {item.place: item for item in lists.items(found, texts, late)}
    rules = {title.place: title.rule for title in made}
    doubts = dict.fromkeys(members.moved, LIST_BEFORE_TITLE)
    sheet = Sheet(document.text, found, passages, items, party, rules, doubts)
    drafted = list(drafts(sheet))
    drafted.sort(key=lambda draft: draft.spans[0])
    whole = sections.outline(document.source.id, found, made, members.homes, texts)
    ids = _ids(document, drafted)
    numbers = LineNumbers(document)
    statements = tuple(_statements(drafted, ids, whole, members.homes, numbers))
    return Reading(document, whole.sections, statements, blocks(document, drafted, ids, numbers))


def _units(
    document: Document, lexicon: Lexicon, body: float | None
) -> tuple[list[Unit], tuple[str, ...]]:
    marks = page_marks(document.lines)
    mended_units = mended(paragraphs.paragraphs(document.lines, marks))
    party = lead_ins.party_names(document.source, mended_units)
    return list(titles.judged(list(lead_ins.split(mended_units, party)), lexicon, body)), party


def _ids(document: Document, drafted: Sequence[Draft]) -> list[str | None]:
    programme = document.source.id
    made = numbered(pledge_id(programme, one.text) for one in drafted if one.text is not None)
    return [None if draft.text is None else next(made) for draft in drafted]


def _statements(
    drafted: Sequence[Draft],
    ids: Sequence[str | None],
    whole: sections.Outline,
    under: Sequence[Home],
    numbers: LineNumbers,
) -> Iterator[Statement]:
    hosts = {
        draft.place: (one, draft.text or "")
        for draft, one in zip(drafted, ids, strict=True)
        if draft.kind in {"bullet", "subbullet", "numbered"}
    }
    order = 0
    for draft, identifier in zip(drafted, ids, strict=True):
        if identifier is None or draft.text is None:
            continue
        host, host_text = hosts[draft.parent] if draft.parent is not None else (None, "")
        above = [text for text in (draft.lead_in, host_text) if text]
        start, end = draft.spans[0][0], draft.spans[-1][1]
        first, last = numbers.of(start, end)
        yield Statement(
            id=identifier,
            kind=draft.kind,
            text=draft.text,
            full_text=" ".join([*above, draft.text]),
            path=whole.path(under[draft.place]),
            section=whole.section(under[draft.place]),
            lead_in=draft.lead_in,
            parent=host,
            order=order,
            page=numbers.page(start),
            line_first=first,
            line_last=last,
            spans=draft.spans,
            rule=draft.rule,
            strength=draft.strength,
            doubt=draft.doubt,
        )
        order += 1
