"""Rules from table rows: who acts in which step, under which condition, for which of the row's positions."""

import dataclasses

import pytest

from loaders.extract.appointments import belongs, rules
from loaders.extract.footnotes import Footnote, footnotes, read_footnote
from loaders.model import (
    ActKey,
    ActKind,
    AppointmentRule,
    Cell,
    Definition,
    Document,
    Header,
    NomenclatureRow,
    Provision,
    ProvisionKind,
    Row,
    Source,
    Table,
)
from loaders.names.coordination import take_marks
from loaders.names.match import Matcher
from loaders.reconcile import reconcile
from loaders.text import EMPTY, Text
from ontology.lexicon import Lexicon, load_lexicon

ACT = ActKey(ActKind.DECREE, "president")
NOBODY = Matcher.of(Lexicon({}, {}, {}, {}, {}))
THESAURUS = Matcher.of(load_lexicon())


def read(*cells: str, matcher: Matcher = NOBODY, notes: tuple[str, ...] = ()) -> tuple[AppointmentRule, ...]:
    """The rules of a row of four cells, as printed, under footnotes `notes`."""
    marked = [Text.of(cell, start=1000 * i) for i, cell in enumerate(cells)]
    position, appoints, nominates, concurs = (take_marks(cell)[0] for cell in marked)
    row = NomenclatureRow(
        act=ACT, provision="annex-1/row-1", words=(position,), row=1,
        position=position, appoints=appoints, nominates=nominates, concurs=concurs,
    )  # fmt: skip
    provisions = tuple(
        Provision(ACT, f"annex-1/mark-{n}", ProvisionKind.MARK, Text.of(note)) for n, note in enumerate(notes, 1)
    )
    tables = (Table(ACT, "annex-1", (), (Row("annex-1/row-1", 1, tuple(Cell(cell) for cell in marked)),)),)
    document = Document(Source("t", "", "", ""), (Header(ACT, EMPTY, EMPTY),), provisions, tables=tables)
    return rules(document, (row,), matcher)


def steps(rule: AppointmentRule) -> list[tuple[str, str, int]]:
    return [(s.kind, s.actor.text, s.alternative) for s in rule.steps]


def test_each_column_is_a_step_in_the_order_of_the_procedure() -> None:
    (rule,) = read("Көл агенттігінің төрағасы", "Ел басшысы", "Көл министрі", "Арал Кеңесі, Кеңсе Басшысы")
    assert [p.text for p in rule.positions] == ["Көл агенттігінің төрағасы"]
    assert steps(rule) == [
        ("nominates", "Көл министрі", 1),
        ("concurs", "Арал Кеңесі", 1),
        ("concurs", "Кеңсе Басшысы", 1),
        ("appoints", "Ел басшысы", 1),
    ]
    assert [s.order for s in rule.steps] == [1, 2, 2, 3]


def test_a_chamber_of_parliament_elects() -> None:
    (rule,) = read("Көл уәкілі", "Парламент Палатасы", "Ел басшысы", "")
    assert steps(rule)[-1] == ("elects", "Парламент Палатасы", 1)


def test_a_row_without_authorities_gives_no_rule() -> None:
    assert read("Көл уәкілі", "", "", "") == ()


def test_the_alternative_takes_in_who_the_first_may_instruct() -> None:
    (rule,) = read(
        "Флот басшысы", "Президент", "", "Президент немесе оның тапсырмасы бойынша Кеңсе Басшысы, Арал Хатшысы"
    )
    assert steps(rule)[:3] == [
        ("concurs", "Президент", 1),
        ("concurs", "Кеңсе Басшысы", 2),
        ("concurs", "Арал Хатшысы", 2),
    ]
    assert [s.condition for s in rule.steps[:3]] == ["", "оның тапсырмасы бойынша", "оның тапсырмасы бойынша"]


def test_an_office_of_another_organ_stands_outside_the_alternative() -> None:
    cell = "Арал Кеңесінің Төрағасы немесе оның тапсырмасы бойынша Арал Кеңесінің Хатшысы, Көл Кеңсесінің Басшысы"
    (rule,) = read("Флот басшысы", "Президент", "", cell)
    assert steps(rule)[:3] == [
        ("concurs", "Арал Кеңесінің Төрағасы", 1),
        ("concurs", "Арал Кеңесінің Хатшысы", 2),
        ("concurs", "Көл Кеңсесінің Басшысы", 0),
    ]
    assert rule.doubt == ""


