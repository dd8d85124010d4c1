"""A programme on its way into the knowledge base: checked, then loaded, each step seen."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from kg import settings
from kg.base import KnowledgeBase
from kg.errors import KgError
from kg.generation import ENGINES
from kg.intake.files import Fact, Handed
from kg.intake.job import Failure, Job
from kg.intake.report import Report, unpacked
from kg.views.parts import failures, links, places
from kg.views.parts.speech import plain, say


@dataclass
class Intake:
    """What one visitor is about to load or remove in one knowledge base.

    `round` numbers the files that were handed in, `facts` fill the form; they were told of the file
    called `named`. `removing` is the id of the programme that is to be removed once that is said
    again.
    """

    round: int = 0
    handed: Handed | None = None
    report: Report | None = None
    job: Job | None = None
    failure: Failure | None = None
    removing: str | None = None
    facts: dict[str, Fact] = field(default_factory=dict)
    named: str = ""
    loaded: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def start(self, kb: KnowledgeBase, work: str, **order: object) -> None:
        """Begin with some work; what was told of the work before is forgotten."""
        self.failure, self.removing, self.loaded, self.removed = None, None, [], []
        files = [self.handed.file] if self.handed else []
        given = {"home": kb.home, "files": files, "keep": self.handed, **order}
        self.job = Job(work, **given)  # type: ignore[arg-type]  # as its callers give them

    def forget(self) -> None:
        """Let go of what was handed in."""
        if self.handed is not None:
            self.handed.close()
        self.handed = self.report = None
        self.round += 1

    def settle(self, job: Job) -> None:
        """Take over what came of a piece of work that is done."""
        self.job, self.failure = None, job.failure
        if job.failure is not None:
            if job.work == "check":
                self.forget()
            return
        if job.work == "check":
            self.report = unpacked(job.result)
        elif job.work == "load":
            self.loaded = [one["id"] for one in job.result]
            self.facts = {}
            self.forget()
        else:
            self.removed = list(job.result)


def now() -> Intake:
    """What this visitor is about to load into the knowledge base that is shown."""
    found = st.session_state.setdefault(f"intake_{places.chosen().name}", Intake())
    assert isinstance(found, Intake)  # noqa: S101 - nothing else goes by this name
    return found


def offer_shipped(kb: KnowledgeBase) -> bool:
    """A button that loads the programmes that ship; whether it was pressed just now."""
    files, told = settings.programmes_shipped(), say()
    state = now()
    if not files or state.job is not None:
        return False
    titles = ", ".join(_title(one.with_suffix(".toml").read_bytes()) for one in files)
    label = told("intake.shipped", titles=plain(titles))
    if not st.button(
        label, type="primary", icon=":material/library_add:", key="shipped", wrap=True
    ):
        return False
    state.start(kb, "load", files=files)
    return True


def _title(facts: bytes) -> str:
    return str(tomllib.loads(facts.decode("utf-8")).get("title", ""))


@st.fragment(run_every=0.5)
def working(state: Intake, others: int) -> None:
    """How far the work is, with a way to end it; so many `others` are read again for it."""
    told, job = say(), state.job
    if job is None:
        return
    if not job.running:
        state.settle(job)
        st.rerun()
    with st.container(border=True, key="work"):
        steps = list(job.steps)
        label = told(f"work.{job.work}")
        doing = _step(steps[-1]) if steps else told("step.start")
        if job.work == "check":
            st.progress(0.5 if steps else 0.1, text=f"{label} {doing}")
        else:
            # One file to read, the others to read again, and an engine for each language.
            every = 1 + others + len(ENGINES)
            st.progress(min(len(steps) / (every + 1), 1.0), text=f"{label} {doing}")
        st.button(told("intake.cancel"), on_click=job.cancel, icon=":material/cancel:")


def _step(step: str) -> str:
    told = say()
    return told("step.engine") if step in ENGINES.values() else told("step.read", name=plain(step))


def outcome(state: Intake) -> None:
    """What came of the last piece of work, with ways on."""
    told = say()
    if state.failure is not None:
        failures.refused(state.failure)
    for name in state.removed:
        st.success(told("intake.removed", name=plain(name)))
    for name in state.loaded:
        st.success(told("intake.loaded", name=plain(name)))
    if state.loaded:
        with st.container(horizontal=True, gap="medium"):
            for name in state.loaded:
                links.to("explore", told("intake.explore"), icon=":material/hub:", programme=name)
            links.to("gaps", told("intake.doubtful"), icon=":material/help:", missing="doubt")
            links.to("search", told("error.search"), icon=":material/search:")


def sources(kb: KnowledgeBase) -> dict[str, Path]:
    """The kept file of each programme that is there, by its id; none where they are damaged."""
    try:
        return {file.stem: file for file in kb.sources()}
    except KgError:
        return {}
