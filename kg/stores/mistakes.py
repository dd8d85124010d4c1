"""Where in a query its mistake is, from what an engine says about it."""

from __future__ import annotations

import re

from kg.errors import QueryError

MOST_EXPECTED = 8
"""Of what might have stood at a place in SPARQL, how much is told."""

# "… at line 2, column 0 RETRN n ^" and "… at line 1:9 - …" (ArcadeDB counts columns from 0),
# "… (line 2, column 1 (offset: 10)) "RETRN n" ^" (Neo4j, which counts units of UTF-16). What is
# drawn behind is left out.
_ARCADE = re.compile(r"\s*\bat line (\d+)(?:, column |:)(\d+)(?: .* \^$|\b)(?: - )?", re.DOTALL)
_NEO4J = re.compile(r"\s*\(line (\d+), column (\d+) \(offset: \d+\)\).*", re.DOTALL)
_UNKNOWN = re.compile(r"(?:[Vv]ariable|[Ff]unction) [`'\"]([\w.]+)[`'\"]")
_OXIGRAPH = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.+)", re.DOTALL)
_EXPECTED = re.compile(r"\[[^\]]*(?:'\]'[^\]]*)?\]|\"(?:[^\"\\]|\\.)*\"|[^,\[\"]+")
_KEYWORD = re.compile(r"[A-Z][A-Z_]+")
_SENTENCE = re.compile(r"[A-Z][a-z]* .+")


def in_cypher(text: str, told: str) -> QueryError:
    """The error of an engine that was asked `text` in Cypher and `told` what is wrong with it."""
    if match := _ARCADE.search(told):
        between = ": " if told[match.end() :] and told[: match.start()] else ""
        told = told[: match.start()] + between + told[match.end() :]
        return _error("Cypher", told, (int(match[1]), int(match[2]) + 1))
    if match := _NEO4J.search(told):
        line, units = int(match[1]), int(match[2]) - 1
        return _error("Cypher", told[: match.start()], (line, _characters(text, line, units) + 1))
    return _error("Cypher", told, _named(text, told))


def in_sparql(text: str, told: str) -> QueryError:
    """The same for an engine that was asked in SPARQL."""
    match = _OXIGRAPH.fullmatch(told)
    if match is None:
        return _error("SPARQL", told, None)
    expected = [one for each in _EXPECTED.findall(match[3]) if (one := each.strip())]
    overshot = _overshot(expected)
    told = "what stands here does not fit" if overshot else _readable(text, expected)
    return _error("SPARQL", told, (int(match[1]), int(match[2]) - overshot))


def _characters(text: str, line: int, units: int) -> int:
    """How many characters of a line there are in some units of UTF-16, which Java counts."""
    row = text.split("\n")[line - 1 : line]
    return len(
        "".join(row).encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore")
    )


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and the column, from 1, of an offset in a text."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def _error(language: str, told: str, at: tuple[int, int] | None) -> QueryError:
    where = f" (line {at[0]}, column {at[1]})" if at else ""
    return QueryError(f"{language}: {told}{where}", at)


def _named(text: str, told: str) -> tuple[int, int] | None:
    """Where a name stands first that the engine does not know, if it tells one."""
    unknown = _UNKNOWN.search(told)
    name = unknown and re.search(rf"(?<![\w.:'\"`$])`?{re.escape(unknown[1])}\b", text)
    if not name:
        return None
    return place(text, name.start())


def _overshot(expected: list[str]) -> int:
    """How far behind the mistake the place is: a keyword that did not fit counts as read."""
    lengths = {len(one) if _KEYWORD.fullmatch(one) else 0 for one in expected if one != "[_]"}
    return lengths.pop() if len(lengths) == 1 else 0


def _readable(text: str, expected: list[str]) -> str:
    """What is wrong in words: what the engine says in a sentence, or what might have stood here."""
    if sentences := [one for one in expected if _SENTENCE.fullmatch(one)]:
        return "; ".join(sentences)
    plain = [one for one in expected if not one.startswith("[")]
    if not plain:
        return "there is no query" if not text.strip() else "the query goes on where it should end"
    more = " or something else" if len(plain) > MOST_EXPECTED else ""
    return f"expected {', '.join(plain[:MOST_EXPECTED])}{more}"
