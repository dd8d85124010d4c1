"""GraphML holds every node, edge and attribute, read back by networkx."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.etree import ElementTree

import networkx as nx

from kg.exporters import to_bytes
from kg.model import Value
from kg.schema import EDGES, NODES
from tests.unit.export_samples import BASE, GRAPH


def _read() -> nx.Graph[str]:
    content = to_bytes(GRAPH, ".graphml", base=BASE)
    found: nx.Graph[str] = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    return found


def _expected(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {
        name: "; ".join(value) if isinstance(value, tuple) else _cleaned(value)
        for name, value in properties.items()
        if value is not None
    }


def _cleaned(value: Value) -> Value:
    return value.replace("\x0b", "\ufffd") if isinstance(value, str) else value


def test_nodes_and_their_attributes_are_read_back() -> None:
    read = _read()
    assert len(read) == len(GRAPH.nodes)
    for node in GRAPH.nodes:
        found = dict(read.nodes[f"{NODES[node.label].kind}/{node.id}"])
        assert found.pop("type") == node.label
        assert found.pop("id") == node.id
        assert found.pop("iri") == f"{BASE}/{NODES[node.label].kind}/{node.id}"
        assert found.pop("label")
        assert found == _expected(node.properties)


def test_edges_and_their_attributes_are_read_back() -> None:
    read = _read()
    seen = {}
    for source, target, attributes in read.edges(data=True):
        assert attributes["label"] == attributes["type"].lower().replace("_", " ")
        own = {"type", "label", "id"}
        seen[attributes["type"], source, target] = {
            name: value for name, value in attributes.items() if name not in own
        }
    assert seen == {
        (
            one.type,
            f"{NODES[one.source_label].kind}/{one.source}",
            f"{NODES[one.target_label].kind}/{one.target}",
        ): _expected(one.properties)
        for one in GRAPH.edges
    }


def test_the_ids_of_edges_are_unique() -> None:
    root = ElementTree.fromstring(to_bytes(GRAPH, ".graphml", base=BASE))
    ids = [one.attrib["id"] for one in root.iter() if one.tag.endswith("}edge")]
    assert len(ids) == len(set(ids)) == len(GRAPH.edges)


def test_an_attribute_is_declared_once() -> None:
    root = ElementTree.fromstring(to_bytes(GRAPH, ".graphml", base=BASE))
    keys = [one for one in root.iter() if one.tag.endswith("}key")]
    names = [(one.attrib["for"], one.attrib["attr.name"]) for one in keys]
    assert len(names) == len(set(names))


def test_the_schema_leaves_the_exports_own_names_free() -> None:
    declared = {one.name for node in NODES.values() for one in node.properties}
    assert declared.isdisjoint({"type", "label", "iri"})
    assert {one.name for edge in EDGES.values() for one in edge.properties}.isdisjoint(
        {"type", "label", "id"}
    )
