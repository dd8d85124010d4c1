"""How well a system's records agree with the gold, as one finding for each thing compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from tests.bench.findings import Finding
from tests.bench.matching import Matching, Pair, match
from tests.bench.records import Actor, Instrument, Names, Record, Target, key

Thing = TypeVar("Thing", bound=Hashable)


def compare(gold: Sequence[Record], system: Iterable[Record], names: Names) -> Iterator[Finding]:
    """Everything that is compared, in the order of the gold."""
    inside = [record for record in system if names.covers(record)]
    matching = match(gold, inside)
    yield from _bullets(gold, matching)
    yield from _prose(gold, matching)
    yield from _structure(gold, matching)
    for record in gold:
        pair = matching.pairs.get(record.id)
        # What the annotator was unsure of, and the system left out, is asked nothing about.
        if pair is not None or not record.doubt:
            yield from _contents(record, pair, names)


def _bullets(gold: Sequence[Record], matching: Matching) -> Iterator[Finding]:
    hits = {
        pair.gold.id
        for pair in matching.pairs.values()
        if pair.exact and pair.gold.listed and pair.system.listed
    }
    for record in gold:
        if record.listed:
            yield _finding("bullets", "hit" if record.id in hits else "missed", record)
    for pair in matching.pairs.values():
        if pair.system.listed and pair.gold.id not in hits:
            yield _finding("bullets", "extra", pair.system)
    for record in matching.unmatched:
        if record.listed:
            yield _finding("bullets", "extra", record)


def _prose(gold: Sequence[Record], matching: Matching) -> Iterator[Finding]:
    for record in gold:
        if not record.listed and not record.doubt:
            yield _finding("prose", "found" if record.id in matching.pairs else "missed", record)
    for pair in matching.pairs.values():
        if not pair.system.listed:
            yield _finding("prose", "right", pair.system)
    for record in matching.unmatched:
        if not record.listed:
            yield _finding("prose", "extra", record)


def _structure(gold: Sequence[Record], matching: Matching) -> Iterator[Finding]:
    parents = {record.id: record.text for record in gold}
    for record in gold:
        if not record.listed:
            continue
        pair = matching.pairs.get(record.id)
        system = pair.system if pair and pair.system.listed else None
        if record.kind == "subbullet":
            parent = parents[record.parent]
            right = system is not None and key(system.parent_text) == key(parent)
            yield _judged("subbullets", right, record, parent)
        for kind, test in _PLACES.items():
            right = system is not None and test(record, system)
            seen = " > ".join(system.path) if system else "(not found)"
            yield _judged(kind, right, record, f"{' > '.join(record.path)} GOT {seen}")


def _keys(path: Iterable[str]) -> list[str]:
    return [key(title) for title in path]


def _in_part(gold: Record, system: Record) -> bool:
    part = [title for title in _keys(gold.path) if title.startswith("del")][:1]
    return not part or part[0] in _keys(system.path)


def _in_section(gold: Record, system: Record) -> bool:
    ours, theirs = _keys(gold.path), _keys(system.path)
    return bool(ours and theirs and ours[-1] == theirs[-1])


_PLACES: Mapping[str, Callable[[Record, Record], bool]] = {
    "part": _in_part,
    "section": _in_section,
    "path": lambda gold, system: _keys(gold.path) == _keys(system.path),
    "leadin": lambda gold, system: key(gold.lead_in) == key(system.lead_in),
}


def _contents(gold: Record, pair: Pair | None, names: Names) -> Iterator[Finding]:
    actors = pair.system.actors if pair else ()
    yield from _named(gold, actors, names)
    yield from _collective(gold, actors)
    yield from _instruments(gold, pair.system.instruments if pair else ())
    yield from _targets(gold, pair.system.targets if pair else ())


def _by_name(actors: Iterable[Actor], names: Names) -> dict[str, Actor]:
    return {names.canonical(actor): actor for actor in actors if actor.tier == "named"}


def _words(actors: Iterable[Actor]) -> set[str]:
    return {key(one) for actor in actors for one in (actor.names[0], actor.surface)}


def _named(gold: Record, actors: Sequence[Actor], names: Names) -> Iterator[Finding]:
    optional = [actor for actor in gold.actors if actor.names[0] in names.optional]
    wanted = _by_name((actor for actor in gold.actors if actor not in optional), names)
    given = _by_name(actors, names)
    for name, actor in wanted.items():
        if name in given:
            role = given[name].role
            yield _finding("actors", "hit", gold, name)
            yield _judged("roles", role == actor.role, gold, f"{name}: {actor.role} GOT {role}")
        else:
            yield _finding("actors", "missed", gold, name)
    free = {names.canonical(actor) for actor in optional}
    # A body that the gold takes for a class of bodies is not counted against either.
    classes = _words(actor for actor in gold.actors if actor.tier != "named")
    for name, actor in given.items():
        if name not in wanted and name not in free and key(name) not in classes:
            yield _finding("actors", "extra", gold, f"{name} ({actor.surface}, {actor.via})")


def _collective(gold: Record, actors: Sequence[Actor]) -> Iterator[Finding]:
    given, known = _words(actors), _words(gold.actors)
    for actor in gold.actors:
        if actor.tier != "named":
            hit = bool(given & _words([actor]))
            yield _finding("collective", "hit" if hit else "missed", gold, actor.names[0])
            yield from _role_of_class(gold, actor, actors)
    for actor in actors:
        if actor.tier == "collective" and not known & _words([actor]):
            what = f"{actor.names[0]} ({actor.surface}, {actor.via})"
            yield _finding("collective", "extra", gold, what)


def _role_of_class(gold: Record, actor: Actor, given: Sequence[Actor]) -> Iterator[Finding]:
    """Whether a class of bodies plays the gold's part; the one of the same words before others."""
    same = [one for one in given if _words([one]) & _words([actor])]
    if same:
        one = next((one for one in same if key(one.surface) == key(actor.surface)), same[0])
        what = f"{actor.names[0]}: {actor.role} GOT {one.role}"
        yield _judged("class-roles", one.role == actor.role, gold, what)


