"""How right the links are, as the last bench measured it, in words and as a table."""

from __future__ import annotations

import streamlit as st

from kg.accuracy import measured
from kg.views.parts import numbers
from kg.views.parts.speech import say


def show() -> None:
    """For each kind how much of the key was found, and how much of what was found is in it."""
    told = say()
    found = measured()
    if not found:
        return
    st.subheader(told("accuracy.title"))
    st.write(told("accuracy.intro", date=numbers.day(max(one.bench for one in found))))
    st.table(
        [
            {
                told("accuracy.kind"): told.word("measured", one.kind),
                told("accuracy.recall"): _percent(one.recall),
                told("accuracy.precision"): _percent(one.precision),
                told("accuracy.asked"): str(one.asked),
            }
            for one in found
        ],
        hide_index=True,
    )
    if not all(one.of_this_vocabulary for one in found):
        st.caption(told("accuracy.older"))


def _percent(share: float | None) -> str:
    return "–" if share is None else numbers.percent(share)
