"""Where a user hands in a programme: the file, and the facts about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePath

import streamlit as st

from kg.base import KnowledgeBase
from kg.errors import InputError
from kg.intake import files
from kg.intake.files import FACTS, Fact, Handed
from kg.intake.job import Failure
from kg.views.parts import failures, numbers, places
from kg.views.parts.intake import Intake
from kg.views.parts.speech import listed, plain, say

_TONGUES = ("nb", "nn")
_HINTED = frozenset({"source", "licence", "published", "id"})
_CSS = Path(__file__).parents[1] / "assets" / "intake.css"


def show(kb: KnowledgeBase, state: Intake) -> None:
    """Ask for a file, then for its facts; with both the check begins."""
    told = say()
    _words()
    kinds = [*files.readable()]
    sizes = listed([told("handing.size", kind=one, most=numbers.megabytes(one)) for one in kinds])
    st.write(told("handing.intro", sizes=sizes, **numbers.allowed()))
    key = f"{places.chosen().name}_{state.round}"
    file = st.file_uploader(told("handing.file"), type=kinds, key=f"file_{key}")
    if file is None:
        return
    kind = files.ending(file.name)
    if file.size > files.most(kind):
        st.error(told("refused.size", kind=kind, most=numbers.megabytes(kind)))
        return
    st.subheader(told("handing.facts"), anchor=False)
    beside = st.file_uploader(
        told("handing.toml"), type=[FACTS], key=f"toml_{key}", max_upload_size=1
    )
    named = files.named(file.name)
    known = {**named, **state.facts} if state.named == file.name else {**state.facts, **named}
    if beside is not None:
        try:
            known = {"id": PurePath(beside.name).stem, **files.told(beside.getvalue())}
        except InputError as error:
            failures.refused(Failure("toml", str(error)))
    facts = _form(known, f"{key}_{named.get('id', '')}_{beside.file_id if beside else ''}")
    if facts is not None and _whole(facts):
        state.facts, state.named = facts, file.name
        content = files.written({**facts, "id": files.identifier(facts)}).encode()
        state.handed = Handed(file.name, file.getvalue(), content)
        state.start(kb, "check")
        st.rerun()


def _words() -> None:
    """The words on the uploader, which Streamlit has in English only."""
    told = say()
    words = {"--lg-choose": told("handing.choose"), "--lg-drop": told("handing.drop")}
    rules = "".join(
        f"{name}: {json.dumps(one, ensure_ascii=False)};" for name, one in words.items()
    )
    st.html(_CSS)
    st.html(f"<style>:root {{ {rules} }}</style>")


def _form(known: Mapping[str, Fact], key: str) -> dict[str, Fact] | None:
    """The facts as the form has them, once it is sent; it starts with what is `known`."""
    told = say()
    with st.form(f"facts_{key}"):
        st.caption(told("handing.needed"))
        title = _line("title", known, key, needed=True)
        left, right = st.columns(2)
        with left:
            party = _line("party", known, key, needed=True)
            start = _year("period_start", known, key)
            tongue = _tongue(known, key)
            source = _line("source", known, key, needed=True)
        with right:
            short = _line("party_short", known, key)
            end = _year("period_end", known, key)
            published = _line("published", known, key)
            licence = _line("licence", known, key, needed=True)
        name = _line("id", known, key)
        sent = st.form_submit_button(told("handing.check"), type="primary", icon=":material/rule:")
    if not sent:
        return None
    return {
        **known,
        "id": name,
        "title": title,
        "party": party,
        "party_short": short,
        "period_start": start,
        "period_end": end,
        "language": tongue,
        "published": published,
        "source": source,
        "licence": licence,
    }


def _line(name: str, known: Mapping[str, Fact], key: str, *, needed: bool = False) -> str:
    told = say()
    return st.text_input(
        told(f"field.{name}") + (" *" if needed else ""),
        value=str(known.get(name) or ""),
        placeholder=told.word("hint", name) if name in _HINTED else None,
        max_chars=400,
        key=f"{name}_{key}",
    ).strip()


def _year(name: str, known: Mapping[str, Fact], key: str) -> int | None:
    given = known.get(name)
    start = given if isinstance(given, int) and 1800 <= given <= 2200 else None
    return st.number_input(
        say()(f"field.{name}") + " *",
        min_value=1800,
        max_value=2200,
        value=start,
        step=1,
        format="%d",
        key=f"{name}_{key}",
    )


def _tongue(known: Mapping[str, Fact], key: str) -> str:
    told, given = say(), str(known.get("language") or _TONGUES[0])
    codes = list(dict.fromkeys([*_TONGUES, given]))
    return st.selectbox(
        told("field.language"),
        codes,
        index=codes.index(given),
        format_func=lambda code: told.word("tongue", code),
        key=f"language_{key}",
    )


def _whole(facts: Mapping[str, Fact]) -> bool:
    """Whether all that is needed is there; if not, what is missing is said."""
    told = say()
    if lacking := files.missing(facts):
        names = listed([told(f"field.{name}").casefold() for name in lacking])
        st.error(told("refused.missing", names=plain(names)))
        return False
    start, end = facts["period_start"], facts["period_end"]
    if isinstance(start, int) and isinstance(end, int) and end < start:
        st.error(told("refused.period"))
        return False
    return True
