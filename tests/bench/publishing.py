"""Writes the accepted figures where the README's test and the app find them: `kg/accuracy.yaml`."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.accuracy import Measured
from kg.vocab import areas
from kg.vocab.areas_learn import read_examples
from kg.vocab.areas_match import read_forms
from kg.vocab.reader import FOLDER, edition
from tests.bench.areas import DATA, FIRST, cross_validate, share
from tests.bench.findings import Tally

PUBLISHED = FOLDER.parent / "accuracy.yaml"
HEAD = """\
# What the last accepted bench measured; written by `python -m tests.bench.accuracy --freeze`.
# Shares of 1; `asked` is how many things people found, `edition` the digest of the vocabulary.
"""

Figures = Mapping[str, float | int]


def publish(table: Mapping[str, Tally], digits: int, path: Path = PUBLISHED) -> None:
    """Write the figures of a table, and of the areas, with the dates of bench and vocabulary."""
    found = {kind: figures(tally, digits) for kind, tally in table.items()}
    found["areas"] = of_areas(digits)
    path.write_text(HEAD + "".join(_entry(kind, one) for kind, one in found.items()), "utf-8")


SHOWN = {
    "bullets": "items of lists, whole",
    "prose": "sentences that promise",
    "actors": "named bodies",
    "collective": "classes of bodies",
    "roles": "the part a named body plays",
    "class-roles": "the part a class of bodies plays",
    "targets": "targets: value, unit and year",
    "instruments": "laws, treaties and schemes",
    "areas": "a human's topic among our first two",
}
"""What the README shows, and how it calls it."""


def readme_rows(found: Iterable[Measured]) -> Iterator[str]:
    """The table of the README, as lines of Markdown."""
    kinds = {one.kind: one for one in found}
    yield "| what | precision | recall | F1 | of |"
    yield "| --- | --- | --- | --- | --- |"
    for kind, name in SHOWN.items():
        one = kinds[kind]
        shares = (one.precision, one.recall, one.f1)
        cells = ("–" if value is None else f"{value:.3f}" for value in shares)
        yield f"| {name} | {' | '.join(cells)} | {one.asked} |"
    yield ""
    yield f"Bench of {kinds['actors'].bench}, vocabulary of {kinds['actors'].vocabulary}."


def figures(tally: Tally, digits: int) -> Figures:
    """What is published of one kind."""
    asked = {"recall": round(tally.recall, digits), "asked": tally.found + tally.missed}
    if tally.precision is None:
        return asked
    return {"precision": round(tally.precision, digits), "f1": round(tally.figure, digits), **asked}


def of_areas(digits: int) -> Figures:
    """Of promises that people gave topics, how many have one among our first two; five folds."""
    known, forms = areas.read_areas(), read_forms()
    examples = read_examples(DATA, known)
    guesses = cross_validate(examples, known, forms)
    recall = share(guesses, known, FIRST, main=False)
    return {"recall": round(recall, digits), "asked": len(examples)}


def _entry(kind: str, found: Figures) -> str:
    lines = [f"- kind: {kind}", *(f"{name}: {value}" for name, value in found.items()), *_dates()]
    return "\n  ".join(lines) + "\n"


def _dates() -> Iterator[str]:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    yield f'bench: "{today}"'
    yield f'vocabulary: "{_changed() or today}"'
    yield f'edition: "{edition()}"'


def _changed() -> str:
    """The date of the vocabulary's last commit; empty where it has changed since."""

    def git(*words: str) -> str:
        command = ["git", *words, "--", str(FOLDER)]
        done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    return "" if git("status", "--porcelain") else git("log", "-1", "--format=%cs")
