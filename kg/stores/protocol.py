"""What a store promises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kg.model import Graph, Rows, Value


class Store(Protocol):
    """Holds graphs and answers queries in one language, `cypher` or `sparql`."""

    language: str

    def write(self, graph: Graph) -> None:
        """Add a graph; writing the same again changes nothing."""

    def query(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The rows that a read-only query gives; a write or a syntax error is a QueryError."""

    def close(self) -> None:
        """Let go of files, processes and connections."""
