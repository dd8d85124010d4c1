"""The scorer gives the annotators' own figures, and each kind of mistake shows where it belongs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.bench import accuracy
from tests.bench.findings import Finding, Tally, tallies
from tests.bench.records import Actor, Record, Target, parse, read, read_names
from tests.bench.scoring import compare

FIXTURES = Path(__file__).parents[1] / "fixtures" / "accuracy"
# Counted by the scorer that came with the annotation, over the same files.
EXPECTED: Mapping[str, Mapping[str, Mapping[str, float]]] = json.loads(
    (FIXTURES / "expected.json").read_text("utf-8")
)
NAMES = read_names(accuracy.GOLD / "names.json")


def _seen(tally: Tally) -> dict[str, float]:
    return {
        "precision": -1 if tally.precision is None else round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.figure, 4),
        "found": tally.found,
        "missed": tally.missed,
        "extra": tally.extra,
        "sure": tally.found + tally.missed,
        "given": (tally.right or 0) + tally.extra,
    }


@pytest.mark.parametrize("system", sorted(EXPECTED))
def test_figures_are_those_of_the_annotators_scorer(system: str) -> None:
    table = tallies(accuracy.findings(read(FIXTURES / f"{system}.jsonl")))
    assert set(table) - {"class-roles"} == set(EXPECTED[system])  # theirs asks only of named ones
    for kind, expected in EXPECTED[system].items():
        seen = _seen(table[kind])
        assert {name: seen[name] for name in expected} == expected, kind


def _gold() -> list[Record]:
    return [
        next(
            parse(
                [
                    {
                        "id": "s1-1",
                        "kind": "bullet",
                        "lines": [10, 11],
                        "text": "gi NAV ansvar for at ti unge får arbeid innen 2027",
                        "path": ["Del 1 Arbeid", "Arbeid"],
                        "leadin": "Vi vil:",
                        "actors": [
                            {"name": "NAV", "surface": "NAV", "tier": "named", "role": "agent"},
                            {"name": "kommunene", "surface": "kommunen", "tier": "collective"},
                        ],
                        "targets": [{"value": 10, "unit": "unge", "deadline": "2027"}],
                        "instruments": [{"name": "NAV-loven", "surface": "NAV-loven"}],
                    }
                ]
            )
        )
    ]


def _wrong(system: list[Record]) -> set[tuple[str, str]]:
    found = compare(_gold(), system, NAMES)
    return {(one.kind, one.verdict) for one in found if one.verdict in {"missed", "extra"}}


def test_the_gold_itself_is_without_fault() -> None:
    assert _wrong(_gold()) == set()


def test_a_statement_outside_the_slices_is_not_asked_about() -> None:
    (record,) = _gold()
    outside = dataclasses.replace(record, line_first=3000, line_last=3001, text="noe helt annet")
    assert ("bullets", "extra") not in _wrong([record, outside])


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"text": "gi NAV ansvar for at ti unge får arbeid innen"}, {("bullets", "both")}),
        ({"path": ("Del 1 Arbeid", "Bolig")}, {("section", "missed"), ("path", "missed")}),
        ({"lead_in": ""}, {("leadin", "missed")}),
        ({"kind": "prose"}, {("bullets", "missed"), ("places", "missed")}),
        ({"instruments": ()}, {("instruments", "missed")}),
        (
            {"targets": (Target(10.0, None, "unge", "2028"),)},
            {("targets", "both"), ("values", "missed")},
        ),
        ({"targets": (Target(10.0, None, "elev", "2027"),)}, {("targets", "both")}),
    ],
)
def test_a_mistake_shows_in_its_kind(
    change: Mapping[str, Any], wrong: set[tuple[str, str]]
) -> None:
    expected = set()
    for kind, verdict in wrong:
        kinds = ("part", "section", "path", "leadin") if kind == "places" else (kind,)
        verdicts = ("missed", "extra") if verdict == "both" else (verdict,)
        expected |= {(one, each) for one in kinds for each in verdicts}
    (record,) = _gold()
    changed = dataclasses.replace(record, **change)
    assert _wrong([changed]) == expected


def _with_actors(*actors: Actor) -> list[Record]:
    return [dataclasses.replace(_gold()[0], actors=actors)]


NAV = Actor(("Arbeids- og velferdsetaten",), "NAV", "named", "agent", "text")
KOMMUNENE = Actor(("kommunene",), "kommunen", "collective", None, "text")


def test_an_alias_is_the_same_body() -> None:
    assert _wrong(_with_actors(NAV, KOMMUNENE)) == set()


def test_a_wrong_role_is_no_missing_actor() -> None:
    other = dataclasses.replace(NAV, role="object")
    assert _wrong(_with_actors(other, KOMMUNENE)) == {("roles", "missed")}


def test_a_wrong_role_of_a_class_is_told_apart() -> None:
    other = dataclasses.replace(KOMMUNENE, role="object")
    assert _wrong(_with_actors(NAV, other)) == {("class-roles", "missed")}


def test_an_unknown_body_is_extra_and_an_optional_one_is_not() -> None:
    norges_bank = Actor(("Norges Bank",), "Norges Bank", "named", None, "text")
    assert _wrong(_with_actors(NAV, KOMMUNENE, norges_bank)) == {("actors", "extra")}
    bodies = Actor(("skolene",), "skolen", "collective", None, "text")
    assert _wrong(_with_actors(NAV, bodies)) == {("collective", "missed"), ("collective", "extra")}


def test_a_drop_is_told_and_a_rise_is_not() -> None:
    table = tallies([Finding("bullets", "hit", "", ""), Finding("bullets", "missed", "", "")])
    assert accuracy.drops(table, {"bullets": 0.7}) == ["bullets"]
    assert accuracy.drops(table, {"bullets": 0.6667}) == []
    assert "DROP" in accuracy.rows(table, {"bullets": 0.7})[1]


def test_what_is_frozen_is_read_back(tmp_path: Path) -> None:
    table = tallies([Finding("bullets", "hit", "", "")])
    accuracy.freeze(table, tmp_path / "frozen.json")
    assert accuracy.read_frozen(tmp_path / "frozen.json") == accuracy.figures(table)


def test_the_command_prints_misses(capsys: pytest.CaptureFixture[str]) -> None:
    accuracy.main([str(FIXTURES / "careful.jsonl"), "--show", "targets"])
    printed = capsys.readouterr().out
    assert printed.startswith("kind")
    assert "MISSED s4-" in printed


@pytest.mark.parametrize("line", ["not json", "[]", "7", '{"kind": "bullet"}', '{"text": 1}'])
def test_a_file_that_is_no_annotation_is_told_by_line(line: str, tmp_path: Path) -> None:
    file = tmp_path / "system.jsonl"
    file.write_text('{"kind": "prose", "text": "a"}\n' + line + "\n")
    with pytest.raises(SystemExit, match=r"system\.jsonl:2: "):
        read(file)


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(SystemExit, match="absent"):
        read(Path("absent.jsonl"))
