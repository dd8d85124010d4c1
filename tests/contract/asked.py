"""What the saved queries are asked beside their defaults, on the small graph."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Value
from tests.fixtures.small import AP, PRP, text_id

ASKED: Mapping[str, tuple[Mapping[str, Value], ...]] = {
    "actor": ({"actor": "Øst-banen"}, {"actor": "kommunene"}),
    "actor_by_area": ({"scheme": "programme"},),
    "actor_by_main_area": ({"scheme": "programme"},),
    "actor_by_section": ({"actor": "husbanken"}, {"actor": "kommunene"}),
    "actor_links": ({"actor": "husbanken"}, {"actor": "kommunene"}),
    "actor_roles": ({"actor": "Nav"}, {"actor": "kommunene"}),
    "actors": ({"tier": "named"}, {"tier": "collective"}),
    "actors_together": ({"actor": "Nav"}, {"actor": "husbanken", "minimum": "1"}),
    "areas": ({"scheme": "stortinget"},),
    "deadlines": ({"actor": "NAV"}, {"actor": "husbanken"}, {"actor": "kommunene"}),
    "evidence": ({"pledge": text_id("tomter")}, {"pledge": text_id("verktøy")}),
    "links": ({"scheme": "stortinget"},),
    "neighbourhood": ({"actor": "husbanken"}, {"actor": "kommunene"}),
    "outline": ({"programme": "Prp"}, {"programme": AP}),
    "party_by_main_area": ({"scheme": "programme"},),
    "path_between_actors": (
        {"actor_to": "helsetjenesten"},
        {"actor_from": "husbanken", "actor_to": "nav"},
        {"actor_from": "kommunene", "actor_to": "HUSBANKEN"},
    ),
    "pledge": (
        {"pledge": text_id("tomter")},
        {"pledge": text_id("tog")},
        {"pledge": text_id("båt")},
    ),
    "pledge_ids": ({"programme": PRP},),
    "pledges": ({"programme": PRP},),
    "pledges_by_actor": (
        {"actor": "Arbeids- og velferdsetaten", "role": "AGENT"},
        {"actor": "navs"},
        {"actor": "kommunene"},
    ),
    "pledges_by_area": ({"area": "bolig"}, {"area": "Bolig", "scheme": "programme"}),
    "pledges_by_instrument": ({"instrument": "eøs-avtalen"},),
    "pledges_in_doubt": ({"programme": AP},),
    "pledges_without_actor": ({"programme": PRP},),
    "pledges_without_area": ({"programme": PRP},),
    "pledges_without_target": ({"programme": PRP},),
    "search": (
        {"text": "båtfolk i å"},
        {"text": '"åpne data" og C:\\user'},
        {"text": "ærlige"},
        {"text": "FOLK"},
    ),
    "similar_pledges": ({"pledge": text_id("nav")},),
    "subpledges": ({"parent": text_id("boliger")},),
    "targets": (
        {"deadline_from": 2028},
        {"deadline_to": "2029"},
        {"unit": "prosent"},
        {"deadline_from": 2020, "deadline_to": 2040},
    ),
}
"""Sets of values for each query with parameters; each set finds something."""
