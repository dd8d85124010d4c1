from collections.abc import Iterator

import pytest

from kg.linkers import actors
from kg.model import Document, Link, Node, Reading, Source, Statement

SOURCE = Source("p", "t", "P", "P", 2025, 2029, "nb", None, "", "", "")


def statement(number: int, text: str, **fields: str | None) -> Statement:
    return Statement(
        id=f"p-{number}",
        kind="bullet",
        text=text,
        full_text=text,
        path=(),
        section=None,
        lead_in=fields.get("lead_in"),
        parent=fields.get("parent"),
        order=number,
        page=None,
        line_first=number,
        line_last=number,
        spans=((0, len(text)),),
        rule="test",
    )


def links(*statements: Statement) -> list[Link]:
    return list(actors.links(Reading(Document(SOURCE, "", ()), (), statements)))


def names(text: str) -> list[str]:
    return [str(link.target.properties["name"]) for link in links(statement(1, text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("styrke samarbeidet mellom NAV og politiet", ["NAV", "Politiet"]),
        ("holde fast ved EØS-avtalen", []),
        ("satse på politiutdanningen", []),
        ("kritisere den russiske staten", []),
        ("verne industri- og urfolkshistorie", []),
        ("møte i formannskap og fylkesting", ["formannskapene", "fylkestingene"]),
        ("at aktører som bryter loven skal stenges ute", ["aktører som bryter loven"]),
        ("delta i EU-programmene", ["EU"]),
        ("samarbeide med andre NATO-land", ["NATO"]),
        ("følge opp strømprisutvalget", ["Strømprisutvalget"]),
        ("støtte olje- og gassnæringen", ["olje- og gassnæringen"]),
        ("gi havbruksnæringen gode vilkår", ["havbruksnæringen"]),
        ("styrke vertskommunene", ["vertskommunene"]),
        ("samarbeide med ideelle aktører", ["ideelle aktører"]),
        ("planene godkjennes av departementet", ["departementene"]),
        ("små og store private virksomheter", ["private virksomheter"]),
        ("små og store norske virksomheter", ["virksomhetene"]),
        ("bidra til sterke internasjonale organisasjoner", ["internasjonale organisasjoner"]),
        ("gi de kreative næringene mer, og nå kreative næringer", ["kreative næringer"]),
        ("høre de aktørene som driver butikk", ["aktørene som driver butikk"]),
        (
            "støtte demokratiske organisasjoner og bevegelser i andre land",
            ["demokratiske organisasjoner", "demokratiske bevegelser"],
        ),
        (
            "styrke de etatene som arbeider mot vold, og øke straffene",
            ["etatene som arbeider mot vold"],
        ),
        ("sette ned et utvalg som skal se på saken", ["utvalg"]),
        ("butikken har et godt utvalg", []),
        ("opprette et eget fiskeråd i nord", ["Fiskerådet"]),
        (
            "opprette et fagsenter for barn og digitale medier",
            ["fagsenter for barn og digitale medier"],
        ),
        ("opprettholde et fagsenter for barn", ["fagsentrene"]),
        ("støtte etablering av Verdenshavsenteret", ["Verdenshavsenteret"]),
        ("styrke studie- og utdanningssentrene", ["studie- og utdanningssentrene"]),
        ("hjelp i både kommunal og statlig regi", ["kommunene", "staten"]),
        ("etablere et nasjonalt senter for jordvern", ["nasjonalt senter for jordvern"]),
        ("styrke fotballklubbene og eldreomsorgen", ["fotballklubbene", "eldreomsorgen"]),
        ("gi alle rett til eldreomsorg", []),
        ("styrke kommuneøkonomien", ["kommunene"]),
        ("gi veiselskapet Nye Veier flere oppgaver", ["Nye Veier"]),
        ("gi selskapet Nye Veiers oppgaver", ["selskapene", "Nye Veier"]),
        ("lytte til andre offentlige instansers råd", ["offentlige instanser"]),
        ("samarbeid mellom skole og idrett", ["skolene", "idretten"]),
        ("drive idrett i fritiden", []),
        (
            "samarbeide med ideelle og frivillige organisasjoner",
            ["ideelle organisasjoner", "frivillige organisasjoner"],
        ),
    ],
)
def test_who_is_named(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_an_actor_is_linked_once_and_by_the_text_before_the_lead_in() -> None:
    lead_in = "For å styrke NAVs rolle vil partiet:"
    (link,) = links(statement(1, "gi NAV flere verktøy i NAV", lead_in=lead_in))
    assert (link.via, link.words, link.start) == ("text", "NAV", 3)
    assert link.role == "object"
    assert link.rule == "nav:form/object:tools-given"


def test_an_actor_of_the_lead_in_or_the_parent_is_marked_where_it_stands() -> None:
    parent = statement(1, "gi Husbanken flere virkemidler, blant annet ved å:")
    lead_in = "Sammen med kommunene vil partiet:"
    child = statement(2, "styrke bruken av modeller", lead_in=lead_in, parent="p-1")
    found = {link.via: link for link in links(parent, child) if link.statement == "p-2"}
    assert found["lead_in"].role == "partner"
    texts = {"lead_in": lead_in, "parent": parent.text}
    for via, text in texts.items():
        assert text[found[via].start : found[via].end] == found[via].words


def test_a_class_that_counts_as_partner_only_is_not_linked_otherwise() -> None:
    assert names("utvikle planen sammen med relevante fagmiljøer") == ["fagmiljøene"]
    assert names("styrke viktige fagmiljøer") == []


def test_a_body_that_there_is_to_be_one_of_is_named_and_a_class_is_not() -> None:
    text = "opprette en nasjonal værtjeneste og et utvalg som skal følge den"
    tiers = {link.words: link.target.properties["tier"] for link in links(statement(1, text))}
    assert tiers == {"nasjonal værtjeneste": "named"}
    (committee,) = links(statement(1, "sette ned et utvalg som skal se på været"))
    assert committee.target.properties["tier"] == "collective"


def test_words_end_with_the_bracket_that_they_open() -> None:
    (link,) = links(statement(1, "styrke pedagogisk-psykologisk tjeneste (PPT) i nord"))
    assert link.words == "pedagogisk-psykologisk tjeneste (PPT)"


def test_a_body_is_found_by_the_name_of_the_one_that_it_took_over_from() -> None:
    (old,), (new,) = links(statement(1, "styrke Tollvesenet")), links(statement(1, "Tolletaten"))
    assert old.target == new.target
    assert old.target.properties["name"] == "Tolletaten"
    assert old.target.properties["successor_of"] == ("Tollvesenet",)
    assert "Tollvesenet" in (old.target.properties["aliases"] or ())  # type: ignore[operator] # a tuple


def parts(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    for edge in actors.frame(nodes).edges:
        yield edge.source, edge.target


def test_the_bodies_around_an_actor_are_framed_all_the_way_up() -> None:
    (link,) = links(statement(1, "styrke Kripos"))
    assert list(parts([link.target])) == [
        ("kripos", "politiet"),
        ("politiet", "justis-og-beredskapsdepartementet"),
        ("justis-og-beredskapsdepartementet", "regjeringen"),
    ]
    framed = {node.id for node in actors.frame([link.target]).nodes}
    assert framed == {"politiet", "justis-og-beredskapsdepartementet", "regjeringen"}
