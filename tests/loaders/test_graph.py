import dataclasses
import datetime as dt

from loaders.emit.meta import SOFTWARE
from loaders.graph import Dataset, act_graph, build_dataset
from loaders.model import (
    ActKey,
    ActKind,
    AppointmentRule,
    Definition,
    Duty,
    Fact,
    Impact,
    Name,
    ProvisionKind,
    Reading,
    Reference,
    RuleStep,
    StudyPhrase,
)
from loaders.text import EMPTY, Text
from ontology import VERSION, iris
from ontology.lexicon import load_lexicon
from ontology.terms import ELI, OA, OKL, ORG, PROV, RDF, SCHEMA, SKOS
from tests.readings import DECREE, DRAFT_READING, FACTS, LONG, READING, RULE, SOURCE, TEXT, provision, words

DAY = dt.date(2015, 4, 1)
GRAPH = iris.Graph("U030000077_", DAY)
TEXTS = iris.Graph("U030000077_", DAY, text=True)


def build(*readings: Reading) -> Dataset:
    return build_dataset(readings or (READING, DRAFT_READING), load_lexicon())


def objects(dataset: Dataset, subject: object, predicate: str, graph: iris.Graph = GRAPH) -> list[str]:
    wanted = (f"<{subject}>", f"<{predicate}>")
    return [quad[3] for quad in dataset.quads(graph) if quad[1:3] == wanted]


def subjects(dataset: Dataset, kind: str) -> list[str]:
    wanted = (f"<{RDF('type')}>", f"<{OKL(kind)}>")
    return [quad[1][1:-1] for quad in dataset.quads(GRAPH) if quad[2:] == wanted]


IMPACTS = tuple(fact for fact in FACTS if isinstance(fact, Impact))


def with_facts(*facts: Fact) -> Reading:
    """The decree with these facts, its version the same."""
    return dataclasses.replace(READING, facts=(*IMPACTS, *facts))


def test_the_named_graphs() -> None:
    assert [str(graph).removeprefix(iris.GRAPH) for graph in build().graphs()] == [
        "P1600000120/2016-03-04",
        "U030000077_/2015-04-01",
        "meta",
        "text/P1600000120/2016-03-04",
        "text/U030000077_/2015-04-01",
        "thesaurus",
        "vocabulary",
    ]


def test_the_same_readings_in_any_order_give_the_same_bytes() -> None:
    first = b"".join(build(READING, DRAFT_READING).lines())
    assert first == b"".join(build(DRAFT_READING, READING).lines())


def test_lines_are_sorted_and_once_each() -> None:
    quads = list(build().quads())
    assert quads == sorted(set(quads))


def test_there_are_no_blank_nodes() -> None:
    assert [quad for quad in build().quads() if any(term.startswith("_:") for term in quad)] == []


def test_every_kind_of_fact_is_written() -> None:
    found = {quad[3] for quad in build().quads(GRAPH) if quad[2] == f"<{RDF('type')}>"}
    kinds = {f"<{OKL(kind)}>" for kind in "AppointmentRule NomenclatureRow CandidateStudy Impact ActReference".split()}
    kinds |= {f"<{OKL(kind)}>" for kind in "InternalReference Definition Duty Deadline Requirement Exemption".split()}
    kinds |= {f"<{OKL(kind)}>" for kind in ("Concurrence", "MeetingSlot")}
    assert kinds <= found


def test_the_version_is_the_newest_amendment_worked_in_and_not_the_repeal() -> None:
    assert act_graph(READING) == GRAPH
    assert act_graph(DRAFT_READING) == iris.Graph("P1600000120", dt.date(2016, 3, 4))


