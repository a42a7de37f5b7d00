"""The report: grouped, placed, named, waived, and as data."""

import datetime as dt
import json
from pathlib import Path

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import SH

from ontology import iris
from ontology.errors import BadData, Unreadable
from queries.oxigraph_engine import OxigraphEngine
from service.report_forms import COLUMNS, as_csv, as_json, as_text, as_turtle, place_words
from shapes.again import check_again
from shapes.catalogue import Words, checks
from shapes.findings import findings_of
from shapes.places import Places
from shapes.report import Report
from shapes.results import Result, filled
from shapes.selection import as_graph, as_term
from shapes.view import View
from shapes.waivers import Waiver, read_waivers, waivers_of
from shapes.waiving import waived

EX = "https://example.org/"
ACT, OTHER = f"{iris.ID}act/U030000077_", f"{iris.ID}act/U030000078_"
CHECK = next(check for check in checks() if check.severity == "warning" and check.code[0] != "W")
GRAVE = next(check for check in checks() if check.severity == "violation")
PREFIXES = f"""
@prefix ex: <{EX}> . @prefix okl: <{iris.NS}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = f"""
<{ACT}> okl:kind "decree" ; eli:number "77" ; eli:date_document "2003-05-06"^^xsd:date .
ex:keeper skos:prefLabel "Күзетші"@kk , "Сторож"@ru .
<{ACT}/1> okl:path "1" ; okl:act <{ACT}> ; okl:order 4 .
<{ACT}/10> okl:path "10" ; okl:act <{ACT}> ; okl:order 20 .
<{ACT}/2> okl:path "2" ; okl:act <{ACT}> ; okl:order 5 .
<{OTHER}/3> okl:path "3" ; okl:act <{OTHER}> ; okl:order 1 .
ex:rule-1 okl:statedIn <{ACT}/1> ; okl:step ex:step-1 .
ex:rule-10 okl:statedIn <{ACT}/10> .
ex:rule-2 okl:statedIn <{ACT}/2> .
ex:rule-3 okl:statedIn <{OTHER}/3> .
"""


def view() -> View:
    return View((s.n3(), p.n3(), o.n3()) for s, p, o in Graph().parse(data=PREFIXES + DATA, format="turtle"))


def result(value: str, focus: str = "keeper", **others: str) -> Result:
    return Result(CHECK.name, f"<{EX}{focus}>", f"<{EX}{value}>", tuple(sorted(others.items())))


def waiver(subject: str = f"{EX}keeper", check: str = CHECK.name) -> Waiver:
    return Waiver(check, subject, "Meant so, see the protocol", "A. Serikova", dt.date(2026, 11, 21))


def test_results_about_one_thing_make_one_finding_with_places_in_the_order_of_the_document() -> None:
    (found,) = findings_of([result("rule-10"), result("rule-2"), result("rule-1")], view())
    assert found.provisions == ("1", "2", "10")
    assert found.act == ACT
    assert found.name == Words("Күзетші", "Сторож", "Күзетші")
    assert found.subject == f"{EX}keeper"


def test_a_finding_is_joined_across_acts_only_by_a_result_in_both() -> None:
    apart = findings_of([result("rule-1"), result("rule-3")], view())
    assert [(found.act, found.provisions) for found in apart] == [(ACT, ("1",)), (OTHER, ("3",))]
    (joined,) = findings_of([result("rule-1", other=f"<{EX}rule-3>"), result("rule-3")], view())
    assert (joined.act, joined.provisions) == (ACT, ("1", "U030000078_:3"))


def test_what_has_no_place_of_its_own_stands_with_the_act_that_it_is_about() -> None:
    focus = f"<{ACT}>"
    results = [Result(CHECK.name, focus, value) for value in (f"<{EX}rule-1>", '"words"', f"<{EX}rule-3>")]
    found = findings_of(results, view())
    assert [(one.act, one.provisions, len(one.values)) for one in found] == [(ACT, ("1",), 2), (OTHER, ("3",), 1)]
    assert len({one.key for one in found}) == 2


def test_a_step_stands_where_its_rule_is_stated() -> None:
    assert [place.path for place in Places(view()).of(f"{EX}step-1")] == ["1"]
    assert Places(view()).of(f"{EX}nobody") == ()


def test_holes_are_filled_and_what_nobody_binds_stays() -> None:
    assert filled("{?a} and {$b}, not {?c}", {"a": "1", "b": "2"}.get) == "1 and 2, not {?c}"


def test_a_waived_finding_is_shown_as_such_and_counts_no_more() -> None:
    found = findings_of([result("rule-1")], view())
    report = Report(waived(found, [waiver()]), (waiver(),))
    assert report.waived == report.all
    assert report.warnings == ()
    assert "A. Serikova" in as_text(report, "en", {})


def test_a_waiver_that_matches_nothing_is_a_finding() -> None:
    found = waived(findings_of([result("rule-1")], view()), [waiver(), waiver(f"{EX}gone")])
    (unused,) = (finding for finding in found if finding.check.name == "waiver-unused")
    assert unused.message.en == f"This waiver matches no finding: {CHECK.name} {EX}gone."
    assert [finding.waiver for finding in found if finding.check == CHECK] == [waiver()]


def test_a_violation_is_not_waived() -> None:
    grave = Result(GRAVE.name, f"<{EX}keeper>")
    found = waived(findings_of([grave], view()), [waiver(check=GRAVE.name)])
    assert [finding.check.name for finding in found] == [GRAVE.name, "waiver-unused"]
    assert not Report(found).conforms


HEAD = "check,subject,reason,who,date\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("check,subject\n", "line 1: the columns of a waiver file are check,subject,reason,who,date"),
        (HEAD + "nothing,position/a,b,c,2026-01-01\n", "line 2: there is no check 'nothing'"),
        (HEAD + f"{CHECK.name},position/a,,c,2026-01-01\n", "line 2: reason missing"),
        (HEAD + f"{CHECK.name},position/a,b,c,1 May\n", "line 2: '1 May' is no date"),
        (HEAD + f"{CHECK.name},position/a,b,c,2026-01-01\n{CHECK.code},position/a,b,c,2026-01-01\n", "waived twice"),
        (HEAD + f'{CHECK.name},"position/a,b\n', "not CSV"),
        (HEAD + f"{CHECK.name},position/a,so, said,me,2026-01-01\n", "more than 5 values"),
        (HEAD + f"{CHECK.name},position/a b,b,c,2026-01-01\n", "'position/a b' is no IRI"),
    ],
)
def test_a_bad_waiver_file_gets_one_clear_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "waivers.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=r"waivers\.csv: line") as error:
        waivers_of(tmp_path)
    assert said in error.value.message


def test_a_waiver_file_names_checks_by_name_or_code_and_subjects_by_iri_or_tail(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        HEAD + f'{CHECK.code},position/a,"so, said",me,2026-01-02\n{CHECK.name},{EX}b,x,y,2026-01-03\n', "utf-8"
    )
    assert read_waivers(file) == (
        Waiver(CHECK.name, f"{iris.ID}position/a", "so, said", "me", dt.date(2026, 1, 2)),
        Waiver(CHECK.name, f"{EX}b", "x", "y", dt.date(2026, 1, 3)),
    )
    assert waivers_of(tmp_path) == ()
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n") + b",,,,\r\n")
    assert len(read_waivers(file)) == 2
    file.write_text(HEAD.replace(",", ";") + f"{CHECK.code};position/a;so, said;me;2026-01-02\n;;;;\n", "utf-8")
    assert read_waivers(file) == (Waiver(CHECK.name, f"{iris.ID}position/a", "so, said", "me", dt.date(2026, 1, 2)),)
    with pytest.raises(Unreadable):
        read_waivers(tmp_path / "none.csv")
    file.write_text("check", "utf-16")
    with pytest.raises(Unreadable, match="save it as UTF-8"):
        read_waivers(file)
    (tmp_path / "waivers.csv").mkdir()
    with pytest.raises(Unreadable, match="check its kind"):
        waivers_of(tmp_path)


def test_the_report_as_data_is_the_query_findings() -> None:
    results = [result("rule-1"), result("rule-3", focus="other")]
    results += [result(value, focus=focus) for value, focus in (("rule-2", "second"), ("rule-10", "first"))]
    found = findings_of(results, view())
    assert [one.provisions for one in found] == [("1",), ("2",), ("10",), ("3",)]  # as in the documents
    report = Report(waived(found, [waiver()]), (waiver(),))
    engine = OxigraphEngine.from_lines(f"{s} {p} {o} {g} .\n".encode() for g, s, p, o in report.quads())
    from queries.catalogue import run

    for lang in ("kk", "ru", "en"):
        answer = run("findings", engine, {}, lang=lang)
        lines = [",".join(answer.variables), *(",".join(_quoted(v) for v in row) for row in answer.values())]
        assert "\n".join(lines) + "\n" == as_csv(report, lang, {})
    assert answer.variables == COLUMNS


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if any(char in value for char in ',"\n') else value


def test_json_gives_places_with_words_and_turtle_all_languages() -> None:
    report = Report(findings_of([result("rule-1")], view()))
    text = f'<{ACT}/1> <{iris.NS}text> "Бақты сторож күзетеді."@kk <{iris.GRAPH}text/U030000077_> .\n'
    words = place_words(report, OxigraphEngine.from_lines([text.encode()]))
    (found,) = json.loads(as_json(report, "ru", words))["findings"]
    assert found["places"] == [{"act": ACT, "path": "1", "iri": f"{ACT}/1", "words": "Бақты сторож күзетеді."}]
    assert found["subject_label"] == "Сторож"
    assert "«Бақты сторож күзетеді.»" in as_text(report, "kk", words)
    graph = Graph().parse(data=as_turtle(report, "kk", {}), format="turtle")
    messages = {literal.language for literal in graph.objects(None, SH.resultMessage) if isinstance(literal, Literal)}
    assert messages == {"kk", "ru", "en"}


def test_words_of_several_lines_stay_one_line_of_the_graph() -> None:
    """A graph is published line by line: names, values and reasons may hold line ends, quotes and backslashes."""
    words = 'first\r\n"second" \\ third'
    labelled = View(
        [(f"<{EX}keeper>", "<http://www.w3.org/2004/02/skos/core#prefLabel>", f"{as_term(Literal(words, 'kk'))}")]
    )
    found = findings_of([Result(CHECK.name, f"<{EX}keeper>", as_term(Literal(words)))], labelled)
    given = Waiver(CHECK.name, f"{EX}keeper", words, words, dt.date(2026, 11, 21))
    quads = list(Report(waived(found, [given]), (given,)).quads())
    assert not [quad for quad in quads if "\n" in "".join(quad) or "\r" in "".join(quad)]
    engine = OxigraphEngine.from_lines(f"{s} {p} {o} {g} .\n".encode() for g, s, p, o in quads)
    said = {quad.predicate.value.rpartition("#")[2].rpartition("/")[2]: quad.object.value for quad in engine.quads()}
    assert [said[name] for name in ("subjectLabel", "value", "reason", "creator")] == [words] * 4


@pytest.mark.parametrize(
    "term", ['"01"^^<http://www.w3.org/2001/XMLSchema#integer>', '"a\\nb\\"\\\\"@ru-kz', "<urn:a>", "_:b"]
)
def test_a_term_comes_back_from_rdflib_as_it_was(term: str) -> None:
    ((_, _, value),) = as_graph([("<urn:s>", "<urn:p>", term)])
    assert as_term(value) == term


def test_an_empty_graph_conforms() -> None:
    assert check_again([])[0].all == ()
