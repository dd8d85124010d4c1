"""Where a query's mistake is, in each engine's own words."""

from __future__ import annotations

import pytest

from kg.stores.mistakes import in_cypher, in_sparql, place

ASKED = "MATCH (n)\nRETRN n"
CYPHER = {
    "Unexpected input 'RETRN' at line 2, column 0 RETRN n ^": (
        "Cypher: Unexpected input 'RETRN' (line 2, column 1)",
        (2, 1),
    ),
    "Syntax error at line 1:9 - no viable alternative at input '(n RETURN'": (
        "Cypher: Syntax error: no viable alternative at input '(n RETURN' (line 1, column 10)",
        (1, 10),
    ),
    "Invalid input 'RETRN': expected 'RETURN' (line 2, column 1 (offset: 10)) \"RETRN n\" ^": (
        "Cypher: Invalid input 'RETRN': expected 'RETURN' (line 2, column 1)",
        (2, 1),
    ),
    "UndefinedVariable: Variable 'RETRN' not defined": (
        "Cypher: UndefinedVariable: Variable 'RETRN' not defined (line 2, column 1)",
        (2, 1),
    ),
    "/ by zero": ("Cypher: / by zero", None),
}
CLASSES = "['%'], ['A' ..= 'Z' | '\\u{00C0}'..='\\u{00D6}'], ['\\\\'], [']'], [':']"
SPARQL = {
    f"error at 2:17: expected one of Prefix not found, {CLASSES}": (
        "SPARQL: Prefix not found (line 2, column 17)",
        (2, 17),
    ),
    "error at 2:8: expected one of HAVING, OFFSET, VALUES": (
        "SPARQL: what stands here does not fit (line 2, column 2)",
        (2, 2),
    ),
    'error at 1:11: expected one of "$", "\\"", "{", true, [_]': (
        'SPARQL: expected "$", "\\"", "{", true (line 1, column 11)',
        (1, 11),
    ),
    "error at 2:3: expected [_]": (
        "SPARQL: the query goes on where it should end (line 2, column 3)",
        (2, 3),
    ),
    "something without a place": ("SPARQL: something without a place", None),
}


@pytest.mark.parametrize("told", CYPHER)
def test_a_cypher_engine_says_where(told: str) -> None:
    error = in_cypher(ASKED, told)
    assert (str(error), error.place) == CYPHER[told]


@pytest.mark.parametrize("told", SPARQL)
def test_a_sparql_engine_says_where(told: str) -> None:
    error = in_sparql(ASKED, told)
    assert (str(error), error.place) == SPARQL[told]


def test_a_name_that_is_a_property_a_label_or_part_of_another_is_not_the_unknown_one() -> None:
    asked = "MATCH (nx:x {a: 1}) WHERE nx.x = '1'\nRETURN x"
    assert in_cypher(asked, "Variable 'x' not defined").place == (2, 8)


def test_a_place_counts_characters_from_one() -> None:
    assert place("æ😀b", 2) == (1, 3)
    assert place("a\n\nb", 3) == (3, 1)
