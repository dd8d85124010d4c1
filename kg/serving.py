"""Starts the app's server in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kg.settings import shipped


def serve_app(port: int, home: Path, store: str | None, *, browser: bool) -> int:
    """Serve the app on this machine until it is stopped; its exit code.

    `store` is the URL of a store elsewhere; None means the knowledge base in `home`.
    """
    environment = {**os.environ, "LOFTEGRAF_HOME": str(home.absolute())}
    if store is not None:
        environment["LOFTEGRAF_STORE"] = store
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.headless", "false" if browser else "true"]
    try:
        # Streamlit finds its configuration in the folder that it is started in.
        done = subprocess.run(command, cwd=shipped(), env=environment, check=False)  # noqa: S603 - our own command
    except KeyboardInterrupt:
        return 0
    return done.returncode