def test_a_rule_with_its_steps_in_order() -> None:
    dataset = build()
    (rule,) = subjects(dataset, "AppointmentRule")
    assert rule == str(iris.Fact("rule", "U030000077_", DAY, "annex-1/row-1"))
    steps = objects(dataset, rule, OKL("step"))
    assert [objects(dataset, step[1:-1], OKL("kind")) for step in steps] == [
        ['"nominates"'],
        ['"concurs"'],
        ['"appoints"'],
    ]
    assert [objects(dataset, step[1:-1], OKL("order"))[0][1] for step in steps] == ["1", "2", "3"]
    assert objects(dataset, steps[1][1:-1], OKL("condition")) == ['"оның тапсырмасы бойынша"@kk']
    assert objects(dataset, steps[1][1:-1], OKL("mark")) == ['"*"']


def test_a_name_without_an_entry_is_minted_for_review() -> None:
    dataset = build()
    for tail, kind in (("position/kol-inspektory", "Position"), ("organ/balyq-agenttigi", "Organ")):
        thing = iris.ID + tail
        assert objects(dataset, thing, RDF("type")) == [f"<{OKL(kind)}>"]
        assert objects(dataset, thing, OKL("needsReview"))[0].startswith('"true"')
    assert objects(dataset, iris.ID + "position/kol-inspektory", SKOS("prefLabel")) == ['"Көл инспекторы"@kk']


def test_an_entry_of_the_thesaurus_is_not_minted() -> None:
    dataset = build()
    assert objects(dataset, iris.ID + "organ/ministry-of-finance", RDF("type")) == []


def test_a_thing_named_in_two_cases_of_letters_has_one_label() -> None:
    step = RuleStep(1, "appoints", Name("көл ИНСПЕКТОРЫ", words("Көл инспекторы")))
    other = dataclasses.replace(RULE, provision="annex-1/row-2", steps=(step,))
    dataset = build(with_facts(RULE, other))
    assert objects(dataset, iris.ID + "position/kol-inspektory", SKOS("prefLabel")) == ['"Көл инспекторы"@kk']


def test_names_that_differ_in_endings_alone_are_one_thing() -> None:
    other = dataclasses.replace(
        RULE, provision="annex-1/row-2", positions=(Name("Көлдің инспекторлары", words("Көл")),)
    )
    dataset = build(with_facts(RULE, other))
    named = {objects(dataset, rule, OKL("position"))[0] for rule in subjects(dataset, "AppointmentRule")}
    assert named == {f"<{iris.ID}position/kol-inspektory>"}


def test_a_unit_that_the_thesaurus_lacks_belongs_to_the_body_that_the_act_names() -> None:
    study = next(fact for fact in FACTS if isinstance(fact, StudyPhrase))
    body = Name("Балық кеңесі", words("Балық"), "organ/security-council-apparatus")
    dataset = build(with_facts(dataclasses.replace(study, body=body)))
    belongs = objects(dataset, iris.ID + "organ/balyq-agenttigi", ORG("subOrganizationOf"))
    assert belongs == [f"<{iris.ID}organ/security-council-apparatus>"]
    known = Name("Балық агенттігі", words("Балық агенттігі"), "organ/ministry-of-finance")
    dataset = build(with_facts(dataclasses.replace(study, body=body, unit_name=known)))
    assert objects(dataset, iris.ID + "organ/ministry-of-finance", ORG("subOrganizationOf")) == []


def test_a_name_without_letters_is_left_out() -> None:
    nobody = RuleStep(2, "concurs", Name("—", words("Көл")))
    nowhere = dataclasses.replace(RULE, positions=(Name("—", words("Көл")),), steps=(*RULE.steps, nobody))
    dataset = build(with_facts(nowhere))
    (rule,) = subjects(dataset, "PartialRule")
    assert subjects(dataset, "AppointmentRule") == []
    assert objects(dataset, rule, OKL("position")) == []
    assert len(objects(dataset, rule, OKL("step"))) == len(RULE.steps)


def test_a_rule_that_names_no_appointer_is_a_partial_one_and_keeps_its_steps() -> None:
    dataset = build(with_facts(dataclasses.replace(RULE, steps=RULE.steps[:2])))
    (rule,) = subjects(dataset, "PartialRule")
    assert subjects(dataset, "AppointmentRule") == []
    assert len(objects(dataset, rule, OKL("step"))) == 2
    assert objects(dataset, rule, OKL("position")) == [f"<{iris.ID}position/kol-inspektory>"]


