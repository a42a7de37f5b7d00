"""What is shown of procedures and feeds, in every form and language."""

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET

import pytest

from queries.chains.answer import Answer
from queries.chains.forms import FORMS, render
from queries.timing.asking import asked, asked_document, period
from queries.timing.feeds import chosen, dues, feeds, sittings
from queries.timing.shown import calendar, procedure
from queries.timing.timeline import DOUBTS, OPEN, Known, Step
from queries.timing.words import LANGUAGES, count_words, say
from tests.queries.timing.case import ACT, CALENDAR, PROCEDURE, iri, read

D = dt.date
FACTS, RULES = read()


def inspector(lang: str) -> Answer:
    known = Known(start=D(2023, 1, 5), done={6: D(2023, 1, 16)})
    return procedure.shown(asked(FACTS, RULES, iri("position/inspector"), known, as_of=D(2020, 1, 1), lang=lang), lang)


def year(lang: str) -> Answer:
    choice = chosen(FACTS, RULES, "770")
    found = calendar.Asked(choice, dues(choice.deadlines, 2021), sittings(choice.sittings, 2021), RULES.thing, FACTS)
    return calendar.shown(found, lang)


def test_a_procedure_reads_as_steps_with_who_where_what_and_by_when() -> None:
    lines = render(inspector("en"), "text").splitlines()
    assert lines[0] == "Procedure of appointment: Inspector of Lakes, by the rules of 2020-01-01, start 2023-01-05"
    at = lines.index("  9. consent: Head of the Office [U0300000770, annex-1/row-1, annex-2/2, annex-2/7]")
    assert lines[at + 1 : at + 3] == [
        "       term: 3 working days («қаралғаннан кейін үш жұмыс күнінде»)",
        "       last day: 2023-01-19 (Thursday)",
    ]
    assert (
        "       last day: 2023-01-23 (Monday); 2023-01-21 (Saturday) is a day off, the next working day is taken"
        in lines
    )
    assert "       last day: done 2023-01-16 (Monday)" in lines
    assert "         - «қызмет тізімі»" in lines
    assert "  - may: Lake Section [U0300000770, annex-2/9]" in lines


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("kk", "  9. келісу: Кеңсе бастығы"),
        ("ru", "  9. согласование: Начальник канцелярии"),
        ("en", "  9. consent: Head of the Office"),
    ],
)
def test_a_procedure_speaks_three_languages(lang: str, said: str) -> None:
    assert said in render(inspector(lang), "text")


def test_words_of_an_act_are_quotations_in_another_language() -> None:
    assert "       кому: «Кеңсе» (kk)" in render(inspector("ru"), "text").splitlines()
    assert "       кімге: Кеңсе" in render(inspector("kk"), "text").splitlines()


def test_where_nobody_is_named_the_act_does_not_say_who() -> None:
    steps = [line for line in render(inspector("ru"), "text").splitlines() if "в акте не указано" in line]
    assert steps == ["  4. действие: кто, в акте не указано [U0300000770, annex-2/5]"]


def test_a_doubt_names_the_provision_on_which_it_rests() -> None:
    step = Step("does", doubt="perhaps", doubted=("annex-2/3/item-5",))
    assert procedure.doubt_words(step, "en").endswith("of the group (annex-2/3/item-5)")
    assert procedure.doubt_words(Step("does"), "en") == ""


def test_the_json_of_a_procedure_holds_terms_days_places_and_names_in_all_languages() -> None:
    content = json.loads(render(inspector("kk"), "json"))
    assert (content["question"], content["as_of"], content["start"]) == ("procedure", "2020-01-01", "2023-01-05")
    step = content["steps"][8]
    assert (step["number"], step["what"], step["latest"], step["counts_from"]) == (9, "concurs", "2023-01-19", 6)
    assert step["actors"][0]["actor"]["label"] == {
        "kk": "Кеңсе бастығы", "ru": "Начальник канцелярии", "en": "Head of the Office",
    }  # fmt: skip
    assert (step["term"]["value"], step["term"]["unit"], step["term"]["label"]["ru"]) == (
        3,
        "working-day",
        "3 рабочих дня",
    )
    assert [place["provision"] for place in step["places"]] == ["annex-1/row-1", "annex-2/2", "annex-2/7"]
    assert [option["modality"] for option in content["options"]] == ["may"]


