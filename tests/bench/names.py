"""How many names of agencies are found that nobody chose, in sentences that bend them.

    python -m tests.bench.names [--seeds N] [--names N] [FILE]

Names are drawn at random out of `data/agencies.tsv`, or out of a file with a name a line, and put
into ten sentences each. Beside it, in the same sentences, is the search for any form of the
vocabulary as it is written.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.linkers.mentions import mentions
from kg.vocab.actors_match import vocabulary

DATA = Path(__file__).parent / "data" / "agencies.tsv"
FRAMES = {
    "subject": "{name} skal få et tydeligere oppdrag.",
    "object": "Vi vil styrke {name} i hele landet.",
    "genitive": "Vi vil gjennomgå {genitive} oppgaver på nytt.",
    "compound": "Det skal finnes et {name}-kontor i hvert fylke.",
    "coordinated": "Sametinget, {name} og politiet skal samarbeide bedre.",
    "coordinated genitive": "Vi vil tydeliggjøre {genitive} og kommunenes ansvar.",
    "lower case": "Vi vil gi {lower} flere folk.",
    "lower genitive": "Vi vil evaluere {lower_genitive} praksis.",
    "in brackets": "Tilsynet ({name}) skal føre bedre kontroll.",
    "partner": "Utvikle planen sammen med {name}, frivilligheten og kommunene.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share found for each draw, then what was missed in every frame."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.names", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=DATA, help="names, one a line")
    parser.add_argument("--seeds", type=int, default=5, help="how many draws")
    parser.add_argument("--names", type=int, default=30, help="how many names a draw")
    options = parser.parse_args(arguments)
    names = read(options.file)
    missed: Counter[str] = Counter()
    shares: list[float] = []
    for seed in range(options.seeds):
        drawn = random.Random(seed).sample(names, min(options.names, len(names)))
        tried = [(name, frame, *sentence(name, frame)) for name in drawn for frame in FRAMES]
        ours = [found(text, words) for _, _, text, words in tried]
        plain = [literally(text, words) for _, _, text, words in tried]
        missed.update(name for (name, *_), hit in zip(tried, ours, strict=True) if not hit)
        shares.append(sum(ours) / len(tried))
        print(f"draw {seed}: {len(drawn)} names of {len(names)}, {beside(ours, plain)}")
    print(f"all draws: {sum(shares) / len(shares):.1%}")
    print("\n".join(f"missed {count} times: {name}" for name, count in missed.most_common(20)))
    return 0


def beside(ours: Sequence[bool], plain: Sequence[bool]) -> str:
    """The share found, and that of the plain search."""
    share, other = sum(ours) / len(ours), sum(plain) / len(plain)
    times = f"{share / other:.2f} times" if other else "beside"
    return f"{share:.1%} found, {times} the search for forms as written ({other:.1%})"


def read(file: Path) -> list[str]:
    """The names of a file, without the table's other columns."""
    lines = file.read_text("utf-8").splitlines()
    names = [line.split("\t")[0].strip() for line in lines]
    return sorted({name for name in names if name and name != "name"})


def sentence(name: str, frame: str) -> tuple[str, str]:
    """A name in a frame, and the words to be found there."""
    lower = name.lower()
    words = lower if "lower" in frame else name
    forms = {"name": name, "lower": lower}
    forms |= {"genitive": _genitive(name), "lower_genitive": _genitive(lower)}
    return FRAMES[frame].format(**forms), words


def _genitive(name: str) -> str:
    return f"{name}’" if name.endswith(("s", "x", "z")) else f"{name}s"


def found(text: str, words: str) -> bool:
    """Whether an actor is found that starts where the words start and holds them."""
    start = text.index(words)
    ends = [one.end for one in mentions(text) if one.start == start]
    return any(end >= start + len(words) for end in ends)


def literally(text: str, words: str) -> bool:
    """Whether the words are a form of the vocabulary and stand there as a word of their own."""
    return words in forms() and bool(re.search(rf"(?<!\w){re.escape(words)}(?![\w-])", text))


@cache
def forms() -> frozenset[str]:
    """Every form of a named body, as it is written."""
    return frozenset(_written())


def _written() -> Iterator[str]:
    for actor in vocabulary().actors.values():
        yield from (form.words for form in actor.forms)


if __name__ == "__main__":
    raise SystemExit(main())