def test_a_mark_leads_to_its_footnote() -> None:
    dataset = build()
    row, _ = subjects(dataset, "NomenclatureRow")
    assert objects(dataset, row, OKL("footnote")) == [f"<{iris.ID}act/U030000077_/annex-1/mark-1>"]


def test_a_title_without_its_organ_is_written_as_such() -> None:
    step = RuleStep(3, "appoints", Name("Министр", words("Көл"), "position/minister-of-finance", bare="Министр"))
    owned = Name("Министрдің орынбасары", words("Көл"), "position/deputy-minister-of-finance", bare="Министр")
    dataset = build(with_facts(dataclasses.replace(RULE, steps=(step,), positions=(owned,))))
    (rule,) = subjects(dataset, "AppointmentRule")
    assert objects(dataset, rule, OKL("bareOwner")) == ['"Министр"@kk']
    assert objects(dataset, f"{rule}#step-1", OKL("bareTitle")) == ['"Министр"@kk']


def test_shortcuts_are_derived_from_the_steps() -> None:
    dataset = build()
    inspector = f"<{iris.ID}position/kol-inspektory>"
    assert objects(dataset, iris.ID + "organ/ministry-of-finance", OKL("appoints")) == [inspector]
    assert objects(dataset, iris.ID + "organ/balyq-agenttigi", OKL("concursWith")) == [inspector]
    assert objects(dataset, iris.ID + "position/zhayyq-oblysynyng-akimi", OKL("nominates")) == [inspector]


def test_amendments_are_derived_from_impacts_unless_proposed() -> None:
    dataset = build()
    act = iris.Act("U030000077_")
    assert objects(dataset, act, ELI("amended_by")) == [f"<{iris.Act('U1500000031')}>"]
    assert set(objects(dataset, act, ELI("repealed_by"))) == {f"<{iris.Act('U2100000501')}>"}
    proposed = iris.Graph("P1600000120", dt.date(2016, 3, 4))
    assert objects(dataset, act, ELI("amended_by"), proposed) == []


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


def test_long_words_ship_as_a_leading_phrase_and_stand_whole_apart() -> None:
    dataset = build()
    (duty,) = subjects(dataset, "Duty")
    (lead,) = objects(dataset, duty, OKL("objectLead"))
    phrase = lead.removeprefix('"').removesuffix('"@kk')
    assert len(phrase) <= 80
    assert phrase.endswith("…")
    assert LONG.startswith(phrase[:-1])
    assert objects(dataset, duty, OKL("object")) == []
    assert objects(dataset, duty, OKL("object"), TEXTS) == [f'"{LONG}"@kk']
    assert objects(dataset, duty, OKL("action")) == ['"қарау"@kk']


def test_whom_an_exemption_describes_at_length_ships_as_a_leading_phrase() -> None:
    dataset = build()
    (exemption,) = subjects(dataset, "Exemption")
    (lead,) = objects(dataset, exemption, OKL("actorNameLead"))
    assert lead.endswith('…"@kk')
    assert objects(dataset, exemption, OKL("actorName")) == []
    assert objects(dataset, exemption, OKL("actorName"), TEXTS) == [f'"{LONG}"@kk']


def test_sentences_stand_in_the_text_graph_alone() -> None:
    dataset = build()
    place = iris.Provision("U030000077_", "annex-2/1")
    assert objects(dataset, place, OKL("text"), TEXTS) == [f'"{LONG}"@kk']
    others = [quad for quad in dataset.quads() if LONG in quad[3] and "/text/" not in quad[0]]
    assert others == []


def test_facts_of_a_repealed_act_end_with_it() -> None:
    dataset = build()
    (rule,) = subjects(dataset, "AppointmentRule")
    assert objects(dataset, rule, OKL("validTo"))[0].startswith('"2021-02-03"')
    assert objects(dataset, rule, OKL("state")) == ['"ended"']


