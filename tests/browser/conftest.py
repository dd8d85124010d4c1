"""The app as a user starts it, and a browser that tells of everything that should not happen."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from kg.settings import Place, packed
from tests.browser.served import Served, written
from tests.conftest import ROOT, run_command

expect.set_options(timeout=20_000)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
Axe = Callable[[Page], list[str]]
"""Tells what keeps somebody from reading a page: each rule with the elements that break it."""

CHROMIUM = Path(os.environ.get("LOFTEGRAF_TEST_CHROMIUM", "/usr/bin/chromium"))
# Streamlit's page looks for its server below the page's own address before it looks at the root.
KNOWN = ("/_stcore/health", "/_stcore/host-config")
# Tells of a violation also where the browser keeps silent about it on the console.
WATCH = """document.addEventListener("securitypolicyviolation", (event) => console.error(
    `policy violated: ${event.violatedDirective} ${event.blockedURI}`));"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The Chromium of the system; a test without one is skipped, or fails in the CI."""
    if not CHROMIUM.exists():
        lack = f"no Chromium at {CHROMIUM} (apt-get install chromium, or LOFTEGRAF_TEST_CHROMIUM)"
        if os.environ.get("LOFTEGRAF_TEST_ALL"):
            pytest.fail(f"LOFTEGRAF_TEST_ALL is set, and there is {lack}")
        pytest.skip(lack)
    quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
    bare = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": [*quiet, *bare]}


def serve(home: Path, log: Path, **settings: str) -> Iterator[str]:
    """Serve the app over a knowledge base until the generator is closed; yields its address.

    `settings` are variables of its environment.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "LOFTEGRAF_HOME": str(home), **settings}
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail(f"the app did not start:\n{log.read_text('utf-8')}")


@pytest.fixture(scope="session")
def app(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the programme that ships."""
    yield from serve(home, tmp_path_factory.mktemp("app") / "log")


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app where nothing was loaded yet."""
    folder = tmp_path_factory.mktemp("empty")
    yield from serve(folder / "home", folder / "log")


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base with one small programme, to be copied."""
    folder = tmp_path_factory.mktemp("one")
    file = written(folder, "første.txt", place="Bodø")
    done = run_command("load", file, home=folder / "home")
    assert done.returncode == 0, done.stderr
    return folder / "home"


@pytest.fixture
def served(small_home: Path, tmp_path: Path) -> Iterator[Served]:
    """Two knowledge bases, the second empty."""
    first, second = tmp_path / "first", tmp_path / "second"
    shutil.copytree(small_home, first)
    places = packed([Place("første", first), Place("andre", second)])
    for address in serve(first, tmp_path / "log", LOFTEGRAF_PLACES=places):
        yield Served(address, first, second)


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    """A browser's tab.

    No request to another machine, no error on the console and no violation of the policy that the
    server sends is let pass.
    """
    context.set_default_timeout(30_000)
    context.add_init_script(WATCH)
    page = context.new_page()
    abroad: list[str] = []
    errors: list[str] = []

    def asked(url: str) -> None:
        if url.startswith(("http:", "https:")) and not url.startswith("http://127.0.0.1:"):
            abroad.append(url)

    def said(kind: str, text: str, url: str) -> None:
        if kind == "error" and not url.endswith(KNOWN):
            errors.append(f"{text} ({url})")

    page.on("request", lambda request: asked(request.url))
    page.on("websocket", lambda one: asked(one.url.replace("ws", "http", 1)))
    page.on("console", lambda one: said(one.type, one.text, one.location["url"]))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert abroad == []
    assert errors == []


@pytest.fixture(scope="session")
def axe() -> Axe:
    """What axe-core finds; its script is from LOFTEGRAF_TEST_AXE or the package that ships it."""
    try:
        folder = Path(str(importlib.import_module("axe_playwright_python").__file__)).parent
    except ModuleNotFoundError:
        folder = Path()
    script = Path(os.environ.get("LOFTEGRAF_TEST_AXE", folder / "axe.min.js"))
    if not script.exists():
        lack = "no axe-core (pip install axe-playwright-python, or LOFTEGRAF_TEST_AXE)"
        if os.environ.get("LOFTEGRAF_TEST_ALL"):
            pytest.fail(f"LOFTEGRAF_TEST_ALL is set, and there is {lack}")
        pytest.skip(lack)

    def violations(tab: Page) -> list[str]:
        # Through the debugger, as the page's own policy lets no such script in.
        tab.evaluate(script.read_text("utf-8"))
        found = tab.evaluate(
            "async (rules) => (await axe.run(document, {runOnly: {type: 'tag', values: rules}}))"
            ".violations.map(v => ({id: v.id, nodes: v.nodes.map(n =>"
            " ({html: n.html.slice(0, 200), why: n.failureSummary.slice(0, 250)}))}))",
            RULES,
        )
        return [json.dumps(one, ensure_ascii=False, indent=1) for one in found]

    return violations
