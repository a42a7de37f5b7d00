"""Procedures of ten posts of different kinds, read step by step in the acts, and the dates that other acts set."""

import datetime as dt

import pytest

from ontology.shipped import shipped_files
from queries.chains.rules import Rules, read_rules
from queries.oxigraph_engine import OxigraphEngine
from queries.timing.asking import asked_document, find_act, period
from queries.timing.facts import Facts, read_facts
from queries.timing.feeds import chosen, dues, sittings
from queries.timing.procedure import appointment
from queries.timing.timeline import Known, Step
from tests.queries.timing.case import iri

D = dt.date
DAY = D(2023, 1, 1)
# The provisions of annex 2 by which a proposal that needs the consent of the Head of the Administration goes, in order.
PAPERS = "5/item-1 5/item-2 5/item-3"
CHECKED = ("7", "7/part-2", "7/part-2", "8", "9", "16")
WORKED = ("10", "10", "11")


@pytest.fixture(scope="module")
def read() -> tuple[Facts, Rules]:
    engine = OxigraphEngine.from_files(shipped_files())
    return read_facts(engine), read_rules(engine)


def short(step: Step) -> str:
    """A step by who acts where rules say it, with its provisions: annex 2 without its name, rows as they are."""
    places = " ".join(p.path.removeprefix("annex-2/").removeprefix("annex-1/") for p in step.places)
    if step.what in ("does", "studies", "decides"):
        return places
    return f"{step.what} {' '.join(a.iri.rpartition('/')[2] for a in step.actors)}: {places}"


WAY = {
    "minister-of-finance": [
        "consults mazhilis: 1/item-1", "nominates prime-minister: row-24 1/item-1", *CHECKED, *WORKED,
        "concurs chair-of-security-council: row-24 2-1", "13", "appoints president: row-24",
    ],
    "deputy-minister-of-finance": [
        "concurs prime-minister: 3/item-2", "nominates minister-of-finance: row-41 3/item-2", PAPERS, *CHECKED, "18",
        *WORKED,
        "concurs president head-of-presidential-administration: row-41 3/item-2 12",
        "12/part-2", "appoints government: row-41",
    ],
    "head-of-state-revenue-department": [
        "nominates minister-of-finance: row-96 3/item-3", PAPERS, *CHECKED, "18", *WORKED,
        "concurs prime-minister: row-96",
        "concurs head-of-presidential-administration: row-96 3/item-3 12", "12/part-2", "appoints minister-of-finance: row-96",
    ],
    "ambassador": [
        "nominates minister-of-foreign-affairs: row-31 1/item-3", *CHECKED, "20", *WORKED,
        "concurs head-of-presidential-administration: row-31 12", "12/part-2", "13", "appoints president: row-31",
    ],
    "akim-of-region": [
        PAPERS, *CHECKED, *WORKED,
        "concurs chair-of-security-council: row-29 2-1", "concurs regional-maslikhats: row-29", "13", "appoints president: row-29",
    ],
    "chair-of-committee-state-revenue": [
        "nominates minister-of-finance: 3/item-3", PAPERS, *CHECKED, "18", *WORKED,
        "concurs prime-minister: row-59",
        "concurs head-of-presidential-administration: row-59 3/item-3 12", "12/part-2", "appoints minister-of-finance: row-59",
    ],
    "chief-of-staff-of-ministry-of-finance": [
        "nominates minister-of-finance: row-38", PAPERS, *CHECKED, "18", "23", *WORKED,
        "concurs prime-minister: row-38",
        "concurs head-of-presidential-administration: row-38 12", "12/part-2", "appoints minister-of-finance: row-38",
    ],
    "deputy-prosecutor-general": [
        "nominates prosecutor-general: row-45", PAPERS, *CHECKED[:3], "7/part-3", *CHECKED[3:], "17/4", *WORKED,
        "concurs commission-on-personnel-policy-in-law-enforcement: row-45", "13", "appoints president: row-45",
    ],
    "commander-of-special-operations-forces": [
        "nominates minister-of-defence: row-52", PAPERS, *CHECKED, "17/2", *WORKED,
        "concurs chair-of-security-council secretary-of-security-council: row-52",
        "concurs head-of-presidential-administration: row-52 12", "12/part-2", "13", "appoints president: row-52",
    ],
    "chair-of-board-of-samruk-national-company": [
        "nominates prime-minister: row-113 3/item-1", PAPERS, *CHECKED, "18", *WORKED,
        "concurs head-of-presidential-administration: row-113 3/item-1 12", "12/part-2",
        "appoints samruk-kazyna-board: row-113",
    ],
}  # fmt: skip


@pytest.mark.parametrize("post", sorted(WAY))
def test_the_steps_are_those_of_the_act(read: tuple[Facts, Rules], post: str) -> None:
    found = appointment(*read, iri(f"position/{post}"), DAY)
    assert [short(step) for step in found.steps] == WAY[post]


@pytest.mark.parametrize(
    ("post", "doubtful"),
    [("deputy-minister-of-finance", set()), ("minister-of-finance", {"no-consent"}), ("akim-of-region", {"perhaps", "no-consent"})],
)  # fmt: skip
def test_what_may_not_apply_is_marked(read: tuple[Facts, Rules], post: str, doubtful: set[str]) -> None:
    found = appointment(*read, iri(f"position/{post}"), DAY)
    assert {step.doubt for step in found.steps if step.doubt} == doubtful


