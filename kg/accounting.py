"""What became of every character of a programme: nothing lost, nothing used twice."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.model import Block, Reading, Statement

_SHOWN = 200
"""Characters of a stretch that are printed."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the source: its lines and its words."""

    line_first: int
    line_last: int
    words: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of the source, what it was taken for, and what speaks against that."""

    stretch: Stretch
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one reading; it balances where `lost` and `doubled` are empty.

    `characters` counts the source's characters that are not white space by the kind of block
    they are in; `pledges` counts statements by kind, `chapters` by the path's first two titles.
    `left_out` holds prose that was not taken as a pledge.
    """

    lost: tuple[Stretch, ...]
    doubled: tuple[Stretch, ...]
    characters: Mapping[str, int]
    pledges: Mapping[str, int]
    chapters: Mapping[str, int]
    doubtful: tuple[Doubt, ...]
    left_out: tuple[Stretch, ...]

    @property
    def balances(self) -> bool:
        """Whether every character has exactly one place."""
        return not self.lost and not self.doubled


def account(reading: Reading) -> Account:
    """The account of a reading."""
    text = reading.document.text
    characters: Counter[str] = Counter()
    for block in reading.blocks:
        characters[block.kind] += len("".join(text[block.start : block.end].split()))
    return Account(
        lost=tuple(_lost(reading)),
        doubled=tuple(_doubled(reading)),
        characters=characters,
        pledges=Counter(statement.kind for statement in reading.statements),
        chapters=Counter(" / ".join(one.path[:2]) for one in reading.statements),
        doubtful=tuple(
            Doubt(_held(reading, block), block.kind, block.doubt)
            for block in reading.blocks
            if block.doubt
        ),
        left_out=tuple(_held(reading, block) for block in reading.blocks if block.kind == "prose"),
    )


def explain(reading: Reading, line: int) -> Iterator[str]:
    """What was decided about a line, and which rule decided it."""
    statements = {statement.id: statement for statement in reading.statements}
    for block in reading.blocks:
        if block.line_first <= line <= block.line_last:
            yield _verdict(reading, block, statements)


def _verdict(reading: Reading, block: Block, statements: Mapping[str, Statement]) -> str:
    words = _held(reading, block).words
    parts = [f"{block.kind} (lines {block.line_first}-{block.line_last}), rule {block.rule}"]
    parts.append(f"  words: {words[:_SHOWN]}")
    if block.doubt:
        parts.append(f"  doubt: {block.doubt}")
    if statement := statements.get(block.statement or ""):
        parts.append(f"  pledge {statement.id}: {statement.text}")
        parts.append(f"  under: {' / '.join(statement.path)}")
        if statement.lead_in:
            parts.append(f"  lead-in: {statement.lead_in}")
        if parent := statements.get(statement.parent or ""):
            parts.append(f"  hangs under: {parent.text}")
    return "\n".join(parts)


def _held(reading: Reading, block: Block) -> Stretch:
    words = reading.document.text[block.start : block.end].split()
    return Stretch(block.line_first, block.line_last, " ".join(words))


def _lost(reading: Reading) -> Iterator[Stretch]:
    reached = 0
    text = reading.document.text
    for block in sorted(reading.blocks, key=lambda one: one.start):
        if text[reached : block.start].strip():
            yield _stretch(reading, reached, block.start)
        reached = max(reached, block.end)
    if text[reached:].strip():
        yield _stretch(reading, reached, len(text))


def _doubled(reading: Reading) -> Iterator[Stretch]:
    reached = 0
    text = reading.document.text
    for block in sorted(reading.blocks, key=lambda one: one.start):
        if text[block.start : min(reached, block.end)].strip():
            yield _stretch(reading, block.start, min(reached, block.end))
        reached = max(reached, block.end)


def _stretch(reading: Reading, start: int, end: int) -> Stretch:
    words = reading.document.text[start:end]
    inside = start + len(words) - len(words.lstrip())
    starts = [line.start for line in reading.document.lines]
    first = bisect_right(starts, inside)
    last = bisect_right(starts, max(inside, start + len(words.rstrip()) - 1))
    return Stretch(first, last, " ".join(words.split()))


def report(result: Account) -> Iterator[str]:
    """An account as lines to print: counts, then what was lost, doubled, doubtful or left out."""
    for title, counts in (
        ("characters by kind", result.characters),
        ("pledges by kind", result.pledges),
        ("pledges by chapter", result.chapters),
    ):
        yield f"{title}:"
        yield from (f"  {number:>8}  {name or '(none)'}" for name, number in counts.items())
    yield f"in doubt: {len(result.doubtful)}"
    for one in result.doubtful:
        place = f"{one.stretch.line_first}-{one.stretch.line_last}"
        yield f"  {place}: {one.kind}, {one.why}: {one.stretch.words[:_SHOWN]}"
    for title, stretches in (
        ("prose not taken as a pledge", result.left_out),
        ("used twice", result.doubled),
        ("lost", result.lost),
    ):
        yield f"{title}: {len(stretches)}"
        yield from (f"  {one.line_first}-{one.line_last}: {one.words}" for one in stretches)
