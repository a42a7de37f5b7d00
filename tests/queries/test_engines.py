from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.errors import BadData
from ontology.iris import BASE
from ontology.shipped import file_of, graph_of, shipped_files
from queries.engine import Engine, Quad, Solutions, Sort, Term, Triples, open_graph
from queries.oxigraph_engine import OxigraphEngine
from queries.rdflib_engine import RdflibEngine
from queries.remote_engine import RemoteEngine
from tests.queries.sparql_server import serving

INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
LINES = tuple(
    f"{line}\n".encode()
    for line in (
        '<https://a.example/s> <https://a.example/p> "о\\"қ"@kk <https://a.example/g1> .',
        '<https://a.example/s> <https://a.example/p> "о\\"қ"@kk <https://a.example/g2> .',
        '<https://a.example/s> <https://a.example/n> "5"^^<' + INTEGER + "> <https://a.example/g2> .",
        '<https://a.example/s> <https://a.example/n> "plain" <https://a.example/g2> .',
    )
)
S, P, N = (Term.iri(f"https://a.example/{name}") for name in "spn")
WORD = Term.text('о"қ', "kk")


@contextmanager
def remote(lines: tuple[bytes, ...]) -> Iterator[Engine]:
    with serving(OxigraphEngine.from_lines(lines)) as address:
        yield RemoteEngine(address)


MAKERS: dict[str, Callable[[tuple[bytes, ...]], AbstractContextManager[Engine]]] = {
    "oxigraph": lambda lines: nullcontext(OxigraphEngine.from_lines(lines)),
    "rdflib": lambda lines: nullcontext(RdflibEngine.from_lines(lines)),
    "remote": remote,
}


@pytest.fixture(params=MAKERS)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with MAKERS[request.param](LINES) as made:
        yield made


def test_the_union_holds_a_triple_once(engine: Engine) -> None:
    assert engine.query("SELECT ?o WHERE { ?s <https://a.example/p> ?o }") == Solutions(("o",), ((WORD,),))


def test_single_graphs_are_reached_by_name(engine: Engine) -> None:
    found = engine.query("SELECT ?g WHERE { GRAPH ?g { ?s <https://a.example/p> ?o } } ORDER BY ?g")
    assert isinstance(found, Solutions)
    assert found.values() == (("https://a.example/g1",), ("https://a.example/g2",))


def test_terms_keep_type_and_language(engine: Engine) -> None:
    found = engine.query("SELECT ?o ?none WHERE { <https://a.example/s> <https://a.example/n> ?o } ORDER BY STR(?o)")
    number = Term(Sort.LITERAL, "5", INTEGER)
    assert found == Solutions(("o", "none"), ((number, None), (Term.text("plain"), None)))


def test_ask_and_construct(engine: Engine) -> None:
    assert engine.query("ASK { ?s <https://a.example/p> ?o }") is True
    assert engine.query("ASK { ?s <https://a.example/q> ?o }") is False
    built = engine.query("CONSTRUCT { ?s <https://a.example/n> ?o } WHERE { ?s <https://a.example/p> ?o }")
    assert built == Triples(((S, N, WORD),))


def test_relative_names_are_of_the_base_of_the_graph(engine: Engine) -> None:
    assert engine.query("SELECT (<id/act/x> AS ?x) {}") == Solutions(("x",), ((Term.iri(f"{BASE}id/act/x"),),))
    text = "BASE <https://a.example/> SELECT ?o { <s> <n> ?o FILTER(LANG(?o) = '' && isLITERAL(?o) && ?o = 5) }"
    assert engine.query(text) == Solutions(("o",), ((Term(Sort.LITERAL, "5", INTEGER),),))


def test_quads(engine: Engine) -> None:
    assert list(engine.quads("https://a.example/g1")) == [Quad("https://a.example/g1", S, P, WORD)]
    assert len(list(engine.quads())) == len(LINES)


def test_terms_as_written() -> None:
    assert [term.n3() for term in (S, WORD, Term.date("2020-01-02"), Term(Sort.BLANK, "b"))] == [
        "<https://a.example/s>",
        '"о\\"қ"@kk',
        '"2020-01-02"^^<http://www.w3.org/2001/XMLSchema#date>',
        "_:b",
    ]


@pytest.mark.parametrize("form", [ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG])
def test_a_dump_holds_the_named_graphs(form: ox.RdfFormat) -> None:
    engine = OxigraphEngine.from_lines(LINES)
    again = {str(quad) for quad in ox.parse(engine.dump(form), format=form)}
    assert again == {str(quad) for quad in ox.parse(b"".join(LINES), format=ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("form", [ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML])
def test_a_dump_without_graphs_holds_their_union(form: ox.RdfFormat) -> None:
    engine = OxigraphEngine.from_lines(LINES)
    assert len(list(ox.parse(engine.dump(form), format=form))) == 3
    assert engine.dump(form) == OxigraphEngine.from_lines(LINES[::-1]).dump(form)


def test_the_graph_that_ships_opens_with_its_named_graphs() -> None:
    engine = open_graph()
    names = engine.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(names, Solutions)
    assert {name for (name,) in names.values()} == {str(graph_of(path)) for path in shipped_files()}


def test_files_and_graphs_name_each_other() -> None:
    for path in shipped_files():
        if path.parent.name == "acts":
            assert file_of(graph_of(path)) == path


@pytest.mark.parametrize(("name", "content"), [("a.nq", "<a"), ("a.txt", ""), ("missing.nq", None)])
def test_a_file_that_is_no_graph_is_named(name: str, content: str | None, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(BadData, match=name):
        open_graph(path)
