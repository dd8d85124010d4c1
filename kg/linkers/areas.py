"""Links statements to policy areas, ranked, in three schemes.

In the schemes of `kg.vocab.areas` the words of the statement decide; its parent, its lead-in and
the titles above it decide where its own words say little. A link's words are those that spoke most
for the area. In the scheme `programme` the area is the innermost title above the statement. Where
a title decided, `words` are the title's, `via` is text, and `start` and `end` are 0. A statement
that nothing spoke for has no link in that scheme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.ids import area_id, programme_of_area
from kg.linkers.area_scores import Passage, Ranked, Tallies, rank
from kg.model import Edge, Graph, Link, Node, Reading, Statement
from kg.vocab.areas import Area, vocabulary

RELATION = "IN_AREA"
LABEL = "PolicyArea"
PROGRAMME = "programme"

# What a word is worth where it stands.
_TEXT, _PARENT, _LEAD_IN, _TITLE = 1.0, 0.5, 0.5, 0.3
_STEP = " \u203a "


def links(reading: Reading) -> Iterator[Link]:
    """The areas of every statement, at most three of a scheme."""
    known = vocabulary()
    tallies = Tallies(known)
    texts = {statement.id: statement.text for statement in reading.statements}
    for statement in reading.statements:
        if statement.path:
            yield _chapter(statement, reading.document.source.id)
        passages = tuple(_passages(statement, texts.get(statement.parent or "")))
        for ranked in rank(known, tallies.count(passages)).values():
            yield from _links(statement, ranked)


def frame(targets: Iterable[Node]) -> Graph:
    """The broader areas of the targets and the edges to them."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for target in {target.id: target for target in targets if target.label == LABEL}.values():
        for narrower, broader in _chain(target):
            nodes += [narrower, broader]
            edges.append(Edge("BROADER", LABEL, narrower.id, LABEL, broader.id))
    return Graph(tuple(nodes), tuple(edges))


def _passages(statement: Statement, parent: str | None) -> Iterator[Passage]:
    """What speaks for a statement, from the furthest to its own words."""
    for title in statement.path[-2:]:
        yield Passage("text", title, _TITLE, heading=True)
    if statement.lead_in:
        yield Passage("lead_in", statement.lead_in, _LEAD_IN)
    if parent:
        yield Passage("parent", parent, _PARENT)
    yield Passage("text", statement.text, _TEXT)


def _links(statement: Statement, ranked: Sequence[Ranked]) -> Iterator[Link]:
    for number, one in enumerate(ranked, 1):
        _, passage, hit = one.spoken
        start, end = (0, 0) if passage.heading else (hit.start, hit.end)
        yield Link(
            relation=RELATION,
            statement=statement.id,
            target=node(one.area),
            via=passage.via,
            words=passage.text[hit.start : hit.end],
            start=start,
            end=end,
            rule=f"title: {one.rule}" if passage.heading else one.rule,
            rank=number,
        )


@cache
def node(area: Area) -> Node:
    """A published area as a node."""
    return Node(
        LABEL,
        area.id,
        {
            "name": area.name,
            "name_en": area.name_en,
            "scheme": area.scheme,
            "notation": area.notation,
        },
    )


def _chapter(statement: Statement, programme: str) -> Link:
    return Link(
        relation=RELATION,
        statement=statement.id,
        target=_title_node(programme, statement.path),
        via="text",
        words=statement.path[-1],
        start=0,
        end=0,
        rule="title",
        rank=1,
    )


@cache
def _title_node(programme: str, path: tuple[str, ...]) -> Node:
    """A title as an area; its notation is the way to it, so that `frame` can go back."""
    properties = {"name": path[-1], "scheme": PROGRAMME, "notation": _STEP.join(path)}
    return Node(LABEL, area_id(programme, path), properties)


def _chain(target: Node) -> Iterator[tuple[Node, Node]]:
    """A target and all that is broader, two and two."""
    if target.properties["scheme"] == PROGRAMME:
        programme = programme_of_area(target.id)
        path = tuple(str(target.properties["notation"]).split(_STEP))
        ways = [_title_node(programme, path[:length]) for length in range(len(path), 0, -1)]
        yield from pairwise(ways)
        return
    areas = vocabulary().areas
    area = areas[target.id]
    while area.broader:
        broader = areas[area.broader]
        yield node(area), node(broader)
        area = broader
