"""What tests of a drawn graph do with its canvas."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, expect


def open_graph(tab: Page, address: str) -> Locator:
    """The canvas of the page at an address, once it is drawn."""
    tab.goto(address)
    host = tab.locator(".host[data-drawn=true]")
    expect(host).to_be_visible()
    return host


def ids(host: Locator) -> set[str]:
    """What stands on a canvas."""
    return set(host.evaluate("e => e.stateOf().ids"))


def click(tab: Page, host: Locator, node: str, *, twice: bool = False) -> None:
    """Click on a node."""
    host.scroll_into_view_if_needed()
    place = host.evaluate("(e, id) => e.placeOf(id)", node)
    act = tab.mouse.dblclick if twice else tab.mouse.click
    act(place["x"], place["y"])


def click_through(tab: Page, what: Locator, address: re.Pattern[str]) -> None:
    """Click on something drawn that leads on; a chart hears no click before its script is done."""
    for _ in range(3):
        if what.is_visible():
            what.click()
        with suppress(AssertionError):
            expect(tab).to_have_url(address, timeout=5_000)
            return
    expect(tab).to_have_url(address)


def drag(tab: Page, host: Locator, node: str) -> None:
    """Drag a node a little way to the right and down."""
    host.scroll_into_view_if_needed()
    place = host.evaluate("(e, id) => e.placeOf(id)", node)
    tab.mouse.move(place["x"], place["y"])
    tab.mouse.down()
    tab.mouse.move(place["x"] + 60, place["y"] + 40, steps=6)
    tab.mouse.up()


def grown(host: Locator, before: set[str]) -> set[str]:
    """What stands on a canvas once it is no longer what stood there before."""
    expect(host).not_to_have_attribute("data-nodes", str(len(before)))
    return ids(host)
