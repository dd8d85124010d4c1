"""Links statements to policy areas, ranked, in three schemes.

In the schemes of `kg.vocab.areas` the words of the statement decide; its parent, its lead-in and the
titles above it decide where its own words say little. A link's words are those that spoke most for
the area. In the scheme `programme` the area is the innermost title above the statement. Where a
title decided, `words` are the title's, `via` is text, and `start` and `end` are 0. A statement that
nothing spoke for has no link in that scheme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.ids import digest
from kg.model import Edge, Graph, Link, Node, Reading, Statement
from kg.vocab.areas import SCHEMES, Area, Vocabulary, vocabulary
from kg.vocab.areas_match import Hit

RELATION = "IN_AREA"
LABEL = "PolicyArea"
PROGRAMME = "programme"

# What a word is worth where it stands.
_TEXT, _PARENT, _LEAD_IN, _TITLE = 1.0, 0.5, 0.5, 0.3
# What an area inherits of one that is like it, and of the best one below it.
_LIKE, _BELOW = 0.8, 0.2
_MOST = 3
_STEP = " \u203a "
_DIGEST = 10


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that speaks for a statement, and what its words are worth."""

    via: str
    text: str
    worth: float
    heading: bool = False


Found = Sequence[tuple[Passage, Sequence[Hit]]]
"""The passages of a statement and the words found in each."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word that speaks for an area: how much, where, and by which entry of the vocabulary."""

    value: float
    passage: Passage
    hit: Hit
    rule: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """An area that was found, and the word that spoke most for it."""

    area: Area
    score: float
    evidence: Evidence


def links(reading: Reading) -> Iterator[Link]:
    """The areas of every statement, at most three of a scheme."""
    known = vocabulary()
    find = lru_cache(maxsize=None)(known.find)
    texts = {statement.id: statement.text for statement in reading.statements}
    for statement in reading.statements:
        if statement.path:
            yield _chapter(statement, reading.document.source.id)
        passages = _passages(statement, texts.get(statement.parent or ""))
        found = [(passage, find(passage.text)) for passage in passages]
        for ranked in rank(known, found).values():
            yield from _links(statement, ranked[:_MOST])


def frame(targets: Iterable[Node]) -> Graph:
    """The broader areas of the targets and the edges to them."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for target in targets:
        if target.label == LABEL:
            for narrower, broader in _chain(target):
                nodes += [narrower, broader]
                edges.append(Edge("BROADER", LABEL, narrower.id, LABEL, broader.id))
    return Graph(tuple(nodes), tuple(edges))


def rank(known: Vocabulary, found: Found) -> dict[str, list[Ranked]]:
    """The areas that anything speaks for, by scheme, the surest first."""
    scores, best = _own(known, found)
    _inherit_from_below(known, scores, best)
    _inherit_from_like(known, scores, best)
    ranked: dict[str, list[Ranked]] = {scheme: [] for scheme in SCHEMES}
    for area_id in sorted(best, key=lambda one: -scores[one]):
        area = known.areas[area_id]
        ranked[area.scheme].append(Ranked(area, scores[area_id], best[area_id]))
    return ranked


def _own(known: Vocabulary, found: Found) -> tuple[dict[str, float], dict[str, Evidence]]:
    """What the words say for each area, and the best of them; an area with no word for it is out."""
    scores: dict[str, float] = defaultdict(float, known.bias)
    best: dict[str, Evidence] = {}
    for passage, hits in found:
        for hit in hits:
            strength = passage.worth * hit.strength
            for weight in known.weights[hit.key]:
                value = strength * weight.value
                scores[weight.area] += value
                if value > 0 and (weight.area not in best or value > best[weight.area].value):
                    best[weight.area] = Evidence(value, passage, hit, weight.rule)
    return scores, best


def _inherit_from_below(
    known: Vocabulary, scores: dict[str, float], best: dict[str, Evidence]
) -> None:
    below: dict[str, str] = {}
    for area_id in best:
        broader = known.areas[area_id].broader
        if broader and (broader not in below or scores[area_id] > scores[below[broader]]):
            below[broader] = area_id
    for broader, area_id in below.items():
        _inherit(scores, best, broader, area_id, _BELOW)


def _inherit_from_like(
    known: Vocabulary, scores: dict[str, float], best: dict[str, Evidence]
) -> None:
    for area in known.areas.values():
        like = [one for one in area.like if one in best]
        if like:
            surest = max(like, key=scores.__getitem__)
            _inherit(scores, best, area.id, surest, _LIKE)


def _inherit(
    scores: dict[str, float], best: dict[str, Evidence], heir: str, giver: str, share: float
) -> None:
    scores[heir] += share * max(scores[giver], 0.0)
    given = best[giver]
    if heir not in best or share * given.value > best[heir].value:
        rule = f"{given.rule} > {giver}"
        best[heir] = Evidence(share * given.value, given.passage, given.hit, rule)


def _passages(statement: Statement, parent: str | None) -> Iterator[Passage]:
    yield Passage("text", statement.text, _TEXT)
    if parent:
        yield Passage("parent", parent, _PARENT)
    if statement.lead_in:
        yield Passage("lead_in", statement.lead_in, _LEAD_IN)
    for title in statement.path[-2:]:
        yield Passage("text", title, _TITLE, heading=True)


def _links(statement: Statement, ranked: Sequence[Ranked]) -> Iterator[Link]:
    for number, one in enumerate(ranked, 1):
        passage, hit = one.evidence.passage, one.evidence.hit
        start, end = (0, 0) if passage.heading else (hit.start, hit.end)
        yield Link(
            relation=RELATION,
            statement=statement.id,
            target=node(one.area),
            via=passage.via,
            words=passage.text[hit.start : hit.end],
            start=start,
            end=end,
            rule=f"title: {one.evidence.rule}" if passage.heading else one.evidence.rule,
            rank=number,
        )


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


def _title_node(programme: str, path: Sequence[str]) -> Node:
    """A title as an area; its notation is the way to it, so that `frame` can go back."""
    properties = {"name": path[-1], "scheme": PROGRAMME, "notation": _STEP.join(path)}
    return Node(LABEL, f"{programme}-{digest(*path)}", properties)


def _chain(target: Node) -> Iterator[tuple[Node, Node]]:
    """A target and all that is broader, two and two."""
    if target.properties["scheme"] == PROGRAMME:
        programme = target.id[: -_DIGEST - 1]
        path = str(target.properties["notation"]).split(_STEP)
        ways = [_title_node(programme, path[:length]) for length in range(len(path), 0, -1)]
        yield from zip(ways, ways[1:], strict=False)
        return
    areas = vocabulary().areas
    area = areas[target.id]
    while area.broader:
        broader = areas[area.broader]
        yield node(area), node(broader)
        area = broader
