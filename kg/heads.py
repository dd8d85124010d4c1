"""Reads the saved queries: a head of comments, and the same question in two languages.

A head is YAML in the comment lines at the top of the `.cypher` file; the `.rq` file repeats its
title line. In both texts one line names the parameters and holds their defaults, so that a file
runs as it stands: `WITH "NAV" AS p_actor, null AS p_role` and
`VALUES (?p_actor ?p_role) { ("NAV" UNDEF) }`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import cast

import yaml

from kg.errors import QueryError
from kg.model import Value

TYPES = ("string", "integer", "actor", "area", "instrument", "pledge", "programme", "section")
VIEWS = ("table", "graph", "chart")
LANGUAGES = frozenset({"nb", "en"})

_REQUIRED = frozenset({"title", "description", "columns", "view"})
_ENTRIES = _REQUIRED | {"parameters"}
_TRAITS = frozenset({"type", "label", "optional", "choices"})

_LITERAL = r'"(?:[^"\\]|\\["\\/bfnrt])*"|-?(?:0|[1-9][0-9]{0,17})'
_WITH = re.compile(r"WITH (?P<items>.+ AS p_\w+)$")
_ITEM = re.compile(rf"({_LITERAL}|null) AS p_(\w+)(?:, |$)")
_VALUES = re.compile(r"VALUES \((?P<names>(?: ?\?p_\w+)+)\) \{ \((?P<values>.+)\) \}$")
_TERM = re.compile(rf"({_LITERAL}|UNDEF)(?: |$)")
_RETURN = re.compile(r"^RETURN (?:DISTINCT )?(.+?)^(?=ORDER BY\b)", re.MULTILINE | re.DOTALL)
_ALIAS = re.compile(r"\bAS `?(\w+)`?\s*(?:,|$)")
_SELECT = re.compile(r"^SELECT (?:DISTINCT )?(.+?)^WHERE \{$", re.MULTILINE | re.DOTALL)
_SELECTED = re.compile(r"\(.*?\bAS\s+\?(\w+)\)|\?(\w+)", re.DOTALL)

Defaults = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for: one of `TYPES`, a default, and a label in each language.

    `choices` are the values that it takes, or `source` is the saved query that lists them.
    A parameter that is not optional always has a default.
    """

    name: str
    type: str
    default: Value
    optional: bool
    label: Mapping[str, str]
    choices: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A question in one language, and which of its lines, counted from 0, holds the defaults."""

    file: str
    lines: tuple[str, ...]
    line: int | None
    defaults: Mapping[str, Value]

    @property
    def as_it_stands(self) -> str:
        """The whole file."""
        return "\n".join(self.lines) + "\n"

    def with_parameters(self, line: str) -> str:
        """The file with another line of parameters in the place of its own, if it has one."""
        if self.line is None:
            return self.as_it_stands
        indent = self.lines[self.line].partition(self.lines[self.line].lstrip())[0]
        before, after = self.lines[: self.line], self.lines[self.line + 1 :]
        return "\n".join((*before, indent + line, *after)) + "\n"


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One question: its name, what it says about itself, and its text in each language."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    columns: tuple[str, ...]
    view: str
    texts: Mapping[str, Text]


def read(path: Path) -> SavedQuery:
    """The question of a `.cypher` file and the `.rq` beside it; a flaw in them is a QueryError."""
    beside = path.with_suffix(".rq")
    if not beside.is_file():
        raise QueryError(f"{path.name}:1: {beside.name} is missing; a question has both")
    cypher, sparql = _text(path, _cypher_defaults), _text(beside, _sparql_defaults)
    head = _head(cypher, "//")
    _check_fields(head, _ENTRIES, _REQUIRED)
    if (title := _head(sparql, "#").values) != {"title": head.values["title"]}:
        raise QueryError(f"{beside.name}:1: {title} is not the title alone that {path.name} has")
    query = SavedQuery(
        name=path.stem,
        title=_translated(head, "title"),
        description=_translated(head, "description"),
        parameters=_parameters(head.inner("parameters"), cypher),
        columns=_texts(head, "columns"),
        view=_one_of(VIEWS, head, "view"),
        texts={"cypher": cypher, "sparql": sparql},
    )
    _check_texts(query, cypher, sparql)
    return query


def _text(path: Path, defaults: Callable[[str], Defaults | None]) -> Text:
    try:
        lines = tuple(path.read_text("utf-8").splitlines())
    except UnicodeDecodeError as error:
        raise QueryError(f"{path.name}:1: byte {error.start} is not UTF-8") from error
    for number, line in enumerate(lines):
        if (found := defaults(line.strip())) is not None:
            return Text(path.name, lines, number, found)
    return Text(path.name, lines, None, {})


def _cypher_defaults(line: str) -> Defaults | None:
    """The parameters of a WITH that consists of nothing but literals."""
    if not (match := _WITH.match(line)):
        return None
    items = list(_ITEM.finditer(match["items"]))
    if "".join(item[0] for item in items) != match["items"]:
        return None
    return {item[2]: _value(item[1]) for item in items}


def _sparql_defaults(line: str) -> Defaults | None:
    if not (match := _VALUES.match(line)):
        return None
    names = [name.removeprefix("?p_") for name in match["names"].split()]
    values = [_value(term[1]) for term in _TERM.finditer(match["values"])]
    return dict(zip(names, values, strict=False)) if len(names) == len(values) else None


def _value(literal: str) -> Value:
    if literal in {"null", "UNDEF"}:
        return None
    return cast("Value", json.loads(literal, strict=False))


@dataclass(frozen=True, slots=True)
class _Fields:
    """A mapping of a head, which knows the line of each of its fields."""

    file: str
    values: Mapping[str, object]
    nodes: Mapping[str, yaml.Node]
    line: int

    def error(self, message: str, name: str = "") -> QueryError:
        line = self.nodes[name].start_mark.line + 1 if name in self.nodes else self.line
        return QueryError(f"{self.file}:{line}: {message}")

    def inner(self, name: str) -> _Fields:
        """The mapping that a field holds; an empty one where the field is absent."""
        if name not in self.nodes:
            return _Fields(self.file, {}, {}, self.line)
        return _fields(self.file, self.nodes[name])


def _head(text: Text, mark: str) -> _Fields:
    comments = takewhile(lambda line: line.startswith(mark), text.lines)
    try:
        said = "\n".join(line.removeprefix(mark + " ") for line in comments)
        node = yaml.compose(said, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise _no_head(text.file, 1, error) from error
    return _fields(text.file, node)


def _no_head(file: str, line: int, error: Exception) -> QueryError:
    told = str(error)
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 1 if error.problem_mark else line
        told = error.problem or told
    return QueryError(f"{file}:{line}: {' '.join(told.split())}")


def _fields(file: str, node: yaml.Node | None) -> _Fields:
    line = node.start_mark.line + 1 if node else 1
    if not isinstance(node, yaml.MappingNode):
        raise QueryError(f"{file}:{line}: here stands a mapping of names to values")
    try:
        values = yaml.SafeLoader("").construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise _no_head(file, line, error) from error
    nodes = {key.value: value for key, value in node.value if isinstance(key.value, str)}
    if values.keys() != nodes.keys():
        raise QueryError(f"{file}:{line}: every name is a text")
    return _Fields(file, values, nodes, line)


def _check_fields(fields: _Fields, allowed: frozenset[str], required: frozenset[str]) -> None:
    for name in fields.values:
        if name not in allowed:
            raise fields.error(f"{name!r} is none of {', '.join(sorted(allowed))}", name)
    if missing := sorted(required - fields.values.keys()):
        raise fields.error(f"missing {', '.join(missing)}")


def _translated(fields: _Fields, name: str) -> Mapping[str, str]:
    inner = fields.inner(name)
    _check_fields(inner, LANGUAGES, LANGUAGES)
    if not all(isinstance(one, str) for one in inner.values.values()):
        raise inner.error(f"{name} is a text in each language")
    return cast("Mapping[str, str]", inner.values)


def _texts(fields: _Fields, name: str) -> tuple[str, ...]:
    values = fields.values.get(name, [])
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise fields.error(f"{name} is a list of texts", name)
    return tuple(values)


def _one_of(allowed: tuple[str, ...], fields: _Fields, name: str) -> str:
    value = fields.values[name]
    if value not in allowed:
        raise fields.error(f"{name} {value!r} is none of {', '.join(allowed)}", name)
    return value


def _parameters(fields: _Fields, text: Text) -> Mapping[str, Parameter]:
    if list(fields.values) != list(text.defaults):
        told, has = ", ".join(fields.values) or "none", ", ".join(text.defaults) or "none"
        raise fields.error(f"the head has the parameters {told}, the text has {has}")
    return {name: _parameter(name, fields.inner(name), text) for name in fields.values}


def _parameter(name: str, fields: _Fields, text: Text) -> Parameter:
    _check_fields(fields, _TRAITS, frozenset({"type", "label"}))
    source = fields.values.get("choices")
    if not isinstance(source, str):
        source = None
    parameter = Parameter(
        name=name,
        type=_one_of(TYPES, fields, "type"),
        default=text.defaults[name],
        optional=fields.values.get("optional") is True,
        label=_translated(fields, "label"),
        choices=() if source else _texts(fields, "choices"),
        source=source,
    )
    if parameter.default is None and not parameter.optional:
        raise fields.error(f"parameter {name!r} has no default and is not optional")
    return parameter


def _check_texts(query: SavedQuery, cypher: Text, sparql: Text) -> None:
    """Both texts have the head's parameters with the same defaults, and the head's columns."""
    if list(cypher.defaults.items()) != list(sparql.defaults.items()):
        line = (sparql.line or 0) + 1
        told = f"{dict(sparql.defaults)}, in {cypher.file} {dict(cypher.defaults)}"
        raise QueryError(f"{sparql.file}:{line}: the parameters are {told}")
    for text, found in ((cypher, _returned(cypher)), (sparql, _selected(sparql))):
        if found[0] != query.columns:
            told = f"the head has the columns {', '.join(query.columns)}"
            raise QueryError(f"{text.file}:{found[1]}: {told}; the text {', '.join(found[0])}")


def _returned(text: Text) -> tuple[tuple[str, ...], int]:
    matches = list(_RETURN.finditer(text.as_it_stands))
    if not matches:
        raise QueryError(f"{text.file}:1: RETURN and then ORDER BY must start a line")
    return tuple(_ALIAS.findall(matches[-1][1])), _line(text, matches[-1])


def _selected(text: Text) -> tuple[tuple[str, ...], int]:
    match = _SELECT.search(text.as_it_stands)
    if not match:
        raise QueryError(f"{text.file}:1: SELECT and then WHERE {{ must start a line")
    names = (item[1] or item[2] for item in _SELECTED.finditer(match[1]))
    return tuple(names), _line(text, match)


def _line(text: Text, match: re.Match[str]) -> int:
    return text.as_it_stands.count("\n", 0, match.start()) + 1
