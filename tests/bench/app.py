"""How fast the app is, in a real Chromium: `python -m tests.bench.app [--runs N] [PART...]`.

The parts: `cold` starts `loftegraf serve` until its first page stands, beside a Streamlit app of
one line; `search` is what the server spends on an answer, and how long it is on its way;
`click` is NAV's neighbourhood after a click, and what a click on a node sends; `many` draws a
canvas of more than 1,500 nodes; `ten` lets ten people walk through the app at once, beside one.
Seconds are of the clock, each the median of N runs; nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, WebSocket, expect, sync_playwright

from tests.bench.crowd import crowd
from tests.browser.conftest import CHROMIUM, serve
from tests.browser.places import settled
from tests.conftest import PROGRAMME, ROOT, run_command

WORDS = ("kommune", "strøm", "sykehus", "barnehage", "forskning", "klima", "lærer")
MANY = "/explore?target=no&do=" + ";".join(["more,,,400"] * 4)
Seconds = tuple[float, float]
BARE = "import streamlit as st\n\nst.title('Bare')\n"


@dataclass
class Wire:
    """What came in on a page's web socket: the clock and the size of each message."""

    sent: list[float] = field(default_factory=list)
    came: list[tuple[float, int]] = field(default_factory=list)

    def listen(self, socket: WebSocket) -> None:
        """Follow a socket."""
        socket.on("framesent", lambda _: self.sent.append(time.perf_counter()))
        socket.on("framereceived", lambda data: self.came.append((time.perf_counter(), len(data))))

    def clear(self) -> None:
        """Forget what was."""
        self.sent.clear()
        self.came.clear()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.app", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which; all if none")
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured")
    options = parser.parse_args(arguments)
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        done = run_command("load", PROGRAMME, home=home)
        if done.returncode:
            sys.exit(done.stderr)
        for part in options.parts or PARTS:
            PARTS[part](home, options.runs)
    return 0


def cold(home: Path, runs: int) -> None:
    """From the start of the server to the first page, beside a Streamlit app of one line."""
    bare = home.with_name("bare.py")
    bare.write_text(BARE, "utf-8")
    streamlit = [sys.executable, "-m", "streamlit", "run", str(bare)]
    options = ["--server.headless", "true", "--server.address", "127.0.0.1"]
    quiet = ["--browser.gatherUsageStats", "false"]
    ours = [sys.executable, "-c", "from kg.cli import main; main()", "serve"]
    times: list[tuple[Seconds, Seconds]] = []
    with chromium() as browser:
        for _ in range(runs):
            mine = first_page(browser, [*ours, "--port", "{port}"], home)
            other = [*streamlit, *options, *quiet, "--server.port", "{port}"]
            times.append((mine, first_page(browser, other, home)))
    for number, what in enumerate(("heading", "whole page")):
        pairs = [(one[number], two[number]) for one, two in times]
        mine_s, other_s = (median(column) for column in zip(*pairs, strict=True))
        ratio = median(one / two for one, two in pairs)
        print(f"cold: first {what} after {mine_s:.2f} s, {ratio:.2f} x a Streamlit app of one line "
              f"({other_s:.2f} s)", flush=True)  # fmt: skip


def first_page(browser: Browser, command: Sequence[str], home: Path) -> Seconds:
    """From the start of a server's command until its heading is seen, and until all stands."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "LOFTEGRAF_HOME": str(home)}
    page = browser.new_page()
    begun = time.perf_counter()
    call = [part.format(port=port) if part == "{port}" else part for part in command]
    server = subprocess.Popen(
        call, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while not listens(port):
            if server.poll() is not None:
                sys.exit(f"{' '.join(call)} ended with {server.returncode}")
            time.sleep(0.02)
        page.goto(f"http://127.0.0.1:{port}/")
        expect(page.locator("h1").first).to_be_visible()
        seen = time.perf_counter() - begun
        settled(page)
        return seen, time.perf_counter() - begun
    finally:
        page.close()
        server.terminate()
        server.wait()


def listens(port: int) -> bool:
    """Whether a server answers at a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def search(home: Path, runs: int) -> None:
    """What the server spends on an answer, and the clock from the words to the whole answer."""
    clock: list[float] = []
    spent: list[float] = []
    with opened(home, "/") as (page, wire, app):
        box = page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first
        for word in (WORDS * runs)[: 2 * runs + 2]:
            wire.clear()
            before = cpu(app)
            box.fill(word)
            mark = page.locator(".lg-pledge mark").first
            expect(mark).to_contain_text(re.compile(word[:5], re.IGNORECASE))
            settled(page)
            spent.append(cpu(app) - before)
            clock.append(wire.came[-1][0] - wire.sent[0])
    print(f"search: the server spends {1000 * median(spent[2:]):.0f} ms of CPU on an answer, "
          f"{1000 * median(clock[2:]):.0f} ms of the clock until all of it is in the browser "
          f"({1000 * min(clock[2:]):.0f} to {1000 * max(clock[2:]):.0f})", flush=True)  # fmt: skip


