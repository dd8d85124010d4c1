from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Edge, Graph, Node, Value
from kg.schema import EDGES, ID, NODES, Property
from kg.stores.oxigraph import OxigraphStore
from kg.stores.readback import canonical, read_back
from kg.triples import XSD, Literal, Triple, from_triples, to_rdflib, to_triples

BASE = "https://example.org/id"

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "string": TEXTS,
    "integer": st.integers(-(2**63), 2**63 - 1),
    "decimal": st.floats(allow_nan=False, allow_infinity=False),
}


def values(declared: Property) -> st.SearchStrategy[Value]:
    one = VALUES[declared.datatype]
    return st.none() | (st.lists(TEXTS).map(tuple) if declared.many else one)


def properties(declared: tuple[Property, ...]) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries(
        {}, optional={one.name: values(one) for one in declared if one.name != ID.name}
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    nodes = [
        Node(label, identifier, draw(properties(kind.properties)))
        for label, kind in NODES.items()
        for identifier in draw(st.lists(IDS, max_size=3, unique=True))
    ]
    edges = {}
    for kind in EDGES.values():
        sources = [node for node in nodes if node.label in kind.sources]
        targets = [node for node in nodes if node.label in kind.targets]
        if sources and targets:
            source, target = draw(st.sampled_from(sources)), draw(st.sampled_from(targets))
            ends = (source.label, source.id, target.label, target.id)
            edges[kind.name, ends] = Edge(kind.name, *ends, draw(properties(kind.properties)))
    return Graph(tuple(nodes), tuple(edges.values()))


@given(graphs())
def test_a_graph_comes_back_from_its_triples(graph: Graph) -> None:
    assert canonical(from_triples(to_triples(graph, BASE))) == canonical(graph)


@given(graphs())
@settings(max_examples=50, deadline=None)
def test_a_graph_comes_back_from_n_triples(graph: Graph) -> None:
    store = ox.Store()
    OxigraphStore(store, BASE).write(graph)
    written = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    parsed = [triple_of(quad) for quad in ox.parse(written, format=ox.RdfFormat.N_TRIPLES)]
    assert canonical(from_triples(parsed)) == canonical(graph)


@given(graphs(), graphs())
@settings(max_examples=50, deadline=None)
def test_a_store_keeps_the_last_that_was_written(first: Graph, second: Graph) -> None:
    store = OxigraphStore(ox.Store(), BASE)
    store.write(first)
    store.write(second)
    store.write(second)
    found = canonical(read_back(store))
    assert [node for node in canonical(second).nodes if node not in found.nodes] == []
    assert [edge for edge in canonical(second).edges if edge not in found.edges] == []
    assert len(found.nodes) == len({(n.label, n.id) for n in first.nodes + second.nodes})


@given(graphs())
@settings(max_examples=50, deadline=None)
def test_rdflib_holds_as_many_triples(graph: Graph) -> None:
    assert len(to_rdflib(graph, BASE)) == len(set(to_triples(graph, BASE)))


def triple_of(quad: ox.Quad) -> Triple:
    end = quad.object
    assert isinstance(quad.subject, ox.NamedNode)
    assert isinstance(end, ox.NamedNode | ox.Literal)
    value = Literal(end.value, end.datatype.value) if isinstance(end, ox.Literal) else end.value
    return Triple(quad.subject.value, quad.predicate.value, value)


def test_the_triples_of_an_edge_with_properties() -> None:
    graph = Graph(
        (Node("Pledge", "p1"), Node("Actor", "nav")),
        (Edge("INVOLVES", "Pledge", "p1", "Actor", "nav", {"role": "agent", "start": 3}),),
    )
    found = to_rdflib(graph, BASE)
    asked = """
        PREFIX lg: <https://loftegraf.example/ns#> PREFIX dcterms: <http://purl.org/dc/terms/>
        ASK { <https://example.org/id/pledge/p1> a lg:Pledge ; dcterms:identifier "p1" ;
                lg:involves ?actor ; lg:involvement ?thing .
              ?actor a lg:Actor ; dcterms:identifier "nav" .
              ?thing a lg:Involvement ; lg:actor ?actor ; lg:role "agent" ; lg:start 3 ;
                dcterms:identifier "p1~nav" }"""
    assert found.query(asked).askAnswer
    assert rdflib.Literal(3) in set(found.objects())
    assert len(found) == 11


@pytest.mark.parametrize("value", [0.1, 1e-20, 1e300, -0.0, 123456789.125, 2.0**-1074])
def test_a_decimal_keeps_its_value_and_has_no_exponent(value: float) -> None:
    graph = Graph((Node("Target", "t", {"value": value}),), ())
    texts = [
        triple.object.text
        for triple in to_triples(graph, BASE)
        if isinstance(triple.object, Literal) and triple.object.datatype == XSD + "decimal"
    ]
    assert [float(text) for text in texts] == [value]
    assert "e" not in texts[0].lower()


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        ("https://loftegraf.example/ns#order", Literal("seven", XSD + "integer")),
        ("https://loftegraf.example/ns#text", "https://example.org/an-iri"),
        ("http://purl.org/dc/terms/identifier", Literal("another")),
    ],
)
def test_triples_that_the_schema_does_not_allow_are_an_error(
    predicate: str, value: str | Literal
) -> None:
    triples = [*to_triples(Graph((Node("Pledge", "p", {"text": "a"}),), ()), BASE)]
    with pytest.raises(InputError, match="/pledge/p: "):
        from_triples([*triples, Triple(f"{BASE}/pledge/p", predicate, value)])


def test_triples_of_other_vocabularies_are_passed_by() -> None:
    graph = Graph((Node("Party", "p", {"name": "P"}),), ())
    other = Triple(f"{BASE}/party/p", "http://schema.org/name", Literal("P"))
    stranger = Triple("http://x/y", "http://schema.org/name", Literal("Y"))
    assert from_triples([*to_triples(graph, BASE), other, stranger]) == graph
