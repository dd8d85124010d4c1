"""Finds the laws, treaties and schemes that a pledge names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.ids import slug
from kg.linkers import references
from kg.linkers.bodies import above as above_bodies
from kg.linkers.bodies import node_of
from kg.model import Edge, Graph, Link, Node, Reading, Statement
from kg.vocab import instruments as vocabulary
from kg.vocab.instruments import Mention


def links(reading: Reading) -> Iterator[Link]:
    """The instruments of every statement, named in its text or lead-in, or in what it points to."""
    source, starts = reading.document.text, references.section_starts(reading)
    for statement in reading.statements:
        pointing = references.find(statement, source, starts.get(statement.section or ""))
        yield from _of_statement(statement, pointing)


def frame(targets: Iterable[Node]) -> Graph:
    """The laws and schemes that the linked ones belong to, and the bodies that run them."""
    names = {slug(name): name for name in vocabulary.vocabulary().instruments}
    cited = [target.id for target in targets if target.label == "Instrument"]
    waiting = [names[identifier] for identifier in dict.fromkeys(cited) if identifier in names]
    nodes: dict[tuple[str, str], Node] = {}
    edges: dict[tuple[str, str], Edge] = {}
    while waiting:
        name = waiting.pop()
        for above in _above(name):
            nodes[above.label, above.id] = above
            edge = Edge("PART_OF", "Instrument", slug(name), above.label, above.id)
            edges[edge.source, edge.target] = edge
        waiting.extend(vocabulary.vocabulary().instruments[name].belongs_to)
    bodies = above_bodies(node.id for node in nodes.values() if node.label == "Actor")
    return Graph((*nodes.values(), *bodies.nodes), (*edges.values(), *bodies.edges))


def _above(name: str) -> Iterator[Node]:
    known = vocabulary.vocabulary().instruments
    one = known[name]
    yield from (_node(other, known[other].kind) for other in one.belongs_to)
    if one.run_by:
        yield node_of(one.run_by)


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places in a text that are an instrument's name, in its order."""
    return tuple((mention.start, mention.end) for mention in _find(text))


def _of_statement(statement: Statement, pointing: Iterable[Mention]) -> Iterator[Link]:
    """At most one link to an instrument: the first place that names it, or else points to it."""
    lead_in = statement.lead_in or ""
    seen: set[str] = set()
    for via, text, mentions in (
        ("text", statement.text, _find(statement.text)),
        ("lead_in", lead_in, _find(lead_in)),
        ("text", statement.text, pointing),
    ):
        for mention in mentions:
            identifier = slug(mention.name)
            if identifier not in seen:
                seen.add(identifier)
                yield _link(statement, mention, via, text)


@lru_cache(maxsize=8192)
def _find(text: str) -> tuple[Mention, ...]:
    return vocabulary.find(vocabulary.vocabulary(), text)


def _node(name: str, kind: str) -> Node:
    return Node("Instrument", slug(name), {"name": name, "kind": kind})


def _link(statement: Statement, mention: Mention, via: str, text: str) -> Link:
    node = _node(mention.name, mention.kind)
    words = text[mention.start : mention.end]
    place = (mention.start, mention.end)
    return Link("CITES", statement.id, node, via, words, *place, mention.rule)
