"""How fast programmes are read, and whether the time grows with the text: `python -m
tests.bench.reading [--times N] [--pairs N]`.

CPU seconds of this process: for one programme and for N in a row, and for one beside spaCy's blank
Norwegian pipeline with a sentencizer over the same text, where spaCy is installed (`pip install
loftegraf[bench]`). Both have run once before, so that neither's vocabulary nor pipeline is counted;
they take turns, and the figure is the median of the pairs' ratios.
"""

from __future__ import annotations

import argparse
import gc
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="how many programmes in a row")
    parser.add_argument("--pairs", type=int, default=9, help="how often each is timed")
    options = parser.parse_args(arguments)
    document = load(PROGRAMME)
    read(document)
    one = [seconds(lambda: read(document)) for _ in range(options.pairs)]
    print(f"one programme          {median(one):8.3f} s, at best {min(one):.3f} s")
    print_growth(document, options.times)
    print_beside_spacy(document, options.pairs)
    return 0


def print_growth(document: Document, times: int) -> None:
    """How much longer many programmes in a row take than one; each is timed right after another."""
    long = repeated(document, times)
    ratios = [seconds(lambda: read(long)) / seconds(lambda: read(document)) for _ in range(3)]
    print(f"{times} programmes in a row {median(ratios):.1f} times as long as one")


def print_beside_spacy(document: Document, pairs: int) -> None:
    """How much longer spaCy takes than reading."""
    other = spacy_pipeline()
    if other is None:
        print("spaCy is not installed: not compared")
        return
    text = document.text
    other(text)
    both = [(seconds(lambda: read(document)), seconds(lambda: other(text))) for _ in range(pairs)]
    ratios = sorted(theirs / ours for ours, theirs in both)
    print(
        f"spaCy over one         {median(theirs for _, theirs in both):8.3f} s, "
        f"{median(ratios):.1f} times as long ({ratios[0]:.1f} to {ratios[-1]:.1f})"
    )


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
