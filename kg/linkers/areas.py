"""Links statements to policy areas, ranked, in three schemes.

In the schemes of `kg.vocab.areas` the words of the statement decide; its parent, its lead-in and
the titles above it decide where its own words say little. A link's words are those that spoke most
for the area. In the scheme `programme` the area is the innermost title above the statement. Where
a title decided, `words` are the title's, `via` is text, and `start` and `end` are 0. A statement
that nothing spoke for has no link in that scheme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.ids import digest
from kg.model import Edge, Graph, Link, Node, Reading, Statement
from kg.vocab.areas import SCHEMES, Area, Said, Vocabulary, vocabulary
from kg.vocab.areas_match import Hit

RELATION = "IN_AREA"
LABEL = "PolicyArea"
PROGRAMME = "programme"

# What a word is worth where it stands.
_TEXT, _PARENT, _LEAD_IN, _TITLE = 1.0, 0.5, 0.5, 0.3
# What an area inherits of one that is like it, and of the best one below it.
_LIKE, _BELOW = 0.8, 0.15
# The least that a word must say for an area, and the least score beside the first area's.
_LEAST, _BESIDE = 0.15, 0.15
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


Found = Sequence[tuple[Passage, Said]]
"""The passages of a statement and what each says."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An area that was found, the passage and the word that spoke most for it, and their rule."""

    area: Area
    score: float
    passage: Passage
    hit: Hit
    rule: str


def links(reading: Reading) -> Iterator[Link]:
    """The areas of every statement, at most three of a scheme."""
    known = vocabulary()
    read = cache(known.read)
    texts = {statement.id: statement.text for statement in reading.statements}
    for statement in reading.statements:
        if statement.path:
            yield _chapter(statement, reading.document.source.id)
        passages = _passages(statement, texts.get(statement.parent or ""))
        found = [(passage, read(passage.text)) for passage in passages]
        for ranked in rank(known, found).values():
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


def rank(known: Vocabulary, found: Found) -> dict[str, list[Ranked]]:
    """The areas that a word speaks for, by scheme, the surest first, at most three of each."""
    tally = _count(known, found)
    givers = {**_inherit_from_below(known, tally), **_inherit_from_like(known, tally)}
    ranked: dict[str, list[Ranked]] = {scheme: [] for scheme in SCHEMES}
    for area_id in sorted(tally.sure, key=lambda one: -tally.scores[one]):
        area, score = known.areas[area_id], tally.scores[area_id]
        beside = ranked[area.scheme]
        if not beside or (len(beside) < _MOST and score >= _BESIDE * beside[0].score):
            beside.append(_ranked(known, found, (area, score), _sources(givers, area_id)))
    return ranked


@dataclass(slots=True)
class _Tally:
    """The scores of areas, and the areas that a word says enough for."""

    scores: dict[str, float]
    sure: set[str]


def _count(known: Vocabulary, found: Found) -> _Tally:
    scores: dict[str, float] = {}
    most: dict[str, float] = {}
    for passage, said in found:
        for area, total in said.sums.items():
            scores[area] = scores.get(area, 0.0) + passage.worth * total
        for area, (value, _) in said.most.items():
            most[area] = max(most.get(area, 0.0), value)
    for area in scores:
        scores[area] += known.bias.get(area, 0.0)
    least = min(_LEAST, max(most.values(), default=0.0))
    return _Tally(scores, {area for area, value in most.items() if value >= least})


def _inherit_from_below(known: Vocabulary, tally: _Tally) -> dict[str, str]:
    givers: dict[str, str] = {}
    for area_id in tally.sure:
        broader = known.areas[area_id].broader
        if broader and tally.scores[area_id] > tally.scores.get(givers.get(broader, ""), 0.0):
            givers[broader] = area_id
    _inherit(known, tally, givers, _BELOW)
    return givers


def _inherit_from_like(known: Vocabulary, tally: _Tally) -> dict[str, str]:
    givers: dict[str, str] = {}
    for area_id in tally.sure:
        for heir in known.heirs.get(area_id, ()):
            if tally.scores[area_id] > tally.scores.get(givers.get(heir, ""), 0.0):
                givers[heir] = area_id
    _inherit(known, tally, givers, _LIKE)
    return givers


def _inherit(known: Vocabulary, tally: _Tally, givers: dict[str, str], share: float) -> None:
    for heir, giver in givers.items():
        before = tally.scores.get(heir, known.bias.get(heir, 0.0))
        tally.scores[heir] = before + share * tally.scores[giver]
        tally.sure.add(heir)


def _sources(givers: dict[str, str], area_id: str) -> list[str]:
    """An area, whom it inherits of, and so on."""
    sources = [area_id]
    while sources[-1] in givers and givers[sources[-1]] not in sources:
        sources.append(givers[sources[-1]])
    return sources


def _ranked(
    known: Vocabulary, found: Found, scored: tuple[Area, float], sources: Sequence[str]
) -> Ranked:
    _, passage, hit, source = max(
        (
            (passage.worth * said.most[source][0], passage, said.most[source][1], source)
            for passage, said in found
            for source in sources
            if source in said.most
        ),
        key=lambda one: one[0],
    )
    rule = known.weights[hit.key][source].rule
    rule = rule if source == sources[0] else f"{rule} > {source}"
    return Ranked(*scored, passage, hit, rule)


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
        passage, hit = one.passage, one.hit
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
        yield from pairwise(ways)
        return
    areas = vocabulary().areas
    area = areas[target.id]
    while area.broader:
        broader = areas[area.broader]
        yield node(area), node(broader)
        area = broader
