from __future__ import annotations

import yaml

from tests.servers.neo4j_server import ROOT, VERSION

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]["neo4j"]


def test_docker_compose_runs_the_version_that_is_tested() -> None:
    assert COMPOSE["image"] == f"neo4j:{VERSION}-community"


def test_docker_compose_has_no_password_of_its_own() -> None:
    assert COMPOSE["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")


def test_docker_compose_opens_ports_to_this_machine_only() -> None:
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["ports"])


def test_docker_compose_keeps_the_data_and_checks_the_health() -> None:
    assert "neo4j-data:/data" in COMPOSE["volumes"]
    assert "cypher-shell" in " ".join(COMPOSE["healthcheck"]["test"])
