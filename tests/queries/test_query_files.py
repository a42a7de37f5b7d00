"""Folders of further queries: what they give, and how a file that is none is refused."""

from pathlib import Path

import pytest

from ontology.errors import BadParameter, BadQuery, NotFound
from queries.catalogue import bind, catalogue, named, run
from queries.engine import Term
from queries.oxigraph_engine import OxigraphEngine

LAKES = """#+ title.en: Lakes
#+ question.ru: Какие есть озёра?
#+ param.lake: text
#+ param.lang: lang
SELECT ?name ?lake WHERE {
  VALUES ?lake { "Balkhash" }
  VALUES ?lang { "kk" }
  BIND(CONCAT(?lake, "/", ?lang) AS ?name)
}
"""


def folder(path: Path, name: str = "lakes.rq", text: str = LAKES) -> tuple[Path, ...]:
    (path / "waters" / name).parent.mkdir(exist_ok=True)
    (path / "waters" / name).write_text(text, encoding="utf-8")
    return (path / "waters",)


def test_a_query_of_an_operators_stands_among_the_others(tmp_path: Path) -> None:
    folders = folder(tmp_path)
    query = named("lakes", folders)
    assert dict(query.title) == {"kk": "Lakes", "ru": "Lakes", "en": "Lakes"}
    assert query.question["ru"] == "Какие есть озёра?"
    assert query.columns == ("name", "lake")
    assert query.tags == ("waters",)
    assert [(p.name, p.type, p.default) for p in query.parameters] == [
        ("lake", "text", "Balkhash"),
        ("lang", "lang", "kk"),
    ]
    names = [query.name for query in catalogue(folders)]
    assert names == sorted({*(query.name for query in catalogue()), "lakes"})
    found = run("lakes", OxigraphEngine.from_lines(()), {"lake": 'Зайсан "көл"\\'}, lang="en", folders=folders)
    assert found.rows == ((Term.text('Зайсан "көл"\\/en'), Term.text('Зайсан "көл"\\')),)


def test_an_operators_query_has_choices_numbers_and_examples(tmp_path: Path) -> None:
    text = LAKES.replace("lake: text", "lake: choice Balkhash Zaysan\n#+ example.lake: Zaysan\n#+ param.depth: number")
    folders = folder(tmp_path, text=text.replace("  BIND", "  VALUES ?depth { 26 }\n  BIND"))
    lake, depth, _ = named("lakes", folders).parameters
    assert (lake.type, lake.choices, lake.example, lake.default) == (
        "choice",
        ("Balkhash", "Zaysan"),
        "Zaysan",
        "Balkhash",
    )
    assert (depth.type, depth.default, depth.choices) == ("number", "26", ())
    with pytest.raises(BadParameter, match="there are Balkhash, Zaysan"):
        bind(named("lakes", folders), {"lake": "Alakol"})


def test_without_the_folder_there_is_no_such_query() -> None:
    with pytest.raises(NotFound) as refused:
        named("lakes")
    assert "acts" in refused.value.detail["queries"]  # type: ignore[index]


def test_folders_within_a_folder_are_subjects(tmp_path: Path) -> None:
    (tmp_path / "salt").mkdir()
    (tmp_path / "salt" / "lakes.rq").write_text(LAKES, encoding="utf-8")
    assert named("lakes", (tmp_path,)).tags == ("salt",)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("lakes.rq", LAKES.replace("SELECT ?name ?lake", "SELECT ?name ?lake ?"), "line 5"),
        ("lakes.rq", "CONSTRUCT WHERE { ?s ?p ?o }", "is no SELECT query"),
        ("lakes.rq", "DROP ALL", "lakes.rq"),
        ("lakes.rq", LAKES.replace("lake: text", "lake: word"), "no type 'word'; there are act, thing"),
        ("lakes.rq", LAKES.replace("lake: text", "lake: choice"), "lists its values: choice one two"),
        ("lakes.rq", LAKES.replace("lake: text", "lake: text big small"), "lists its values: choice one two"),
        ("lakes.rq", LAKES.replace("lake: text", "lake:  "), "no type ''"),
        ("lakes.rq", LAKES.replace("lake: text", "size: text"), r"no VALUES ?size { … } in the query"),
        ("lakes.rq", LAKES.replace("param.lake", "param.page"), "has a meaning in addresses"),
        ("lakes.rq", "#+ columns: depth\n" + LAKES, "the query does not select depth"),
        ("lakes and rivers.rq", LAKES, "give the file such a name"),
        ("acts.rq", LAKES, "the library has a query of this name"),
    ],
)
def test_a_file_that_is_no_named_query_is_refused_by_its_path(name: str, text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BadQuery) as refused:
        catalogue(folder(tmp_path, name, text))
    assert f"waters/{name}" in refused.value.message
    assert said in refused.value.message


def test_two_files_of_one_name_are_refused_by_both(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    folders = (*folder(tmp_path), *folder(tmp_path / "b"))
    with pytest.raises(BadQuery, match=r"b/waters/lakes\.rq: .*waters/lakes\.rq has a query of this name"):
        catalogue(folders)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadQuery, match="none: is no folder"):
        catalogue((tmp_path / "none",))
    (tmp_path / "latin.rq").write_bytes("# көл".encode("utf-16"))
    with pytest.raises(BadQuery, match=r"latin\.rq: is not UTF-8"):
        catalogue((tmp_path,))


def test_the_folder_is_read_once(tmp_path: Path) -> None:
    folders = folder(tmp_path)
    text = bind(named("lakes", folders), {})
    (tmp_path / "waters" / "lakes.rq").write_text("SELECT nothing")
    assert bind(named("lakes", folders), {}) == text
