"""Which sentences of running text are pledges, by the language of commitment.

The rules are the entries of `commitments.yaml`; the first whose pattern is found in a sentence
decides, and a statement's rule is `prose:` and the entry's id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.segment.cues import compiled
from kg.vocab.reader import Entry, entries

_FIELDS: dict[str, type] = {
    "id": str,
    "verdict": str,
    "signs": list,
    "subjects": list,
    "strength": str,
    "pattern": str,
    "note": str,
    "doubt": str,
    "examples": list,
    "counterexamples": list,
}
VERDICTS = frozenset({"pledge", "other"})
STRENGTHS = frozenset({"hard", "soft"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sentence was taken for, the rule that said so, and how strongly it commits."""

    pledge: bool
    rule: str
    strength: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern, what it says, and the words without which it need not be tried."""

    signs: frozenset[str]
    subjects: frozenset[str]
    pattern: re.Pattern[str]
    verdict: Verdict

    def decides(self, sentence: str, present: frozenset[str]) -> bool:
        """Whether the pattern is found in a sentence in which these words stand."""
        if self.signs.isdisjoint(present) or (self.subjects and self.subjects.isdisjoint(present)):
            return False
        return self.pattern.search(sentence) is not None


_PARTY = "PARTY"
_LONGEST = 5000
_WORD = re.compile(r"[^\W_]+")
NO_CUE = Verdict(pledge=False, rule="prose:no-commitment")


def verdict(sentence: str, party: tuple[str, ...]) -> Verdict:
    """What a sentence is; `party` holds the names that the party goes by."""
    sentence = sentence[:_LONGEST]
    present = _telling_words(party).intersection(_WORD.findall(sentence.casefold()))
    if present:
        for rule in _rules(party):
            if rule.decides(sentence, present):
                return rule.verdict
    return NO_CUE


@cache
def rule_entries() -> tuple[Entry, ...]:
    """The entries of `commitments.yaml` in their order, each checked."""
    required = frozenset({"id", "verdict", "signs", "pattern", "examples"})
    return tuple(checked(entry) for entry in entries("commitments.yaml", _FIELDS, required))


def checked(entry: Entry) -> Entry:
    """An entry, if its verdict and its strength are known ones; else a VocabularyError."""
    if entry.text("verdict") not in VERDICTS:
        raise entry.error(f"verdict must be one of {', '.join(sorted(VERDICTS))}")
    if entry.text("verdict") == "pledge" and entry.text("strength") not in STRENGTHS:
        raise entry.error(f"strength must be one of {', '.join(sorted(STRENGTHS))}")
    return entry


@cache
def _telling_words(party: tuple[str, ...]) -> frozenset[str]:
    """The words that some rule asks for."""
    return frozenset(word for rule in _rules(party) for word in rule.signs | rule.subjects)


@cache
def _rules(party: tuple[str, ...]) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            frozenset(entry.texts("signs")),
            _subjects(entry.texts("subjects"), party),
            compiled(entry.text("pattern"), party),
            _verdict(entry),
        )
        for entry in rule_entries()
    )


def _subjects(given: tuple[str, ...], party: tuple[str, ...]) -> frozenset[str]:
    """The words for who speaks; of a party's name its first word."""
    names = [found[0] for name in party if (found := _WORD.findall(name.casefold()))]
    return frozenset(given) - {_PARTY} | (frozenset(names) if _PARTY in given else frozenset())


def _verdict(entry: Entry) -> Verdict:
    return Verdict(
        pledge=entry.text("verdict") == "pledge",
        rule=f"prose:{entry.text('id')}",
        strength=entry.text("strength") or None,
        doubt=entry.text("doubt") or None,
    )
