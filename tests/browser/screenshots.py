"""Pictures of every page in both widths, themes and languages, in `screenshots/`.

`python -m tests.browser.screenshots [NAME...]` takes those of the named places only.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal, cast

from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, serve
from tests.browser.places import PLACES, a_pledge, settled
from tests.conftest import PROGRAMME, ROOT, run_command

OUT = ROOT / "screenshots"
SIZES = {1280: 900, 390: 844}
SCHEMES = ("light", "dark")
LANGUAGES = ("nb", "en")

Scheme = Literal["light", "dark"]


def main() -> None:
    """Start the app over the programme that ships, and take the pictures."""
    expect.set_options(timeout=60_000)
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        done = run_command("load", PROGRAMME, home=home)
        if done.returncode:
            sys.exit(done.stderr)
        server = serve(home, Path(folder) / "log")
        try:
            _take(next(server), a_pledge(home), sys.argv[1:] or list(PLACES))
        finally:
            server.close()  # type: ignore[attr-defined]  # it is a generator


def _take(app: str, pledge: str, names: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width, scheme, language in product(SIZES, SCHEMES, LANGUAGES):
            for name, address in _addresses(app, pledge, names, language):
                file = OUT / f"{name}-{width}-{scheme}-{language}.png"
                _picture(browser, address, (width, SIZES[width]), cast("Scheme", scheme), file)
        browser.close()


def _addresses(app: str, pledge: str, names: list[str], language: str) -> Iterator[tuple[str, str]]:
    for name in names:
        address = PLACES[name].format(pledge=pledge)
        chosen = f"{'&' if '?' in address else '?'}lang={language}"
        yield name, f"{app}{address}{chosen if language == 'en' else ''}"


def _picture(
    browser: Browser, address: str, size: tuple[int, int], scheme: Scheme, file: Path
) -> None:
    viewport = ViewportSize(width=size[0], height=size[1])
    context = browser.new_context(viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    page.goto(address, timeout=120_000)
    settled(page)
    page.wait_for_timeout(800)  # charts and graphs come to rest
    page.screenshot(path=file)
    context.close()
    print(file.name, flush=True)


if __name__ == "__main__":
    main()
