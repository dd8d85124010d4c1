"""Gets ready what the first page needs while the browser still fetches its own part."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st

from kg.errors import KgError


@asynccontextmanager
async def warmed(_: st.App) -> AsyncIterator[None]:
    """What runs around the server's life: at its start the first page is made ready."""
    threading.Thread(target=_warm, daemon=True).start()
    yield


def _warm() -> None:
    from kg.views import frame  # noqa: PLC0415 - the server answers before all that is read

    with suppress(KgError):  # the page that needs it tells of it
        frame.warm()
