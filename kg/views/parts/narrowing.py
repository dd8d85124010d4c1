"""The facets of the explorer: what can be chosen, with how many pledges, and what is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from kg import facets
from kg.facets import Choice, Pledge, Stock
from kg.views.parts import lists
from kg.views.parts.speech import html, plain, say

_LONG = frozenset({"programme", "actor", "area", "chapter"})
_WIDE = 400
"""How wide a list to choose from is where there is room, in pixels."""
_MOST_LETTERS = 38
_LATER = ("do", "sel", "pins", "cam")
"""What of the address tells of one choice only."""
Words = Mapping[str, str]


def box() -> None:
    """The line to search in; what is typed narrows at once."""
    told = say()
    st.session_state["explore_q"] = st.query_params.get(facets.TEXT, "")
    st.text_input(
        told("search.box"),
        placeholder=told("search.hint"),
        type="search",
        live=True,
        label_visibility="collapsed",
        key="explore_q",
        on_change=_typed,
    )


def bar(stock: Stock, found: Sequence[Pledge], choice: Choice) -> None:
    """A button for each facet; behind it what can be chosen, with how many pledges."""
    told = say()
    with st.container(horizontal=True, gap="xsmall", key="facets"):
        for facet in facets.FACETS:
            if facet == "programme" and _alone(found) and facet not in choice:
                continue
            count = len(choice.get(facet, ()))
            label = told(f"facet.{facet}") + (f" ({count})" if count else "")
            with st.popover(label, type="primary" if count else "secondary"):
                _facet(stock, facets.counts(found, choice, facet), choice, facet)


def _alone(found: Sequence[Pledge]) -> bool:
    """Whether there is one programme only, so that nothing is to be chosen."""
    return len({one.programme for one in found}) < 2


def sentence(stock: Stock, choice: Choice, count: int, *, whole: bool) -> None:
    """One sentence that says what is shown; every part of it is a button that takes it away.

    `whole` tells that nothing was taken away yet.
    """
    told = say()
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="sentence"):
        key = "explore.everything" if whole else "explore.found"
        st.html(f'<h2 class="lg-found">{html(told(key, count=count))}</h2>', width="content")
        for facet, value, words in parts(stock, choice):
            st.button(
                plain(words),
                key=f"part_{facet}_{value}",
                icon=":material/close:",
                icon_position="right",
                help=told("explore.remove"),
                on_click=_put,
                args=(facets.without(choice, facet, value),),
            )
        if len(choice) > 1 and count:  # the page offers its own way back where nothing was found
            st.button(told("explore.clear"), type="tertiary", on_click=_put, args=({},))


def parts(stock: Stock, choice: Choice) -> Iterator[tuple[str, str, str]]:
    """The parts of the sentence: the facet, its value, and the words that say it."""
    told = say()
    for facet in (*facets.FACETS, facets.TEXT):
        for i, value in enumerate(choice.get(facet, ())):
            words = name(stock, facet, value)
            yield facet, value, told("part.or", name=words) if i else _first(choice, facet, words)


def name(stock: Stock, facet: str, value: str) -> str:
    """What a value of a facet is called."""
    told = say()
    if facet in {"actor", "area"}:
        return thing_name(stock, f"{facet}:{value}")
    if facet == "programme":
        rows = (one.row for one in stock.pledges.values() if one.programme == value)
        return str(next(rows, {}).get("programme") or value)
    if facet == "chapter":
        return stock.chapters.get(value) or told("facet.no_chapter")
    if facet == "deadline" and value != facets.NO:
        return told("deadline.by", year=value)
    return told.word({"role": "does"}.get(facet, facet), value)


def thing_name(stock: Stock, key: str) -> str:
    """What a thing is called in the language that the user reads."""
    row = stock.things.get(key)
    return lists.name(row) if row else key.partition(":")[2]


def put(choice: Choice) -> None:
    """Let the address hold a choice in the place of the one before."""
    for known in (*facets.FACETS, facets.TEXT, *_LATER):
        st.query_params.pop(known, None)
    for facet, values in facets.write(choice).items():
        st.query_params[facet] = values


_put = put


def _first(choice: Choice, facet: str, words: str) -> str:
    told = say()
    if facet == "actor":
        return told("part.actor_does" if choice.get("role") else "part.actor", name=words)
    if facet == "role":
        return words if choice.get("actor") else told("part.anyone", does=words)
    if facet in {"target", "deadline"}:
        return words
    return told(f"part.{facet}", name=words)


def _facet(stock: Stock, counted: Counter[str], choice: Choice, facet: str) -> None:
    told = say()
    values = _order(counted, choice, facet)
    key = f"facet_{facet}"
    st.session_state[key] = [one for one in choice.get(facet, ()) if one in values]
    label = told(f"facet.{facet}")

    def named(value: str) -> str:
        words = name(stock, facet, value)
        if facet not in _LONG:
            words = words[:1].upper() + words[1:]
        # The number must be seen on a phone too.
        short = words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS].rstrip()} …"
        return f"{short} ({counted[value]})"

    if not values:
        st.caption(told("facet.none"))
    elif facet in _LONG:
        st.multiselect(
            label,
            values,
            format_func=named,
            key=key,
            placeholder=told("facet.search"),
            on_change=_chosen,
            args=(choice, facet),
            select_all=False,
            width=_WIDE,
        )
    else:
        st.pills(
            label,
            values,
            selection_mode="multi",
            format_func=named,
            key=key,
            on_change=_chosen,
            args=(choice, facet),
            wrap=True,
        )


def _order(counted: Counter[str], choice: Choice, facet: str) -> list[str]:
    """The values to offer: years in their order, the rest by how many pledges they leave."""
    every = {*counted, *choice.get(facet, ())}
    if facet == "deadline":
        return sorted(every)
    return sorted(every, key=lambda value: (-counted[value], value))


def _chosen(choice: Choice, facet: str) -> None:
    put({**choice, facet: tuple(st.session_state[f"facet_{facet}"])})


def _typed() -> None:
    choice = facets.read(st.query_params.to_dict())
    typed = str(st.session_state["explore_q"] or "").strip()
    put({**choice, facets.TEXT: (typed,) if typed else ()})
