import shutil
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.linkers import roles
from kg.linkers.mentions import mentions
from kg.vocab.reader import FOLDER


def role(text: str) -> list[str | None]:
    found = mentions(text)
    return [roles.role(text, found, index)[0] for index in range(len(found))]


def test_the_rules_that_ship_fit_their_examples() -> None:
    assert roles.rules()[-1].id == "anything"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("styrke Domstolene", ["object"]),
        ("styrke samarbeidet mellom NAV, Skatteetaten og Tolletaten", ["partner"] * 3),
        ("Politiet skal sikre orden.", ["agent"]),
        ("Politiet skal styrkes.", ["object"]),
        ("De ansatte i NAV må få mer tid.", ["object"]),
        ("gi kommunene mulighet til å si nei", ["agent"]),
        ("gi kommunene flere verktøy", ["object"]),
        ("følge EUs nye mål", ["other"]),
        ("utvikle planen i tett samarbeid med Sametinget", ["partner"]),
        ("Gi støtte. Husbanken må bidra til dette.", ["agent"]),
        ("Havbruksnæringens behov skal møtes.", ["object"]),
        ("på tvers av kommunene", ["object"]),
        ("Et sterkt forsvar skal ivareta freden.", ["agent"]),
        ("samarbeide med naboland i rammen av NATO", ["other"]),
        ("Kommunene og andre må styrkes.", ["object"]),
        ("Asylsentrene skal ikke kunne oppsøkes.", ["object"]),
        ("Kommunene bør få vetorett i slike saker.", ["agent"]),
        ("at kommunene skal gis en klar lovhjemmel", ["agent"]),
        ("overføre oppgaver fra politiet til Arbeidstilsynet", ["object", "agent"]),
        ("fjerne arbeidsgivers mulighet til å si nei", ["object"]),
        ("verne personer som bistår barnevernet", ["other"]),
        ("Vi skal, sammen med kommunene, satse mer.", ["partner"]),
        ("i samarbeid med NAV for å gi penger til skolene", ["partner", "object"]),
        ("Domstolene i nord skal styrkes.", ["object"]),
        ("Domstolene i nord skal dømme rett.", ["agent"]),
    ],
)
def test_the_words_around_an_actor_tell_its_part(text: str, expected: list[str]) -> None:
    assert role(text) == expected


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- {id: a, role: boss}", "roles.yaml:1: role 'boss' is none of agent, object, other"),
        ("- {id: a, role: agent, before: '(x'}", r"roles.yaml:1: '\(x' is no pattern"),
        ("- {id: a, role: agent, after: ' <verb>'}", "roles.yaml:1: no pattern 'verb' above"),
        ("- {id: a, part: agent}", "roles.yaml:1: unknown field 'part'"),
    ],
)
def test_a_bad_rule_is_one_error_with_file_and_line(
    tmp_path: Path, entry: str, message: str
) -> None:
    (tmp_path / roles.FILE).write_text(entry, "utf-8")
    with pytest.raises(VocabularyError, match=message):
        roles.load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("styrke [Domstolene]", "gi [Domstolene] mer", "is of rule 'tools-given'"),
        ("styrke [Domstolene]", "styrke [kunsten]", "marks no actor"),
    ],
)
def test_a_rule_that_misses_its_example_is_an_error(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = Path(shutil.copy(FOLDER / roles.FILE, tmp_path))
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(VocabularyError, match=message):
        roles.check(roles.load(tmp_path))