def test_where_nothing_tells_the_rule_says_so() -> None:
    cell = "Арал Кеңесінің Төрағасы немесе оның тапсырмасы бойынша Арал Кеңесінің Хатшысы, Басқарушы"
    (rule,) = read("Флот басшысы", "Президент", "", cell)
    assert (steps(rule)[2], rule.doubt) == (("concurs", "Басқарушы", 0), "alternative")


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("Қауіпсіздік Кеңесінің Хатшысы", "Қауіпсіздік Кеңесінің Төрағасы", True),
        ("Қазақстан Республикасы Президенті Әкімшілігінің Басшысы", "Қауіпсіздік Кеңесінің Төрағасы", False),
        ("Қауіпсіздік Кеңесінің Хатшысы", "Президент", True),
    ],
)
def test_the_thesaurus_tells_whose_office_it_is(name: str, head: str, expected: bool) -> None:
    assert belongs(name, head, THESAURUS) is expected


CONCERNS = "* Көл комитеті төрағасының орынбасарларына қатысты."
DECISION = "* лауазымға тағайындауды келісу Арал жанындағы көл істері жөніндегі комиссияның шешімімен жүзеге асырылады;"
DISCUSSION = (
    '* кандидатураларды талқылау "Қазақстан Республикасының Қауіпсіздік Кеңесі туралы" Заңға сәйкес жүзеге асырылады.'
)


def test_a_footnote_on_whom_a_step_concerns_is_its_condition() -> None:
    (rule,) = read("Көл басшысы", "Президент", "", "Кеңсе Басшысы, Арал Хатшысы*", notes=(CONCERNS,))
    assert [(s.actor.text, s.condition, s.mark) for s in rule.steps] == [
        ("Кеңсе Басшысы", "", ""),
        ("Арал Хатшысы", "Көл комитеті төрағасының орынбасарларына қатысты", "*"),
        ("Президент", "", ""),
    ]


def test_a_footnote_spells_out_who_decides() -> None:
    (rule,) = read("Көл басшысы", "Президент", "", "Комиссия*", notes=(DECISION,))
    assert steps(rule)[0] == ("concurs", "Арал жанындағы көл істері жөніндегі комиссия", 1)
    assert rule.steps[0].condition == ""


def test_a_footnote_on_discussion_is_a_step_of_the_position_that_bears_it() -> None:
    first, second = read(
        "Көл комитетінің Төрағасы* және екі мүшесі",
        "Президент",
        "Кеңсе Басшысы",
        "",
        matcher=THESAURUS,
        notes=(DISCUSSION,),
    )
    assert [p.text for p in first.positions] == ["Көл комитетінің Төрағасы"]
    assert [(s.kind, s.actor.iri, s.mark) for s in first.steps if s.kind == "consults"] == [
        ("consults", "organ/security-council", "*")
    ]
    assert [s.kind for s in first.steps] == ["nominates", "consults", "appoints"]
    assert [p.text for p in second.positions] == ["Көл комитетінің екі мүшесі"]
    assert [s.kind for s in second.steps] == ["nominates", "appoints"]
    assert first.row == second.row == 1


def test_a_mark_behind_a_shared_office_stands_for_all_who_share_it() -> None:
    (rule,) = read("Көл, Арал министрлері*", "Президент", "", "", matcher=THESAURUS, notes=(DISCUSSION,))
    assert [p.text for p in rule.positions] == ["Көл министрі", "Арал министрі"]
    assert [s.kind for s in rule.steps] == ["consults", "appoints"]


def test_a_footnote_of_another_kind_is_kept_as_a_condition() -> None:
    assert read_footnote(Text.of("бес жылға тағайындалады"), NOBODY).condition == "бес жылға тағайындалады"


def matched(*cells: str) -> AppointmentRule:
    facts, _ = reconcile(read(*cells, matcher=THESAURUS), THESAURUS)
    (rule,) = (fact for fact in facts if isinstance(fact, AppointmentRule))
    return rule


