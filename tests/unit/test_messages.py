"""The message catalogue: both languages whole, nothing missing, nothing left over."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.messages import LANGUAGES, Messages, catalogue
from kg.query import saved_queries

ROOT = Path(__file__).parents[2]
SOURCES = [*sorted((ROOT / "kg" / "views").rglob("*.py"))]
FAMILIES = (
    "does",
    "target",
    "deadline",
    "language",
    "role",
    "via",
    "kind",
    "tier",
    "scheme",
    "comparator",
    "column",
    "doubt",
    "why_doubt",
    "measured",
    "unit",
    "per",
    "download",
    "hint",
    "looked_for",
    "tongue",
    "line",
)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("identifier", sorted(catalogue()))
def test_every_message_is_whole_in_both_languages(identifier: str) -> None:
    forms = catalogue()[identifier]
    for language in LANGUAGES:
        assert forms[language].strip() == forms[language] != ""
    assert _fields(forms["nb"]) == _fields(forms["en"])
    for language in LANGUAGES:
        one = forms.get(f"{language}_one", "")
        assert _fields(one) <= _fields(forms[language]) | {"count"}


def _texts() -> Iterator[str]:
    """Every text in the views' source; the parts of an f-string that vary become a star."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            if isinstance(node, ast.JoinedStr):
                parts = [p.value if isinstance(p, ast.Constant) else "*" for p in node.values]
                yield "".join(map(str, parts))


def _fits(identifier: str, text: str) -> bool:
    if "*" not in text or "." not in text:
        return identifier == text
    start, _, end = text.partition("*")
    return identifier.startswith(start) and identifier.endswith(end) and "." in start


def test_every_message_is_used() -> None:
    texts = set(_texts())
    own = [one for one in catalogue() if one.partition(".")[0] not in FAMILIES]
    assert [one for one in own if not any(_fits(one, text) for text in texts)] == []


def test_every_message_that_the_views_ask_for_is_there() -> None:
    asked = [
        node.args[0].value
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "told"
        and isinstance(node.args[0], ast.Constant)
    ]
    assert len(asked) > 30
    assert [one for one in asked if one not in catalogue()] == []


@pytest.mark.parametrize("name", sorted(saved_queries()))
def test_every_column_of_a_saved_query_has_a_name_of_its_own(name: str) -> None:
    columns = saved_queries()[name].columns
    for language in LANGUAGES:
        heads = [Messages(language).word("column", column) for column in columns]
        assert [c for c in columns if f"column.{c}" not in catalogue()] == []
        assert len(set(heads)) == len(heads), heads


def test_one_thing_is_told_in_the_singular() -> None:
    told = Messages("nb")
    assert told("search.pledges", count=1) == "1 løfte"
    assert told("search.pledges", count=2) == "2 løfter"


def test_a_value_without_a_name_stands_as_it_is() -> None:
    assert Messages("en").word("role", "agent") == "is to act"
    assert Messages("en").word("role", "unheard-of") == "unheard-of"


def test_the_views_hold_no_sentence_of_their_own() -> None:
    """A sentence for a user has a space and begins with a capital letter; so does a docstring."""
    found = []
    for source in SOURCES:
        tree = ast.parse(source.read_text("utf-8"))
        docstrings = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        }
        alone = {
            node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        found += [
            (source.name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value not in docstrings | alone
            and " " in node.value.strip()
            and node.value[:1].isupper()
        ]
    assert found == []
