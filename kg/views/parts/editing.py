"""The editor for typed queries: CodeMirror in a component, with the words of the graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from kg import completion
from kg.base import KnowledgeBase
from kg.views.parts import served
from kg.views.parts.asking import ask, text
from kg.views.parts.speech import say

MOST_IN_ADDRESS = 4_000
"""Characters of a query; longer ones stay out of the address, which has to go into a message."""

_HTML = (
    '<div class="root"><div class="host"></div><div class="note"></div>'
    '<div class="foot"><button type="button" class="run"><span></span><kbd></kbd></button>'
    '<p id="keys"></p></div><div class="spoken" role="status"></div></div>'
)
_KEY = "editor"
_LABELS = ("run", "keys", "long", "placeholder", "completions")


@dataclass(frozen=True, slots=True)
class Fill:
    """A text that takes the place of what stands in the editor, once for each `turn`."""

    turn: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the run of a `turn` went wrong and why, and what is told of it."""

    turn: int = 0
    place: tuple[int, int] | None = None
    message: str = ""
    spoken: str = ""


def show(
    kb: KnowledgeBase, language: str, fill: Fill, mark: Mark, run: Callable[[str], None]
) -> None:
    """Show the editor; `run` is called with a text that the user wants to have run."""
    told = say()
    place = mark.place and dict(zip(("line", "column"), mark.place, strict=True))
    labels = {one: told(f"editor.{one}") for one in _LABELS}
    data = {
        "module": served.module("editor.js"),
        "language": language,
        "words": completion.words(language),
        "codes": completion.codes(),
        "names": _names(kb),
        "labels": {**labels, "name": told("editor.name", language=told.word("editor", language))},
        "most": MOST_IN_ADDRESS,
        "fill": {"turn": fill.turn, "text": fill.text},
        "mark": {"turn": mark.turn, "at": place, "message": mark.message},
        "spoken": mark.spoken,
    }
    served.component("editor", _HTML)(
        key=_KEY, data=data, height="content", on_run_change=partial(_wanted, run)
    )


def _wanted(run: Callable[[str], None]) -> None:
    run(str(st.session_state[_KEY]["run"]))


def _names(kb: KnowledgeBase) -> list[tuple[str, str, str]]:
    """The actors and areas that the graph has: the id, the name and the kind of each."""
    return [
        (text(row, "id"), text(row, "name"), kind)
        for kind in ("actor", "area")
        for row in ask(kb, f"{kind}s")
    ]
