"""Makes `areas_learned.tsv`: what labelled examples teach about the words of the policy areas.

    python -m kg.vocab.areas_learn tests/bench/data/hdo-topics-dev.tsv

A text's topics are the softmax of its scores. Training starts at the words of the vocabulary and
adds to what they say, and to what other words of the examples say, as far as the examples ask for;
a penalty draws every addition back to nothing. What holds for much is learned once: what a word
says for a main topic and all below it, and how much a topic's own words, whichever they are, say
for the topic and for its main topic. Nothing is random.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import exp
from pathlib import Path

from kg.vocab import areas
from kg.vocab.areas import ANY_TEXT, Area, Learned, Vocabulary
from kg.vocab.areas_match import Forms, read_forms
from kg.vocab.reader import FOLDER

# A score of 1 is this many units of the softmax.
_SHARPNESS = 3.5
_ROUNDS, _PENALTY = 15, 4.0
# A word of the examples that the vocabulary lacks: seen so often, in at most this share of texts.
_RAREST, _COMMONEST, _SHORTEST = 3, 0.08, 4
# How often the examples have a topic says little about other texts.
_ANY_WORTH = 0.4
_SMALLEST = 0.03

_HEAD = """\
# What examples taught about the words of the Storting's topics: a word without its ending, and
# what it adds to the score of a topic, beside what areas_stortinget.yaml gives it; `5*` is the
# topic 5 and all below it. The row `*` is for every text, `=5` for all the own words of the topic
# 5: each adds so much of what it says for that topic. Made by `python -m kg.vocab.areas_learn`; do
# not edit.
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
    return _Lesson(start).learn([one for one in examples if one.topics])


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


@dataclass(slots=True)
class _Text:
    """What speaks in an example, what the vocabulary alone says, and what is still to be learned.

    `own` are the topics that have words of their own there, and how much these say. The lists have
    a place for every topic; what is missing is what people said less what we say.
    """

    features: list[tuple[str, float]]
    own: list[tuple[str, float]]
    scores: list[float]
    wanted: list[float]
    missing: list[float]


class _Lesson:
    """Finds the additions that fit the examples best, less a penalty on their squares.

    At the best ones each is the sum of what is missing in the examples, times how strongly the key
    stands there, parted by the penalty. So the examples are taken in turn, and each moves its part
    of the sums towards what it misses now (stochastic dual coordinate ascent). Topics stand in the
    order of their main topics; after them stands a place for each main topic with all below it.
    """

    def __init__(self, start: Vocabulary) -> None:
        self._start = start
        wholes = areas.wholes(start.areas.values())
        self._topics = [topic for parts in wholes.values() for topic in parts]
        self._place = {topic: place for place, topic in enumerate(self._topics)}
        self._families = [
            slice(self._place[parts[0]], self._place[parts[-1]] + 1) for parts in wholes.values()
        ]
        self._takers = {
            topic: {self._place[topic], self._place[start.areas[topic].broader or topic]}
            for topic in self._topics
        }
        self._names = [*self._topics, *wholes]
        self._added: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(self._names))

    def learn(self, examples: Sequence[Example]) -> Learned:
        texts = [self._read(example) for example in examples]
        for _ in range(_ROUNDS):
            for text in texts:
                self._see(text)
        return {key: self._named(key, row) for key, row in sorted(self._added.items())}

    def _named(self, key: str, row: Sequence[float]) -> dict[str, float]:
        worth = (_ANY_WORTH if key == ANY_TEXT else 1.0) / _SHARPNESS
        return {name: worth * value for name, value in zip(self._names, row, strict=True) if value}

    def _read(self, example: Example) -> _Text:
        features = [(hit.key, hit.strength) for hit in self._start.words.find(example.text)]
        scores, wanted = [0.0] * len(self._topics), [0.0] * len(self._topics)
        for key, strength in features:
            for weight in self._start.weights.get(key, {}).values():
                if weight.area in self._place:
                    scores[self._place[weight.area]] += strength * weight.value
        for topic in example.topics:
            wanted[self._place[topic]] = 1.0 / len(example.topics)
        own = [one for one in zip(self._topics, scores, strict=True) if one[1]]
        sharp = [_SHARPNESS * score for score in scores]
        return _Text([*features, (ANY_TEXT, _ANY_WORTH)], own, sharp, wanted, [0.0] * len(wanted))

    def _see(self, text: _Text) -> None:
        size = sum(strength**2 for _, strength in (*text.features, *text.own))
        part = 1.0 / (1.0 + size / _PENALTY)
        now = zip(text.wanted, self._shares(text), text.missing, strict=True)
        steps = [part * (wanted - share - missing) for wanted, share, missing in now]
        text.missing = [a + b for a, b in zip(text.missing, steps, strict=True)]
        for topic, strength in text.own:
            row = self._added[areas.OWN_WORDS + topic]
            for place in self._takers[topic]:
                row[place] += strength / _PENALTY * steps[place]
        steps += [sum(steps[family]) for family in self._families]
        for key, strength in text.features:
            self._added[key] = _plus(self._added[key], strength / _PENALTY, steps)

    def _shares(self, text: _Text) -> list[float]:
        added = [0.0] * len(self._names)
        for key, strength in text.features:
            added = _plus(added, strength, self._added[key])
        for topic, strength in text.own:
            row = self._added[areas.OWN_WORDS + topic]
            for place in self._takers[topic]:
                added[place] += strength * row[place]
        scores: list[float] = []
        for family, whole in zip(self._families, added[len(self._topics) :], strict=True):
            both = zip(text.scores[family], added[family], strict=True)
            scores += [score + more + whole for score, more in both]
        highest = max(scores)
        powers = [exp(score - highest) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]


def _plus(row: list[float], times: float, other: list[float]) -> list[float]:
    return [a + times * b for a, b in zip(row, other, strict=True)]


def rows(learned: Learned, known: Mapping[str, Area]) -> Iterable[str]:
    """The lines of the file: weights that matter, the largest first."""
    names = areas.notations(known.values())
    for key, row in learned.items():
        kept = sorted(
            ((w, names[area]) for area, w in row.items() if abs(w) >= _SMALLEST),
            key=lambda one: -one[0],
        )
        if kept:
            yield names.get(key, key) + "\t" + " ".join(f"{name}:{w:.2f}" for w, name in kept)


def main() -> None:
    """Read the examples named on the command line and write the file."""
    known = areas.read_areas()
    learned = learn(read_examples(Path(sys.argv[1]), known), known, read_forms())
    text = _HEAD + "\n".join(rows(learned, known)) + "\n"
    (FOLDER / areas.LEARNED).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