@pytest.mark.parametrize(
    ("position", "title", "iri"),
    [
        ("Қаржы министрлігі Қазынашылық комитеті төрағасының орынбасары", "Министр", "position/minister-of-finance"),
        ("Сыртқы істер министрлігі комитеттерінің төрағалары", "министр", "position/minister-of-foreign-affairs"),
        ("облыстардың әділет департаменттерінің басшылары", "министрлер", "class/ministers"),
    ],
)
def test_a_bare_title_is_resolved_by_the_row(position: str, title: str, iri: str) -> None:
    rule = matched(position, title, "", "")
    assert rule.steps[-1].actor.iri == iri


@pytest.mark.parametrize(("title", "bare"), [("Министр", "Министр"), ("министрлер", ""), ("Қаржы министрі", "")])
def test_a_title_that_only_the_row_explains_is_bare(title: str, bare: str) -> None:
    rule = matched("Қаржы министрлігі Қазынашылық комитеті төрағасының орынбасары", title, "", "")
    assert [step.actor.bare for step in rule.steps] == [bare]


def test_a_body_that_nothing_explains_is_bare() -> None:
    rule = matched("Көл министрі", "Президент", "", "Комиссия")
    assert [(step.actor.text, step.actor.bare) for step in rule.steps] == [("Комиссия", "Комиссия"), ("Президент", "")]


def test_a_title_that_the_act_defines_is_not_bare() -> None:
    (rule,) = read("Көл агенттігінің басшысы", "Төраға", "", "", matcher=THESAURUS)
    meant = Text.of("Арал Кеңесінің Төрағасы")
    short = Definition(act=ACT, provision="annex-2/1", words=(meant,), term="Төраға", meaning=meant)
    facts, _ = reconcile((short, rule), THESAURUS)
    assert [step.actor.bare for fact in facts if isinstance(fact, AppointmentRule) for step in fact.steps] == [""]


def test_the_minister_of_a_ministry_that_no_thesaurus_knows_is_named_by_the_row() -> None:
    rule = matched("Теңіз министрлігі Айлақ комитеті төрағасының орынбасары", "Министр", "", "")
    assert [(step.actor.text, step.actor.bare) for step in rule.steps] == [("Теңіз министрі", "Министр")]


def test_a_title_beside_another_ministers_post_is_of_that_ministry() -> None:
    rule = matched("Облыстардың әділет департаменттерінің басшылары", "аппарат басшысы", "", "Әділет министрі")
    assert rule.steps[-1].actor.iri == "position/chief-of-staff-of-ministry-of-justice"


def test_a_post_no_thesaurus_knows_keeps_the_organ_it_stands_beside() -> None:
    rule = matched("Көл флоты қызметінің бастығы, кемелер тобының шкиперлік бастықтары", "Президент", "", "")
    assert [(p.text, p.iri) for p in rule.positions] == [
        ("Көл флоты қызметінің бастығы", ""),
        ("Көл флоты қызметінің кемелер тобының шкиперлік бастықтары", ""),
    ]


def test_matching_leaves_words_and_order_alone() -> None:
    (before,) = read("Көл министрі", "Президент", "Премьер-Министр", "", matcher=THESAURUS)
    (after,), _ = reconcile((before,), THESAURUS)
    assert isinstance(after, AppointmentRule)
    assert [dataclasses.replace(s.actor, iri="") for s in after.steps] == [s.actor for s in before.steps]


def test_a_mark_that_no_footnote_explains_stays_with_the_row() -> None:
    (rule,) = read("Көл агенттігінің төрағасы", "Ел басшысы", "", "Арал Кеңесі**, Кеңсе Басшысы*", notes=("көктемде",))
    assert [(s.actor.text, s.mark) for s in rule.steps if s.kind == "concurs"] == [
        ("Арал Кеңесі", ""),
        ("Кеңсе Басшысы", "*"),
    ]


def test_of_two_footnotes_with_one_mark_the_first_is_meant() -> None:
    paths = ("annex-1/mark-1", "annex-1/mark-1~2")
    notes = ("көктемде", "күзде")
    provisions = tuple(
        Provision(ACT, path, ProvisionKind.MARK, Text.of(note)) for path, note in zip(paths, notes, strict=True)
    )
    document = Document(Source("t", "", "", ""), (Header(ACT, EMPTY, EMPTY),), provisions)
    assert footnotes(document, NOBODY) == {(ACT, "annex-1", "*"): Footnote(condition="көктемде")}
