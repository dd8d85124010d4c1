import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.ids import area_id, pledge_id
from kg.linkers.area_scores import Passage, Tallies, rank
from kg.linkers.areas import frame, links
from kg.model import Document, Link, Node, Reading, Source, Statement
from kg.vocab.areas import SCHEMES, Area, make, read_areas, read_learned, vocabulary
from kg.vocab.areas_learn import Example, learn
from kg.vocab.areas_match import Words, read_forms

AREAS = read_areas()


def first_ids(text: str, scheme: str) -> list[str]:
    known = vocabulary()
    ranked = rank(known, Tallies(known).count((Passage("text", text, 1.0),)))
    return [one.area.id for one in ranked[scheme]]


@pytest.mark.parametrize("area", AREAS.values(), ids=AREAS.keys())
def test_examples_give_their_area_and_counterexamples_do_not(area: Area) -> None:
    for example in area.entry.texts("examples"):
        assert area.id in first_ids(example, area.scheme)[:2]
    for example in area.entry.texts("counterexamples"):
        assert area.id not in first_ids(example, area.scheme)


def test_the_storting_has_22_topics_and_150_sub_topics() -> None:
    topics = [area for area in AREAS.values() if area.scheme == "stortinget"]
    assert len([area for area in topics if area.broader is None]) == 22
    assert len([area for area in topics if area.broader]) == 150
    assert all(AREAS[area.broader].broader is None for area in topics if area.broader)


def test_the_broader_area_is_of_the_same_scheme() -> None:
    for area in AREAS.values():
        assert area.broader is None or AREAS[area.broader].scheme == area.scheme


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("bygge flere sykehjemsplasser", "stortinget-48"),
        ("byggje fleire sjukeheimsplassar", "stortinget-48"),
        ("Barnevernets ansvar", "stortinget-43"),
        ("ein betre skule for elevane", "stortinget-31"),
        ("kutte formuesskatten", "stortinget-58"),
        ("lokalsykehusene", "stortinget-63"),
    ],
)
def test_inflection_compounds_and_both_written_languages(text: str, topic: str) -> None:
    assert first_ids(text, "stortinget")[0] == topic


@pytest.mark.parametrize(
    "text",
    [
        "legge til rette for dette",
        "Arbeiderpartiet vil:",
        "Derfor ønsker vi en ordning som gjelder alle",
        "",
    ],
)
def test_words_that_say_nothing_give_no_area(text: str) -> None:
    assert first_ids(text, "stortinget") == []
    assert first_ids(text, "los") == []


def test_parts_of_a_compound_do_not_overlap() -> None:
    words = Words(["skole*", "skolemiljø", "miljø"], (), read_forms())
    assert {hit.key for hit in words.find("skolemiljøet") if hit.strength > 0.5} == {"skolemiljø"}


def test_a_caret_keeps_a_word_from_being_a_last_part() -> None:
    forms = read_forms()
    assert Words(["miljøet"], (), forms).find("arbeidsmiljøet")
    assert not Words(["^miljøet"], (), forms).find("arbeidsmiljøet")


def test_the_words_of_a_phrase_say_nothing_alone() -> None:
    words = Words(["sosiale medier", "sosial*"], (), read_forms())
    (hit,) = words.find("om sosiale medier")
    assert (hit.key, hit.start, hit.end) == ("sosial medi", 3, 17)


def reading(*statements: Statement) -> Reading:
    source = Source("p", "P", "P", "P", 2025, 2029, "nb", None, "s", "l", "0")
    return Reading(Document(source, "", ()), (), statements)


def statement(text: str, **given: object) -> Statement:
    plain = Statement(
        id="p-1",
        kind="bullet",
        text=text,
        full_text=text,
        path=(),
        section=None,
        lead_in=None,
        parent=None,
        order=1,
        page=None,
        line_first=1,
        line_last=1,
        spans=((0, len(text)),),
        rule="test",
    )
    return plain._replace(**given)  # type: ignore[arg-type]  # fields named by tests


def of_scheme(found: list[Link], scheme: str) -> list[Link]:
    return [link for link in found if link.target.properties["scheme"] == scheme]


def test_the_words_stand_where_the_link_says() -> None:
    one = statement("styrke jernbanen", lead_in="For flere barnehageplasser vil vi:")
    texts = {"text": one.text, "lead_in": one.lead_in}
    found = list(links(reading(one)))
    assert {link.via for link in found} == {"text", "lead_in"}
    for link in found:
        assert (texts[link.via] or "")[link.start : link.end] == link.words


def test_ranks_count_from_one_and_an_area_is_linked_once() -> None:
    one = statement("flere lærere i skolen og bedre veier til sykehuset", path=("Skole",))
    found = list(links(reading(one)))
    for scheme in (*SCHEMES, "programme"):
        ranks = [link.rank for link in of_scheme(found, scheme)]
        assert ranks == list(range(1, len(ranks) + 1))
    assert len({link.target.id for link in found}) == len(found)


def test_a_weak_third_area_is_not_linked() -> None:
    ranked = rank(
        vocabulary(),
        Tallies(vocabulary()).count(
            (Passage("text", "styrke helsetjenesten, helsepersonell og sykehus på nett", 1.0),)
        ),
    )["stortinget"]
    assert ranked[0].area.id == "stortinget-61"
    assert all(one.score >= 0.6 * ranked[0].score for one in ranked[2:])


