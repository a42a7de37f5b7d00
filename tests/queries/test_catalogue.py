import datetime as dt
from collections.abc import Callable, Mapping

import pytest

from loaders.graph import build_dataset
from ontology import iris
from ontology.errors import BadParameter, BadQuery, NotFound
from ontology.lexicon import load_lexicon
from queries.catalogue import NamedQuery, bind, catalogue, named, questions, run, run_text
from queries.engine import Engine, Solutions, Term
from queries.oxigraph_engine import OxigraphEngine
from queries.rdflib_engine import RdflibEngine
from tests.readings import DRAFT_READING, LONG, READING

ACT = f"{iris.ID}act/U030000077_"
DRAFTER = f"{iris.ID}act/P1600000120"
INSPECTOR = f"{iris.ID}position/kol-inspektory"
AKIM = f"{iris.ID}position/zhayyq-oblysynyng-akimi"
AGENCY = f"{iris.ID}organ/balyq-agenttigi"
FINANCE = f"{iris.ID}organ/ministry-of-finance"
RULE = f"{iris.ID}rule/U030000077_/2015-04-01/annex-1/row-1"

COLUMNS = {
    "acts": "act, code, kind, issuer, number, date, title, status, valid_from, valid_to",
    "act-references": "act, provision, relation, other, other_kind, other_date, other_number, other_title, state",
    "internal-references": "act, provision, target, resolved",
    "amendments": "act, target, kind, by_date, by_number, effective_text, effective_from, state",
    "nomenclature": "act, row, position, appoints, nominates, concurs, marks, doubt",
    "appointments": "act, rule, row, position, position_label, role, authority, authority_label, condition, provision,"
    " valid_from, valid_to",
    "candidate-study": "act, provision, unit, position, position_iris",
    "duties": "act, provision, actor, action, object, addressee, condition, actor_iri, modality, state",
    "deadlines": "act, provision, actor, addressee, action, value, unit, month, recurrence, text, state",
    "requirements": "act, provision, kind, who, value, unit, text",
    "exemptions": "act, provision, who, from, state",
    "concurrence": "act, provision, seeker, concurring, condition, state",
    "calendar": "act, week, weekday, event, convener, participants, form, note",
    "definitions": "act, provision, term, meaning",
    "findings": "check, severity, act, provisions, subject, message, code, subject_label, waived",
    "evidence": "subject, kind, act, provision, source, sha256, start, end",
    "positions": "position, label_kk, label_ru, label_en, organ, organ_label",
    "organs": "organ, label_kk, label_ru, label_en, parent, valid_from, valid_to",
}

LINES = tuple(
    line
    for line in build_dataset([READING, DRAFT_READING], load_lexicon()).lines()
    if b"/graph/vocabulary>" not in line and (b"/graph/thesaurus>" not in line or b"ministry-of-finance>" in line)
)
FINDING = """
<https://w3id.org/okilet/graph/findings#a> <{rdf}type> <{sh}ValidationResult> <{g}> .
<https://w3id.org/okilet/graph/findings#a> <http://purl.org/dc/terms/identifier> "rule-has-appointer" <{g}> .
<https://w3id.org/okilet/graph/findings#a> <http://purl.org/dc/terms/type> "warning" <{g}> .
<https://w3id.org/okilet/graph/findings#a> <{sh}focusNode> <https://a.example/rule> <{g}> .
<https://w3id.org/okilet/graph/findings#a> <{sh}resultMessage> "Тағайындайтын жоқ"@kk <{g}> .
<https://w3id.org/okilet/graph/findings#a> <{sh}resultMessage> "Некому назначать"@ru <{g}> .
<https://w3id.org/okilet/graph/findings#a> <https://w3id.org/okilet/ns#path> "main/1; main/2" <{g}> .
<https://w3id.org/okilet/graph/findings#a> <https://w3id.org/okilet/ns#checkCode> "A-99" <{g}> .
<https://w3id.org/okilet/graph/findings#a> <https://w3id.org/okilet/ns#subjectLabel> "Күзетші"@kk <{g}> .
<https://w3id.org/okilet/graph/findings#a> <https://w3id.org/okilet/ns#subjectLabel> "Сторож"@ru <{g}> .
<https://w3id.org/okilet/graph/findings#a> <https://w3id.org/okilet/ns#waivedBy> <{g}#waiver> .
<https://w3id.org/okilet/graph/findings#waiver> <https://w3id.org/okilet/ns#reason> "meant" <{g}> .
<https://w3id.org/okilet/graph/findings#waiver> <http://purl.org/dc/terms/creator> "A. Serikova" <{g}> .
<https://w3id.org/okilet/graph/findings#waiver> <http://purl.org/dc/terms/date> "2026-11-21"^^<{xsd}date> <{g}> .
""".format(
    rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    sh="http://www.w3.org/ns/shacl#",
    xsd="http://www.w3.org/2001/XMLSchema#",
    g="https://w3id.org/okilet/graph/findings",
)


