"""The whole flow on one screen: a document in, a graph out."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Protocol, cast

from kg import linkers
from kg.ids import slug
from kg.model import Document, Edge, Graph, Link, Node, Reading, Section, Source, Statement, Value
from kg.segment import read
from kg.uncollected import uncollected
from kg.vocab.reader import edition


class Linker(Protocol):
    """A module of `kg.linkers`: finds one kind of link."""

    def links(self, reading: Reading) -> Iterator[Link]:
        """Every link of this kind, at most one between a statement and a target."""

    def frame(self, targets: Iterable[Node]) -> Graph:
        """What stands around the links' targets, such as the bodies that they are part of."""


def build(document: Document) -> Graph:
    """The graph of one programme."""
    with uncollected():
        reading = read(document)
        return assemble(reading, link(reading))


def link(reading: Reading) -> tuple[Link, ...]:
    """What every linker finds in the statements of a reading."""
    with uncollected():
        return tuple(found for linker in all_linkers() for found in linker.links(reading))


@cache
def all_linkers() -> tuple[Linker, ...]:
    """The modules of `kg.linkers` that have `links`, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(linkers.__path__))
    modules = [importlib.import_module(f"kg.linkers.{name}") for name in names]
    return tuple(cast("Linker", module) for module in modules if hasattr(module, "links"))


def looked_for() -> tuple[str, ...]:
    """The kinds of links that are looked for in every statement, as the linkers are named."""
    return tuple(linker.frame.__module__.rpartition(".")[2] for linker in all_linkers())


def assemble(reading: Reading, links: Iterable[Link]) -> Graph:
    """One graph of what was read and what was linked."""
    source, found = reading.document.source, tuple(links)
    party = Node("Party", slug(source.party_short), _party(source))
    nodes = [party, _programme(source)]
    edges = [_edge("PUBLISHED_BY", nodes[1], party)]
    for section in reading.sections:
        node = _section(section)
        nodes.append(node)
        edges.append(_part_of(section, source))
    for statement in reading.statements:
        node = _pledge(statement)
        nodes.append(node)
        edges.extend(_places(statement, source))
    for one in found:
        nodes.append(one.target)
        edges.append(_linked(one))
    frames = [linker.frame(one.target for one in found) for linker in all_linkers()]
    return merge([Graph(tuple(nodes), tuple(edges)), *frames])


def merge(graphs: Iterable[Graph]) -> Graph:
    """The graphs as one; of a node or an edge that stands in several, the first is kept."""
    nodes: dict[tuple[str, str], Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    for graph in graphs:
        for node in graph.nodes:
            nodes.setdefault((node.label, node.id), node)
        for edge in graph.edges:
            edges.setdefault((edge.type, edge.source, edge.target), edge)
    return Graph(tuple(nodes.values()), tuple(edges.values()))


def _known(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None}


def _party(source: Source) -> dict[str, Value]:
    return {"name": source.party, "short_name": source.party_short}


def _programme(source: Source) -> Node:
    properties: dict[str, Value] = {
        "title": source.title,
        "party": source.party,
        "period_start": source.period_start,
        "period_end": source.period_end,
        "language": source.language,
        "published": source.published,
        "source": source.source,
        "licence": source.licence,
        "sha256": source.sha256,
        "vocabulary": edition(),
        "looked_for": looked_for(),
    }
    return Node("Programme", source.id, _known(properties))


def _section(section: Section) -> Node:
    properties: dict[str, Value] = {
        "title": section.title,
        "level": section.level,
        "order": section.order,
        "line_first": section.line_first,
        "line_last": section.line_last,
    }
    return Node("Section", section.id, properties)


def _pledge(statement: Statement) -> Node:
    properties: dict[str, Value] = {
        "text": statement.text,
        "full_text": statement.full_text,
        "kind": statement.kind,
        "lead_in": statement.lead_in,
        "rule": statement.rule,
        "strength": statement.strength,
        "doubt": statement.doubt,
        "order": statement.order,
        "page": statement.page,
        "line_first": statement.line_first,
        "line_last": statement.line_last,
        "start": statement.spans[0][0],
        "end": statement.spans[-1][1],
    }
    return Node("Pledge", statement.id, _known(properties))


def _edge(kind: str, source: Node, target: Node) -> Edge:
    return Edge(kind, source.label, source.id, target.label, target.id)


def _part_of(section: Section, source: Source) -> Edge:
    if section.parent is None:
        return Edge("PART_OF", "Section", section.id, "Programme", source.id)
    return Edge("PART_OF", "Section", section.id, "Section", section.parent)


def _places(statement: Statement, source: Source) -> Iterator[Edge]:
    yield Edge("IN_PROGRAMME", "Pledge", statement.id, "Programme", source.id)
    if statement.section is not None:
        yield Edge("IN_SECTION", "Pledge", statement.id, "Section", statement.section)
    if statement.parent is not None:
        yield Edge("SUBPLEDGE_OF", "Pledge", statement.id, "Pledge", statement.parent)


def _linked(link: Link) -> Edge:
    properties: dict[str, Value] = {
        "words": link.words,
        "start": link.start,
        "end": link.end,
        "rule": link.rule,
        "via": link.via,
        "role": link.role,
        "rank": link.rank,
    }
    ends = ("Pledge", link.statement, link.target.label, link.target.id)
    return Edge(link.relation, *ends, _known(properties))
