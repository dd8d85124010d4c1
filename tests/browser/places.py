"""An address of every page of the app, with something on it; screenshots and tests go there."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from kg.base import KnowledgeBase
from kg.query import run

PLACES = {
    "search": "/",
    "search-found": "/?q=kommune",
    "search-nothing": "/?q=qwertyxyz",
    "actors": "/actors",
    "actor": "/actor?id=nav",
    "areas": "/areas",
    "area": "/area?id=stortinget-5",
    "questions": "/questions",
    "questions-answer": "/questions?question=pledges_by_actor&actor=NAV",
    "questions-graph": "/questions?question=neighbourhood&actor=NAV",
    "questions-chart": "/questions?question=actor_roles",
    "questions-refused": "/questions?question=pledges_by_actor&actor=NAW",
    "pledge": "/pledge?id={pledge}",
    "pledge-unknown": "/pledge?id=ap-0000",
    "explore": "/explore",
    "explore-narrowed": "/explore?actor=nav",
    "overview": "/overview",
    "overview-years": "/overview?view=years",
    "overview-network": "/overview?view=network",
    "gaps": "/gaps",
    "programmes": "/programmes",
    "editor": "/editor",
    "editor-sparql": "/editor?language=sparql&q=SELECT%20%2A%20%7B%20%3Fa%20%3Fb%20%22NAV%22%20%7D",
}
"""The addresses by a name for each, which begins with the page's."""


def a_pledge(home: Path) -> str:
    """The id of a pledge with an actor and a target, so that its page has all its parts."""
    base = KnowledgeBase(home)
    try:
        store = base.store("sparql")
        named = {row[0] for row in run(store, "pledges_by_actor", {"actor": "kommunene"}).rows}
        targets = run(store, "targets")
        at = targets.columns.index("pledge")
        return next(str(row[at]) for row in targets.rows if row[at] in named)
    finally:
        base.close()


def settled(tab: Page) -> None:
    """Wait until the page has its heading and nothing is at work any more."""
    expect(tab.locator("h1").first).to_be_visible()
    expect(tab.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    expect(tab.get_by_test_id("stSkeleton")).to_have_count(0)
    for host in tab.locator(".host").all():
        expect(host).to_have_attribute("data-drawn", re.compile("true"))