def cpu(app: str) -> float:
    """The CPU seconds of the server at an address so far. Linux only: it looks into /proc."""
    port = app.rpartition(":")[2].encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cmdline").read_bytes().endswith(b"--server.port\0" + port + b"\0"):
                fields = (process / "stat").read_text().rpartition(")")[2].split()
                return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    raise SystemExit(f"no server at {app}")


def click(home: Path, runs: int) -> None:
    """NAV's neighbourhood after a click in the explorer, and the bytes after a click on a node."""
    times, sizes = [], []
    with opened(home, "/explore?actor=nav") as (page, wire, app):
        for _ in range(runs):
            page.goto(f"{app}/explore")
            settled(page)
            begun = time.perf_counter()
            page.get_by_role("link", name=re.compile(r"^NAV · \d+$")).click()
            expect(page.locator(".host[data-drawn=true]")).to_be_visible()
            times.append(time.perf_counter() - begun)
            settled(page)
            page.wait_for_timeout(500)
            wire.clear()
            sizes.append(clicked(page, wire))
    print(f"click: NAV's neighbourhood drawn {median(times):.2f} s after the click "
          f"({min(times):.2f} to {max(times):.2f}); a click on a node sends "
          f"{max(sizes) / 1000:.1f} KB at most", flush=True)  # fmt: skip


def clicked(page: Page, wire: Wire) -> int:
    """The bytes that come in after a click on a pledge of the graph."""
    host = page.locator(".host")
    host.scroll_into_view_if_needed()
    ids = host.evaluate("e => e.stateOf().ids.filter(id => id.startsWith('pledge:')).sort()")
    place = host.evaluate("(e, id) => e.placeOf(id)", ids[0])
    page.mouse.click(place["x"], place["y"])
    expect(page).to_have_url(re.compile("sel=pledge"))
    settled(page)
    return sum(size for _, size in wire.came)


def many(home: Path, runs: int) -> None:
    """A canvas of more than 1,500 nodes: in the browser, and from its address on."""
    drawn, whole, nodes = [], [], 0
    with opened(home, MANY) as (page, _, app):
        for _ in range(runs):
            page.goto("about:blank")
            begun = time.perf_counter()
            page.goto(f"{app}{MANY}")
            host = page.locator(".host[data-drawn=true]")
            expect(host).to_be_visible()
            whole.append(time.perf_counter() - begun)
            drawn.append(int(host.get_attribute("data-took") or 0) / 1000)
            nodes = int(host.get_attribute("data-nodes") or 0)
    print(f"many: {nodes} nodes drawn in {median(drawn):.2f} s, {median(whole):.2f} s after the "
          "address was opened", flush=True)  # fmt: skip


def ten(home: Path, runs: int) -> None:
    """Ten people at once beside one: the median of what each waited for an answer."""
    server = serve(home, home.with_name("log"))
    try:
        app = next(server)
        crowd(app, 1, runs)  # fills the caches
        alone, together = crowd(app, 1, runs), crowd(app, 10, runs)
    finally:
        server.close()  # type: ignore[attr-defined]  # it is a generator
    one, all_of_them = median(alone), median(together)
    print(f"ten: an answer takes {all_of_them:.2f} s with ten people at once, "
          f"{all_of_them / one:.2f} x that of one alone ({one:.2f} s)", flush=True)  # fmt: skip


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of one's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(home: Path, address: str) -> Iterator[tuple[Page, Wire, str]]:
    """A page of the app that stands, its wire, and the app's address."""
    server = serve(home, home.with_name("log"))
    wire = Wire()
    try:
        app = next(server)
        with chromium() as browser:
            page = browser.new_page()
            page.on("websocket", wire.listen)
            page.goto(f"{app}{address}")
            settled(page)
            yield page, wire, app
    finally:
        server.close()  # type: ignore[attr-defined]  # it is a generator


PARTS: dict[str, Callable[[Path, int], None]] = {
    "cold": cold,
    "search": search,
    "click": click,
    "many": many,
    "ten": ten,
}


if __name__ == "__main__":
    raise SystemExit(main())
