import re
import shutil
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.vocab import actors, inflection
from kg.vocab.actors_match import checked, find, vocabulary
from kg.vocab.reader import FOLDER

EXAMPLE = """\
- id: havetaten
  name: Havetaten
  kind: agency
  forms:
    - {words: Havetaten, why: current}
  examples: [Havetaten skal styrkes.]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vocabulary of one entry that a test may spoil."""
    shutil.copy(FOLDER / actors.PLACES, tmp_path)
    (tmp_path / "actors.yaml").write_text(EXAMPLE, "utf-8")
    (tmp_path / "actors-collective.yaml").write_text("[]", "utf-8")
    return tmp_path


def test_what_ships_agrees_with_its_examples() -> None:
    assert len(checked(FOLDER).actors) > 400


@pytest.mark.parametrize("file", list(actors.FILES.values()))
def test_entries_stand_in_the_order_of_their_ids(file: str) -> None:
    ids = re.findall(r'^- id: "?([^"\n]+)', (FOLDER / file).read_text("utf-8"), re.MULTILINE)
    assert ids == sorted(ids)


def test_every_paradigm_gives_its_examples() -> None:
    assert inflection.load()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: agency", "kinds: agency", r"actors.yaml:1: unknown field 'kinds'"),
        ("name: Havetaten", "name: 5", r"actors.yaml:1: field 'name' must be a str"),
        ("why: current", "reason: x", r"actors.yaml:1: unknown 'reason' in a form; a form may"),
        ("[Havetaten skal", "[Fisken skal", r"actors.yaml:1: example 'Fisken .*' does not match"),
        ("kind: agency", "kind: agency\n  part_of: x", r"actors.yaml:1: part_of 'x' is no id"),
        (
            "examples: [",
            "counterexamples: [En Havetaten-leder]\n  examples: [",
            r"actors.yaml:1: counterexample 'En Havetaten-leder' matches",
        ),
        ("kind: agency", "kind: agency\n  part_of: havetaten", r"actors.yaml:1: part_of .* itself"),
        (
            "kind: agency",
            "kind: agency\n  successor_of: [x]",
            r"actors.yaml:1: successor_of 'x' is",
        ),
        ("why: current}", "inflection: noun-x}", r"no entry 'noun-x'; there are"),
        ("kind: agency", "kind: agency\n  needs: luck", r"needs 'luck' is none of"),
    ],
)
def test_a_bad_entry_is_one_error_with_file_and_line(
    folder: Path, old: str, new: str, message: str
) -> None:
    path = folder / "actors.yaml"
    path.write_text(EXAMPLE.replace(old, new), "utf-8")
    with pytest.raises(VocabularyError, match=message):
        checked(folder)


def test_an_id_that_stands_twice_is_an_error(folder: Path) -> None:
    (folder / "actors.yaml").write_text(EXAMPLE + EXAMPLE, "utf-8")
    with pytest.raises(VocabularyError, match=r"actors.yaml:7: id 'havetaten' stands twice"):
        checked(folder)


def test_a_form_of_two_entries_is_an_error(folder: Path) -> None:
    (folder / "actors.yaml").write_text(EXAMPLE + EXAMPLE.replace("id: h", "id: y"), "utf-8")
    with pytest.raises(VocabularyError, match=r"actors.yaml:7: 'Havetaten' .* \(actors.yaml:1\)"):
        checked(folder)


NAMES = [
    "Arbeidstilsynet",
    "Barne-, ungdoms- og familiedirektoratet",
    "Direktoratet for byggkvalitet",
    "Fiskeridirektoratet",
    "Helse- og omsorgsdepartementet",
    "Justervesenet",
    "Kystverket",
    "Meteorologisk institutt",
    "Nasjonalbiblioteket",
    "Norges forskningsråd",
    "Riksantikvaren",
    "Statens vegvesen",
    "Statistisk sentralbyrå",
    "Tolletaten",
    "Utlendingsdirektoratet",
]
FRAMES = [
    "Vi vil styrke {}.",
    "{} skal få mer.",
    "Vi vil utvide {}s oppgaver.",
    "Ansvaret legges til {} og kommunene.",
    "Samarbeidet mellom Sametinget, {} og politiet.",
    "Flere {}-kontorer skal bygges.",
]


@pytest.mark.parametrize("name", NAMES)
def test_agencies_are_found_in_every_frame(name: str) -> None:
    for frame in FRAMES:
        for written in (name, name.lower()):
            text = frame.format(written)
            places = [match.match.start for match in find(vocabulary(), text)]
            assert text.index(written) in places, text
