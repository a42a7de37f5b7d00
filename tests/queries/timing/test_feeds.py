"""Feeds over an invented act: the days of a year by hand, and the same days in iCalendar as another parser reads it."""

import datetime as dt

import pytest
import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from ontology.errors import BadParameter, NotFound
from queries.timing.asking import asked
from queries.timing.feeds import Choice, chosen, dues, feeds, sittings
from queries.timing.ical import Entry, calendar, procedure_feed, year_feed
from queries.timing.shown.calendar import Asked
from queries.timing.shown.procedure import Asked as AskedProcedure
from queries.timing.timeline import Known
from tests.queries.timing.case import ACT, iri, read

D = dt.date
FACTS, RULES = read()


def year(number: int, text: str = "770", actor: str = "") -> Asked:
    choice = chosen(FACTS, RULES, text, actor=actor)
    return Asked(choice, dues(choice.deadlines, number), sittings(choice.sittings, number), RULES.thing, FACTS)


def paths(choice: Choice) -> list[str]:
    return [fact.path for fact in (*choice.deadlines, *choice.sittings)]


def test_the_feeds_of_a_graph_are_its_terms_of_the_calendar_and_its_sittings() -> None:
    assert [(f.name, f.facts, f.proposed) for f in feeds(FACTS)] == [
        ("deadlines U0300000770", 3, False), ("sittings U0300000770", 3, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "actor", "found"),
    [
        ("отырыстар", "Су кеңесі", ["annex-3/week-2/day-3"]),
        ("sittings of the vizier", "", ["annex-3/note-1"]),
        ("сроки 770", "озёрный отдел", ["annex-3/1"]),
        ("Lake Section", "", ["annex-3/1"]),
        ("заседания 770", "инспекторлар", ["annex-3/note-1"]),
        ("көл лауазымдары туралы отырыстар", "vizier", ["annex-3/note-1"]),
    ],
)
def test_words_choose_a_kind_an_act_and_somebody_who_takes_part(text: str, actor: str, found: list[str]) -> None:
    assert paths(chosen(FACTS, RULES, text, actor=actor)) == found


def test_what_fits_nothing_is_refused_with_the_feeds_there_are() -> None:
    with pytest.raises(NotFound, match="fits «dragons»; the feeds are: deadlines U0300000770; sittings U0300000770"):
        chosen(FACTS, RULES, "dragons")
    with pytest.raises(NotFound, match="no act goes by «999»; there are U0300000770"):
        chosen(FACTS, RULES, "deadlines", act="999")


def test_the_days_of_terms_stay_where_the_act_sets_them() -> None:
    found = dues(FACTS.of("Deadline"), 2021)
    assert [(o.fact.path, o.day, o.off) for o in found.found] == [
        ("annex-3/1", D(2021, 1, 10), True),
        ("annex-3/4", D(2021, 3, 1), False),
        ("annex-3/4", D(2021, 6, 1), False),
        ("annex-3/1", D(2021, 7, 10), True),
        ("annex-3/4", D(2021, 9, 1), False),
        ("annex-3/4", D(2021, 12, 1), True),
    ]
    assert [(f.path, month) for f, month in found.no_such_day] == [("annex-3/2", 2)]
    assert [f.path for f in found.undated] == ["annex-3/3"]
    assert {f.path for f in found.relative} >= {"annex-3/5", "annex-2/6"}


def test_days_before_the_version_that_is_loaded_are_left_out() -> None:
    found = dues(FACTS.of("Deadline"), 2015)
    assert [o.day for o in found.found if o.fact.path == "annex-3/1"] == [D(2015, 7, 10)]
    assert [f.path for f in found.before] == ["annex-3/1", "annex-3/4"]


def test_week_two_begins_on_the_second_monday_and_a_weekday_alone_is_every_week() -> None:
    found = sittings(FACTS.of("MeetingSlot"), 2021)
    council = [o.day for o in found.found if o.fact.path == "annex-3/week-2/day-3"]
    assert council[:3] == [D(2021, 1, 13), D(2021, 2, 10), D(2021, 3, 10)]
    assert len(council) == 12
    weekly = [o for o in found.found if o.fact.path == "annex-3/note-1"]
    assert (weekly[0].day, weekly[0].until) == (D(2021, 1, 7), D(2021, 12, 30))
    assert [o.day for o in weekly if o.off] == [D(2021, 1, 7), D(2021, 12, 16)]
    assert [f.path for f in found.undated] == ["annex-3/note-2"]


