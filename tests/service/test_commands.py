"""What the commands print, and how they refuse: one line, exit status 2."""

import json
import re
from pathlib import Path

import pytest

import service.cli.shared
from ontology.terms import OKL, RDF
from queries.oxigraph_engine import OxigraphEngine
from service.build import build
from service.cli import main
from service.home import published
from tests.loaders.structure.acts import RESOLUTION
from tests.queries.chains import case as chain_case


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKILET_HOME", str(tmp_path / "home"))


@pytest.fixture
def built(tmp_path: Path, home: None) -> None:
    (tmp_path / "act.txt").write_text(RESOLUTION, encoding="utf-8")
    build([tmp_path / "act.txt"], tmp_path / "home")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "required: COMMAND"),
        (["fly"], "invalid choice: 'fly'"),
        (["build"], "required: PATH"),
        (["export"], "required: FILE"),
        (["query", "acts", "--as-of", "2020"], "'2020' is no date; write it as 2023-08-01"),
        (["query", "acts", "--lang", "de"], "--lang: invalid choice: 'de'"),
        (["chain", "министр", "--as-of", "кеше"], "'кеше' is no date"),
    ],
)
def test_a_wrong_request_is_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("okilet")
    assert said in line
    assert line.endswith("--help")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "none.rq"], "none.rq: cannot be read (No such file or directory)"),
        (["query", "acts", "--param", "act"], "write it as name=value"),
        (["query", "acts", "--param", "act=a b"], "'a b' is no act; give its code or key"),
        (["query", "positions", "--param", "in_organ=x"], "give it as position/minister-of-finance"),
        (["query", "actz"], "no query named 'actz'; there are act-ends"),
        (["export", "graph.docx"], "no RDF format has this extension"),
    ],
)
def test_a_request_that_cannot_be_answered_is_one_line(
    built: None, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


@pytest.mark.parametrize(
    ("lang", "summary"),
    [
        ("kk", r"Бұзушылықтар: 0; ескертулер: [1-9]\d*; мәліметтер: \d+; назардан тыс қалдырылды: 0\."),
        ("ru", r"Нарушений: 0; предупреждений: [1-9]\d*; замечаний: \d+; снято: 0\."),
        ("en", r"Violations: 0; warnings: [1-9]\d*; remarks: \d+; waived: 0\."),
    ],
)
def test_the_report_is_summed_up_in_the_language_asked_for(
    built: None, lang: str, summary: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["validate", "--lang", lang])
    assert re.fullmatch(summary, capfdbinary.readouterr().out.decode().splitlines()[0])


@pytest.mark.parametrize("published", [True, False])
def test_findings_are_those_of_the_report(
    published: bool, request: pytest.FixtureRequest, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    if published:
        request.getfixturevalue("built")
    main(["validate", "--format", "csv"])
    report = capfdbinary.readouterr().out
    assert main(["query", "findings", "--format", "csv"]) == 0
    assert capfdbinary.readouterr().out == report


def test_a_violation_is_reported_and_exits_with_1(
    built: None, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    graph = published(service.cli.shared.okilet_home())
    assert graph
    organ = "https://w3id.org/okilet/id/organ/nameless"
    line = f"<{organ}> <{RDF('type')}> <{OKL('Organ')}> <https://a.example/g> .\n".encode()
    engine = OxigraphEngine.from_lines([graph.read_bytes(), line])
    monkeypatch.setattr("service.cli.validate.engine", lambda: engine)
    assert main(["validate", "--format", "json"]) == 1
    report = json.loads(capfdbinary.readouterr().out)
    assert not report["conforms"]
    assert [(f["check"], f["severity"], f["subject"]) for f in report["findings"]][:1] == [
        ("no-kazakh-name", "violation", organ)
    ]


def test_what_does_not_conform_is_not_published(
    built: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (tmp_path / "home" / "current").read_bytes()
    nameless = tmp_path / "nameless.ttl"
    nameless.write_text(f"<https://a.example/organ> a <{OKL('Organ')}> .\n")
    assert main(["build", str(tmp_path / "act.txt"), str(nameless)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("okilet: nothing was published; violations: 1; the first: no-kazakh-name at https://a.exa")
    assert (tmp_path / "home" / "current").read_bytes() == before


def test_a_chain_of_the_last_day_is_asked_for_by_name(
    home: None, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.cli.chain.engine", chain_case.engine)
    assert main(["chain", "Бас", "Уәзір", "--as-of", "latest", "--format", "json"]) == 0
    answer = json.loads(capfdbinary.readouterr().out)
    assert list(answer) == ["position", "as_of", "steps", "roots", "notes"]
    assert answer["as_of"] == "2020-04-30"
    assert list(answer["steps"][0]) == [
        "depth", "role", "authority", "of", "rule", "act", "provision", "condition", "valid_from", "valid_to", "words",
        "applies",
    ]  # fmt: skip
