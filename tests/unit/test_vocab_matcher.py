import pytest

from kg.errors import VocabularyError
from kg.vocab.matcher import Form, Matcher

PART = frozenset({"hyphen", "last"})
FORMS = [
    Form("nav", "NAV", case="acronym"),
    Form("eu", "EU", case="exact"),
    Form("fn", "FN", case="exact"),
    Form("husbanken", "Husbanken"),
    Form("mattilsynet", "Mattilsynet"),
    Form("arbeidstilsynet", "Arbeidstilsynet"),
    Form("skatteetaten", "Skatteetaten"),
    Form("tolletaten", "Tolletaten"),
    Form("velferdsetaten", "Arbeids- og velferdsetaten"),
    Form("vei", "Nye Veier", case="name"),
    Form("avtale", "IA-avtalen"),
    Form("barnevern", "barnevern", inflection="noun-et"),
    Form("sektor", "sektor", inflection="noun-en", compound=PART | {"only"}),
    Form("vern", "familievern", inflection="noun-et", compound=PART),
    Form("politi", "politi", inflection="noun-et", compound=frozenset({"first"}), heads=("rolle",)),
]
MATCHER = Matcher(FORMS)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(match.entry, match.words, match.rule) for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("styrke NAVs rolle", [("nav", "NAVs", "genitive")]),
        ("Navs kontorer", [("nav", "Navs", "genitive")]),
        ("FNs arbeid og EU", [("fn", "FNs", "genitive"), ("eu", "EU", "form")]),
        ("husbankens lån", [("husbanken", "husbankens", "genitive")]),
        ("et NAV-kontor", [("nav", "NAV-kontor", "hyphen")]),
        ("et NAV- kontor", [("nav", "NAV- kontor", "hyphen")]),
        ("bygge på IA- avtalen", [("avtale", "IA- avtalen", "form")]),
        ("eu er ikke et ord", []),
        ("bygge nye veier", []),
        ("Nye Veiers prosjekter", [("vei", "Nye Veiers", "genitive")]),
        ("helse- og sosialsektoren", [("sektor", "helse- og sosialsektoren", "last")]),
        ("på tvers av sektorer", []),
        (
            "Mattilsynets og Arbeidstilsynets tilsyn",
            [
                ("mattilsynet", "Mattilsynets", "genitive"),
                ("arbeidstilsynet", "Arbeidstilsynets", "genitive"),
            ],
        ),
        (
            "Mat- og Arbeidstilsynet",
            [("mattilsynet", "Mat-", "half"), ("arbeidstilsynet", "Arbeidstilsynet", "form")],
        ),
        (
            "Skatte- og tolletaten",
            [("skatteetaten", "Skatte-", "half"), ("tolletaten", "tolletaten", "form")],
        ),
        (
            "barne- og familievernet",
            [("barnevern", "barne-", "half"), ("vern", "familievernet", "form")],
        ),
        (
            "arbeids- og velferdsetatens",
            [("velferdsetaten", "arbeids- og velferdsetatens", "genitive")],
        ),
        ("politirollen", [("politi", "politirollen", "first")]),
        ("politiutdanningen", []),
        ("Hus- banken skal bestå", [("husbanken", "Hus- banken", "form")]),
        ("Hus\u00adbanken skal bestå", [("husbanken", "Hus\u00adbanken", "form")]),
    ],
)
def test_matcher_knows_norwegian(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_offsets_mark_the_words() -> None:
    text = "At NAVs kontorer, olje- og gassektoren og Husbanken samarbeider"
    for match in MATCHER.find(text):
        assert text[match.start : match.end] == match.words


def test_the_rest_of_a_compound_is_told_also_where_a_list_cuts_it_short() -> None:
    assert [match.after for match in MATCHER.find("EU- eller EØS-land")] == ["land"]


def test_what_stands_before_a_tail_is_told() -> None:
    (match,) = MATCHER.find("den kommunale helse- og sosialsektoren")
    assert (match.before, match.found) == ("helse- og sosial", "sektoren")


def test_the_longest_of_the_leftmost_wins() -> None:
    matcher = Matcher([Form("a", "norsk kultur"), Form("b", "kultur"), Form("c", "norsk")])
    assert [match.entry for match in matcher.find("norsk kultur")] == ["a"]
    assert [match.entry for match in matcher.find("norsk musikk og kultur")] == ["c", "b"]


def test_a_form_claimed_twice_names_both_places() -> None:
    forms = [
        Form("one", "Etaten", where="actors.yaml:3"),
        Form("two", "Etaten", where="actors.yaml:9"),
    ]
    with pytest.raises(VocabularyError, match=r"^actors.yaml:9: .*'one' \(actors.yaml:3\)"):
        Matcher(forms)


def test_shared_forms_give_a_match_for_each_entry() -> None:
    matcher = Matcher([Form("one", "helse"), Form("two", "helse")], shared=True)
    assert {match.entry for match in matcher.find("god helse")} == {"one", "two"}


def test_an_unknown_case_is_told_with_what_is_allowed() -> None:
    with pytest.raises(VocabularyError, match="case 'lower' is none of acronym, any"):
        Matcher([Form("one", "Etaten", case="lower", where="x.yaml:1")])
