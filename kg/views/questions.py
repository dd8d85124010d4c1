"""The saved questions: choose one, fill in what it asks for, read and take away the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from kg.base import KnowledgeBase
from kg.model import Value
from kg.query import Parameter, SavedQuery, saved_queries
from kg.views.parts import answering, asked, heads, links, marks, running, unknown
from kg.views.parts.asking import rows
from kg.views.parts.speech import language, plain, say

TITLE = "page.questions"
ORDER: int | None = 5

_NAME = "question"
_THEMES = {
    "actors": ("actors", "pledges_by_actor", "actor_roles", "actor_by_section", "actors_together"),
    "areas": (
        "areas",
        "pledges_by_area",
        "actor_by_area",
        "actor_by_main_area",
        "party_by_main_area",
        "schemes",
    ),
    "targets": ("targets", "deadlines", "units"),
    "pledges": ("search", "similar_pledges", "subpledges", "instruments", "pledges_by_instrument"),
    "gaps": (
        "pledges_without_actor",
        "pledges_without_target",
        "pledges_without_area",
        "pledges_in_doubt",
    ),
    "whole": ("programmes", "outline", "path_between_actors", "neighbourhood"),
}


def page(kb: KnowledgeBase) -> None:
    """Show the list of questions, or the one that the address names."""
    wanted = st.query_params.get(_NAME)
    known = saved_queries()
    if wanted is None:
        _all(known)
    elif wanted in known:
        _one(kb, known[wanted])
    else:
        unknown.show(wanted, {name: name for name in known}, "questions", _NAME)


def _all(known: Mapping[str, SavedQuery]) -> None:
    """The questions by theme; those that only the pages themselves need stand last, folded."""
    told = say()
    heads.title(told(TITLE))
    marks.quiet(told("questions.intro"))
    themed = {name for names in _THEMES.values() for name in names}
    for theme, names in _THEMES.items():
        st.subheader(told(f"theme.{theme}"), anchor=False)
        _cards([known[name] for name in names if name in known])
    with st.expander(told("questions.others")):
        rest = [query for name, query in known.items() if name not in themed]
        _cards(sorted(rest, key=lambda one: one.title[language()]))


def _cards(queries: Sequence[SavedQuery]) -> None:
    with st.grid(3, min_column_width=280):
        for query in queries:
            with st.container(border=True, height="stretch", gap="xsmall"):
                links.to("questions", query.title[language()], **{_NAME: query.name})
                st.caption(plain(query.description[language()]))


def _one(kb: KnowledgeBase, query: SavedQuery) -> None:
    told = say()
    links.to("questions", told("questions.all"), icon=":material/arrow_back:")
    heads.title(query.title[language()])
    st.write(plain(query.description[language()]))
    given = _form(kb, query) if query.parameters else {}
    answer = rows(kb, query.name, **given)
    answering.show(kb, answer, query.name, alt=query.title[language()], view=query.view)
    with st.expander(told("questions.texts")):
        for column, asked_in in zip(st.columns(2), running.LANGUAGES, strict=True):
            with column:
                st.code(query.texts[asked_in].as_it_stands, language=asked_in)
                if asked_in in running.languages(kb):
                    text = asked.beginning(query, asked_in)
                    links.to("editor", told("questions.to_editor"), language=asked_in, q=text)


def _form(kb: KnowledgeBase, query: SavedQuery) -> Mapping[str, Value]:
    """The values that the user gives; the address keeps them."""
    told = say()
    row = st.form(f"form_{query.name}").container(horizontal=True, vertical_alignment="bottom")
    with row:
        given = {name: _field(kb, query, one) for name, one in query.parameters.items()}
        asked = st.form_submit_button(told("questions.ask"), type="primary")
    if asked:
        kept = {name: str(value) for name, value in given.items() if value not in {None, ""}}
        kept[answering.AS] = st.query_params.get(answering.AS, "")
        st.query_params.from_dict(links.address({_NAME: query.name, **kept}))
    return given


def _field(kb: KnowledgeBase, query: SavedQuery, one: Parameter) -> Value:
    """A field for one parameter; it starts with what the address says."""
    start = st.query_params.get(one.name) or one.default
    key = f"{query.name}_{one.name}"
    label = one.label[language()]
    if one.type == "integer":
        whole = int(str(start)) if str(start or "").lstrip("-").isdecimal() else None
        return st.number_input(label, value=whole, step=1, format="%d", key=key)
    names = _choices(kb, one)
    if not names:
        return st.text_input(label, value=str(start or ""), key=key)
    return _chosen(label, names, start, one, key)


def _chosen(
    label: str, names: Mapping[str, str], start: Value, one: Parameter, key: str
) -> str | None:
    folded = {name.casefold(): value for value, name in names.items()}
    value = start if start in names else folded.get(str(start or "").casefold())
    options = list(names)
    if value is None and start:
        options.append(str(start))  # the answer then says what is wrong with it
        value = start
    index = options.index(str(value)) if value else (None if one.optional else 0)
    return st.selectbox(
        label,
        options,
        index=index,
        format_func=lambda option: names.get(option, option),
        placeholder=say()("questions.any"),
        key=key,
    )


def _choices(kb: KnowledgeBase, one: Parameter) -> Mapping[str, str]:
    if one.choices:
        return {choice: say().word(one.name, choice) for choice in one.choices}
    if not one.source:
        return {}
    found = rows(kb, one.source).rows
    return {str(row[0]): _called(one, row) for row in found}


def _called(one: Parameter, row: Sequence[Value]) -> str:
    """What a choice is called: by the name beside it, or by the word for it where there is none."""
    beside = row[1] if len(row) > 1 else None
    return beside if isinstance(beside, str) else say().word(one.name, row[0])
