"""Stores by URL; the scheme says which module holds the graph."""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from kg.errors import StoreError
from kg.stores.protocol import Store

_MODULES = {
    "arcade": "arcade",
    "oxigraph": "oxigraph",
    **dict.fromkeys(("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"), "bolt"),
}


class _Module(Protocol):
    def open_store(
        self, url: str, *, read_only: bool, user: str | None, password: str | None
    ) -> Store:
        """The store that a URL of the module's scheme names."""


def open_store(
    url: str, *, read_only: bool = False, user: str | None = None, password: str | None = None
) -> Store:
    """The store at a URL: `arcade:PATH`, `oxigraph:PATH`, `oxigraph:` (in memory) or `bolt://HOST`.

    A server is asked with `user` and `password`, by default those of the settings. A read-only
    store may be open in several processes at once. A scheme that is not known, and a store that
    cannot be opened, is a StoreError.
    """
    scheme, colon, _ = url.partition(":")
    if not colon or scheme not in _MODULES:
        allowed = ", ".join(f"{one}:" for one in _MODULES)
        raise StoreError(f"store {url!r}: unknown scheme; there is {allowed}")
    module = cast("_Module", importlib.import_module(f"kg.stores.{_MODULES[scheme]}"))
    return module.open_store(url, read_only=read_only, user=user, password=password)
