"""Every fact leads to its provision and to the characters of its source."""

import dataclasses

from loaders.model import Definition
from loaders.text import EMPTY, Text
from ontology import iris
from ontology.terms import OA, OKL
from tests.loaders.graphs import build, objects, subjects, with_facts
from tests.readings import DECREE, RULE, SOURCE, TEXT, words


def test_evidence_leads_to_the_characters() -> None:
    dataset = build()
    places = objects(dataset, subjects(dataset, "AppointmentRule")[0], OKL("evidence"))
    spans = [[int(objects(dataset, p[1:-1], OA(n))[0].split('"')[1]) for n in ("start", "end")] for p in places]
    assert [TEXT[start:end] for start, end in spans] == ["Көл инспекторы", "Балық агенттігі"]
    assert objects(dataset, places[0][1:-1], OKL("inSource")) == [f"<{iris.SourceFile(SOURCE.sha256)}>"]


def test_words_apart_by_white_space_alone_are_one_place() -> None:
    start = TEXT.index("он жұмыс")
    pieces = (Text.of("он", start), Text.of("жұмыс", start + 3))
    dataset = build(
        with_facts(Definition(act=DECREE, provision="main/1", words=pieces, term="он", meaning=words("он")))
    )
    assert len(objects(dataset, subjects(dataset, "Definition")[0], OKL("evidence"))) == 1


def test_a_fact_whose_words_stand_nowhere_has_those_of_its_provision() -> None:
    inserted = (Text.inserted("он"),)
    definition = Definition(act=DECREE, provision="annex-2/2", words=inserted, term="он", meaning=words("он"))
    dataset = build(with_facts(definition))
    (place,) = objects(dataset, subjects(dataset, "Definition")[0], OKL("evidence"))
    start = int(objects(dataset, place[1:-1], OA("start"))[0].split('"')[1])
    assert TEXT[start:].startswith("он жұмыс күні ішінде")


def test_a_fact_without_words_in_the_file_leads_to_its_provision_or_to_the_heading() -> None:
    elsewhere = (EMPTY,)
    dataset = build(with_facts(dataclasses.replace(RULE, words=elsewhere), dataclasses.replace(RULE, words=())))
    for rule in subjects(dataset, "AppointmentRule"):
        (place,) = objects(dataset, rule, OKL("evidence"))
        start = int(objects(dataset, place[1:-1], OA("start"))[0].split('"')[1])
        assert TEXT[start:].startswith("Көл инспекторы")


def test_a_fact_stands_in_the_nearest_provision_that_is_there() -> None:
    astray = dataclasses.replace(RULE, provision="annex-1/row-1/item-9")
    lost = dataclasses.replace(RULE, provision="annex-9/3")
    dataset = build(with_facts(astray, lost))
    stated = {objects(dataset, rule, OKL("statedIn"))[0] for rule in subjects(dataset, "AppointmentRule")}
    assert stated == {f"<{iris.ID}act/U030000077_/{path}>" for path in ("annex-1/row-1", "main")}
