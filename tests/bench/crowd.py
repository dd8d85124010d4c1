"""People who walk through the app at once, each with a browser context of their own."""

from __future__ import annotations

import asyncio
import re
import time

from playwright.async_api import Browser, Page, async_playwright, expect

from tests.browser.conftest import CHROMIUM

READING = 5.0
"""Seconds that somebody looks at an answer before asking on."""


def crowd(app: str, people: int, rounds: int) -> list[float]:
    """The seconds that each answer took, of every person, over so many rounds."""
    return asyncio.run(_all(app, people, rounds))


async def _all(app: str, people: int, rounds: int) -> list[float]:
    expect.set_options(timeout=120_000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        walks = [_walk(browser, app, number, rounds) for number in range(people)]
        waits = await asyncio.gather(*walks)
        await browser.close()
    return [wait for one in waits for wait in one]


async def _walk(browser: Browser, app: str, number: int, rounds: int) -> list[float]:
    """Search, graph, pledge and query, so many times; the seconds until each stood there."""
    await asyncio.sleep(number * READING / 10)
    page = await (await browser.new_context()).new_page()
    page.set_default_timeout(120_000)
    await page.goto(app)
    await _heading(page)
    waits = []
    for _ in range(rounds):
        for step in (_search, _graph, _pledge, _question):
            begun = time.perf_counter()
            await step(page)
            waits.append(time.perf_counter() - begun)
            await asyncio.sleep(READING)
        await page.get_by_test_id("stLogoLink").or_(page.locator("a[href='/']")).first.click()
        await _heading(page)
    return waits


async def _search(page: Page) -> None:
    box = page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first
    await box.fill("arbeid")
    await expect(page.locator(".lg-pledge mark").first).to_be_visible()


async def _graph(page: Page) -> None:
    await page.locator("a[href*='explore?']").first.click()
    await expect(page.locator(".host[data-drawn=true]")).to_be_visible()


async def _pledge(page: Page) -> None:
    await page.locator("a[href*='pledge?']").first.click()
    await expect(page).to_have_url(re.compile("/pledge"))
    await _heading(page)


async def _question(page: Page) -> None:
    await page.locator("header a[href$='/questions']").click()
    await page.locator("a[href*='question=pledges_by_actor']").first.click()
    await expect(page.get_by_test_id("stDataFrame")).to_be_visible()


async def _heading(page: Page) -> None:
    await expect(page.locator("h1").first).to_be_visible()
    await expect(
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    ).to_be_visible()
