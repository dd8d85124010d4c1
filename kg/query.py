"""Asks a store the saved questions, and questions that a user typed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import queries
from kg.errors import ParameterError, QueryError
from kg.heads import Parameter, SavedQuery, Text, read
from kg.model import Rows, Value
from kg.stores.protocol import Store
from kg.vocab.actors import Vocabulary, load
from kg.vocab.matcher import Form, Matcher

__all__ = ["Parameter", "Rows", "SavedQuery", "run", "run_text", "saved_queries"]

_NAMING = frozenset({"name", "name_en", "alias", "title", "party_short"})

_Names = Mapping[str, Mapping[str, str]]
_NamesOf = Callable[[str], _Names]
"""By a saved query's name what it lists; each is asked once, however many parameters need it."""

FOLDER = Path(queries.__file__).parent


@cache
def saved_queries() -> Mapping[str, SavedQuery]:
    """Every saved query by its name, in the order of the names."""
    return MappingProxyType(read_folder(FOLDER))


def read_folder(folder: Path) -> dict[str, SavedQuery]:
    """The saved queries of a folder; a file without its twin or with a flaw is a QueryError."""
    stems = sorted({path.stem for path in folder.iterdir() if path.suffix in {".cypher", ".rq"}})
    found = {stem: read(folder / f"{stem}.cypher") for stem in stems}
    for query in found.values():
        for parameter in query.parameters.values():
            if parameter.source and parameter.source not in found:
                file = query.texts["cypher"].file
                raise QueryError(f"{file}:1: there is no query {parameter.source!r} for choices")
    return found


def saved_query(name: str) -> SavedQuery:
    """The saved query of that name; an unknown one is a QueryError with the nearest names."""
    known = saved_queries()
    if name not in known:
        raise QueryError(f"no saved query {name!r}; {_told(name, known)}")
    return known[name]


def run(store: Store, name: str, parameters: Mapping[str, Value] | None = None) -> Rows:
    """The rows of a saved query; what is not given stands at its default.

    Values may be text, as a command line has them. A thing of the graph (an actor, an area …) may
    be given by its id or by any of its names in any case; one that the graph does not have is a
    ParameterError that tells the nearest names.
    """
    query = saved_query(name)
    given = dict(parameters or {})
    for unknown in given.keys() - query.parameters.keys():
        told = _told(unknown, query.parameters)
        raise ParameterError(f"{name} has no parameter {unknown!r}; {told}")
    names = cache(lambda source: _names(run(store, source)))
    values = {
        one.name: _accepted(names, one, given.get(one.name)) for one in query.parameters.values()
    }
    rows = _ask(store, query, values)
    if not rows.rows:
        _refuse_unknown(names, query, values)
    return rows


def run_text(store: Store, text: str) -> Rows:
    """The rows of a question that a user typed, in the language of the store."""
    return store.query(text, {})


def bound(text: Text, values: Mapping[str, Value]) -> str:
    """A text with values in the place of its defaults; in Cypher they are named, not written."""
    if text.file.endswith(".cypher"):
        return text.with_parameters("WITH " + ", ".join(f"${name} AS p_{name}" for name in values))
    names = " ".join(f"?p_{name}" for name in values)
    terms = " ".join(_term(value) for value in values.values())
    return text.with_parameters(f"VALUES ({names}) {{ ({terms}) }}")


def _ask(store: Store, query: SavedQuery, values: Mapping[str, Value]) -> Rows:
    text = bound(query.texts[store.language], values)
    return store.query(text, values if store.language == "cypher" else {})


def _term(value: Value) -> str:
    """A value as a SPARQL literal: every character that could end it is escaped."""
    if value is None:
        return "UNDEF"
    if isinstance(value, int):
        return str(value)
    return f'"{_escaped(str(value))}"'


