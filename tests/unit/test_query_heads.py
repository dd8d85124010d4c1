"""What is wrong with a saved query's files is said with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.heads import read

CYPHER = """\
// title: {nb: Løfter, en: Pledges}
// description:
//   nb: Alle.
//   en: All.
// parameters:
//   text: {type: string, label: {nb: Tekst, en: Text}}
//   order: {type: integer, optional: true, label: {nb: Nummer, en: Number}}
// columns: [pledge, count]
// view: table
WITH "å \\"si\\" det, vi" AS p_text, null AS p_order
MATCH (p:Pledge)
WITH p, count(p) AS found
RETURN p.id AS pledge, found AS count
ORDER BY pledge
"""
SPARQL = """\
# title: {nb: Løfter, en: Pledges}
SELECT ?pledge (COUNT(DISTINCT ?p) AS ?count)
WHERE {
  VALUES (?p_text ?p_order) { ("å \\"si\\" det, vi" UNDEF) }
  ?p a ?pledge
}
GROUP BY ?pledge
ORDER BY ?pledge
"""


def _files(folder: Path, cypher: str = CYPHER, sparql: str = SPARQL) -> Path:
    (folder / "q.rq").write_text(sparql, "utf-8")
    path = folder / "q.cypher"
    path.write_text(cypher, "utf-8")
    return path


def test_a_question_tells_what_its_files_say(tmp_path: Path) -> None:
    query = read(_files(tmp_path))
    assert (query.name, query.title["nb"], query.description["en"]) == ("q", "Løfter", "All.")
    assert query.columns == ("pledge", "count")
    assert [(one.name, one.type, one.default) for one in query.parameters.values()] == [
        ("text", "string", 'å "si" det, vi'),
        ("order", "integer", None),
    ]
    assert query.texts["cypher"].as_it_stands == CYPHER


def test_only_the_line_of_parameters_is_replaced(tmp_path: Path) -> None:
    texts = read(_files(tmp_path)).texts
    changed = texts["sparql"].with_parameters("VALUES (?p_text) { (1) }")
    assert changed.splitlines()[3] == "  VALUES (?p_text) { (1) }"
    assert len(changed.splitlines()) == len(SPARQL.splitlines())


def test_a_file_without_its_twin_is_told(tmp_path: Path) -> None:
    path = _files(tmp_path)
    (tmp_path / "q.rq").unlink()
    with pytest.raises(QueryError, match=r"^q\.cypher:1: q\.rq is missing"):
        read(path)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("// view: table", "// view: cake", r"q\.cypher:9: view 'cake' is none of table, graph"),
        ("// view: table", "// look: table", r"q\.cypher:9: 'look' is none of columns"),
        ("// view: table\n", "", r"q\.cypher:1: missing view"),
        ("//   en: All.", "//   se: All.", r"q\.cypher:4: 'se' is none of en, nb"),
        ("type: string", "type: text", r"q\.cypher:6: type 'text' is none of string, integer"),
        ("//   text: {", "//   word: {", r"q\.cypher:6: the head has the parameters word, order"),
        ("optional: true, ", "", r"q\.cypher:7: parameter 'order' has no default"),
        ("[pledge, count]", "[pledge]", r"q\.cypher:13: the head has the columns pledge; the text"),
        ("found AS count", "found AS n", r"q\.cypher:13: .*; the text pledge, n$"),
        ("ORDER BY pledge\n", "", r"q\.cypher:1: RETURN and then ORDER BY must start a line"),
        ("{nb: Løfter", "{nb: Løfter: nei", r"q\.cypher:1: did not find expected ',' or"),
        ("// title: {nb: Løfter, en: Pledges}\n", "", r"q\.cypher:1: missing title"),
    ],
)
def test_a_flaw_in_the_cypher_file_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in CYPHER
    with pytest.raises(QueryError, match=f"^{told}"):
        read(_files(tmp_path, cypher=CYPHER.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("nb: Løfter", "nb: Lofter", r"q\.rq:1: .* is not the title alone that q\.cypher has"),
        ("UNDEF", "3", r"q\.rq:4: the parameters are .*'order': 3.*'order': None"),
        ("?p_order", "?p_place", r"q\.rq:4: the parameters are"),
        ("(COUNT(DISTINCT ?p) AS ?count)", "?count ?more", r"q\.rq:2: .* pledge, count, more$"),
        ("WHERE {", "{", r"q\.rq:1: SELECT and then WHERE \{ must start a line"),
    ],
)
def test_a_flaw_in_the_sparql_file_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SPARQL
    with pytest.raises(QueryError, match=f"^{told}"):
        read(_files(tmp_path, sparql=SPARQL.replace(old, new)))
