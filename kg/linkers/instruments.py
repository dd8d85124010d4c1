"""Finds the laws, treaties and schemes that a pledge names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.ids import slug
from kg.model import Graph, Link, Node, Reading, Statement
from kg.vocab import instruments as vocabulary
from kg.vocab.instruments import Mention


def links(reading: Reading) -> Iterator[Link]:
    """The instruments of every statement, named in its own text or in its lead-in."""
    for statement in reading.statements:
        yield from _of_statement(statement)


def frame(targets: Iterable[Node]) -> Graph:  # noqa: ARG001 - an instrument has nothing around it
    """Nothing stands around an instrument."""
    return Graph((), ())


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places in a text that are an instrument's name, in its order."""
    return tuple((mention.start, mention.end) for mention in _find(text))


def _of_statement(statement: Statement) -> Iterator[Link]:
    """At most one link to an instrument: the first place that names it."""
    seen: set[str] = set()
    for via, text in (("text", statement.text), ("lead_in", statement.lead_in or "")):
        for mention in _find(text):
            identifier = slug(mention.name)
            if identifier not in seen:
                seen.add(identifier)
                yield _link(statement, identifier, mention, via, text)


@lru_cache(maxsize=8192)
def _find(text: str) -> tuple[Mention, ...]:
    return vocabulary.find(vocabulary.vocabulary(), text)


def _link(statement: Statement, identifier: str, mention: Mention, via: str, text: str) -> Link:
    node = Node("Instrument", identifier, {"name": mention.name, "kind": mention.kind})
    words = text[mention.start : mention.end]
    place = (mention.start, mention.end)
    return Link("CITES", statement.id, node, via, words, *place, mention.rule)