def test_a_year_out_of_the_calendar_is_refused() -> None:
    for count in (lambda: dues(FACTS.of("Deadline"), 1900), lambda: sittings(FACTS.of("MeetingSlot"), 2200)):
        with pytest.raises(BadParameter, match="covers the years"):
            count()  # type: ignore[no-untyped-call]


def events(feed: bytes) -> list[dict[str, str]]:
    """The events as icalendar reads them again."""
    return [
        {key.lower(): value.to_ical().decode() for key, value in event.items()}
        for event in Calendar.from_ical(feed).walk("VEVENT")
    ]  # fmt: skip


def test_a_feed_reads_again_and_is_the_same_in_every_run() -> None:
    first, second = year_feed(year(2021), "kk"), year_feed(year(2021), "kk")
    assert first == second
    read_again = events(first)
    report = next(e for e in read_again if e["dtstart"] == "20210110")
    assert report["summary"] == "Көл бөлімі → Агенттік: есеп жібереді"
    assert report["dtend"] == "20210111"
    assert report["dtstamp"] == "20150401T000000Z"
    assert report["status"] == "CONFIRMED"
    assert report["url"] == f"{ACT}/annex-3/1"
    assert report["categories"] == "мерзімдер"
    assert "демалыс күні\\; алдындағы жұмыс күні 2021-01-08 (жұма)" in report["description"]
    assert report["description"].endswith("\\n2003 жылғы 6 мамырдағы № 770 Жарлық\\, 3-қосымша\\, 1-тармақ")
    uids = [(e["uid"], e.get("recurrence-id", "")) for e in read_again]
    assert len(set(uids)) == len(uids)
    assert b"X-WR-CALNAME" in first
    assert max(map(len, first.split(b"\r\n"))) <= 75


def test_another_parser_reads_the_same_days_and_the_weekly_rule() -> None:
    asked_for = year(2021)
    found = vobject.readOne(year_feed(asked_for, "en").decode())
    single = sorted(e.dtstart.value for e in found.vevent_list if not hasattr(e, "rrule"))
    assert single == sorted(o.day for o in asked_for.occurrences if not o.until)
    (weekly,) = [e for e in found.vevent_list if hasattr(e, "rrule")]
    days = [moment.date() for moment in weekly.getrruleset()]
    assert (days[0], days[-1], len(days)) == (D(2021, 1, 7), D(2021, 12, 30), 52)
    off = [e for e in found.vevent_list if hasattr(e, "recurrence_id")]
    assert [(e.recurrence_id.value, e.status.value) for e in off] == [
        (D(2021, 1, 7), "TENTATIVE"),
        (D(2021, 12, 16), "TENTATIVE"),
    ]
    assert {e.uid.value for e in off} == {weekly.uid.value}


def test_a_procedure_in_a_calendar_is_tentative_where_its_days_rest_on_a_supposition() -> None:
    found: AskedProcedure = asked(
        FACTS,
        RULES,
        iri("position/inspector"),
        Known(start=D(2023, 1, 5), done={6: D(2023, 1, 16)}),
        as_of=D(2020, 1, 1),
    )
    feed = events(procedure_feed(found, FACTS, "ru"))
    assert [(e["dtstart"], e["status"]) for e in feed] == [
        ("20230106", "TENTATIVE"),
        ("20230116", "CONFIRMED"),
        ("20230119", "CONFIRMED"),
        ("20230123", "CONFIRMED"),
    ]
    assert feed[2]["summary"] == "9. согласование: Начальник канцелярии"


@pytest.mark.parametrize("words", ["a;b,c\\d", "line\nline", "қ" * 200, "\U0001f4c5"])
def test_any_words_come_back_as_they_were(words: str) -> None:
    (event,) = Calendar.from_ical(calendar(words, [Entry("k", D(2026, 1, 5), words, words)], "kk", [words])).walk(
        "VEVENT"
    )
    assert (str(event["summary"]), str(event["description"])) == (words, words)
    read_again = vobject.readOne(calendar(words, [Entry("k", D(2026, 1, 5), words)], "kk").decode())
    assert read_again.vevent.summary.value == words
    assert read_again.x_wr_calname.value == words
