"""Links each statement to the actors that it names, and tells the part they play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.linkers.bodies import above
from kg.linkers.mentions import Mention, mentions
from kg.linkers.roles import role
from kg.model import Graph, Link, Node, Reading, Statement


def links(reading: Reading) -> Iterator[Link]:
    """At most one link between a statement and an actor: its own text goes before its lead-in."""
    texts = {statement.id: statement.text for statement in reading.statements}
    found: dict[str, list[Link]] = {}
    for statement in reading.statements:
        kept: dict[str, Link] = {}
        for via, text in _sources(statement, texts):
            if via == "text" or text not in found:
                found[text] = list(_in_text(text))
            for link in found[text]:
                kept.setdefault(link.target.id, link._replace(statement=statement.id, via=via))
        yield from kept.values()


def frame(targets: Iterable[Node]) -> Graph:
    """The bodies that the linked ones are part of, all the way up."""
    return above(target.id for target in targets if target.label == "Actor")


def _sources(statement: Statement, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "text", statement.text
    if statement.lead_in:
        yield "lead_in", statement.lead_in
    if statement.parent is not None and statement.parent in texts:
        yield "parent", texts[statement.parent]


def _in_text(text: str) -> Iterator[Link]:
    found = mentions(text)
    for index, mention in enumerate(found):
        part, rule = role(text, found, index)
        if mention.actor.needs != "partner" or part == "partner":
            yield _link(mention, part, rule)


def _link(mention: Mention, part: str, rule: str) -> Link:
    return Link(
        relation="INVOLVES",
        statement="",
        target=mention.node,
        via="text",
        words=mention.words,
        start=mention.start,
        end=mention.end,
        rule=f"{mention.rule}/{part}:{rule}",
        role=part,
    )
