"""The files of the library, one by one: front matter complete, terms declared, and what is said of them on a terminal."""

import re

import pytest

from ontology.shipped import ONTOLOGY
from ontology.terms import PREFIXES
from queries.about import about, example, listed
from queries.catalogue import FOLDER, NamedQuery, bind, catalogue, named, questions, term
from queries.oxigraph_engine import OxigraphEngine
from queries.query_files import DEFAULT, KINDS, LANGUAGES
from queries.subjects import PARAMETERS, PARTS, SUBJECTS, TYPES, rank, subject_name

EVERY = pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
FILES = {path.stem: path for path in FOLDER.rglob("*.rq")}
DECLARED = set(
    re.findall(r"^okl:(\w+) a ", "".join(p.read_text("utf-8") for p in ONTOLOGY.glob("*.ttl")), re.MULTILINE)
)
KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
MIXED = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)


def test_there_are_questions_of_every_subject() -> None:
    assert len(questions()) >= 85
    assert [*dict.fromkeys(query.subject for query in questions())] == [*SUBJECTS][:-1]
    assert {query.name for query in catalogue()} - {query.name for query in questions()} == {
        path.stem for path in (FOLDER / PARTS).glob("*.rq")
    }


@EVERY
def test_front_matter_is_complete(query: NamedQuery) -> None:
    assert all(query.title[lang] and query.question[lang] for lang in LANGUAGES)
    assert all(query.question[lang].endswith("?") or "? " in query.question[lang] for lang in LANGUAGES)
    assert query.subject == FILES[query.name].parent.name
    for parameter in query.parameters:
        assert re.search(DEFAULT.format(name=parameter.name), query.text)
        assert parameter.type in KINDS
        assert (parameter.type == "choice") == bool(parameter.choices)
        assert (parameter.name == "lang") == (parameter.type == "lang")
        assert parameter.name in PARAMETERS


@EVERY
def test_words_are_those_of_their_language(query: NamedQuery) -> None:
    for words in (query.title, query.question):
        assert not any(MIXED.search(words[lang].replace("SPARQL", "")) for lang in LANGUAGES)
        assert not KAZAKH.search(words["ru"].replace("Әділет", ""))
        assert not re.search(r"[а-яё]", words["en"], re.IGNORECASE)


def test_no_two_queries_have_one_title_or_question() -> None:
    for lang in LANGUAGES:
        assert len({query.title[lang] for query in catalogue()}) == len(catalogue())
        assert len({query.question[lang] for query in catalogue()}) == len(catalogue())


@EVERY
def test_a_file_declares_the_prefixes_that_it_uses_and_no_others(query: NamedQuery) -> None:
    declared = dict(re.findall(r"^PREFIX (\w+): <(.*)>$", query.text, re.MULTILINE))
    body = re.sub(r'"[^"]*"|<[^<>\s]*>|#.*', "", query.text.partition("\nSELECT")[2])
    assert set(re.findall(r"(?<![\w?])([a-z]+):[A-Za-z]", body)) == set(declared)
    assert {prefix: name for prefix, name in declared.items() if PREFIXES.get(prefix, name) != name} == {}


@EVERY
def test_every_own_term_is_in_the_vocabulary(query: NamedQuery) -> None:
    used = set(re.findall(r"\bokl:(\w+)", query.text)) - {"none"}  # which is nothing, by name
    assert used - DECLARED == set()


@EVERY
def test_columns_are_those_that_it_selects(query: NamedQuery) -> None:
    answer = OxigraphEngine.from_lines(()).query(bind(query, {}))
    assert getattr(answer, "variables", None) == query.columns
    assert not {column for column in query.columns if not re.fullmatch(r"[a-z][a-z0-9_]*", column)}


@EVERY
def test_examples_are_values_of_their_parameters(query: NamedQuery) -> None:
    examples = dict(re.findall(r"^#\+ example\.(\w+): (.+)$", query.text, re.MULTILINE))
    assert set(examples) <= {parameter.name for parameter in query.parameters}
    assert bind(query, {name: value for name, value in examples.items() if name != "as_of"})
    assert "as_of" not in examples or term("date", examples["as_of"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_has_every_question_under_its_subject(lang: str) -> None:
    lines = listed(questions(), lang).splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [query.name for query in questions()]
    assert [line for line in lines if line in {subject_name(subject, lang) for subject in SUBJECTS}] == [
        subject_name(query, lang) for query in dict.fromkeys(query.subject for query in questions())
    ]
    assert lines[-1].endswith("okilet query NAME --about")


def test_a_question_is_told_at_length() -> None:
    assert about(named("consents-needed"), "en").splitlines() == [
        "How many consents a post needs",
        named("consents-needed").question["en"],
        "",
        "Parameters:",
        "  least  At least: a whole number (default: 1)",
        "  as_of  As of: a date, as 2023-08-01 (without it, all)",
        "  lang   Language of names: kk, ru, en (default: kk)",
        "",
        f"Columns: {', '.join(named('consents-needed').columns)}",
        "Example: okilet query consents-needed --param least=3 --as-of 2023-01-01 --lang en",
    ]
    assert "Роль: appoints, elects, nominates, concurs, consults (если не задан, все)" in about(
        named("filled-by"), "ru"
    )
    assert example(named("acts")) == ("okilet", "query", "acts")


def test_subjects_parameters_and_types_are_named_in_three_languages() -> None:
    for words in (*SUBJECTS.values(), *PARAMETERS.values(), *TYPES.values()):
        assert len(words) == len(LANGUAGES)
        assert all(words)
    assert set(TYPES) == set(KINDS)
    assert subject_name("lakes", "kk") == "lakes"
    assert sorted(["lakes", "statistics", "appointments"], key=rank) == ["appointments", "statistics", "lakes"]


def test_files_lie_in_folders_of_subjects() -> None:
    assert {path.parent.name for path in FILES.values()} == set(SUBJECTS)
    assert all(path.parent.parent == FOLDER for path in FILES.values())
