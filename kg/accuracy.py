"""How right the links are: what the last accepted bench measured, as data that ships.

`python -m tests.bench.accuracy --freeze` writes `accuracy.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.vocab.reader import Entry, edition, entries

FILE = "accuracy.yaml"
_FIELDS = {
    "kind": str,
    "precision": float,
    "recall": float,
    "f1": float,
    "asked": int,
    "bench": str,
    "vocabulary": str,
    "edition": str,
}
_REQUIRED = frozenset({"kind", "recall", "asked", "bench", "vocabulary", "edition"})


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one kind of what is read or linked, as shares of 1.

    `precision` and `f1` are None where only what people found is asked about. `asked` is how many
    things people found, `bench` the date of the bench, `vocabulary` the date of the vocabulary that
    it measured (both YYYY-MM-DD), and `edition` that vocabulary's digest.
    """

    kind: str
    precision: float | None
    recall: float
    f1: float | None
    asked: int
    bench: str
    vocabulary: str
    edition: str

    @property
    def of_this_vocabulary(self) -> bool:
        """Whether the vocabulary in use is the very one that was measured."""
        return self.edition == edition()


@cache
def measured(folder: Path = Path(__file__).parent) -> tuple[Measured, ...]:
    """The figures of every kind, in the order of the bench; a VocabularyError where malformed."""
    return tuple(_measured(entry) for entry in entries(FILE, _FIELDS, _REQUIRED, folder))


def _measured(entry: Entry) -> Measured:
    numbers = {name: entry.fields.get(name) for name in ("precision", "recall", "f1")}
    for name, value in numbers.items():
        if isinstance(value, float) and not 0 <= value <= 1:
            raise entry.error(f"{name} {value} is no share of 1")
    texts = {name: entry.text(name) for name in ("kind", "bench", "vocabulary", "edition")}
    return Measured(**numbers, **texts, asked=entry.fields["asked"])  # type: ignore[arg-type] # the reader has checked each field's type
