"""How often a topic that people gave a promise is among our first two.

    python -m tests.bench.areas [FILE.tsv]

Five folds: what is learned is learned from the other four. Promises that share more than half of
their words are kept in one fold. `exact` asks for the very topic, `main` takes a sub-topic for its
main topic on both sides. The baselines are the overlap of a promise's words with the topics'
names, and the words of the vocabulary with nothing learned. About half of the promises were read
when its words were last mended, so the figure is a little higher than for promises never seen.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.linkers.area_scores import Passage, Tallies, rank
from kg.vocab import areas
from kg.vocab.areas import Area, Vocabulary
from kg.vocab.areas_learn import Example, learn, read_examples
from kg.vocab.areas_match import Forms, read_forms

DATA = Path(__file__).parent / "data" / "hdo-topics-dev.tsv"
FOLDS = 5
FIRST = 2

Guesses = list[tuple[Example, list[str]]]


def guess(known: Vocabulary, examples: Iterable[Example]) -> Guesses:
    """Each example with its topics, the surest first."""
    tallies = Tallies(known)
    return [(example, _topics(known, tallies, example.text)) for example in examples]


def _topics(known: Vocabulary, tallies: Tallies, text: str) -> list[str]:
    tally = tallies.count((Passage("text", text, 1.0),))
    return [one.area.id for one in rank(known, tally)[areas.LEARNED_SCHEME]]


def cross_validate(examples: Sequence[Example], known: dict[str, Area], forms: Forms) -> Guesses:
    """Every example guessed by what the other folds taught."""
    groups = near_duplicates(examples, forms)
    fold = [int(hashlib.sha256(str(group).encode()).hexdigest(), 16) % FOLDS for group in groups]
    guesses: Guesses = []
    for number in range(FOLDS):
        training = [one for one, its in zip(examples, fold, strict=True) if its != number]
        held_back = [one for one, its in zip(examples, fold, strict=True) if its == number]
        taught = areas.make(known, forms, learn(training, known, forms))
        guesses += guess(taught, held_back)
    return guesses


def near_duplicates(examples: Sequence[Example], forms: Forms) -> list[int]:
    """For each example the number of the first that is nearly the same."""
    words = [set(forms.stems(example.text)) for example in examples]
    groups = list(range(len(examples)))
    for this, mine in enumerate(words):
        for other in range(this):
            if len(mine & words[other]) > len(mine | words[other]) / 2:
                groups[this] = groups[other]
                break
    return groups


def by_name(examples: Sequence[Example], known: dict[str, Area], forms: Forms) -> Guesses:
    """The baseline: the topics that have most words of their names in the text."""
    names = {
        area.id: set(forms.stems(area.name))
        for area in known.values()
        if area.scheme == areas.LEARNED_SCHEME
    }
    guesses: Guesses = []
    for example in examples:
        words = set(forms.stems(example.text))
        shares = {area: len(words & name) / len(name) for area, name in names.items()}
        found = sorted((area for area in shares if shares[area]), key=lambda one: -shares[one])
        guesses.append((example, found))
    return guesses


def table(rows: Iterable[tuple[str, Guesses]], known: dict[str, Area]) -> Iterator[str]:
    """The figures as lines of a Markdown table."""
    yield "| method | exact, first | exact, first two | main, first | main, first two |"
    yield "|---|---|---|---|---|"
    for name, guesses in rows:
        shares = [share(guesses, known, n, main=main) for main in (False, True) for n in (1, FIRST)]
        yield f"| {name} | " + " | ".join(f"{one:.1%}" for one in shares) + " |"


def share(guesses: Guesses, known: dict[str, Area], first: int, *, main: bool) -> float:
    """Of the examples, how many have a topic of theirs among our first."""

    def top(ids: Iterable[str]) -> set[str]:
        return {(known[one].broader or one) if main else one for one in ids}

    right = [top(found[:first]) & top(example.topics) for example, found in guesses]
    return sum(map(bool, right)) / len(guesses)


def main() -> None:
    """Print the table."""
    known, forms = areas.read_areas(), read_forms()
    examples = read_examples(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA, known)
    rows = [
        ("words of the topics' names", by_name(examples, known, forms)),
        ("vocabulary alone", guess(areas.make(known, forms, {}), examples)),
        ("vocabulary and learned, five folds", cross_validate(examples, known, forms)),
        ("as it ships (has seen these)", guess(areas.vocabulary(), examples)),
    ]
    print(f"{len(examples)} promises")
    print("\n".join(table(rows, known)))


if __name__ == "__main__":
    main()