def test_a_proposed_fact_has_no_dates() -> None:
    dataset = build()
    graph = iris.Graph("P1600000120", dt.date(2016, 3, 4))
    duty = iris.Fact("duty", "U030000077_", None, "by/P1600000120/2016-03-04/annex-2/2")
    assert objects(dataset, duty, OKL("state"), graph) == ['"proposed"']
    assert objects(dataset, duty, OKL("validFrom"), graph) + objects(dataset, duty, OKL("validTo"), graph) == []


def test_two_facts_at_one_provision_are_told_apart() -> None:
    dataset = build()
    assert sorted(subjects(dataset, "ActReference")) == [
        str(iris.Fact("reference", "U030000077_", DAY, "main/1", number)) for number in (1, 2)
    ]


def test_facts_stand_in_the_order_of_their_provisions() -> None:
    dataset = build(dataclasses.replace(READING, facts=FACTS[::-1]))
    orders = {
        path: [int(objects(dataset, s, OKL("order"))[0].split('"')[1]) for s in subjects(dataset, kind)]
        for path, kind in (("main/1", "ActReference"), ("annex-1", "AppointmentRule"), ("annex-2", "Deadline"))
    }
    assert max(orders["main/1"]) < min(orders["annex-1"]) < min(orders["annex-2"])


def test_a_draft_is_the_document_it_stands_in() -> None:
    graph = iris.Graph("P1600000120", dt.date(2016, 3, 4))
    draft = iris.Provision("P1600000120", "annex-1")
    dataset = build()
    assert objects(dataset, draft, OKL("status"), graph) == ['"draft"']
    assert set(objects(dataset, draft, RDF("type"), graph)) == {
        f"<{ELI('LegalResource')}>",
        f"<{ELI('LegalResourceSubdivision')}>",
    }


def test_codes_worked_out_are_marked() -> None:
    dataset = build()
    assert objects(dataset, iris.Act("U030000077_"), ELI("id_local")) == ['"U030000077_"']
    assert objects(dataset, iris.Act("U030000077_"), OKL("codeDerived"))[0].startswith('"true"')
    assert objects(dataset, iris.Act("order-president-2001-01-09-12"), ELI("id_local")) == []


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


def test_where_a_graph_came_from() -> None:
    meta = iris.Graph("meta")
    dataset = build()
    assert objects(dataset, GRAPH, PROV("wasDerivedFrom"), meta) == [f"<{iris.SourceFile(SOURCE.sha256)}>"]
    file = iris.SourceFile(SOURCE.sha256)
    assert objects(dataset, file, PROV("generatedAtTime"), meta) == []
    written = dataclasses.replace(SOURCE, modified=dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC))
    reading = dataclasses.replace(READING, document=dataclasses.replace(READING.document, source=written))
    timed = build_dataset([reading], load_lexicon(), timed=True)
    (time,) = objects(timed, file, PROV("generatedAtTime"), meta)
    assert time.startswith('"2024-01-02T03:04:05+00:00"')


def test_the_software_says_its_version_installed_or_not() -> None:
    version = objects(build(), SOFTWARE, SCHEMA("softwareVersion"), iris.Graph("meta"))
    assert version == [f'"{VERSION}"']


def test_a_second_file_of_the_same_version_is_named_and_left_out() -> None:
    source = dataclasses.replace(SOURCE, name="later.txt", sha256="f" * 64)
    second = dataclasses.replace(READING, document=dataclasses.replace(READING.document, source=source))
    dataset = build(second, READING)
    assert dataset.left_out == ("later.txt",)
    assert list(dataset.quads()) == list(build(READING).quads())


def test_more_quads_are_added_in_order() -> None:
    quad = ("<https://a.example/g>", "<https://a.example/s>", "<https://a.example/p>", '"o"')
    assert next(iter(build(READING).with_quads([quad]).quads())) == quad


def test_an_impact_may_lack_its_author() -> None:
    nameless = dataclasses.replace(IMPACTS[0], by=None)
    (impact,) = set(subjects(build(with_facts(nameless)), "Impact")) - set(subjects(build(with_facts()), "Impact"))
    assert objects(build(with_facts(nameless)), impact, OKL("by")) == []