def test_every_post_with_a_rule_has_somebody_who_appoints_last(read: tuple[Facts, Rules]) -> None:
    facts, rules = read
    posts = rules.drawn(DAY).posts
    assert len(posts) > 200
    for post in posts:
        found = appointment(facts, rules, post, DAY)
        assert found.steps[-1].what in ("appoints", "elects")
        assert not [step for step in found.steps if not step.places]


def test_the_terms_of_the_procedure_are_those_of_the_act(read: tuple[Facts, Rules]) -> None:
    found = appointment(*read, iri("position/deputy-minister-of-finance"), DAY)
    terms = [(s.places[-1].path, s.term.value, s.term.unit, s.term.anchor) for s in found.steps if s.term]
    assert terms == [
        ("annex-2/7/part-2", 1, "day", "after"),
        ("annex-2/10", 10, "working-day", "none"),
        ("annex-2/12/part-2", 1, "day", "implied"),
    ]


def test_the_appeal_consent_counts_back_from_the_end_of_the_term(read: tuple[Facts, Rules]) -> None:
    facts, rules = read
    found = asked_document(facts, rules, find_act(facts, "1072"), Known(end=D(2023, 3, 27))).dated
    days = {one.step.places[0].path: one for one in found if one.step.term}
    request, decision = days["annex-2/part-6"], days["annex-2/part-10"]
    assert (request.latest and request.latest.day) == D(2023, 3, 7)
    assert (decision.latest, decision.counted and decision.counted.day, decision.why) == (
        None,
        D(2023, 3, 17),
        "receipt",
    )
    known = Known(end=D(2023, 3, 27), done={request.number: D(2023, 3, 1)})
    again = asked_document(facts, rules, find_act(facts, "1072"), known).dated[decision.number - 1]
    assert (again.latest and again.latest.day) == D(2023, 3, 13)
    assert found[0].step.what == "seeks"
    assert len(found[0].step.documents) == 9


def test_the_quarter_of_the_reserve(read: tuple[Facts, Rules]) -> None:
    facts, rules = read
    known = Known(period=period("2022-Q4"), done={1: D(2023, 1, 5)})
    found = asked_document(facts, rules, find_act(facts, "624"), known).dated
    days = {one.step.places[0].path: one.latest.day for one in found if one.latest}
    assert days == {
        "annex-1/5": D(2023, 1, 5),
        "annex-1/10": D(2022, 12, 1),
        "annex-1/11/1": D(2022, 12, 15),
        "annex-1/11/2": D(2022, 12, 30),
        "annex-1/11/3": D(2023, 1, 19),
    }


def test_the_yearly_deadlines_of_foreign_affairs_are_proposed(read: tuple[Facts, Rules]) -> None:
    facts, rules = read
    found = dues(chosen(facts, rules, "deadlines 1037").deadlines, 2027)
    assert [(o.day.month, o.day.day, o.fact.path, o.fact.state) for o in found.found] == [
        (1, 10, "annex-1/2", "proposed"),
        (2, 10, "annex-1/4", "proposed"),
        (2, 25, "annex-1/5", "proposed"),
        (6, 20, "annex-1/45/item-7", "proposed"),
        (12, 20, "annex-1/45/item-7", "proposed"),
        (12, 20, "annex-1/46/item-2", "proposed"),
    ]


def test_the_work_calendar_of_a_year(read: tuple[Facts, Rules]) -> None:
    facts, rules = read
    found = sittings(chosen(facts, rules, "sittings 155").sittings, 2026)
    government = [o.day for o in found.found if o.fact.one("event") == "Үкімет отырысы" and o.day.month == 1]
    assert government == [D(2026, 1, 6), D(2026, 1, 13), D(2026, 1, 20), D(2026, 1, 27)]
    assert {o.fact.one("convener") for o in found.found if o.until} == {"Парламент Мәжілісі", "Парламент Сенаты"}
    assert len([o for o in found.found if not o.until and not o.instead_of]) == 40 * 12
    assert len(found.undated) == 6


def test_steps_towards_the_presidents_consent_are_beyond_doubt(read: tuple[Facts, Rules]) -> None:
    found = appointment(*read, iri("position/regional-prosecutor"), DAY)
    concurring = [actor.iri for step in found.steps if step.what == "concurs" for actor in step.actors]
    assert iri("position/president") in concurring
    assert {step.doubt for step in found.steps} == {"", "perhaps"}
    (handing,) = (step for step in found.steps if step.doubt)
    assert "annex-2/3/item-5" in handing.doubted


def test_no_beginning_of_a_sentence_is_a_document(read: tuple[Facts, Rules]) -> None:
    facts, rules = read
    posts = sorted(iri for iri in rules.drawn(DAY).posts if "/position/" in iri)
    papers = {
        paper for post in posts for step in appointment(facts, rules, post, DAY).steps for paper in step.documents
    }
    assert papers
    assert not [paper for paper in papers if paper.endswith("…") and paper[:1].isupper()]


def test_a_consent_that_a_footnote_limits_to_other_posts_is_no_step_and_said(read: tuple[Facts, Rules]) -> None:
    found = appointment(*read, iri("position/deputy-minister-of-finance"), DAY)
    secretary = iri("position/secretary-of-security-council")
    assert secretary not in {actor.iri for step in found.steps for actor in step.actors}
    assert [dict(note.values)["who"] for note in found.notes if note.key == "footnote"] == [secretary]
