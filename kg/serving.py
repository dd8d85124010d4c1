"""Starts the app's server in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
import webbrowser
from pathlib import Path

from kg.settings import shipped

_PATIENCE = 60.0
"""Seconds that the server may take until it answers."""


def serve_app(port: int, home: Path, store: str | None, *, browser: bool) -> int:
    """Serve the app on this machine until it is stopped; its exit code.

    `store` is the URL of a store elsewhere; None means the knowledge base in `home`. The user's
    `browser` is opened once the server answers.
    """
    environment = {**os.environ, "LOFTEGRAF_HOME": str(home.absolute())}
    if store is not None:
        environment["LOFTEGRAF_STORE"] = store
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    # Streamlit finds its configuration in the folder that it is started in.
    server = subprocess.Popen(command, cwd=shipped(), env=environment)  # noqa: S603 - our own command
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        if browser and _answers(f"http://127.0.0.1:{port}", server):
            webbrowser.open(f"http://127.0.0.1:{port}")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait()


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()  # noqa: S310 - http
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False
