"""`okilet query`: the list, what one question asks, and its parameters."""

import csv
import json

import pytest

from queries.catalogue import questions
from service.cli import main


def printed(capfd: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    assert main(["query", *arguments]) == status
    captured = capfd.readouterr()
    return captured.out, captured.err


@pytest.mark.parametrize(
    ("lang", "subject", "line"),
    [
        ("kk", "Тағайындаулар", "Лауазымға кім орналастырады"),
        ("ru", "Назначения", "Кто замещает должность"),
        ("en", "Appointments", "Who fills a post"),
    ],
)
def test_without_a_name_all_questions_are_listed_by_subject(
    lang: str, subject: str, line: str, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = printed(capfd, "--lang", lang)[0].splitlines()
    assert lines[0] == subject
    assert next(row for row in lines if row.split()[:1] == ["who-fills"]).endswith(f"  {line}")
    assert sum(row.startswith("  ") for row in lines) == len(questions())
    assert not [row for row in lines if "rule-steps" in row]
    assert "okilet query NAME" in lines[-1]


def test_one_question_is_told_without_a_graph(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: bool) -> None:
        raise AssertionError("the graph is read")

    monkeypatch.setattr("service.cli.query.engine", refused)
    out = printed(capfd, "filled-by", "--about", "--lang", "en")[0]
    assert out.startswith("Posts that an authority has a say in\n")
    assert "  role       Role: appoints, elects, nominates, concurs, consults (without it, all)\n" in out
    example = "okilet query filled-by --param authority=position/minister-of-finance --param role=appoints"
    assert out.endswith(f"Example: {example} --as-of 2023-01-01 --lang en\n")


def test_the_list_comes_in_forms_for_programs(capfd: pytest.CaptureFixture[str]) -> None:
    head, *rows = csv.reader(printed(capfd, "--lang", "en", "--format", "csv")[0].splitlines())
    assert head == ["name", "subject", "title", "question", "parameters", "columns"]
    assert [row[0] for row in rows] == [query.name for query in questions()]
    (filled_by,) = [row for row in rows if row[0] == "filled-by"]
    assert filled_by[1:3] == ["Appointments", "Posts that an authority has a say in"]
    assert filled_by[4].split("; ")[:2] == ["authority", "role"]

    one = json.loads(printed(capfd, "filled-by", "--about", "--lang", "en", "--format", "json")[0])
    assert [row["name"]["value"] for row in one["results"]["bindings"]] == ["filled-by"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--about"], "give its NAME"),
        (["whom-fills", "--about"], "no query named 'whom-fills'"),
        (["filled-by", "--param", "role=hires"], "'hires' is none of the values; there are appoints, elects"),
        (["consents-needed", "--param", "least=many"], "'many' is no whole number"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    out, err = printed(capfd, *arguments, status=2)
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_an_example_runs(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKILET_HOME", "/nowhere")
    asked = ["filled-by", "--param", "authority=organ/mazhilis", "--param", "role=concurs", "--format", "csv"]
    lines = printed(capfd, *asked, "--lang", "en")[0].splitlines()
    assert lines[1].split(",")[:6] == [
        "https://w3id.org/okilet/id/organ/mazhilis",
        "Mazhilis of the Parliament",
        "concurs",
        "https://w3id.org/okilet/id/position/prime-minister",
        "Prime Minister",
        "",
    ]
    assert len(lines) == 2