def test_a_rule_of_a_class_keeps_its_exceptions() -> None:
    rule: AppointmentRule = dataclasses.replace(RULE, exceptions=(Name("Балық агенттігінің төрағасы", words("Балық")),))
    dataset = build(with_facts(rule))
    exceptions = objects(dataset, subjects(dataset, "AppointmentRule")[0], OKL("hasException"))
    assert exceptions == [f"<{iris.ID}position/balyq-agenttigining-toraghasy>"]


def test_a_version_ends_with_its_act() -> None:
    dataset = build()
    version = iris.Version("U030000077_", DAY)
    ended = objects(dataset, version, ELI("date_no_longer_in_force"))
    assert ended == objects(dataset, iris.Act("U030000077_"), ELI("date_no_longer_in_force"))
    assert ended[0].startswith('"2021-02-03"')


def test_a_fact_stands_in_the_nearest_provision_that_is_there() -> None:
    astray = dataclasses.replace(RULE, provision="annex-1/row-1/item-9")
    lost = dataclasses.replace(RULE, provision="annex-9/3")
    dataset = build(with_facts(astray, lost))
    stated = {objects(dataset, rule, OKL("statedIn"))[0] for rule in subjects(dataset, "AppointmentRule")}
    assert stated == {f"<{iris.ID}act/U030000077_/{path}>" for path in ("annex-1/row-1", "main")}


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


def test_what_two_documents_say_at_one_place_on_one_day_is_told_apart() -> None:
    """An act that rewrites another has the day of the version that holds the new words."""
    document = DRAFT_READING.document
    key = dataclasses.replace(document.key, date=DAY)
    header = dataclasses.replace(document.headers[0], key=key)
    provisions = tuple(dataclasses.replace(p, act=key) if p.act == document.key else p for p in document.provisions)
    other = dataclasses.replace(document, headers=(header,), provisions=provisions)
    said = next(fact for fact in FACTS if isinstance(fact, Duty))
    dataset = build(READING, Reading(other, (said,)))
    duties = [quad for quad in dataset.quads() if quad[2:] == (f"<{RDF('type')}>", f"<{OKL('Duty')}>")]
    assert len({quad[1] for quad in duties}) == len(duties) == 2


def test_a_fact_without_words_in_the_file_leads_to_its_provision_or_to_the_heading() -> None:
    elsewhere = (EMPTY,)
    dataset = build(with_facts(dataclasses.replace(RULE, words=elsewhere), dataclasses.replace(RULE, words=())))
    for rule in subjects(dataset, "AppointmentRule"):
        (place,) = objects(dataset, rule, OKL("evidence"))
        start = int(objects(dataset, place[1:-1], OA("start"))[0].split('"')[1])
        assert TEXT[start:].startswith("Көл инспекторы")


def test_a_marked_step_leads_to_its_footnote() -> None:
    dataset = build()
    (rule,) = subjects(dataset, "AppointmentRule")
    (footnote,) = objects(dataset, f"{rule}#step-2", OKL("footnote"))
    assert footnote == f"<{iris.Provision('U030000077_', 'annex-1/mark-1')}>"


def test_the_length_of_a_source_is_known() -> None:
    source = iris.SourceFile(SOURCE.sha256)
    (length,) = objects(build(), source, OKL("length"), iris.Graph("meta"))
    assert length == f'"{len(TEXT)}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_a_post_studied_leads_to_its_entry_of_the_list() -> None:
    (study,) = (fact for fact in READING.facts if isinstance(fact, StudyPhrase))
    dataset = build(with_facts(dataclasses.replace(study, entry="annex-2/1/item-1")))
    (subject,) = subjects(dataset, "CandidateStudy")
    assert objects(dataset, subject, OKL("listedIn")) == [f"<{iris.ID}act/U030000077_/annex-2/1/item-1>"]
    assert objects(dataset, subject, OKL("statedIn")) == [f"<{iris.ID}act/U030000077_/annex-2/1>"]
