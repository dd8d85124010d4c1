"""Refuses SPARQL that would leave the process or bring it down, before an engine sees it.

pyoxigraph follows SERVICE, which it has no switch for, and its parser recurses on the machine's
stack without a limit, so that a short query of thousands of brackets kills the process.
"""

from __future__ import annotations

import re

from kg.errors import QueryError, RefusedError
from kg.stores.mistakes import place

MAX_CHARACTERS = 20_000
MAX_DEPTH = 100
MAX_TOKENS = 2_000
"""Words, values and signs of a query: what nests without brackets (`1+1+1…`) is as long as deep."""

_IRI = re.compile(r"<[^<>\"{}|^`\\\x00-\x20]*>")
_SURE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
"""Two slashes are no expression, so such a `<` is no operator."""

_TOKEN = re.compile(
    r"""
      (?P<literal>\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | \"(?:[^\"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<comment>\#[^\n\r]*)
    | (?P<name>[?$]\w+ | @[A-Za-z]+(?:-+[A-Za-z0-9]+)*)
    | (?P<prefix>(?:[^\W\d_][\w.\-]*)?:)(?:[\w.:\-]|%[0-9A-Fa-f]{2}|\\.)*
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+\-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<open>[(\[{]) | (?P<close>[)\]}])
    | (?P<other>\\. | .)
    """,
    re.VERBOSE | re.DOTALL,
)


def screen(text: str) -> None:
    """Nothing, or a QueryError that says what was refused and what is allowed."""
    if len(text) > MAX_CHARACTERS:
        raise QueryError(
            f"the query has {len(text)} characters; at most {MAX_CHARACTERS} are allowed"
        )
    _walk(text)


def _walk(text: str) -> None:
    """Look at every token of every reading of the text.

    `<` may begin an IRI or be an operator, and a comment or a literal that stands in the one
    reading may be code in the other. So both are followed; readings that meet again are one.
    """
    depths, tokens = {0: 0}, 0
    for start in range(len(text)):
        depth = depths.pop(start, None)
        if depth is None:
            continue
        match = _token(text, start)
        tokens += not (match["comment"] or match[0].isspace())
        if tokens > MAX_TOKENS:
            raise QueryError(
                f"the query is too long; at most {MAX_TOKENS} words and signs are allowed"
            )
        _refuse_service(match)
        depth = _deeper(match, depth)
        for end in _ends(text, match):
            depths[end] = max(depth, depths.get(end, 0))


def _token(text: str, start: int) -> re.Match[str]:
    match = _TOKEN.match(text, start)
    assert match is not None, "the last alternative takes any character"  # noqa: S101 - as it says
    return match


def _ends(text: str, token: re.Match[str]) -> set[int]:
    iri = _IRI.match(text, token.start())
    if iri is None:
        return {token.end()}
    return {iri.end()} if _SURE_IRI.match(iri[0]) else {iri.end(), token.end()}


def _refuse_service(match: re.Match[str]) -> None:
    # A parser may take a keyword without a space behind it, so a part of a word counts.
    if "service" in (match["word"] or match["prefix"] or "").casefold():
        raise RefusedError(
            "SERVICE is refused: a query reads this store alone; load the other data into it",
            place(match.string, match.start()),
        )


def _deeper(match: re.Match[str], depth: int) -> int:
    if match["close"]:
        return max(0, depth - 1)
    if match["open"]:
        depth += 1
    if depth > MAX_DEPTH:
        raise QueryError(f"brackets nest too deep; at most {MAX_DEPTH} levels are allowed")
    return depth
