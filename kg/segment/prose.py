"""Which sentences of running text are pledges, by the language of commitment.

The rules are the entries of `commitments.yaml`; the first whose pattern is found in a sentence
decides, and a statement's rule is `prose:` and the entry's id.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.segment.cues import any_of, spelled_out
from kg.vocab.reader import Entry, entries

_FIELDS: dict[str, type] = {
    "id": str,
    "verdict": str,
    "signs": list,
    "also": list,
    "strength": str,
    "pattern": str,
    "note": str,
    "doubt": str,
    "examples": list,
    "counterexamples": list,
}
VERDICTS = frozenset({"pledge", "other"})
STRENGTHS = frozenset({"hard", "soft"})


class Verdict(NamedTuple):
    """What a sentence was taken for, the rule that said so, and how strongly it commits."""

    pledge: bool
    rule: str
    strength: str | None = None
    doubt: str | None = None


class _Rule(NamedTuple):
    """A pattern for small letters, what it says, and the words without which it is not tried."""

    signs: frozenset[str]
    also: frozenset[str]
    pattern: re.Pattern[str]
    verdict: Verdict

    def may_decide(self, present: frozenset[str]) -> bool:
        """Whether the pattern may be found in a sentence in which these words stand."""
        missing = self.also and self.also.isdisjoint(present)
        return not missing and not self.signs.isdisjoint(present)


_PARTY = "PARTY"
_LONGEST = 5000
_MOST_KEPT = 4096
_WORD = re.compile(r"[^\W_]+")
_LETTERS = "a-z0-9\u00e6\u00f8\u00e5"
NO_CUE = Verdict(pledge=False, rule="prose:no-commitment")


def verdict(sentence: str, party: tuple[str, ...]) -> Verdict:
    """What a sentence is; `party` holds the names that the party goes by."""
    sentence = sentence[:_LONGEST].lower()
    present = frozenset(_telling_words(party).findall(f" {sentence}"))
    if present:
        for rule in _rules_for(present, party):
            if rule.pattern.search(sentence):
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
def _telling_words(party: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the words that some rule asks for, in a text in lower case after a space.

    A set of letters costs less than the class of all; the ends of rarer letters it takes for whole
    words, and then a rule is tried in vain.
    """
    words = {word for rule in _rules(party) for word in rule.signs | rule.also}
    return re.compile(rf"[^{_LETTERS}]({any_of(words)})(?![{_LETTERS}])")


@lru_cache(_MOST_KEPT)
def _rules_for(present: frozenset[str], party: tuple[str, ...]) -> tuple[_Rule, ...]:
    """The rules to try, in their order, on a sentence in which these of the words stand."""
    return tuple(rule for rule in _rules(party) if rule.may_decide(present))


@cache
def _rules(party: tuple[str, ...]) -> tuple[_Rule, ...]:
    small = tuple(map(str.lower, party))
    return tuple(
        _Rule(
            _words(entry.texts("signs"), party),
            _words(entry.texts("also"), party),
            re.compile(spelled_out(entry.text("pattern"), small)),
            _verdict(entry),
        )
        for entry in rule_entries()
    )


def _words(given: tuple[str, ...], party: tuple[str, ...]) -> frozenset[str]:
    """The words asked for; of a party's name its first word."""
    names = [found[0] for name in party if (found := _WORD.findall(name.lower()))]
    return frozenset(given) - {_PARTY} | (frozenset(names) if _PARTY in given else frozenset())


def _verdict(entry: Entry) -> Verdict:
    return Verdict(
        pledge=entry.text("verdict") == "pledge",
        rule=f"prose:{entry.text('id')}",
        strength=entry.text("strength") or None,
        doubt=entry.text("doubt") or None,
    )
