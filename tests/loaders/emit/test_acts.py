"""Acts and their provisions in the graph: drafts, codes, ends, the tree of an act, and its words in a graph of their own."""

import dataclasses

from loaders.model import ActKey, ActKind, ProvisionKind, Reference
from ontology import iris
from ontology.terms import ELI, FOAF, OKL, RDF
from tests.loaders.graphs import DAY, DRAFT_GRAPH, TEXTS, build, objects, subjects, with_facts
from tests.readings import DECREE, LONG, READING, provision, words


def test_a_draft_is_the_document_it_stands_in() -> None:
    draft = iris.Provision("P1600000120", "annex-1")
    dataset = build()
    assert objects(dataset, draft, OKL("status"), DRAFT_GRAPH) == ['"draft"']
    assert set(objects(dataset, draft, RDF("type"), DRAFT_GRAPH)) == {
        f"<{ELI('LegalResource')}>",
        f"<{ELI('LegalResourceSubdivision')}>",
    }


def test_codes_worked_out_are_marked() -> None:
    dataset = build()
    assert objects(dataset, iris.Act("U030000077_"), ELI("id_local")) == ['"U030000077_"']
    assert objects(dataset, iris.Act("U030000077_"), OKL("codeDerived"))[0].startswith('"true"')
    assert objects(dataset, iris.Act("order-president-2001-01-09-12"), ELI("id_local")) == []


def test_an_act_with_a_code_leads_to_its_official_pages_in_three_languages() -> None:
    dataset = build()
    assert objects(dataset, iris.Act("U030000077_"), FOAF("page")) == [
        f"<https://adilet.zan.kz/{language}/docs/U030000077_>" for language in ("eng", "kaz", "rus")
    ]
    assert objects(dataset, iris.Act("order-president-2001-01-09-12"), FOAF("page")) == []


def test_a_code_that_one_mention_gives_away_holds_for_all() -> None:
    key = ActKey(ActKind.CODE, "parliament", title="Көл кодексі")
    first = Reference(act=DECREE, provision="main/1", words=(words("Тізбе"),), relation="cites", other=key)
    second = dataclasses.replace(first, provision="annex-2/1", known_code="K2000000350")
    dataset = build(with_facts(first, second))
    others = {objects(dataset, subject, OKL("other"))[0] for subject in subjects(dataset, "ActReference")}
    assert others == {f"<{iris.Act('K2000000350')}>"}
    assert objects(dataset, iris.Act("K2000000350"), OKL("codeDerived"))[0].startswith('"false"')


def test_two_laws_told_by_nothing_are_not_taken_for_one() -> None:
    key = ActKey(ActKind.LAW, "parliament")
    first = Reference(act=DECREE, provision="main/1", words=(words("Тізбе"),), relation="cites", other=key)
    dataset = build(with_facts(first, dataclasses.replace(first, provision="annex-2/1")))
    others = {objects(dataset, subject, OKL("other"))[0] for subject in subjects(dataset, "ActReference")}
    assert others == {f"<{iris.Act(f'law-in-U030000077_-{place}')}>" for place in ("main-1", "annex-2-1")}


def test_a_version_ends_with_its_act() -> None:
    dataset = build()
    version = iris.Version("U030000077_", DAY)
    ended = objects(dataset, version, ELI("date_no_longer_in_force"))
    assert ended == objects(dataset, iris.Act("U030000077_"), ELI("date_no_longer_in_force"))
    assert ended[0].startswith('"2021-02-03"')


def test_a_provision_is_part_of_the_nearest_that_is_there() -> None:
    document = READING.document
    deep = provision("annex-2/1/4/item-1", ProvisionKind.ITEM, "он")
    orphan = provision("annex-9/3", ProvisionKind.PARAGRAPH, "он")
    reading = dataclasses.replace(
        READING, document=dataclasses.replace(document, provisions=(*document.provisions, deep, orphan))
    )
    dataset = build(reading)
    (above,) = objects(dataset, iris.Provision("U030000077_", deep.path), ELI("is_part_of"))
    assert above == f"<{iris.Provision('U030000077_', 'annex-2/1')}>"
    (above,) = objects(dataset, iris.Provision("U030000077_", orphan.path), ELI("is_part_of"))
    assert above == f"<{iris.Act('U030000077_')}>"


def test_sentences_stand_in_the_text_graph_alone() -> None:
    dataset = build()
    place = iris.Provision("U030000077_", "annex-2/1")
    assert objects(dataset, place, OKL("text"), TEXTS) == [f'"{LONG}"@kk']
    others = [quad for quad in dataset.quads() if LONG in quad[3] and "/text/" not in quad[0]]
    assert others == []
