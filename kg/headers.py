"""The headers that tell a browser what the app's pages may do."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Asgi = Callable[[Message, Receive, Send], Awaitable[None]]

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)

# Streamlit's components are modules that the page makes itself (blob:), and its charts are
# compiled in the browser (unsafe-eval); a script that somebody wrote into a text runs under none.
_SCRIPTS = "'self' 'unsafe-eval' blob:"
_POLICY = (
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss: data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)


class Headers:
    """An ASGI application in front of another one, that adds the headers to every answer."""

    def __init__(self, app: Asgi) -> None:
        self._app = app
        self._headers = tuple((name.encode(), value.encode()) for name, value in headers().items())

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        await self._app(scope, receive, with_headers)


def headers() -> dict[str, str]:
    """The headers of every answer, by name."""
    return {
        "content-security-policy": policy(),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
    }


def policy() -> str:
    """What pages may load: this server's own files, and of inline scripts Streamlit's one only."""
    import streamlit  # noqa: PLC0415 - the page whose script is let through is its

    page = Path(streamlit.__file__).parent / "static" / "index.html"
    own = " ".join(f"'sha256-{_digest(one)}'" for one in _INLINE.findall(page.read_bytes()))
    return "; ".join((*_POLICY, f"script-src {_SCRIPTS} {own}"))


def _digest(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()
