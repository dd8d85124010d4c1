"""RDF exports say the same triples, read back by rdflib."""

from __future__ import annotations

import dataclasses

import pytest
import rdflib
from rdflib.compare import graph_diff, isomorphic

from kg.exporters import to_bytes
from kg.model import Graph
from kg.schema import EDGES, NAMESPACE, NODES
from kg.triples import to_rdflib
from tests.fixtures.small import small_graph
from tests.unit.export_samples import BASE, GRAPH

FORMATS = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld"}


def _read(suffix: str, graph: Graph = GRAPH) -> rdflib.Graph:
    content = to_bytes(graph, suffix, base=BASE)
    return rdflib.Graph().parse(data=content, format=FORMATS[suffix])


@pytest.mark.parametrize("graph", [GRAPH, small_graph()], ids=["samples", "small"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_the_triples_are_read_back(suffix: str, graph: Graph) -> None:
    wanted, read = to_rdflib(graph, BASE), _read(suffix, graph)
    _, missing, extra = graph_diff(wanted, read)
    assert isomorphic(wanted, read), f"missing {list(missing)}, extra {list(extra)}"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_changed_word_is_seen(suffix: str) -> None:
    nodes = [
        dataclasses.replace(one, properties={**one.properties, "text": "noe annet"})
        if one.id == "p-1"
        else one
        for one in GRAPH.nodes
    ]
    changed = to_rdflib(Graph(tuple(nodes), GRAPH.edges), BASE)
    assert not isomorphic(changed, _read(suffix))


@pytest.mark.parametrize("suffix", FORMATS)
def test_licence_and_source_go_with_the_programme(suffix: str) -> None:
    programme = rdflib.URIRef(f"{BASE}/programme/ap-2025")
    read = _read(suffix)
    licence = read.value(programme, rdflib.URIRef(NAMESPACE + "licence"))
    assert licence == rdflib.Literal("CC BY 4.0")
    assert read.value(programme, rdflib.URIRef(NAMESPACE + "source")) is not None


def test_turtle_binds_its_prefixes() -> None:
    text = to_bytes(GRAPH, ".ttl", base=BASE).decode()
    head = "".join(line for line in text.splitlines() if line.startswith("@prefix"))
    assert all(f"@prefix {prefix}: " in head for prefix in ("lg", "rdfs", "dcterms"))
    assert "<https://loftegraf.example/ns#" not in text.replace(head, "").split("\n", 4)[-1]


def test_ntriples_are_sorted() -> None:
    lines = to_bytes(GRAPH, ".nt", base=BASE).decode().splitlines()
    subjects = [line.split(" ", 1)[0] for line in lines]
    assert subjects == sorted(subjects)
    assert len(lines) == len(set(lines))


def test_no_two_names_of_the_schema_are_one_key_of_the_context() -> None:
    kinds: dict[str, set[str]] = {}
    for node in NODES.values():
        for one in node.properties:
            kinds.setdefault(one.predicate, set()).add(one.datatype)
    for edge in EDGES.values():
        for one in edge.properties:
            kinds.setdefault(one.predicate, set()).add(one.datatype)
        kinds.setdefault(edge.predicate, set()).add("thing")
        if edge.thing:
            kinds.setdefault(edge.thing_predicate, set()).add("thing")
            kinds.setdefault(NAMESPACE + edge.end, set()).add("thing")
    assert {predicate for predicate, found in kinds.items() if len(found) > 1} == set()