_ESCAPES = {'"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(text: str) -> str:
    # Some engines read \\uXXXX before anything else, so a backslash of the text must not meet a u.
    safe = re.sub(r"\\([uU]?)", lambda found: "\\\\" + _codepoint(found[1]), text)
    return re.sub(r'["\n\r\t]', lambda found: _ESCAPES[found[0]], safe)


def _codepoint(letter: str) -> str:
    return f"\\U{ord(letter):08X}" if letter else ""


def _accepted(names: _NamesOf, parameter: Parameter, given: Value) -> Value:
    """A value that the parameter takes, as the text of the query wants it."""
    if given is None or given == "":
        given = parameter.default
    if given is None:
        return None
    if parameter.type == "integer":
        return _integer(parameter, given)
    if not isinstance(given, str):
        raise ParameterError(f"{parameter.name} is a text, not {given!r}")
    if parameter.choices:
        return _choice(parameter, given)
    # Pledges are many and go by their ids alone: they are looked up when nothing was found.
    by_name = parameter.source and parameter.type != "pledge"
    return _listed(names, parameter, given) if by_name else given.strip()


def _refuse_unknown(names: _NamesOf, query: SavedQuery, values: Mapping[str, Value]) -> None:
    for one in query.parameters.values():
        if one.type == "pledge" and values[one.name] is not None:
            _listed(names, one, str(values[one.name]))


def _integer(parameter: Parameter, given: Value) -> int:
    if re.fullmatch(r"\s*[+-]?[0-9]{1,18}\s*", str(given)):
        return int(str(given))
    raise ParameterError(f"{parameter.name} is a whole number, such as 2030, not {given!r}")


def _choice(parameter: Parameter, given: str) -> str:
    for choice in parameter.choices:
        if choice.casefold() == given.casefold():
            return choice
    raise ParameterError(f"{parameter.name} {given!r} is none of {', '.join(parameter.choices)}")


def _listed(names_of: _NamesOf, parameter: Parameter, given: str) -> str:
    """What the graph calls a thing: its id, or its name where several things share that."""
    names = names_of(parameter.source or "")
    wanted = given.strip()
    things = names.get(wanted.casefold()) or _inflected(names, wanted)
    if not things and parameter.type == "actor":
        things = _in_vocabulary(names, wanted)
        if not things and (known := _known_actor(wanted)):
            raise ParameterError(f"{known} is a known actor, but no pledge in the graph names it")
    if wanted in things:
        return wanted
    if len(things) == 1:
        return next(iter(things))
    if len(shared := set(things.values())) == 1:
        return shared.pop()
    if things:
        raise ParameterError(f"{parameter.name} {given!r} may be {', '.join(sorted(things))}")
    near = _nearest(wanted.casefold(), names)
    own = (
        one if parameter.type == "pledge" else names[at][one] for at in near for one in names[at]
    )
    told = (
        f"the nearest are {', '.join(dict.fromkeys(own))}" if near else "nothing has a name like it"
    )
    raise ParameterError(f"{parameter.name} {given!r} is not in the graph; {told}")


def _names(rows: Rows) -> _Names:
    """By every name in small letters the things that go by it: their ids and their names.

    The first column is the id, and what stands in a column of `_NAMING` is a name.
    """
    names: dict[str, dict[str, str]] = {}
    naming = [at for at, column in enumerate(rows.columns) if at == 0 or column in _NAMING]
    for row in rows.rows:
        identifier, *others = [str(row[at]) for at in naming if row[at] is not None]
        name = others[0] if others else identifier
        for one in (identifier, *others):
            names.setdefault(one.casefold(), {})[identifier] = name
    return names


def _inflected(names: _Names, given: str) -> Mapping[str, str]:
    """The things whose name is given in another form, such as a genitive."""
    matcher = Matcher((Form(name, name) for name in names), shared=True)
    return next((names[one] for one in _whole(matcher, given)), {})


def _in_vocabulary(names: _Names, given: str) -> Mapping[str, str]:
    """The actors of the graph that the vocabulary knows by a name which the graph does not have."""
    return next((names[one] for one in _whole(_vocabulary().matcher, given) if one in names), {})


def _known_actor(given: str) -> str | None:
    vocabulary = _vocabulary()
    return next((vocabulary.actors[one].name for one in _whole(vocabulary.matcher, given)), None)


def _whole(matcher: Matcher, given: str) -> Iterator[str]:
    return (found.entry for found in matcher.find(given) if found.words == given)


@cache
def _vocabulary() -> Vocabulary:
    return load()


def _nearest(given: str, known: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(given, list(known), n=5, cutoff=0.5)


def _told(given: str, known: Iterable[str]) -> str:
    """The names that are near, or all of them where none is."""
    names = sorted(known)
    if near := _nearest(given, names):
        return f"the nearest are {', '.join(near)}"
    return f"there is {', '.join(names) or 'none'}"