def test_equal_areas_stand_in_the_same_order_in_every_process() -> None:
    code = (
        "from kg.linkers.area_scores import Passage, Tallies, rank\n"
        "from kg.vocab.areas import vocabulary\n"
        "known = vocabulary()\n"
        "text = 'elever og foresatte, kultur og idrett, jobb og skole, vei og bane, nav'\n"
        "found = rank(known, Tallies(known).count((Passage('text', text, 1.0),)))\n"
        "print([one.area.id for some in found.values() for one in some])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_a_title_decides_where_the_text_says_nothing() -> None:
    one = statement("gjøre dette bedre", path=("Del 1", "Jernbane"))
    (first, *_) = of_scheme(list(links(reading(one))), "stortinget")
    assert (first.target.id, first.words, first.start, first.end) == (
        "stortinget-107",
        "Jernbane",
        0,
        0,
    )
    assert first.rule.startswith("title: areas_stortinget.yaml:")


def test_a_parent_speaks_for_what_hangs_under_it() -> None:
    parent = statement("styrke jernbanen ved å:")
    child = statement("gjøre dette bedre", id="p-2", kind="subbullet", parent="p-1")
    found = [link for link in links(reading(parent, child)) if link.statement == "p-2"]
    assert found
    assert {link.via for link in found} == {"parent"}


def test_nothing_found_is_no_link() -> None:
    assert list(links(reading(statement("gjøre dette bedre")))) == []


def test_the_chapters_of_the_programme_form_a_chain() -> None:
    path = ("Del 1", "Bolig", "Bygge mer")
    (link,) = of_scheme(list(links(reading(statement("gjøre", path=path)))), "programme")
    graph = frame([link.target])
    assert link.target.id == area_id("p", path)
    assert [(edge.source, edge.target) for edge in graph.edges] == [
        (area_id("p", path), area_id("p", path[:2])),
        (area_id("p", path[:2]), area_id("p", path[:1])),
    ]
    assert {node.properties["name"] for node in graph.nodes} == set(path)


def test_the_frame_holds_the_broader_topics_and_ignores_other_nodes() -> None:
    (link, *_) = of_scheme(list(links(reading(statement("flere sykehjem")))), "stortinget")
    graph = frame([link.target, Node("Actor", "nav")])
    assert [(edge.type, edge.source, edge.target) for edge in graph.edges] == [
        ("BROADER", "stortinget-48", "stortinget-10")
    ]
    assert {node.id for node in graph.nodes} == {"stortinget-48", "stortinget-10"}


ENTRY = "- {id: a, notation: '1', name: A, name_en: A, examples: [x], %s}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ENTRY % "broader: b", "areas_stortinget.yaml:1: there is no area 'b'"),
        (ENTRY % "like: [c]", "areas_stortinget.yaml:1: there is no area 'c'"),
        (2 * (ENTRY % "words: [x]"), "areas_stortinget.yaml:2: 'a' stands already at"),
    ],
)
def test_a_bad_entry_is_one_error_with_file_and_line(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "areas_stortinget.yaml").write_text(text)
    (tmp_path / "areas_los.yaml").write_text("[]")
    with pytest.raises(VocabularyError) as error:
        read_areas(tmp_path)
    assert message in str(error.value)


def test_what_was_learned_of_own_words_is_a_share_of_what_they_say() -> None:
    key = read_forms().key("lokalsykehus")
    plain = make(AREAS, read_forms(), {}).weights[key]
    taught = make(AREAS, read_forms(), {"=stortinget-63": {"stortinget-61": 0.5}}).weights[key]
    assert "stortinget-61" not in plain
    assert taught["stortinget-61"].value == pytest.approx(plain["stortinget-63"].value / 2)
    assert taught["stortinget-61"].rule == f"{plain['stortinget-63'].rule} > stortinget-63"


def test_what_was_learned_of_a_main_topic_with_all_below_it_holds_for_each() -> None:
    taught = make(AREAS, read_forms(), {"ord": {"stortinget-5*": 0.2, "stortinget-7": 0.1}})
    given = {area: round(weight.value, 3) for area, weight in taught.weights["ord"].items()}
    assert given == {
        "stortinget-5": 0.2,
        "stortinget-205": 0.2,
        "stortinget-94": 0.2,
        "stortinget-95": 0.2,
        "stortinget-7": 0.3,
    }


def test_examples_teach_a_new_word_its_topic_and_little_else() -> None:
    texts = [(f"gi tilskudd til fjelltelt nummer {n}", "stortinget-112") for n in range(3)]
    texts += [(f"hev satsen for kortvarighet nummer {n}", "stortinget-58") for n in range(40)]
    examples = [Example(text, frozenset([topic])) for text, topic in texts]
    learned = learn(examples, AREAS, read_forms())
    row = learned[read_forms().key("fjelltelt")]
    assert max(row, key=lambda area: row[area]) == "stortinget-112"
    assert row["stortinget-58"] < 0
    assert learned == learn(examples, AREAS, read_forms())


@pytest.mark.parametrize("row", ["word\t9999:1", "word\t5:much", "word\t5", "=9999\t5:1"])
def test_a_bad_learned_row_is_one_error_with_file_and_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "areas_learned.tsv").write_text(f"# head\n{row}\n")
    with pytest.raises(VocabularyError, match=r"areas_learned\.tsv:2: "):
        read_learned(AREAS, tmp_path)


def test_a_title_and_a_pledge_of_the_same_words_have_different_ids() -> None:
    assert area_id("p", ("Mer frihet",)) != pledge_id("p", "Mer frihet")
