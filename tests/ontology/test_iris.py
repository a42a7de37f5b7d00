import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import iris
from ontology.iris import Act, Expression, Fact, Graph, Iri, Provision, SourceFile, Thing, Version

DAY = dt.date(2022, 6, 30)
dates = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
acts = st.sampled_from(["U020000828_", "P2300000938", "order-president-2024-07-29-155"])
paths = st.sampled_from(
    ["main", "main/1", "annex-1/row-92", "annex-2/24~2", "annex-1/week-3/day-2/item-1", "annex-2/17-1"]
)
slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
minted = st.one_of(
    st.builds(Act, acts),
    st.builds(Version, acts, dates),
    st.builds(Expression, acts, st.none() | dates, st.sampled_from(["kk", "ru", "en"])),
    st.builds(Provision, acts, paths),
    st.builds(Thing, st.sampled_from(sorted(iris.THING_SORTS)), slugs),
    st.builds(
        Fact,
        st.sampled_from(sorted(iris.FACT_SORTS)),
        acts,
        st.none() | dates,
        paths,
        st.integers(1, 99),
        st.sampled_from(["", "step-1", "place-2"]),
    ),
    st.builds(SourceFile, st.from_regex(r"[0-9a-f]{64}", fullmatch=True)),
    st.builds(Graph, acts, st.none() | dates, st.booleans()),
    st.builds(Graph, st.sampled_from(sorted(iris.SYSTEM_GRAPHS))),
    st.builds(Graph, slugs, file=st.just(True)),
)


@given(minted)
def test_what_is_minted_is_parsed_back(iri: Iri) -> None:
    assert iris.parse(str(iri)) == iri


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (Act("U020000828_"), "id/act/U020000828_"),
        (Version("U020000828_", DAY), "id/act/U020000828_/2022-06-30"),
        (Expression("U020000828_", DAY, "kk"), "id/act/U020000828_/2022-06-30/kk"),
        (Provision("U020000828_", "annex-1/row-92"), "id/act/U020000828_/annex-1/row-92"),
        (Thing("position", "minister-of-finance"), "id/position/minister-of-finance"),
        (Fact("rule", "U020000828_", DAY, "annex-1/row-92", 2), "id/rule/U020000828_/2022-06-30/annex-1/row-92_2"),
        (Fact("rule", "U1", None, "main/1", 1, "step-1"), "id/rule/U1/main/1#step-1"),
        (Fact("duty", "U1", None, "by/U2/2014-05-05/main/1"), "id/duty/U1/by/U2/2014-05-05/main/1"),
        (SourceFile("ab"), "id/source/ab"),
        (Graph("U020000828_", DAY), "graph/U020000828_/2022-06-30"),
        (Graph("U020000828_", DAY, text=True), "graph/text/U020000828_/2022-06-30"),
        (Graph("thesaurus"), "graph/thesaurus"),
        (Graph("notes.ttl", file=True), "graph/file/notes.ttl"),
    ],
)
def test_iris_as_they_stand(iri: Iri, expected: str) -> None:
    assert str(iri) == iris.BASE + expected


@pytest.mark.parametrize(
    "iri", ["https://example.org/id/act/U1", iris.BASE + "id/act/", iris.BASE + "id/nothing/x", iris.BASE + "ns#act"]
)
def test_other_iris_are_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="IRI"):
        iris.parse(iri)


@pytest.mark.parametrize(
    ("kind", "issuer", "date", "number", "code"),
    [
        ("decree", "president", dt.date(2002, 3, 29), "828", "U020000828_"),
        ("decree", "president", dt.date(2010, 8, 12), "1037", "U100001037_"),
        ("decree", "president", dt.date(2011, 6, 17), "101", "U1100000101"),
        ("decree", "president", dt.date(2013, 8, 28), "624", "U1300000624"),
        ("resolution", "government", dt.date(2006, 11, 9), "1072", "P060001072_"),
        ("resolution", "government", dt.date(2023, 10, 24), "938", "P2300000938"),
        ("law", "parliament", dt.date(2012, 2, 13), "552-IV", "Z1200000552"),
        ("code", "parliament", dt.date(2015, 10, 31), "377-V", "K1500000377"),
        ("order", "president", dt.date(2024, 7, 29), "155", ""),
        ("ministerial-order", "ministry", dt.date(2020, 1, 1), "5", ""),
        ("resolution", "", dt.date(2020, 1, 1), "5", ""),
        ("decree", "president", None, "828", ""),
        ("decree", "president", dt.date(2020, 1, 1), "", ""),
        ("decree", "president", dt.date(2020, 1, 1), "12қбпү", ""),
    ],
)
def test_codes_from_keys(kind: str, issuer: str, date: dt.date | None, number: str, code: str) -> None:
    assert iris.adilet_code(kind, issuer, date, number) == code
    assert iris.is_code(code) == bool(code)


def test_the_code_of_a_ministerial_order_has_its_registration_number() -> None:
    day = dt.date(2015, 3, 27)
    assert iris.adilet_code("ministerial-order", "ministry", day, "249", "11047") == "V1500011047"
    assert iris.adilet_code("ministerial-order", "ministry", day, "249") == ""


def test_an_act_without_a_code_is_named_by_its_key() -> None:
    assert iris.act_name("order", "president", dt.date(2024, 7, 29), "155") == "order-president-2024-07-29-155"
    assert iris.act_name("decree", "president", None, "12") == "decree-president-no-12"
    assert iris.act_name("law", "parliament", title="Балық туралы") == "law-parliament-titled-balyq-turaly"
    assert iris.act_name("constitution", title="Ата заң") == "constitution"


def test_same_number_and_other_date_are_two_acts() -> None:
    first = iris.act_name("decree", "president", dt.date(2002, 3, 29), "828")
    second = iris.act_name("decree", "president", dt.date(2019, 1, 24), "828")
    assert (first, second) == ("U020000828_", "U1900000828")


def test_a_draft_is_the_document_it_stands_in() -> None:
    name = iris.act_name("decree", "president", within="P1500001144", part="annex-1")
    assert str(Act(name)) == str(Provision("P1500001144", "annex-1"))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Қаржы министрлігі", "qarzhy-ministrligi"),
        ("Іс-қимыл жөніндегі «Ұлан» тобы", "is-qimyl-zhonindegi-ulan-toby"),
        ("объект", "obekt"),
        ("12-B/7", "12-b-7"),
        ("***", ""),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert iris.slug(text) == slug


def test_long_slugs_stay_apart() -> None:
    first, second = iris.slug("өте ұзақ атау " * 20 + "бір"), iris.slug("өте ұзақ атау " * 20 + "екі")
    assert first != second
    assert len(first) <= 96


def test_tails_of_things() -> None:
    assert iris.thing("position/akim").tail == "position/akim"
    for tail in ("akim", "person/akim", "position/"):
        with pytest.raises(ValueError, match="thesaurus"):
            iris.thing(tail)
