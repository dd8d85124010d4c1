"""Finds the forms of a vocabulary in running text.

    matcher = Matcher([Form("acme", "ACME", case="acronym"), ...])
    for match in matcher.find(text):
        match.entry, match.words, match.start, match.end, match.rule, match.before, match.after

The forms stand in a trie of words, so the cost of `find` grows with the text and hardly with the
number of forms. Matches do not overlap: the leftmost wins, and of those the longest.

`Match.rule` is how it was found: `form`, `genitive`, `hyphen` or `first` (`after` is the rest of
the compound), `last` (`before` is what precedes; it holds the other halves too where halves are
coordinated: two first halves, one tail), or `half` (a first half that borrows the tail of a later
word). `Match.found` is the inflected form without genitive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from kg.errors import VocabularyError
from kg.vocab import inflection
from kg.vocab.compounds import SHORTEST_PART, Parts
from kg.vocab.forms import Form, Match
from kg.vocab.words import (
    CASES,
    Shape,
    Token,
    Tokens,
    genitives,
    hyphened,
    key_of,
    plain,
    words_of,
    written,
)

__all__ = ["Form", "Match", "Matcher"]

_APOSTROPHES = frozenset("'’")
_MOST_HALVES = 20
"""Of a coordination; a longer row of them is no language, and slow to read again and again."""
_WHOLE = frozenset({"form", "genitive"})
_ANYTHING = ("",)


class _Starts(dict[str, tuple[str, ...]]):
    """What the next word must begin with for a form to start at a word; each is asked about once.

    Empty where no form starts; one empty text where a form may be the word by itself.
    """

    def __init__(self, next_words: Callable[[str], tuple[str, ...]]) -> None:
        self._next_words = next_words

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = self[word] = self._next_words(key_of(word))
        return found


@dataclass(slots=True)
class _Step:
    """A place in the trie: the words that may follow, and the forms that end here."""

    next: dict[str, _Step] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()


class Matcher:
    """The forms of a vocabulary, ready to be looked for.

    With `shared` several entries may claim one form, and each gives a match; without, that is a
    VocabularyError that names both.
    """

    def __init__(self, forms: Iterable[Form], *, shared: bool = False) -> None:
        self._shared = shared
        self._root = _Step()
        self._parts = Parts()
        self._starts = _Starts(self._next_words)
        for form in forms:
            for words in _inflected(form):
                self._add(form, words)
        self._shapes = lru_cache(maxsize=65536)(self._read_token)

    def find(self, text: str) -> tuple[Match, ...]:
        """Every match, in the order of the text."""
        starts, words = self._starts, words_of(text)
        places = [
            place
            for place, word in enumerate(words)
            if (following := starts[word]) and _follow(words, place, following)
        ]
        return tuple(self._scan(text, Tokens(text), places)) if places else ()

    def _add(self, form: Form, words: str) -> None:
        if form.case not in CASES:
            allowed = ", ".join(sorted(CASES))
            raise VocabularyError(f"{form.where}: case {form.case!r} is none of {allowed}")
        keys = [token.key for token in Tokens(words)]
        step = self._root
        for key in keys:
            step = step.next.setdefault(key, _Step())
        self._claim(step, form, words)
        if len(keys) == 1:
            self._parts.add(keys[0], form.compound)

    def _claim(self, step: _Step, form: Form, words: str) -> None:
        others = [
            other
            for other in step.forms
            if other.entry != form.entry and not _apart(form, other) and not _apart(other, form)
        ]
        if others and not self._shared:
            other = others[0]
            message = f"{words!r} of {form.entry!r} is claimed by {other.entry!r} ({other.where})"
            raise VocabularyError(f"{form.where}: {message}")
        step.forms = (*step.forms, form)

    def _scan(self, text: str, tokens: Tokens, places: Iterable[int]) -> Iterator[Match]:
        after = 0
        for place in places:
            if place >= after:
                found, after = self._longest(text, tokens, place)
                yield from found

    def _next_words(self, key: str) -> tuple[str, ...]:
        """What the word after one must begin with; most words are passed over by this alone."""
        if not (key in self._starters or "-" in key or self._parts.may_be_in(key)):
            return ()
        steps = [self._root.next[shape.key] for shape in self._readings(key)]
        if key.endswith("-") or any(step.forms for step in steps):
            return _ANYTHING
        return tuple(self._root.next[key].next) if key in self._root.next else ()

    def _readings(self, key: str) -> Iterator[Shape]:
        """The shapes of a word that are a form or begin one."""
        return (shape for shape in self._shapes(key) if shape.key in self._root.next)

    def _longest(self, text: str, tokens: Tokens, place: int) -> tuple[list[Match], int]:
        """The longest matches that start at a token, and the token to go on from."""
        step, words = self._root, list[Token]()
        best: tuple[list[Match], int] = ([], place + 1)
        for last in range(place, len(tokens)):
            words.append(tokens[last])
            if last == place and words[0].key.endswith("-"):
                best = self._joined(text, tokens, place)
            found = self._at(text, words, step)
            if found and last + 1 >= best[1]:
                best = (self._filled(found, text, tokens, last), last + 1)
            following = step.next.get(words[-1].key)
            if following is None:
                break
            step = following
        return best

    def _at(self, text: str, tokens: Sequence[Token], step: _Step) -> list[Match]:
        """Matches whose last word is the last of the tokens."""
        for shape in self._shapes(tokens[-1].key):
            if len(tokens) > 1 and shape.rule in {"first", "last"}:
                continue
            ending = step.next.get(shape.key)
            if ending is None:
                continue
            forms = [form for form in ending.forms if _agrees(form, shape, tokens)]
            if forms:
                return self._made(text, tokens, shape, forms)
        return []

    def _made(
        self, text: str, tokens: Sequence[Token], shape: Shape, forms: list[Form]
    ) -> list[Match]:
        start, end = tokens[0].start, tokens[-1].end
        ends_in_apostrophe = shape.key.endswith("s") and text[end : end + 1] in _APOSTROPHES
        rule = "genitive" if shape.rule == "form" and ends_in_apostrophe else shape.rule
        found = " ".join([*(token.key for token in tokens[:-1]), shape.key])
        place = (text[start:end], start, end, rule)
        entries = {form.entry: form for form in reversed(forms)}
        return [
            Match(entry, *place, form, found, shape.before, shape.after)
            for entry, form in entries.items()
        ]

    def _filled(self, found: list[Match], text: str, tokens: Tokens, last: int) -> list[Match]:
        """A compound cut short in a list has the rest that the list's last word tells."""
        if not (tokens[last].key.endswith("-") and found[0].rule == "hyphen"):
            return found
        whole = self._whole(text, tokens, last)
        rest = tokens[whole].key.rpartition("-")[2] if whole is not None else ""
        return [replace(match, after=rest) for match in found]

    def _joined(self, text: str, tokens: Tokens, place: int) -> tuple[list[Match], int]:
        """What starts with a half word: a coordination, or a word that a line break cut in two."""
        nothing: tuple[list[Match], int] = ([], place + 1)
        half = tokens[place]
        if not half.key.endswith("-") or place + 1 == len(tokens):
            return nothing
        whole = self._whole(text, tokens, place)
        if whole is None:
            broken = self._broken(text, half, tokens[place + 1])
            return (broken, place + 2) if broken else nothing
        if found := self._coordinated(text, half, tokens[whole]):
            return found, whole + 1
        return self._borrowed(text, half, tokens[whole]), place + 1

    def _whole(self, text: str, tokens: Tokens, place: int) -> int | None:
        """The token that ends a coordination of halves; None where there is no coordination."""
        last = place + 1
        while last < len(tokens) and tokens[last].key.endswith("-"):
            if last - place > _MOST_HALVES:
                return None
            last += 1
        if last + 1 < len(tokens) and tokens[last].key in self._conjunctions:
            between = text[tokens[place].start : tokens[last + 1].start]
            return None if "." in between else last + 1
        return None

    def _borrowed(self, text: str, half: Token, tail: Token) -> list[Match]:
        for place in range(SHORTEST_PART, len(tail.key) - SHORTEST_PART):
            key = half.key[:-1] + tail.key[place:]
            if key not in self._starters:
                continue
            completed = Token(half.raw, key, half.start, half.end)
            found = self._at(text, [completed], self._root)
            if found and found[0].rule in _WHOLE:
                return [replace(match, rule="half") for match in found]
        return []

    def _coordinated(self, text: str, half: Token, tail: Token) -> list[Match]:
        found = [m for m in self._at(text, [tail], self._root) if m.rule == "last"]
        words = text[half.start : tail.end]
        before = plain(text[half.start : tail.start])
        return [replace(m, words=words, start=half.start, before=before + m.before) for m in found]

    def _broken(self, text: str, half: Token, rest: Token) -> list[Match]:
        if text[half.end : rest.start].strip() or not rest.raw[:1].islower():
            return []
        for cut, rules in ((-1, _WHOLE), (None, _WHOLE | {"hyphen"})):
            raw, key = half.raw[:cut] + rest.raw, half.key[:cut] + rest.key
            found = self._at(text, [Token(raw, key, half.start, rest.end)], self._root)
            if kept := [match for match in found if match.rule in rules]:
                return kept
        return []

    @cached_property
    def _conjunctions(self) -> frozenset[str]:
        return inflection.words("conjunctions")

    def _read_token(self, key: str) -> tuple[Shape, ...]:
        return (
            Shape(key, "form"),
            *genitives(key),
            *hyphened(key),
            *self._parts.readings(key),
        )

    @cached_property
    def _starters(self) -> frozenset[str]:
        """Every first word of a form, in the genitive too."""
        endings = ("", *inflection.endings("genitive"))
        return frozenset(word + ending for word in self._root.next for ending in endings)


def _follow(words: Sequence[str], place: int, beginnings: tuple[str, ...]) -> bool:
    """Whether the word after a place begins as one must for a form to start there."""
    if beginnings is _ANYTHING:
        return True
    return place + 1 < len(words) and key_of(words[place + 1]).startswith(beginnings)


def _apart(one: Form, other: Form) -> bool:
    """Whether one form counts in compounds only, and the other only outside them."""
    return "only" in one.compound and not {"only", "first", "last"} & other.compound


def _inflected(form: Form) -> tuple[str, ...]:
    return inflection.inflect(form.words, form.inflection)


def _agrees(form: Form, shape: Shape, tokens: Sequence[Token]) -> bool:
    return _allows(form, shape) and CASES[form.case](form.words, written(shape, tokens))


def _allows(form: Form, shape: Shape) -> bool:
    if shape.rule in _WHOLE:
        return "only" not in form.compound
    if shape.rule not in form.compound:
        return False
    return not form.heads or not shape.after or shape.after.startswith(form.heads)
