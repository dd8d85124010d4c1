"""How fast programmes are read, and whether the time grows with the text: `python -m
tests.bench.reading [--times N] [--pairs N]`.

CPU seconds, beside spaCy's blank Norwegian pipeline with a sentencizer over the same text, where
spaCy is installed (`pip install loftegraf[bench]`). The goal is a fifth of spaCy's time, however
it is compared; both ways are printed:

- warm: both have run before in this process, and take turns. Neither's vocabulary, compiled
  patterns nor cache of words counts.
- cold: each runs once in a process of its own, its modules imported and its pipeline made. Our
  vocabulary and patterns count, and spaCy's empty cache of words: what a user meets, who reads a
  programme once.

The growth is the time of N programmes as one text against N times one programme's. A text far
beyond what `loaders.limits` lets in fills the memory with values that Python's collector walks
again and again; so the same is printed with the collector off, and for N programmes each on its
own, as they are loaded.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from kg.model import Document
from kg.segment import read
from loaders import load
from loaders.text import lines

PROGRAMME = Path(__file__).parents[2] / "data" / "ap-2025-2029.txt"
OURS, THEIRS = "reading", "spacy"
_ROUNDS = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="how many programmes in a row")
    parser.add_argument("--pairs", type=int, default=9, help="how often each is timed")
    parser.add_argument("--once", choices=(OURS, THEIRS), help="print the time of one first run")
    options = parser.parse_args(arguments)
    document = load(PROGRAMME)
    if options.once:
        print(seconds(_first(options.once, document)))
        return 0
    read(document)
    one = [seconds(lambda: read(document)) for _ in range(options.pairs)]
    print(f"one programme, warm    {median(one):8.3f} s, at best {min(one):.3f} s")
    print_growth(document, options.times)
    print_beside_spacy(document, options.pairs)
    return 0


def print_growth(document: Document, times: int) -> None:
    """How much longer many programmes take than one, for each of them."""
    long = repeated(document, times)
    for how, work in (
        ("as one text", lambda: read(long)),
        ("one after another", lambda: [read(document) for _ in range(times)]),
    ):
        with_it = per_programme(work, document, times)
        gc.disable()
        without = per_programme(work, document, times)
        gc.enable()
        print(
            f"{times} programmes {how}: {with_it:.2f} of one's time each, "
            f"{without:.2f} with the collector off"
        )


def per_programme(work: Callable[[], object], document: Document, times: int) -> float:
    """The time of one of many programmes against one's alone; each is timed right after another."""
    ratios = [seconds(work) / seconds(lambda: read(document)) for _ in range(_ROUNDS)]
    return median(ratios) / times


def print_beside_spacy(document: Document, pairs: int) -> None:
    """How much longer spaCy takes than reading."""
    other = spacy_pipeline()
    if other is None:
        print("spaCy is not installed: not compared")
        return
    text = document.text
    other(text)
    warm = [(seconds(lambda: read(document)), seconds(lambda: other(text))) for _ in range(pairs)]
    print_pairs("warm, by turns", warm)
    print_pairs("cold, once each", [(alone(OURS), alone(THEIRS)) for _ in range(pairs)])


def print_pairs(name: str, both: Sequence[tuple[float, float]]) -> None:
    """The medians of both times and of the pairs' ratios, with the lowest and the highest."""
    ratios = sorted(theirs / ours for ours, theirs in both)
    print(
        f"{name}: reading {median(ours for ours, _ in both):.3f} s, "
        f"spaCy {median(theirs for _, theirs in both):.3f} s, "
        f"{median(ratios):.1f} times as long ({ratios[0]:.1f} to {ratios[-1]:.1f})"
    )


def alone(which: str) -> float:
    """The time of a first run in a process of its own."""
    call = [sys.executable, "-m", "tests.bench.reading", "--once", which]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _first(which: str, document: Document) -> Callable[[], object]:
    """A run of reading, or of spaCy where it is installed."""
    if which == OURS:
        return lambda: read(document)
    other = spacy_pipeline()
    if other is None:
        raise SystemExit("spaCy is not installed")
    return lambda: other(document.text)


def seconds(work: Callable[[], object]) -> float:
    """The CPU time that some work takes."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def repeated(document: Document, times: int) -> Document:
    """A document's text so many times in a row."""
    text = document.text * times
    return replace(document, text=text, lines=tuple(lines(text)))


def spacy_pipeline() -> Callable[[str], object] | None:
    """spaCy's blank pipeline with a sentencizer; None where spaCy is not installed."""
    try:
        import spacy  # noqa: PLC0415 - an extra that most machines lack
    except ImportError:
        return None
    pipeline = spacy.blank("nb")
    pipeline.add_pipe("sentencizer")
    called: Callable[[str], object] = pipeline
    return called


if __name__ == "__main__":
    raise SystemExit(main())
