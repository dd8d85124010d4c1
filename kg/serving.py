"""Starts the app's server in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Sequence

from kg.settings import Place, packed, shipped

_PATIENCE = 60.0
"""Seconds that the server may take until it answers."""


def serve_app(port: int, places: Sequence[Place], *, browser: bool, read_only: bool) -> int:
    """Serve the app on this machine until it is stopped; its exit code.

    It shows the knowledge bases of `places` and no other; where it is `read_only` nobody can load
    or remove a programme in it. The user's `browser` is opened once the server answers.
    """
    environment = {**os.environ, "LOFTEGRAF_PLACES": packed(places)}
    if read_only:
        environment["LOFTEGRAF_READ_ONLY"] = "yes"
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