@pytest.fixture(scope="module", params=[OxigraphEngine.from_lines, RdflibEngine.from_lines], ids=["oxigraph", "rdflib"])
def engine(request: pytest.FixtureRequest) -> Engine:
    make: Callable[[tuple[bytes, ...]], Engine] = request.param
    return make((*LINES, FINDING.encode()))


@pytest.fixture(scope="module")
def both() -> tuple[Engine, Engine]:
    lines = (*LINES, FINDING.encode())
    return OxigraphEngine.from_lines(lines), RdflibEngine.from_lines(lines)


def rows(name: str, engine: Engine, as_of: dt.date | None = None, lang: str = "kk", **params: str) -> list[list[str]]:
    return [list(row) for row in run(name, engine, params, as_of, lang).values()]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_that_others_rely_on(name: str, engine: Engine) -> None:
    assert run(name, engine).variables == tuple(COLUMNS[name].replace(",", "").split()) == named(name).columns


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_both_engines_give_the_same_rows_in_the_same_order(query: NamedQuery, both: tuple[Engine, Engine]) -> None:
    first, second = (run(query.name, engine, lang="ru") for engine in both)
    assert first == second


EXPECTED: Mapping[str, list[list[str]]] = {
    "acts": [
        [DRAFTER, "P1600000120", "resolution", "government", "120", "2016-03-04", "Тізбе", "in-force", "", ""],
        [f"{DRAFTER}/annex-1", "", "decree", "president", "", "", "Көл инспекторы", "draft", "", ""],
        [
            ACT,
            "U030000077_",
            "decree",
            "president",
            "77",
            "2003-05-06",
            "Тізбе",
            "repealed",
            "2003-05-06",
            "2021-02-03",
        ],
    ],
    "act-references": [
        [
            ACT,
            "main/1",
            "repeals",
            f"{iris.ID}act/order-president-2001-01-09-12",
            "order",
            "2001-01-09",
            "12",
            "",
            "ended",
        ],
        [ACT, "main/1", "approves", f"{ACT}/annex-1", "", "", "", "", "ended"],
    ],
    "internal-references": [[ACT, "annex-2/2", "annex-2/1", "true"]],
    "amendments": [
        [ACT, "main", "repealed", "2021-02-03", "501", "", "", "made"],
        [ACT, "annex-2/1", "reworded", "2015-04-01", "31", "2015 жылғы 1 мамырдан бастап", "2015-05-01", "made"],
        [ACT, "annex-2/2", "reworded", "", "", "", "", "proposed"],
    ],
    "nomenclature": [
        [ACT, "1", "Көл инспекторы", "Сыбаға министрлігі", "Жайық облысының әкімі", "", "*", ""],
        [ACT, "2", "Жайық облысының әкімі", "Сыбаға министрлігі", "", "", "", ""],
    ],
    "appointments": [
        [
            ACT,
            RULE,
            "1",
            INSPECTOR,
            "Көл инспекторы",
            role,
            who,
            label,
            condition,
            "annex-1/row-1",
            "2003-05-06",
            "2021-02-03",
        ]
        for role, who, label, condition in (
            ("nominates", AKIM, "Жайық облысының әкімі", ""),
            ("concurs", AGENCY, "Балық агенттігі", "оның тапсырмасы бойынша"),
            ("appoints", FINANCE, "Қаржы министрлігі", ""),
        )
    ],
    "candidate-study": [[ACT, "annex-2/1", "Балық агенттігі", "Көл инспекторы", f"{INSPECTOR}; {AKIM}"]],
    "duties": [
        [ACT, "annex-2/1", "Агенттік", "қарау", LONG, "", "", AGENCY, "must", "ended"],
        [ACT, "annex-2/2", "Агенттік", "санау", "", "", "", "", "may", "proposed"],
    ],
    "deadlines": [
        [
            ACT,
            "annex-2/2",
            "Агенттік",
            "",
            "қарау",
            "10",
            "working-day",
            "6;12",
            "semiannual",
            "он жұмыс күні ішінде",
            "ended",
        ],
    ],
    "requirements": [[ACT, "annex-2/2", "limit", "инспектор", "5", "", ""]],
    "exemptions": [[ACT, "annex-2/2", LONG, "мерзім", "ended"]],
    "concurrence": [[ACT, "annex-2/2", "инспектор", "әкім", "", "ended"]],
    "calendar": [[ACT, "1", "1", "дүйсенбі күнгі кеңес", "", "", "", ""]],
    "definitions": [[ACT, "annex-2/1", "Агенттік", LONG]],
    "findings": [
        [
            "rule-has-appointer",
            "warning",
            "",
            "main/1; main/2",
            "https://a.example/rule",
            "Тағайындайтын жоқ",
            "A-99",
            "Күзетші",
            "meant; A. Serikova; 2026-11-21",
        ],
    ],
    "needs-review": [
        [AGENCY, "Organ", "Балық агенттігі"],
        [INSPECTOR, "Position", "Көл инспекторы"],
        [AKIM, "Position", "Жайық облысының әкімі"],
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_answers(name: str, engine: Engine) -> None:
    assert rows(name, engine) == EXPECTED[name]


def test_evidence_gives_file_and_characters(engine: Engine) -> None:
    found = [row for row in rows("evidence", engine) if row[0] == RULE]
    assert [(row[1], row[2], row[3], row[4]) for row in found] == [
        ("AppointmentRule", ACT, "annex-1/row-1", "lake.txt"),
        ("AppointmentRule", ACT, "annex-1/row-1", "lake.txt"),
    ]
    text = READING.document.source.text
    assert [text[int(row[6]) : int(row[7])] for row in found] == ["Көл инспекторы", "Балық агенттігі"]


def test_evidence_of_an_impact_is_where_it_is_stated(engine: Engine) -> None:
    stated = [row[2:4] for row in rows("evidence", engine) if row[1] == "Impact"]
    assert [DRAFTER, "annex-1/1"] in stated


def test_positions_and_organs_have_labels_in_three_languages(engine: Engine) -> None:
    organs = {row[0]: row[1:4] for row in rows("organs", engine)}
    assert organs[FINANCE][:1] == ["Қаржы министрлігі"]
    assert all(organs[FINANCE])
    assert organs[AGENCY] == ["Балық агенттігі", "", ""]
    positions = {row[0]: row[1:] for row in rows("positions", engine)}
    assert positions[INSPECTOR] == ["Көл инспекторы", "", "", "", ""]


def test_a_position_of_two_organs_has_a_row_for_each_with_its_own_name() -> None:
    graph = "<https://w3id.org/okilet/graph/thesaurus>"
    more = f"<{INSPECTOR}> <http://www.w3.org/ns/org#postIn> <{{}}> {graph} .\n"
    oxigraph = OxigraphEngine.from_lines((*LINES, *(more.format(organ).encode() for organ in (AGENCY, FINANCE))))
    found = [row[4:] for row in rows("positions", oxigraph) if row[0] == INSPECTOR]
    assert found == [[AGENCY, "Балық агенттігі"], [FINANCE, "Қаржы министрлігі"]]


@pytest.mark.parametrize(("day", "number"), [("2003-05-05", 0), ("2003-05-06", 2), ("2021-02-03", 0)])
def test_evidence_of_what_stood_on_a_day(day: str, number: int, engine: Engine) -> None:
    found = rows("evidence", engine, dt.date.fromisoformat(day))
    assert len([row for row in found if row[0] == RULE]) == number


def test_labels_in_another_language_fall_back_to_kazakh(engine: Engine) -> None:
    labels = [row[7] for row in rows("appointments", engine, lang="ru")]
    assert labels == ["Жайық облысының әкімі", "Балық агенттігі", "Министерство финансов"]


@pytest.mark.parametrize("kind", [OxigraphEngine, RdflibEngine])
def test_findings_of_one_act_are_those_that_lie_in_it(kind: type[OxigraphEngine | RdflibEngine]) -> None:
    graph, vocabulary = "https://w3id.org/okilet/graph/findings", "http://www.w3.org/ns/shacl#"
    lines = []
    for name, act in (("here", ACT), ("elsewhere", DRAFTER), ("nowhere", "")):
        lines += [
            f"<urn:{name}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{vocabulary}ValidationResult> <{graph}> .\n",
            f'<urn:{name}> <http://purl.org/dc/terms/identifier> "{name}" <{graph}> .\n',
            f'<urn:{name}> <http://purl.org/dc/terms/type> "info" <{graph}> .\n',
            f"<urn:{name}> <{vocabulary}focusNode> <urn:c> <{graph}> .\n",
            f'<urn:{name}> <{vocabulary}resultMessage> "Сөз"@kk <{graph}> .\n',
            f"<urn:{name}> <https://w3id.org/okilet/ns#act> <{act}> <{graph}> .\n" if act else "",
        ]
    engine = kind.from_lines(line.encode() for line in lines if line)
    all_of_them = [["nowhere", ""], ["elsewhere", DRAFTER], ["here", ACT]]
    assert [[row[0], row[2]] for row in rows("findings", engine)] == all_of_them
    assert [[row[0], row[2]] for row in rows("findings", engine, act=ACT)] == [["here", ACT]]


def test_messages_in_another_language(engine: Engine) -> None:
    assert [row[5:8] for row in rows("findings", engine, lang="ru")] == [["Некому назначать", "A-99", "Сторож"]]


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2003-05-05", False), ("2003-05-06", True), ("2021-02-02", True), ("2021-02-03", False)],
)
def test_a_rule_stands_from_its_first_day_until_the_day_of_its_end(day: str, standing: bool, engine: Engine) -> None:
    assert bool(rows("appointments", engine, dt.date.fromisoformat(day))) is standing


def test_what_is_proposed_never_stands(engine: Engine) -> None:
    assert [row[3] for row in rows("duties", engine, dt.date(2017, 1, 1))] == ["қарау"]


def test_amendments_made_by_a_day(engine: Engine) -> None:
    assert [row[4] for row in rows("amendments", engine, dt.date(2015, 5, 1))] == ["31"]
    assert rows("amendments", engine, dt.date(2015, 4, 30)) == []


def test_a_fact_without_a_beginning_stands_from_its_version(engine: Engine) -> None:
    lines = [line for line in LINES if b"#validFrom>" not in line]
    oxigraph = OxigraphEngine.from_lines(lines)
    assert rows("nomenclature", oxigraph, dt.date(2015, 3, 31)) == []
    assert len(rows("nomenclature", oxigraph, dt.date(2015, 4, 1))) == 2


@pytest.mark.parametrize("value", ["U030000077_", ACT])
def test_one_act(value: str, engine: Engine) -> None:
    assert [row[1] for row in rows("acts", engine, act=value)] == ["U030000077_"]
    assert rows("duties", engine, act="U9900000001") == []


def test_one_position(engine: Engine) -> None:
    assert len(rows("appointments", engine, position="position/kol-inspektory")) == 3
    assert rows("appointments", engine, position=AKIM) == []


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("duties", {"colour": "red"}),
        ("duties", {"as_of": "tomorrow"}),
        ("duties", {"act": "U1> } DROP ALL #"}),
        ("appointments", {"position": "akim"}),
        ("findings", {"lang": "de"}),
    ],
)
def test_wrong_parameters_are_refused(name: str, params: dict[str, str], engine: Engine) -> None:
    with pytest.raises(BadParameter):
        run(name, engine, params)


