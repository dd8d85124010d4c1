"""A real Neo4j without Docker, for tests: Maven brings its parts, Java 17 or later runs them.

`python -m tests.servers.neo4j_server fetch` brings the parts (114 MB) into `.servers/`, or into
the folder that LOFTEGRAF_SERVERS names; `… run` starts a server and says where it is.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j import exceptions

ROOT = Path(__file__).parent.parent.parent
POM = Path(__file__).with_name("pom.xml")
VERSION = re.findall(r"<neo4j.version>(.+?)</neo4j.version>", POM.read_text("utf-8"))[0]
START_SECONDS = 180

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
_FOLDERS = ("conf", "data", "logs", "run", "plugins", "import", "licenses", "lib")
_CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size=256m
server.memory.heap.max_size=512m
server.memory.pagecache.size=64m
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is and how to get in."""

    url: str
    user: str
    password: str


def parts() -> Path:
    """The folder of the server's jars, whether they are there or not."""
    servers = os.environ.get("LOFTEGRAF_SERVERS")
    return (Path(servers) if servers else ROOT / ".servers") / f"neo4j-{VERSION}"


def missing() -> str | None:
    """What this machine lacks to start a server; None where it can."""
    if shutil.which("java") is None:
        return "no java on this machine"
    if not (parts() / "complete").exists():
        return f"no Neo4j in {parts()}; run python -m tests.servers.neo4j_server fetch"
    return None


def fetch() -> Path:
    """Bring the server's jars, if they are not there yet."""
    folder = parts()
    if not (folder / "complete").exists():
        call = ["mvn", "--batch-mode", "--quiet", "--strict-checksums", "--file", str(POM)]
        goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
        # In a folder of its own, since the plugin leaves a `target` beside the project file.
        subprocess.run([*call, goal, f"-DoutputDirectory={folder}"], check=True)
        (folder / "complete").touch()
    return folder


@contextmanager
def running() -> Iterator[Server]:
    """A fresh, empty server on a free port of this machine; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="neo4j-", ignore_cleanup_errors=True) as home:
        port = _free_port()
        _prepare(Path(home), port)
        with (Path(home) / "out.log").open("w", encoding="utf-8") as log:
            process = subprocess.Popen(_call(home), stdout=log, stderr=subprocess.STDOUT)
            try:
                server = Server(f"bolt://127.0.0.1:{port}", "neo4j", secrets.token_urlsafe(12))
                _wait(server, process, Path(log.name))
                yield server
            finally:
                process.terminate()
                process.wait(30)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _prepare(home: Path, port: int) -> None:
    for name in _FOLDERS:
        (home / name).mkdir()
    (home / "conf" / "neo4j.conf").write_text(_CONFIGURATION.format(port=port), "utf-8")


def _call(home: str) -> list[str]:
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
    jars = str(parts() / "*")
    entry = "org.neo4j.server.CommunityEntryPoint"
    folders = [f"--home-dir={home}", f"--config-dir={home}/conf"]
    return ["java", "-Xmx512m", *opened, "-cp", jars, entry, *folders]


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server answers; its first password is changed to ours."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            _set_password(server)
        except exceptions.DriverError:
            time.sleep(0.25)
        else:
            return
    raise RuntimeError(f"Neo4j did not start: {log.read_text('utf-8')[-2000:]}")


def _set_password(server: Server) -> None:
    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
    with neo4j.GraphDatabase.driver(server.url, auth=(server.user, "neo4j")) as driver:
        driver.verify_connectivity()
        driver.execute_query(change, password=server.password, database_="system")


def main(command: str) -> None:
    """Do what the command line asks."""
    if command == "fetch":
        print(fetch())
        return
    with running() as server:
        print(f"LOFTEGRAF_USER={server.user} LOFTEGRAF_PASSWORD={server.password} {server.url}")
        print("Press Enter to stop it.")
        sys.stdin.readline()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