def test_the_words_of_provisions_stand_in_the_json_where_texts_are_loaded() -> None:
    loaded = r"""
      a:U0300000770\/annex-2\/6 a eli:LegalResourceSubdivision .
      g:text\/U0300000770\/2015-04-01 { a:U0300000770\/annex-2\/6 okl:text "Көл бөлімі материалдарды қарайды."@kk . }
    """
    facts, rules = read(PROCEDURE, loaded)
    found = asked(facts, rules, iri("position/inspector"), Known(), as_of=D(2020, 1, 1))
    steps = json.loads(render(procedure.shown(found, "kk"), "json"))["steps"]
    places = {place["provision"]: place["words"] for step in steps for place in step["places"]}
    assert places["annex-2/6"] == "Көл бөлімі материалдарды қарайды."
    assert places["annex-2/5"] == ""


def test_the_table_of_a_procedure_has_a_row_a_step() -> None:
    rows = list(csv.DictReader(io.StringIO(render(inspector("en"), "csv"))))
    assert [row["number"] for row in rows] == [str(n) for n in range(1, 13)]
    assert (rows[5]["latest"], rows[6]["open"], rows[8]["latest"]) == ("2023-01-16", "no-term", "2023-01-19")


def test_a_picture_of_a_procedure_leads_from_each_step_to_the_next() -> None:
    picture = inspector("en").picture
    assert [(e.who, e.whom, e.style) for e in picture.edges][:2] == [
        ("#step-1", "#step-2", "next"), ("#step-2", "#step-3", "next"),
    ]  # fmt: skip
    assert (len(picture.nodes), len(picture.edges), picture.start) == (12, 11, "#step-1")
    assert picture.nodes[8].label == "9. consent: Head of the Office"
    assert picture.nodes[8].says == "2023-01-19 (Thursday)"
    assert picture.edges[7].words == "3 working days"


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_of_both_is_made(form: str, lang: str) -> None:
    for answer in (inspector(lang), year(lang), calendar.shown_feeds(feeds(FACTS), FACTS, lang)):
        written = render(answer, form)
        assert written.strip()
        if form in ("svg", "graphml", "gexf"):
            ET.fromstring(written)


def test_a_day_off_and_an_until_are_said_beside_the_day() -> None:
    text = render(year("en"), "text")
    assert "  2021-01-10 (Sunday)\n    Lake Section → Агенттік: есеп жібереді [U0300000770, annex-3/1]\n" in text
    assert "      day off; the working day before it is 2021-01-08 (Friday)\n" in text
    assert (
        "the act says “until”: whether the day itself counts is not said; the last day beyond doubt is 2021-05-31"
        in text
    )
    for said in (
        "annex-3/3: “тоқсан сайын”, and no day is named",
        "2021-02: the month has no such day",
        "okilet procedure U",
    ):
        assert said in text


def test_what_is_only_proposed_says_so_everywhere() -> None:
    facts, rules = read(CALENDAR.replace('"in-force"', '"proposed"'))
    choice = chosen(facts, rules, "770")
    found = calendar.Asked(choice, dues(choice.deadlines, 2021), sittings(choice.sittings, 2021), rules.thing, facts)
    assert {row[7] for row in calendar.shown(found, "en").table.rows} == {"proposed"}
    assert "A draft only proposes these terms; they are not in force." in calendar.shown(found, "en").notes
    document = asked_document(facts, rules, ACT, Known(period=period("2026-Q1")), document="annex-3", lang="en")
    assert "A draft only proposes these terms; they are not in force." in procedure.shown(document, "en").notes
    assert [feed.proposed for feed in feeds(facts)] == [True, True]


def test_every_reason_and_doubt_has_words_in_three_languages() -> None:
    for lang in LANGUAGES:
        for key in (*OPEN, "if-then", *(f"doubt-{doubt}" if doubt == "no-consent" else doubt for doubt in DOUBTS)):
            assert say(key, lang)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "1 рабочий день"),
        (3, "3 рабочих дня"),
        (5, "5 рабочих дней"),
        (11, "11 рабочих дней"),
        (21, "21 рабочий день"),
        (22, "22 рабочих дня"),
    ],
)
def test_russian_counts_as_russian_does(value: int, said: str) -> None:
    assert count_words(value, "working-day", "ru") == said
    assert count_words(1, "working-day", "en") == "1 working day"
    assert count_words(value, "working-day", "kk") == f"{value} жұмыс күні"
