"""The command line over the programme that ships, and everything a user can get wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import PROGRAMME, Run, run_command


def test_nav_is_found_by_any_of_its_names(loftegraf: Run) -> None:
    answers = set()
    for name in ("NAV", "Nav", "NAVs", "Arbeids- og velferdsetaten"):
        done = loftegraf("query", "pledges_by_actor", "-p", f"actor={name}", "--format", "json")
        assert done.returncode == 0, done.stderr
        answers.add(done.stdout)
    assert len(answers) == 1
    rows = json.loads(answers.pop())
    assert {row["actor"] for row in rows} == {"NAV"}
    assert {row["via"] for row in rows} >= {"text", "lead_in"}
    for row in rows:
        assert "nav" in row["words"].casefold()


def test_both_engines_answer_the_same(loftegraf: Run) -> None:
    ask = ("query", "pledges_by_actor", "--format", "json", "--language")
    assert loftegraf(*ask, "sparql").stdout == loftegraf(*ask, "cypher").stdout


def test_a_pledge_without_its_words_in_the_source_is_impossible(loftegraf: Run) -> None:
    lines = PROGRAMME.read_text("utf-8").split("\n")
    done = loftegraf("query", "pledges_by_actor", "--format", "json")
    for row in json.loads(done.stdout):
        source = " ".join(lines[row["line_first"] - 1 : row["line_last"]])
        assert row["text"].split()[0] in source


@pytest.mark.parametrize("form", ["table", "csv", "tsv"])
def test_every_format_has_a_line_for_each_row(loftegraf: Run, form: str) -> None:
    rows = json.loads(loftegraf("query", "areas", "--format", "json").stdout)
    assert len(loftegraf("query", "areas", "--format", form).stdout.splitlines()) > len(rows)


def test_a_table_ends_with_the_number_of_its_rows(loftegraf: Run) -> None:
    assert loftegraf("query", "programmes").stdout.endswith("\n1 row\n")
    assert loftegraf("query", "schemes").stdout.endswith("\n3 rows\n")


def test_statements_gives_a_record_a_pledge(loftegraf: Run) -> None:
    records = [json.loads(line) for line in loftegraf("statements", PROGRAMME).stdout.splitlines()]
    assert sum(one["kind"] != "prose" for one in records) > 1200
    assert any(actor["name"] == "NAV" for one in records for actor in one["actors"])


def test_check_balances_for_the_programme_that_ships(loftegraf: Run) -> None:
    done = loftegraf("check", PROGRAMME)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "lost: 0" in done.stdout


def test_explain_names_the_rule(loftegraf: Run) -> None:
    done = loftegraf("explain", f"{PROGRAMME}:542")
    assert done.returncode == 0
    assert "lead_in" in done.stdout
    assert "rule" in done.stdout


BAD_FILES = {
    "missing.txt": None,
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "latin1.txt": "Arbeiderpartiet vil:\n\n- gjøre det på nytt, og øke støtten\n".encode("latin-1"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("verb", ["load", "statements", "check"])
def test_a_bad_file_is_one_line_and_changes_nothing(tmp_path: Path, name: str, verb: str) -> None:
    file, content = tmp_path / name, BAD_FILES[name]
    if content is not None:
        file.write_bytes(content)
    done = run_command(verb, file, home=tmp_path / "home")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
    assert not (tmp_path / "home" / "CURRENT").exists()


BAD_REQUESTS = {
    "unknown query": (("query", "pledges_by_actr"), "pledges_by_actor"),
    "unknown parameter": (("query", "pledges_by_actor", "-p", "aktor=NAV"), "actor"),
    "unknown actor": (("query", "pledges_by_actor", "-p", "actor=Huzbanken"), "Husbanken"),
    "wrong type": (("query", "targets", "-p", "deadline_from=snart"), "deadline_from"),
    "parameter without value": (("query", "pledges_by_actor", "-p", "actor"), "NAME=VALUE"),
    "no query": (("query",), "--cypher"),
    "cypher syntax": (("query", "--cypher", "MATCH (n RETURN n"), ""),
    "sparql syntax": (("query", "--sparql", "SELECT * WHERE { ?s ?p }"), ""),
    "cypher write": (("query", "--cypher", "CREATE (n:Pledge {id: 'x'})"), ""),
    "cypher delete": (("query", "--cypher", "MATCH (n) DETACH DELETE n"), ""),
    "sparql write": (("query", "--sparql", "INSERT DATA { <a:a> <a:b> <a:c> }"), ""),
    "load csv": (
        ("query", "--cypher", "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row"),
        "",
    ),
    "service": (
        ("query", "--sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
        "SERVICE",
    ),
    "no suffix": (("export", "graph"), "a suffix tells the format; a graph is written as .csv"),
    "unknown suffix": (("export", "graph.docx"), ".ttl"),
    "rows without things": (("export", "units.ttl", "--query", "units"), "unit, targets"),
    "unknown programme": (("export", "graph.ttl", "--programme", "h-2025"), "ap-2025-2029"),
}


@pytest.mark.parametrize("case", BAD_REQUESTS)
def test_a_bad_request_says_what_is_allowed(
    loftegraf: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, said = BAD_REQUESTS[case]
    before = (home / "CURRENT").read_text()
    done = loftegraf(*arguments)
    assert done.returncode in {1, 2}
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert said in done.stderr
    assert (home / "CURRENT").read_text() == before
    assert not list(tmp_path.iterdir())


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    done = run_command("load", PROGRAMME, home=blocked / "home")
    assert done.returncode == 1
    assert str(blocked) in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_knowledge_base_the_next_step_is_told(tmp_path: Path) -> None:
    done = run_command("query", "actors", home=tmp_path / "none")
    assert done.returncode == 1
    assert "loftegraf load" in done.stderr


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "graphml", "json", "csv"])
def test_export_writes_and_does_not_overwrite(loftegraf: Run, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"graph.{suffix}"
    assert loftegraf("export", out).returncode == 0
    size = out.stat().st_size
    assert size > 100_000
    again = loftegraf("export", out)
    assert again.returncode == 1
    assert "--overwrite" in again.stderr
    assert out.stat().st_size == size


def test_an_actor_that_no_pledge_names_is_told_from_an_unknown_one(loftegraf: Run) -> None:
    done = loftegraf("query", "pledges_by_actor", "-p", "actor=Jernbanedirektoratets")
    assert done.returncode == 1
    assert "Jernbanedirektoratet is a known actor, but no pledge" in done.stderr


def test_a_programme_is_removed_by_its_id(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "vårt.txt"
    file.write_text("Vårt Parti vil:\n\n- styrke NAV\n\n- bygge boliger\n", "utf-8")
    assert run_command("load", file, home=home).returncode == 0
    wrong = run_command("remove", "annet", home=home)
    assert wrong.returncode == 1
    assert "there is vårt" in wrong.stderr
    assert run_command("remove", "vårt", home=home).returncode == 0
    assert "0 rows" in run_command("query", "programmes", home=home).stdout


def test_two_knowledge_bases_of_a_name_are_not_served(tmp_path: Path) -> None:
    same = (f"--home={tmp_path / 'a'}", f"--home={tmp_path / 'b' / 'a'}")
    done = run_command("serve", *same, home=tmp_path / "home")
    assert done.returncode == 1
    assert "NAME=PATH" in done.stderr


def test_a_programme_without_facts_is_loaded_and_that_is_said(tmp_path: Path) -> None:
    file = tmp_path / "prove-2025-2029.txt"
    file.write_text("Vi vil:\n\n• styrke NAV\n", encoding="utf-8")
    done = run_command("load", file, home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert f"its party is unknown; say whose it is in {file.with_suffix('.toml')}" in done.stderr
