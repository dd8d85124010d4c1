"""Shows the charts of `kg.charts`, and beside each the same as a table.

A click in a chart and a row that is chosen in its table do the same: they change the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from kg.charts.colours import readable
from kg.views.parts import links
from kg.views.parts.speech import say

Spec = dict[str, object]
Values = Mapping[str, str]
Selection = Mapping[str, object]

_CLICKS = "clicks_in_charts"
_SCROLL = """export default ({ data, parentElement }) => {
  const key = "loftegraf-clicks", seen = sessionStorage.getItem(key);
  sessionStorage.setItem(key, data);
  if (data && seen !== String(data)) {
    (parentElement.host ?? parentElement).scrollIntoView({ block: "nearest" });
  }
}
"""
_STYLE = Path(__file__).parents[1] / "assets" / "charts.css"


def look() -> None:
    """What charts look like, for the whole page."""
    st.html(_STYLE)


def dark() -> bool:
    """Whether the user looks at the dark theme."""
    return st.context.theme.type == "dark"


def vega(
    spec: Spec, name: str, alt: str, chosen: Values, read: Callable[[Selection], Values]
) -> None:
    """A chart of Vega-Lite; what is selected in it becomes parameters of the address.

    `chosen` holds the parameters as they are; `read` makes them of a selection, empty for none.
    Where the chart remembers another choice than the address, as after a step back, it begins
    anew: it would not tell of a click on what it takes to be selected already.
    """
    turn = int(st.session_state.get(f"turn_{name}", 0))
    remembered = _selection(f"{name}_{turn}", read)
    if remembered and remembered != {key: value for key, value in chosen.items() if value}:
        turn += 1
        st.session_state[f"turn_{name}"] = turn
    key = f"{name}_{turn}"
    with st.container(key=f"chart_{name}"):
        st.vega_lite_chart(
            readable(spec, dark=dark()),
            width="stretch",
            key=key,
            on_select=partial(_picked, key, read, tuple(chosen)),
            alt=alt,
        )


def twin(
    rows: Sequence[Mapping[str, object]], shown: Sequence[str], ids: Mapping[str, str]
) -> None:
    """The same as a table; a row that is chosen sets the parameters `ids` to its cells."""
    told = say()
    key = f"twin_{'_'.join(shown)}"
    with st.expander(told("overview.table")):
        st.dataframe(
            [{told.word("column", one): row[one] for one in shown} for row in rows],
            hide_index=True,
            placeholder="",
            on_select=partial(_row_picked, key, rows, ids) if ids else "ignore",
            selection_mode="single-row",
            key=key,
            alt=told("overview.table"),
        )


def clear(parameters: Sequence[str]) -> None:
    """A link that takes parameters out of the address."""
    kept = {name: value for name, value in st.query_params.items() if name not in parameters}
    links.to("overview", say()("overview.clear"), icon=":material/close:", **kept)


def put(values: Values, parameters: Sequence[str]) -> None:
    """Set parameters of the address; those without a value leave it."""
    st.session_state[_CLICKS] = int(st.session_state.get(_CLICKS, 0)) + 1
    kept = {one: value for one, value in st.query_params.items() if one not in parameters}
    # All at once: each change is a step back in the browser's history.
    st.query_params.from_dict(kept | {one: values[one] for one in parameters if values.get(one)})


def bring_into_view() -> None:
    """Scroll until this place is seen, once after each click in a chart."""
    clicks = int(st.session_state.get(_CLICKS, 0))
    with st.container(key="place"):
        st.components.v2.component("loftegraf_place", js=_SCROLL)(
            data=clicks, key="loftegraf_place", height=0
        )


def _selection(key: str, read: Callable[[Selection], Values]) -> dict[str, str]:
    state = st.session_state.get(key)
    return dict(read(state["selection"])) if state else {}


def _picked(key: str, read: Callable[[Selection], Values], parameters: Sequence[str]) -> None:
    put(_selection(key, read), parameters)


def _row_picked(key: str, rows: Sequence[Mapping[str, object]], ids: Mapping[str, str]) -> None:
    for index in st.session_state[key]["selection"]["rows"]:
        put({name: str(rows[index][column]) for name, column in ids.items()}, tuple(ids))