def test_a_date_is_refused_where_nothing_is_bound_to_time(engine: Engine) -> None:
    with pytest.raises(BadParameter, match="findings has no date"):
        run("findings", engine, as_of=dt.date(2020, 1, 1))


def test_an_unknown_name_lists_those_that_are(engine: Engine) -> None:
    with pytest.raises(NotFound, match="duties"):
        run("duty", engine)


def test_numbers_and_choices_are_checked(engine: Engine) -> None:
    text = bind(named("consents-needed"), {"least": "-2"})
    assert 'VALUES ?least { "-2"^^<http://www.w3.org/2001/XMLSchema#integer> }' in text
    assert 'VALUES ?role { "elects" }' in bind(named("filled-by"), {"role": "elects"})
    with pytest.raises(BadParameter, match="'two' is no whole number"):
        run("consents-needed", engine, {"least": "two"})
    with pytest.raises(BadParameter, match="'hires' is none of the values; there are appoints, elects"):
        run("filled-by", engine, {"role": "hires"})


def test_questions_are_by_subject_and_without_parts_of_others() -> None:
    names = [query.name for query in questions()]
    assert names.index("appointments") < names.index("duties") < names.index("acts") < names.index("facts-by-act")
    assert "rule-steps" not in names
    assert "rule-steps" in [query.name for query in catalogue()]


def test_values_are_written_as_terms() -> None:
    text = bind(named("appointments"), {"position": "position/x"}, dt.date(2020, 1, 2), "ru")
    assert f"VALUES ?position {{ <{iris.ID}position/x> }}" in text
    assert 'VALUES ?as_of { "2020-01-02"^^<http://www.w3.org/2001/XMLSchema#date> }' in text
    assert 'VALUES ?lang { "ru" }' in text


def test_a_query_of_ones_own_takes_parameters_too(engine: Engine) -> None:
    text = 'SELECT ?act WHERE { VALUES ?status { "draft" } ?act okl:status ?status }'
    assert run_text(text, engine) == Solutions(("act",), ((Term.iri(f"{DRAFTER}/annex-1"),),))
    assert run_text(text, engine, {"status": "repealed"}) == Solutions(("act",), ((Term.iri(ACT),),))
    with pytest.raises(BadParameter, match="no parameter 'kind'"):
        run_text(text, engine, {"kind": "law"})


def test_a_query_that_is_none_is_refused(engine: Engine) -> None:
    with pytest.raises(BadQuery):
        run_text("SELECT nothing", engine)
