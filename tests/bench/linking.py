"""What linking costs: beside spaCy with the same forms, in more text, and with more vocabulary.

    python -m tests.bench.linking [--runs N] [FILE]

CPU seconds, each the median of N fresh processes. The vocabulary is loaded, and every linker has
run over the vocabulary's own examples, before the clock starts. Nothing is asserted about time.
spaCy is in the extra `bench`; its lines are left out where it is not installed.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import yaml

import loaders
from kg import pipeline, segment
from kg.model import Reading, Statement
from kg.vocab import actors_match, inflection, instruments
from kg.vocab.matcher import Form, Matcher
from kg.vocab.reader import FOLDER

if TYPE_CHECKING:
    from spacy.language import Language

PROGRAMME = Path(__file__).parents[2] / "data" / "ap-2025-2029.txt"
GET_SPACY = "spaCy is not installed: .venv/bin/pip install -e '.[bench]' gets it"
SHARES = (16, 8, 4, 2, 1)
PIECES = (10, 20, 40, 80, 160)
COPIES = (1, 10)
ALL, NAMED = "all linkers", "named actors, found"

Times = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; with `--once` the times of this process as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.linking", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=PROGRAMME, help="a programme")
    parser.add_argument("--runs", type=int, default=3, help="how many processes are measured")
    parser.add_argument("--once", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.once:
        measure, size = options.once
        print(json.dumps(MEASURES[measure](_reading(options.file), int(size))))
    else:
        for line in table(options.file, options.runs):
            print(line, flush=True)
    return 0


def table(file: Path, runs: int) -> Iterator[str]:
    """The figures as lines of text."""
    spacy = _medians("spacy", 1, file, runs)
    for measure in ("all", "linkers", "named"):
        for name, seconds in _medians(measure, 1, file, runs).items():
            yield f"{name:24}{seconds:8.3f} s{_beside(spacy, name, seconds)}"
    if not spacy:
        yield GET_SPACY
    for what, measure, sizes in SERIES:
        times = [sum(_medians(measure, size, file, runs).values()) for size in sizes]
        yield from _growth(what, measure, sizes, times)


def _beside(spacy: Times, name: str, seconds: float) -> str:
    if name not in spacy:
        return ""
    return f"   spaCy with the same forms {spacy[name]:.3f} s, {spacy[name] / seconds:.1f} x ours"


def _growth(what: str, measure: str, sizes: Sequence[int], times: Sequence[float]) -> Iterator[str]:
    yield what
    for size, seconds in zip(sizes, times, strict=True):
        more = sizes[0] / size if measure == "share" else size / sizes[0]
        yield f"  {more:4g} x as much {seconds:8.3f} s, {seconds / times[0]:.2f} x the time"


def _medians(measure: str, size: int, file: Path, runs: int) -> Times:
    """The times of a measure, each run in a process of its own so that nothing is remembered."""
    once = ["--once", measure, str(size)]
    command = [sys.executable, "-m", "tests.bench.linking", *once, "--", str(file)]
    found: list[Times] = []
    for _ in range(runs):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        found.append(json.loads(done.stdout))
    return {name: median(times[name] for times in found) for name in found[0]}


def measure_all(reading: Reading, _: int) -> Times:
    """All linkers."""
    _warm(reading)
    return {ALL: _spent(lambda: pipeline.link(reading))}


def measure_linkers(reading: Reading, _: int) -> Times:
    """Each linker; the first pays for what the others find done."""
    _warm(reading)
    linkers = {f"  {linker.links.__module__}": linker for linker in pipeline.all_linkers()}
    return {name: _spent(partial(_linked, one, reading)) for name, one in linkers.items()}


def measure_named(reading: Reading, _: int) -> Times:
    """The search for named actors alone."""
    named, texts = Matcher(_forms("named")), _texts(reading)
    named.find("Et løfte å begynne med.")
    return {NAMED: _spent(lambda: [named.find(text) for text in texts])}


def _linked(linker: pipeline.Linker, reading: Reading) -> int:
    return sum(1 for _ in linker.links(reading))


def measure_spacy(reading: Reading, _: int) -> Times:
    """A blank pipeline with an EntityRuler of the same forms; nothing where it is not installed."""
    try:
        import spacy  # noqa: PLC0415 - in no lock file, and slow to import
    except ImportError:
        return {}
    kinds = {ALL: (*_forms("named", "collective"), *_instruments()), NAMED: _forms("named")}
    times: Times = {}
    for name, forms in kinds.items():
        language = spacy.blank("nb")
        ruler: Any = language.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
        written = {words for form in forms for words in _inflected(form)}
        ruler.add_patterns([{"label": "X", "pattern": words} for words in sorted(written)])
        _piped(language, ["Et løfte å begynne med."])
        times[name] = _spent(partial(_piped, language, _texts(reading)))
    return times


def _piped(language: Language, texts: Iterable[str]) -> int:
    return sum(len(document.ents) for document in language.pipe(texts))


def measure_share(reading: Reading, share: int) -> Times:
    """All linkers over every second, fourth ... pledge."""
    _warm(reading)
    part = replace(reading, statements=reading.statements[::share])
    return {ALL: _spent(lambda: pipeline.link(part))}


def measure_length(reading: Reading, pieces: int) -> Times:
    """All linkers over one pledge that is as long as so many."""
    _warm(reading)
    text = ". ".join(_texts(reading)[:pieces])
    whole = replace(reading, statements=(_pledge(reading.statements[0], text, "x"),))
    return {ALL: _spent(lambda: pipeline.link(whole))}


def measure_vocabulary(reading: Reading, copies: int) -> Times:
    """The search for all actors and instruments, beside so many copies in words of no language."""
    forms = (*_forms("named", "collective"), *_instruments())
    more = [_distorted(form, copy) for copy in range(1, copies) for form in forms]
    matcher, texts = Matcher((*forms, *more), shared=True), _texts(reading)
    matcher.find("Et løfte å begynne med.")
    return {"search": _spent(lambda: [matcher.find(text) for text in texts])}


def _distorted(form: Form, copy: int) -> Form:
    """A form whose letters, but the last two of a word, are so many places on in the alphabet."""
    words = " ".join(
        "".join(_moved(letter, copy) for letter in word[:-2]) + word[-2:]
        for word in form.words.split()
    )
    return replace(form, entry=f"{form.entry} {copy}", words=words)


def _moved(letter: str, places: int) -> str:
    if not letter.isascii() or not letter.isalpha():
        return letter
    first = "A" if letter.isupper() else "a"
    return chr((ord(letter) - ord(first) + places) % 26 + ord(first))


def _reading(file: Path) -> Reading:
    return segment.read(loaders.load(file))


def _texts(reading: Reading) -> list[str]:
    return [statement.text for statement in reading.statements]


def _pledge(like: Statement, text: str, identifier: str) -> Statement:
    return like._replace(id=identifier, text=text, full_text=text, lead_in=None, parent=None)


def _warm(reading: Reading) -> None:
    """Load all that linking loads on its way, by linking the vocabulary's examples."""
    examples = [
        example.replace("[", "").replace("]", "")
        for file in sorted(FOLDER.glob("*.yaml"))
        for entry in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for example in entry.get("examples", ())
    ]
    like = reading.statements[0]
    pledges = (_pledge(like, text, f"x-{place}") for place, text in enumerate(examples))
    pipeline.link(replace(reading, statements=tuple(pledges)))


def _spent(run: Callable[[], object]) -> float:
    gc.collect()  # what was loaded before is not to be cleared away on this clock
    start = time.process_time()
    run()
    return time.process_time() - start


def _forms(*tiers: str) -> tuple[Form, ...]:
    known = actors_match.vocabulary().actors.values()
    return tuple(form for actor in known if actor.tier in tiers for form in actor.forms)


def _instruments() -> tuple[Form, ...]:
    known = instruments.vocabulary().instruments.values()
    return tuple(form for one in known for form in one.forms)


def _inflected(form: Form) -> tuple[str, ...]:
    return inflection.inflect(form.words, form.inflection)


MEASURES: dict[str, Callable[[Reading, int], Times]] = {
    "all": measure_all,
    "linkers": measure_linkers,
    "named": measure_named,
    "spacy": measure_spacy,
    "share": measure_share,
    "length": measure_length,
    "vocabulary": measure_vocabulary,
}
SERIES = (
    ("all linkers, the programme's pledges", "share", SHARES),
    ("all linkers, one pledge as long as 10, 20 ... 160", "length", PIECES),
    ("search for actors and instruments, with more vocabulary", "vocabulary", COPIES),
)

if __name__ == "__main__":
    raise SystemExit(main())
