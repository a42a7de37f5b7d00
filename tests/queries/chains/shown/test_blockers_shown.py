"""What is shown of who can block: why in words, the same in JSON and CSV, the marks of the picture, languages."""

import csv
import io
import json
from dataclasses import replace

import pytest

from queries.chains.answer import STEP_COLUMNS, Answer
from queries.chains.blockers import blockers
from queries.chains.forms import FORMS, render
from queries.chains.shown import blockers as module
from queries.chains.shown.blockers import shown
from tests.queries.chains.blocking import DAY, iri, name, rules_of, step

STEPS = (
    step("p", "appoints", "o-council"),
    step("p", "nominates", "x"),
    step("p", "nominates", "y", 2, condition="x tells y to"),
    step("p", "consults", "d"),
    step("x", "appoints", "z"),
    step("x", "concurs", "c-wise"),
    step("y", "appoints", "z"),
)
RULES = rules_of(STEPS, heads={"o-council": "chair"})


@pytest.fixture(scope="module")
def answer() -> Answer:
    return shown(blockers(RULES, iri("p"), DAY, lang="en"), "en")


def test_text_says_who_blocks_how_and_by_what(answer: Answer) -> None:
    assert render(answer, "text").splitlines() == [
        "Who can block the appointment: p (as of 2020-01-01)",
        "  Alone, directly:",
        "    o-council",
        "      appoints to: p [A1, annex-1/p]",
        "      acts through its head: chair",
        "  Alone, in the end (through the appointments of those who act):",
        "    z",
        "      can not act: x – nominates for: p [A1, annex-1/p]",
        "      can not act: y – nominates for: p [A1, annex-1/p; x tells y to]",
        "      appoints to: x [A1, annex-1/x]",
        "      appoints to: y [A1, annex-1/y]",
        "  Only both together:",
        "    x + y",
        "      x – nominates for: p [A1, annex-1/p]",
        "      y – nominates for: p [A1, annex-1/p; x tells y to]",
        "    y + c-wise (the respective one of the group) (in the end)",
        "      can not act: x – nominates for: p [A1, annex-1/p]",
        "      y – nominates for: p [A1, annex-1/p; x tells y to]",
        "      c-wise – concurs with the appointment to: x [A1, annex-1/x]",
        "Notes:",
        "  - d is consulted only; that blocks nothing.",
        "  - A step with a condition counts as needed; whether the condition holds is not examined.",
        (
            "  - “Through its head”: an organ that nobody heads is taken not to act; this does not mean that its head "
            "alone can refuse for it."
        ),
        "  - “The respective one of the group”: the rule names a group; which one of it the loaded data do not say.",
    ]


def test_json_gives_each_set_with_its_steps(answer: Answer) -> None:
    said = json.loads(render(answer, "json"))
    assert [said[key] for key in ("question", "as_of", "depth", "largest", "exact_up_to")] == [
        "blockers", "2020-01-01", None, 2, 2,
    ]  # fmt: skip
    assert [([name(one["iri"]) for one in each["members"]], each["direct"]) for each in said["sets"]] == [
        (["o-council"], True), (["chair"], True), (["z"], False), (["x", "y"], True), (["y", "c-wise"], False),
    ]  # fmt: skip
    pair = said["sets"][4]
    assert [one["kind"] for one in pair["members"]] == ["position", "class"]
    assert [one["depth"] for one in pair["members"]] == [1, 2]
    assert [(each["depth"], each["role"], name(each["authority"]["iri"])) for each in pair["steps"]] == [
        (1, "nominates", "x"), (1, "nominates", "y"), (2, "concurs", "c-wise"),
    ]  # fmt: skip
    head = said["sets"][1]["through"][0]
    assert (name(head["of"]["iri"]), name(head["acts"]["iri"])) == ("o-council", "chair")
    assert said["notes"] == list(answer.notes)


def test_a_row_of_csv_is_a_step_of_one_who_blocks(answer: Answer) -> None:
    header, *rows = csv.reader(io.StringIO(render(answer, "csv"), newline=""))
    assert header == ["set", "size", "direct", "blocker", "blocker_label", "blocker_kind", "depth", *STEP_COLUMNS]
    assert [(*row[:3], row[4], row[7], name(row[10])) for row in rows] == [
        ("1", "1", "true", "o-council", "appoints", "p"),
        ("2", "1", "true", "chair", "through", "o-council"),
        ("3", "1", "false", "z", "appoints", "x"),
        ("3", "1", "false", "z", "appoints", "y"),
        ("4", "2", "true", "x", "nominates", "p"),
        ("4", "2", "true", "y", "nominates", "p"),
        ("5", "2", "false", "y", "nominates", "p"),
        ("5", "2", "false", "c-wise", "concurs", "x"),
    ]
    assert {len(row) for row in rows} == {len(header)}


