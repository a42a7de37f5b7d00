"""With the words of provisions stands where they are in the file; the lines as printed where damage was undone."""

import dataclasses

from loaders.origins import read_origins
from loaders.text import Text
from ontology import iris
from ontology.terms import OKL
from tests.loaders.graphs import GRAPH, TEXTS, build, objects
from tests.readings import DECREE, READING, TEXT


def _literal(term: str) -> str:
    return term.rpartition('"')[0][1:].replace("\\n", "\n")


def test_each_character_of_a_provision_leads_to_the_file() -> None:
    dataset = build()
    counted = 0
    for provision in READING.document.provisions:
        place = iris.Provision("U030000077_", provision.path)
        for written in objects(dataset, place, OKL("origins"), TEXTS):
            origins = read_origins(_literal(written))
            assert origins == provision.text.origins
            counted += len(origins)
    assert counted > 100


def test_words_without_damage_are_not_given_as_printed() -> None:
    dataset = build()
    printed = [quad for quad in dataset.quads(TEXTS) if quad[2] == f"<{OKL('printed')}>"]
    whole = [quad[1] for quad in printed]
    assert f"<{iris.Provision('U030000077_', 'annex-2/2')}>" not in whole


def test_damage_is_given_as_printed_in_the_graph_of_words_alone() -> None:
    start = TEXT.index("он жұмыс")
    repaired = Text("өн жұмыс", tuple(range(start, start + 8)))
    provisions = tuple(
        dataclasses.replace(p, text=repaired) if (p.act, p.path) == (DECREE, "annex-2/2") else p
        for p in READING.document.provisions
    )
    document = dataclasses.replace(READING.document, provisions=provisions)
    dataset = build(dataclasses.replace(READING, document=document))
    place = iris.Provision("U030000077_", "annex-2/2")
    (printed,) = objects(dataset, place, OKL("printed"), TEXTS)
    (origins,) = objects(dataset, place, OKL("printedOrigins"), TEXTS)
    where = read_origins(_literal(origins))
    assert "он жұмыс күні ішінде" in _literal(printed)
    assert _literal(printed)[where.index(start)] == "о"
    assert objects(dataset, place, OKL("printed"), GRAPH) == []
    assert objects(dataset, place, OKL("origins"), GRAPH) == []


def test_how_much_was_read_is_kept_with_the_words() -> None:
    dataset = build()
    (placed,) = objects(dataset, GRAPH, OKL("sharePlaced"), TEXTS)
    (in_facts,) = objects(dataset, GRAPH, OKL("shareInFacts"), TEXTS)
    source = READING.document.source.text
    read = {o for fact in READING.facts for words in fact.words for o in words.origins if o >= 0}
    share = sum(not source[i].isspace() for i in read) / sum(not char.isspace() for char in source)
    assert in_facts == f'"{share:.4f}"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert 0 < float(_literal(placed)) <= 1
    assert objects(dataset, GRAPH, OKL("sharePlaced"), GRAPH) == []
