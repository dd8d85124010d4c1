"""What was read and linked, in the format of the hand-annotated slices: one record a statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Link, Reading, Statement

Record = dict[str, object]

_VIA = {"text": "text", "lead_in": "leadin", "parent": "parent"}
_FIELDS = {
    "INVOLVES": "actors",
    "HAS_TARGET": "targets",
    "CITES": "instruments",
    "IN_AREA": "areas",
}


def records(reading: Reading, links: Iterable[Link]) -> Iterator[Record]:
    """A record for each statement, in the order of the source."""
    found: Mapping[str, list[Link]] = _by_statement(links)
    texts = {statement.id: statement.text for statement in reading.statements}
    for statement in reading.statements:
        record = _statement(statement, texts)
        for link in found[statement.id]:
            items = record[_FIELDS[link.relation]]
            assert isinstance(items, list)  # noqa: S101 - made so by _statement
            items.append(_ITEMS[link.relation](link))
        yield record


def _by_statement(links: Iterable[Link]) -> Mapping[str, list[Link]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[link.statement].append(link)
    return found


def _statement(statement: Statement, texts: Mapping[str, str]) -> Record:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "lines": [statement.line_first, statement.line_last],
        "text": statement.text,
        "path": list(statement.path),
        "leadin": statement.lead_in,
        "parent": statement.parent,
        "parent_text": texts.get(statement.parent or ""),
        "rule": statement.rule,
        "strength": statement.strength,
        "doubt": statement.doubt,
        "actors": [],
        "targets": [],
        "instruments": [],
        "areas": [],
    }


def _actor(link: Link) -> Record:
    properties = link.target.properties
    record: Record = {
        "surface": link.words,
        "name": properties["name"],
        "aliases": list(properties.get("aliases") or ()),  # type: ignore[arg-type]
        "tier": properties["tier"],
        "role": link.role,
        "via": _VIA[link.via],
        "rule": link.rule,
    }
    return record


def _target(link: Link) -> Record:
    properties = link.target.properties
    names = ("quote", "metric", "value", "unit", "deadline", "baseline", "per")
    record: Record = {name: properties.get(name) for name in names}
    record |= {"op": properties.get("comparator"), "value2": properties.get("value_max")}
    return record | {"rule": link.rule}


def _instrument(link: Link) -> Record:
    return {"surface": link.words, "name": link.target.properties["name"], "rule": link.rule}


def _area(link: Link) -> Record:
    properties = link.target.properties
    area: Record = {
        "scheme": properties["scheme"],
        "id": link.target.id,
        "name": properties["name"],
    }
    return area | {"rank": link.rank, "words": link.words, "rule": link.rule}


_ITEMS = {"INVOLVES": _actor, "HAS_TARGET": _target, "CITES": _instrument, "IN_AREA": _area}
