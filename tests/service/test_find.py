"""`okilet find`, and names given for parameters of queries on the command line."""

import csv
import io
import json

import pytest

from ontology.iris import ID
from service.cli import main


@pytest.fixture(autouse=True)
def shipped_graph(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKILET_HOME", str(tmp_path_factory.mktemp("none")))


@pytest.fixture
def printed(capfdbinary: pytest.CaptureFixture[bytes]) -> "Printed":
    return Printed(capfdbinary)


class Printed:
    """What a command prints."""

    def __init__(self, captured: pytest.CaptureFixture[bytes]) -> None:
        self._captured = captured

    def __call__(self, *arguments: str) -> str:
        self._captured.readouterr()
        assert main(arguments) == 0
        return self._captured.readouterr().out.decode()

    def refused(self, *arguments: str) -> str:
        assert main(arguments) == 2
        (line,) = self._captured.readouterr().err.decode().splitlines()
        return line


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "ru",
            [
                "Что может значить «глава Минфина»",
                f"  0.96  должность  Министр финансов  <{ID}position/minister-of-finance>",
                "        «Минфин»; по названию его органа",
            ],
        ),
        (
            "kk",
            [
                "«глава Минфина» дегенде не айтылуы мүмкін",
                f"  0.96  лауазым  Қаржы министрі  <{ID}position/minister-of-finance>",
                "        «Минфин»; оның органының атауы бойынша",
            ],
        ),
        (
            "en",
            [
                "What «глава Минфина» may mean",
                f"  0.96  position  Minister of Finance  <{ID}position/minister-of-finance>",
                "        «Минфин»; by the name of its organ",
            ],
        ),
    ],
)
def test_a_candidate_is_shown_with_its_reason(lang: str, lines: list[str], printed: Printed) -> None:
    assert printed("find", "глава", "Минфина", "--limit", "1", "--lang", lang).splitlines() == lines


def test_candidates_as_json_have_all_languages(printed: Printed) -> None:
    answer = json.loads(printed("find", "ҰҚК төрағасын", "--format", "json"))
    assert (answer["question"], answer["text"]) == ("find", "ҰҚК төрағасын")
    first = answer["candidates"][0]
    assert (first["iri"], first["kind"]) == (f"{ID}position/chair-of-national-security-committee", "position")
    assert first["score"] == 1.0
    assert first["rules"] == ["form"]
    assert first["reason"] == {
        "kk": "«ҰҚК Төрағасы»; басқа жалғаумен немесе сөз ретімен",
        "ru": "«ҰҚК Төрағасы»; в другой форме или порядке слов",
        "en": "«ҰҚК Төрағасы»; in another form or order",
    }
    assert first["label"]["en"] == "Chairperson of the National Security Committee"
    scores = [candidate["score"] for candidate in answer["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1


def test_kinds_bound_what_is_found(printed: Printed) -> None:
    rows = list(csv.DictReader(io.StringIO(printed("find", "МИД", "--kind", "organ", "--format", "csv"))))
    assert rows[0]["iri"] == f"{ID}organ/ministry-of-foreign-affairs"
    assert {row["kind"] for row in rows} == {"organ"}
    rows = list(csv.DictReader(io.StringIO(printed("find", "828 Жарлығы", "--kind", "act", "--format", "csv"))))
    assert [(row["iri"], row["label"]) for row in rows] == [
        (f"{ID}act/U020000828_", "2002 жылғы 29 наурыздағы № 828 Жарлық")
    ]


def test_a_name_that_nothing_fits_is_refused(printed: Printed) -> None:
    assert printed.refused("find", "рецепт борща") == "okilet: no thing goes by the name «рецепт борща»"


def test_a_query_takes_names_for_things_and_acts(printed: Printed) -> None:
    asked = ("query", "positions", "--format", "csv", "--param")
    assert printed(*asked, "in_organ=МИД РК") == printed(*asked, "in_organ=organ/ministry-of-foreign-affairs")
    asked = ("query", "acts", "--format", "csv", "--param")
    assert printed(*asked, "act=указ 624") == printed(*asked, "act=U1300000624")


def test_a_name_that_fits_several_things_is_refused_with_all(printed: Printed) -> None:
    line = printed.refused("query", "appointments", "--param", "position=министр информации", "--lang", "en")
    assert line.startswith("okilet: «министр информации» fits several positions equally well: Minister of Culture and")
    assert f"<{ID}position/minister-of-information-and-communications>" in line


def test_a_name_that_is_none_is_refused_as_a_value(printed: Printed) -> None:
    line = printed.refused("query", "appointments", "--param", "position=рецепт борща")
    assert line.startswith("okilet: 'рецепт борща' is no organ, position or class; give it as position/minister-of-fin")
    assert line.endswith("its IRI or a name; no position goes by the name «рецепт борща»")