def _instruments(gold: Record, given: Sequence[Instrument]) -> Iterator[Finding]:
    for one in gold.instruments:
        hit = any(_alike(one, other) for other in given)
        yield _finding("instruments", "hit" if hit else "missed", gold, one.name)
    for one in given:
        if not any(_alike(one, other) for other in gold.instruments):
            yield _finding("instruments", "extra", gold, one.name)


def _alike(one: Instrument, other: Instrument) -> bool:
    ours, theirs = (
        [found for found in (key(each.name), key(each.surface)) if found] for each in (one, other)
    )
    return any(a in b or b in a for a in ours for b in theirs)


def _targets(gold: Record, given: Sequence[Target]) -> Iterator[Finding]:
    yield from _counted("targets", gold, Counter(gold.targets), Counter(given))
    loose = (Counter((one.value, one.deadline) for one in side) for side in (gold.targets, given))
    for finding in _counted("values", gold, *loose):
        if finding.verdict != "extra":
            yield finding


def _counted(
    kind: str, gold: Record, wanted: Counter[Thing], given: Counter[Thing]
) -> Iterator[Finding]:
    verdicts = {"hit": wanted & given, "missed": wanted - given, "extra": given - wanted}
    for verdict, found in verdicts.items():
        for one in found.elements():
            yield _finding(kind, verdict, gold, str(one))


def _judged(kind: str, right: bool, record: Record, what: str) -> Finding:
    return _finding(kind, "hit" if right else "missed", record, what)


def _finding(kind: str, verdict: str, record: Record, what: str = "") -> Finding:
    where = f"{record.id or 'line'} {record.line_first}-{record.line_last}"
    return Finding(kind, verdict, where, f"{what} | {record.text}" if what else record.text)
