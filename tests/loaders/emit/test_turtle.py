from pathlib import Path

import pyoxigraph as ox
import pytest

from loaders.emit.facts import LEADING_PHRASE, leading_phrase
from loaders.emit.files import rdf_file_quads
from loaders.emit.nquads import iri, line, quoted
from loaders.graph import build_dataset
from loaders.ship import differing, ship, shipped_turtle
from ontology.errors import BadData
from ontology.lexicon import load_lexicon
from ontology.shipped import FINDINGS, graph_of
from tests.readings import DRAFT_READING, LONG, READING


def test_shipped_files_hold_what_the_graphs_hold(tmp_path: Path) -> None:
    dataset = build_dataset([READING, DRAFT_READING], load_lexicon())
    paths = ship([READING, DRAFT_READING], tmp_path)
    assert sorted(path.name for path in paths) == [
        "P1600000120.2016-03-04.ttl",
        "U030000077_.2015-04-01.ttl",
        "meta.ttl",
    ]
    for path in paths:
        read = [ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
        triples = {(str(q.subject), str(q.predicate), str(q.object)) for quads in read for q in quads}
        assert triples == {quad[1:] for quad in dataset.quads(graph_of(path))}


def test_shipping_removes_what_is_no_longer_made(tmp_path: Path) -> None:
    (tmp_path / "old.ttl").write_text("")
    ship([READING], tmp_path)
    assert not (tmp_path / "old.ttl").exists()


def test_what_the_checks_found_is_left_to_them(tmp_path: Path) -> None:
    found = tmp_path / FINDINGS.name
    found.write_text("")
    ship([READING], tmp_path)
    assert found.exists()
    assert differing([READING], tmp_path) == ()


def test_no_sentence_ships() -> None:
    dataset = build_dataset([READING], load_lexicon())
    assert not [path for path, text in shipped_turtle(dataset).items() if LONG in text]


@pytest.mark.parametrize("length", range(70, 95))
def test_a_leading_phrase_is_whole_words_and_short(length: int) -> None:
    words = ("сөз " * 40)[:length].rstrip()
    phrase = leading_phrase(words)
    assert len(phrase) <= LEADING_PHRASE
    assert words.startswith(phrase.removesuffix("…"))
    assert phrase == words or phrase.removesuffix("…").endswith("сөз")


@pytest.mark.parametrize(
    ("words", "begin", "phrase"),
    [
        ("Комитет тізімді қарайды", 8, "Комитет тізімді қарайды"),  # short enough whole
        (f"{'кіріспе сөздер ' * 6}тізімді қарайды", 90, "…тізімді қарайды"),
        (f"{'кіріспе сөздер ' * 6}{'тізім ' * 20}", 90, f"…{'тізім ' * 12}тізім…"),
    ],
)
def test_a_leading_phrase_leaves_out_the_introduction_of_a_list(words: str, begin: int, phrase: str) -> None:
    assert leading_phrase(words, begin) == phrase
    assert len(phrase) <= LEADING_PHRASE


def test_one_long_word_is_cut_all_the_same() -> None:
    assert len(leading_phrase("а" * 100)) <= LEADING_PHRASE


def test_terms_are_escaped() -> None:
    assert quoted('a"b\\c\nd') == r'"a\"b\\c\nd"'
    assert iri("https://a.example/x y>") == "<https://a.example/x%20y%3E>"
    assert line(("<g>", "<s>", "<p>", '"о"@kk')) == '<s> <p> "о"@kk <g> .\n'.encode()


def test_a_users_triples_go_to_a_graph_named_after_the_file(tmp_path: Path) -> None:
    path = tmp_path / "My notes.ttl"
    path.write_text('<https://a.example/s> <https://a.example/p> [ <https://a.example/q> "1" ] .')
    quads = list(rdf_file_quads(path))
    assert {quad[0] for quad in quads} == {"<https://w3id.org/okilet/graph/file/my-notes.ttl>"}
    assert not [quad for quad in quads if any(term.startswith("_:") for term in quad)]
    assert quads == list(rdf_file_quads(path))


def test_a_users_quads_keep_their_graphs(tmp_path: Path) -> None:
    path = tmp_path / "notes.nq"
    path.write_text("<https://a.example/s> <https://a.example/p> <https://a.example/o> <https://a.example/g> .\n")
    assert [quad[0] for quad in rdf_file_quads(path)] == ["<https://a.example/g>"]


def test_a_broken_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "notes.ttl"
    path.write_text("<a")
    with pytest.raises(BadData, match=r"notes\.ttl: cannot be parsed"):
        list(rdf_file_quads(path))
