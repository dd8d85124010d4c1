"""Makes `areas_learned.tsv`: what labelled examples teach about the words of the policy areas.

    python -m kg.vocab.areas_learn tests/bench/data/hdo-topics-dev.tsv

A text's topics are the softmax of its scores. Training starts at the words of the vocabulary and
moves their weights, and those of other words of the examples, as far as the examples ask for; a
penalty draws every weight back to where it began. Nothing is random but the order, which is fixed.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import exp, sqrt
from pathlib import Path

from kg.vocab import areas
from kg.vocab.areas import ANY_TEXT, Area, Learned, Vocabulary
from kg.vocab.areas_match import Forms, read_forms
from kg.vocab.reader import FOLDER

# A score of 1 is this many units of the softmax.
_SHARPNESS = 5.0
_ROUNDS, _STEP, _PENALTY = 15, 0.15, 3.0
# A word of the examples that the vocabulary lacks: seen so often, in at most this share of texts.
_RAREST, _COMMONEST, _SHORTEST, _WORTH = 2, 0.08, 4, 0.6
_SMALLEST = 0.04

_HEAD = """\
# What examples taught about the words of the Storting's topics: a word without its ending, and
# what it adds to the score of a topic, beside what areas_stortinget.yaml gives it. The row `*` is
# for every text. Made by `python -m kg.vocab.areas_learn`; do not edit.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the ids of the topics that people gave it."""

    text: str
    topics: frozenset[str]


def read_examples(path: Path, known: Mapping[str, Area]) -> tuple[Example, ...]:
    """The examples of a file of tab-separated columns with a head.

    The column `text` holds the text, the last column the topics' names, parted by `|`.
    A name that is spelled a little otherwise is taken for the nearest; an unknown one is dropped.
    """
    names = {a.name.upper(): a.id for a in known.values() if a.scheme == areas.LEARNED_SCHEME}
    with path.open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    place = head.index("text")
    return tuple(Example(line[place], _topics(line[-1], names)) for line in lines)


def _topics(labels: str, names: Mapping[str, str]) -> frozenset[str]:
    near = (get_close_matches(label, names, n=1, cutoff=0.79) for label in labels.split("|"))
    return frozenset(names[match[0]] for match in near if match)


def learn(examples: Sequence[Example], known: Mapping[str, Area], forms: Forms) -> Learned:
    """What the examples add to the words of the areas."""
    taught = _new_words(examples, known, forms)
    start = areas.make(known, forms, {word: {} for word in taught})
    return _Lesson(start, taught).learn([one for one in examples if one.topics])


def _new_words(
    examples: Sequence[Example], known: Mapping[str, Area], forms: Forms
) -> frozenset[str]:
    own = areas.own_weights(known.values(), forms)
    count: Counter[str] = Counter()
    for example in examples:
        count.update(set(forms.stems(example.text)))
    most = _COMMONEST * len(examples)
    return frozenset(
        word
        for word, times in count.items()
        if _RAREST <= times <= most and len(word) >= _SHORTEST and word not in own
    )


class _Lesson:
    """Stochastic gradient descent with a step of its own for every weight (AdaGrad)."""

    def __init__(self, start: Vocabulary, taught: frozenset[str]) -> None:
        self._start = start
        self._taught = taught
        self._topics = [a.id for a in start.areas.values() if a.scheme == areas.LEARNED_SCHEME]
        self._count: Counter[str] = Counter()
        self._added: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._past: dict[tuple[str, str], float] = defaultdict(lambda: 1e-2)

    def learn(self, examples: Sequence[Example]) -> Learned:
        texts = [(self._features(example.text), example.topics) for example in examples]
        self._count.update(key for features, _ in texts for key, _ in features)
        order = random.Random(1)  # noqa: S311 - only the order of the examples
        for _ in range(_ROUNDS):
            order.shuffle(texts)
            for features, topics in texts:
                self._see(features, topics)
        return {key: dict(row) for key, row in sorted(self._added.items())}

    def _features(self, text: str) -> list[tuple[str, float]]:
        found = [
            (hit.key, hit.strength * (_WORTH if hit.key in self._taught else 1.0))
            for hit in self._start.words.find(text)
        ]
        return [*found, (ANY_TEXT, 1.0)]

    def _see(self, features: list[tuple[str, float]], topics: frozenset[str]) -> None:
        shares = self._shares(features)
        for topic in self._topics:
            wanted = 1.0 / len(topics) if topic in topics else 0.0
            error = shares[topic] - wanted
            if abs(error) > 1e-3:
                for key, strength in features:
                    self._move(key, topic, error * strength)

    def _shares(self, features: list[tuple[str, float]]) -> dict[str, float]:
        scores = dict.fromkeys(self._topics, 0.0)
        for key, strength in features:
            for weight in self._start.weights.get(key, {}).values():
                if weight.area in scores:
                    scores[weight.area] += strength * weight.value
            for topic, value in self._added[key].items():
                scores[topic] += strength * value
        highest = max(scores.values())
        powers = {topic: exp(_SHARPNESS * (score - highest)) for topic, score in scores.items()}
        total = sum(powers.values())
        return {topic: power / total for topic, power in powers.items()}

    def _move(self, key: str, topic: str, slope: float) -> None:
        slope += _PENALTY / self._count[key] * _SHARPNESS * self._added[key][topic]
        past = self._past[key, topic] = self._past[key, topic] + slope * slope
        self._added[key][topic] -= _STEP / _SHARPNESS * slope / sqrt(past)


def rows(learned: Learned, known: Mapping[str, Area]) -> Iterable[str]:
    """The lines of the file: weights that matter, the largest first."""
    for key, row in learned.items():
        kept = sorted(
            ((w, area) for area, w in row.items() if abs(w) >= _SMALLEST), key=lambda one: -one[0]
        )
        if kept:
            yield key + "\t" + " ".join(f"{known[area].notation}:{w:.2f}" for w, area in kept)


def main() -> None:
    """Read the examples named on the command line and write the file."""
    known = areas.read_areas()
    learned = learn(read_examples(Path(sys.argv[1]), known), known, read_forms())
    text = _HEAD + "\n".join(rows(learned, known)) + "\n"
    (FOLDER / areas.LEARNED).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
