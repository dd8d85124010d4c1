"""A small graph and an answer that hold what a format can stumble over."""

from __future__ import annotations

from kg.model import Edge, Graph, Node, Rows, Value

BASE = "https://example.org/id"

_PLACE: dict[str, Value] = {
    "words": "Nav",
    "start": 3,
    "end": 6,
    "rule": "actors.yaml:1",
    "via": "text",
}

GRAPH = Graph(
    (
        Node("Party", "ap", {"name": "Arbeiderpartiet", "short_name": "Ap"}),
        Node(
            "Programme",
            "ap-2025",
            {
                "title": 'Trygghet for "framtida"',
                "party": "Arbeiderpartiet",
                "period_start": 2025,
                "period_end": 2029,
                "language": "nb",
                "published": None,
                "source": "https://example.org/program.pdf",
                "licence": "CC BY 4.0",
                "sha256": "0a",
            },
        ),
        Node("Section", "s1", {"title": "Del 1 <Arbeid & økonomi>", "level": "part", "order": 1}),
        Node("Section", "s2", {"title": "Bolig", "level": "chapter", "order": 2}),
        Node(
            "Pledge",
            "p-2",
            {"text": "=SUM(A1;A2) er ingen formel", "kind": "subbullet", "order": 2},
        ),
        Node(
            "Pledge",
            "p-1",
            {
                "text": "gi Nav «ansvar»,\nog 5 \\ 7\x0b\ttil ærlige 😀",
                "full_text": "Vi vil: gi Nav ansvar",
                "kind": "bullet",
                "order": 1,
                "page": 3,
                "line_first": 10,
                "line_last": 11,
            },
        ),
        Node("Actor", "nav", {"name": "Nav", "tier": "named", "aliases": ("Etaten", "NAV")}),
        # The same id under another label is another thing.
        Node("Instrument", "nav", {"name": "Nav-loven", "kind": "law"}),
        Node("Target", "p-1-t1", {"quote": "5 prosent", "value": 5, "unit": "prosent"}),
        Node("Target", "p-1-t2", {"quote": "2,5", "value": 2.5, "comparator": ">="}),
        Node("PolicyArea", "bolig", {"name": "Bolig", "scheme": "stortinget"}),
    ),
    (
        Edge("PUBLISHED_BY", "Programme", "ap-2025", "Party", "ap"),
        Edge("IN_PROGRAMME", "Pledge", "p-1", "Programme", "ap-2025"),
        Edge("IN_PROGRAMME", "Pledge", "p-2", "Programme", "ap-2025"),
        Edge("IN_SECTION", "Pledge", "p-1", "Section", "s2"),
        Edge("PART_OF", "Section", "s2", "Section", "s1"),
        Edge("PART_OF", "Section", "s1", "Programme", "ap-2025"),
        Edge("SUBPLEDGE_OF", "Pledge", "p-2", "Pledge", "p-1"),
        Edge("INVOLVES", "Pledge", "p-1", "Actor", "nav", {"role": "agent", **_PLACE}),
        Edge("CITES", "Pledge", "p-1", "Instrument", "nav", _PLACE),
        Edge("HAS_TARGET", "Pledge", "p-1", "Target", "p-1-t1", _PLACE),
        Edge("HAS_TARGET", "Pledge", "p-1", "Target", "p-1-t2", {"start": 0, "end": 3}),
        Edge("IN_AREA", "Pledge", "p-1", "PolicyArea", "bolig", {"rank": 1, "words": "boliger"}),
        Edge("SIMILAR_TO", "Pledge", "p-2", "Pledge", "p-1", {"score": 1}),
    ),
)

ROWS = Rows(
    ("pledge", "aktør", "count", "share", "sure", "names"),
    (
        ('gi "Nav", ansvar\nog mer', "Nav", 3, 0.25, True, ("æ", "ø")),
        ("=1+1", "+47", -3, -0.5, False, ()),
        ("-lagring", "@nav", 0, 1.0, None, ("=x",)),
        (None, "", None, None, None, None),
    ),
)
