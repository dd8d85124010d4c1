"""What the editor offers: every word of the schema, spelt as the language spells it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import completion
from kg.query import saved_queries
from kg.schema import EDGES, NODES

BUNDLE = Path(__file__).parents[2] / "kg" / "views" / "assets" / "codemirror"


def _offered(language: str, place: str) -> dict[str, str]:
    return dict(completion.words(language)[place])


def test_cypher_has_every_label_relationship_and_property() -> None:
    assert _offered("cypher", "label").keys() == NODES.keys()
    assert _offered("cypher", "relationship").keys() == EDGES.keys()
    assert _offered("cypher", "relationship")["INVOLVES"] == "Pledge → Actor"
    assert _offered("cypher", "property")["org_number"] == "Actor"
    assert {"INVOLVES", "HAS_TARGET"} <= set(_offered("cypher", "property")["words"].split(", "))


def test_sparql_has_every_class_and_predicate_once() -> None:
    assert {f"lg:{label}" for label in NODES} < _offered("sparql", "class").keys()
    assert _offered("sparql", "predicate")["lg:involves"] == "Pledge → Actor"
    assert _offered("sparql", "predicate")["lg:involvement"] == "Pledge → Involvement"
    assert _offered("sparql", "predicate")["lg:actor"] == "Involvement → Actor"
    assert "Actor" in _offered("sparql", "predicate")["rdfs:label"].split(", ")
    names = [name for name, _ in completion.words("sparql")["predicate"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", sorted(saved_queries()))
def test_the_prefixes_are_those_of_the_saved_queries(name: str) -> None:
    offered = {f"PREFIX {one}" for one in _offered("sparql", "prefix")}
    lines = saved_queries()[name].texts["sparql"].lines
    assert {line for line in lines if line.startswith("PREFIX")} <= offered


def test_the_codes_are_those_that_a_question_takes() -> None:
    assert completion.codes()["role"] == ("agent", "object", "partner", "other")


def test_the_bundle_was_made_of_the_versions_that_are_fixed() -> None:
    wanted = json.loads((BUNDLE / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((BUNDLE / "package-lock.json").read_text("utf-8"))["packages"]
    head = (BUNDLE / "codemirror.js").read_text("utf-8").partition("*/")[0]
    licences = (BUNDLE / "LICENSES.txt").read_text("utf-8")
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert f"{name} {version}" in head
        assert f"{name} {version}\n\nMIT" in licences
