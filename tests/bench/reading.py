"""How fast programmes are read, and whether the time grows with the text: `python -m
tests.bench.reading [--times N]`.

CPU seconds for one programme and for N in a row, beside spaCy's blank Norwegian pipeline with a
sentencizer over the same text where spaCy is installed (`pip install loftegraf[bench]`).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kg.model import Document
from kg.segment import read
from loaders import load
from loaders.text import lines

PROGRAMME = Path(__file__).parents[2] / "data" / "ap-2025-2029.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="how many programmes in a row")
    options = parser.parse_args(arguments)
    document = load(PROGRAMME)
    read(document)  # the vocabulary is read once in a process
    one = seconds(lambda: read(document))
    many = seconds(lambda: read(repeated(document, options.times)))
    print(f"one programme          {one:8.2f} s")
    print(f"{options.times} programmes in a row {many:8.2f} s, {many / one:.1f} times as long")
    if (other := spacy_seconds(document.text)) is None:
        print("spaCy is not installed: not compared")
    else:
        print(f"spaCy over one         {other:8.2f} s, {other / one:.1f} times as long")
    return 0


def seconds(work: Callable[[], object]) -> float:
    """The CPU time that some work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def repeated(document: Document, times: int) -> Document:
    """A document's text so many times in a row."""
    text = document.text * times
    return replace(document, text=text, lines=tuple(lines(text)))


def spacy_seconds(text: str) -> float | None:
    """The CPU time of spaCy's sentencizer over a text; None where spaCy is not installed."""
    try:
        import spacy  # noqa: PLC0415 - an extra that most machines lack
    except ImportError:
        return None
    pipeline = spacy.blank("nb")
    pipeline.add_pipe("sentencizer")
    return seconds(lambda: pipeline(text))


if __name__ == "__main__":
    raise SystemExit(main())