def test_the_picture_has_what_matters_and_marks_it(answer: Answer) -> None:
    assert {node.label: (node.level, node.mark) for node in answer.picture.nodes} == {
        "p": (0, "start"),
        "o-council": (1, "blocker"),
        "chair": (1, "blocker"),
        "x": (1, "pair"),
        "y": (1, "pair"),
        "z": (2, "blocker"),
        "c-wise": (2, "pair"),
    }
    assert {node.says for node in answer.picture.nodes} == {
        "",
        "blocks alone",
        "blocks with others",
        "as head of the organ",
    }
    assert len(answer.picture.edges) == 7
    assert "blocks alone" in render(answer, "svg")


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_in_every_language(form: str, lang: str) -> None:
    found = blockers(RULES, iri("p"), DAY, lang=lang)
    title = {"kk": "Тағайындауды кім бөгей алады", "ru": "Кто может заблокировать", "en": "Who can block"}[lang]
    written = render(shown(found, lang), form)
    assert form in ("json", "csv") or title in written


def test_what_is_cut_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REASONED", 2)
    monkeypatch.setattr(module, "_LISTED", 1)
    answer = shown(blockers(RULES, iri("p"), DAY, lang="en"), "en")
    assert "    … and 1 more: json and csv give all" in answer.lines
    assert "    … and 2 more: json and csv give all" in answer.lines
    assert answer.notes[-1] == "Steps are given for the first 2 sets alone."
    sets = answer.content["sets"]
    assert isinstance(sets, list)
    assert len(sets) == 5


def test_nothing_to_show() -> None:
    answer = shown(blockers(RULES, iri("z"), lang="ru"), "ru")
    assert answer.lines == ("  В загруженных актах правил не найдено.",)
    alone = shown(blockers(rules_of(STEPS[1:3]), iri("p"), DAY, lang="ru"), "ru")
    assert alone.lines[:2] == ("  В одиночку не может никто.", "  Только оба вместе:")


def test_no_rule_on_the_day_is_no_word_on_who_can() -> None:
    ended = [replace(one, ends=DAY) for one in STEPS]
    answer = shown(blockers(rules_of(ended), iri("p"), DAY, lang="en"), "en")
    assert answer.lines == ("  No loaded rule stands on this day; who could block is not known.",)


def test_pairs_of_which_one_blocks_in_the_end_are_shown_too() -> None:
    """`p` is appointed by a, with the consent of x or y; x appoints a, too."""
    steps = [step("p", "appoints", "a"), step("p", "concurs", "x"), step("p", "concurs", "y", 2)]
    rules = rules_of([*steps, step("a", "appoints", "x")])
    answer = shown(blockers(rules, iri("p"), DAY, lang="en"), "en")
    assert answer.lines[-4:] == (
        "  Directly, only together (one of them blocks without the others in the end):",
        "    x + y",
        "      x – concurs with the appointment to: p [A1, annex-1/p]",
        "      y – concurs with the appointment to: p [A1, annex-1/p]",
    )
    said = json.loads(render(answer, "json"))
    assert [len(each["members"]) for each in said["sets"]] == [1, 1]
    assert [[name(one["iri"]) for one in each["members"]] for each in said["directly_together"]] == [["x", "y"]]


def test_who_appoints_stands_first_and_a_head_after_its_organ() -> None:
    steps = [step("p", "concurs", "a"), step("p", "nominates", "o-b"), step("p", "appoints", "z")]
    found = blockers(rules_of(steps, heads={"o-b": "head"}), iri("p"), DAY)
    assert [name(each.members[0].thing.iri) for each in found.sets] == ["z", "o-b", "head", "a"]


def test_who_was_no_more_on_the_day_is_noted() -> None:
    rules = rules_of(STEPS)
    rules.lifetimes = {iri("o-council"): (DAY.min, DAY)}
    assert (
        "There was no o-council any more on 2020-01-01 (there is none since 2020-01-01)."
        in blockers(rules, iri("p"), DAY, lang="en").notes
    )
