"""Choices that the address keeps by their codes, whatever language their names are shown in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st


def buttons(
    label: str,
    options: Sequence[str],
    named: Callable[[str], str],
    *,
    key: str,
    default: str | None = None,
    everywhere: bool = False,
) -> str | None:
    """Buttons of which one is chosen; without a default, one or none.

    `key` is the parameter of the address; a choice that holds `everywhere` is carried on to
    pages whose address does not have it. Streamlit could bind the two, but then the address
    holds the name in the language of the day.
    """
    if everywhere:
        _carry_on(key, default)
    _follow(key, options, default)
    return st.segmented_control(
        label,
        options,
        format_func=named,
        key=key,
        required=default is not None,
        on_change=_keep,
        args=(key, default),
        label_visibility="collapsed",
    )


def pills(
    label: str, options: Sequence[str], named: Callable[[str], str], *, key: str
) -> str | None:
    """Like `buttons` without a default, with the label above."""
    _follow(key, options, None)
    return st.pills(
        label, options, format_func=named, key=key, on_change=_keep, args=(key, None), wrap=True
    )


def line(label: str, hint: str, *, key: str) -> str:
    """A line of text to search for, taken as it is typed."""
    _follow(key, None, "")
    typed = st.text_input(
        label,
        placeholder=hint,
        type="search",
        live=True,
        key=key,
        on_change=_keep,
        args=(key, ""),
    )
    return (typed or "").strip()


def _carry_on(key: str, default: str | None) -> None:
    chosen = st.session_state.get(key, default)
    if key not in st.query_params and chosen != default:
        st.query_params[key] = chosen


def _follow(key: str, options: Sequence[str] | None, default: str | None) -> None:
    """Let the address decide where it has changed since the last look, as after a step back.

    So it does where another choice has changed the default, or taken away what was chosen. What it
    says and is not offered here counts as not said: where it is offered, it counts again.
    """
    told, seen = st.query_params.get(key), f"seen_{key}"
    known = told if _allowed(told, options) else None
    held = st.session_state.get(key)
    lost = held != default and not _allowed(held, options)
    if key not in st.session_state or lost or (known, default) != st.session_state.get(seen):
        st.session_state[key] = default if known is None else known
    st.session_state[seen] = known, default


def _allowed(told: str | None, options: Sequence[str] | None) -> bool:
    return told is not None and (options is None or told in options)


def _keep(key: str, default: str | None) -> None:
    """Put what was chosen into the address; the default needs no mention."""
    chosen = st.session_state.get(key)
    if chosen in {None, default}:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = chosen
    st.session_state[f"seen_{key}"] = st.query_params.get(key), default
