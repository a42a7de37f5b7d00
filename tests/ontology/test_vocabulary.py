"""The vocabulary declares, in three languages, every own term that anything uses."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from loaders.graph import build_dataset
from ontology.lexicon import load_lexicon
from ontology.shipped import ONTOLOGY
from ontology.terms import OKL, RDFS, SKOS
from tests.readings import DRAFT_READING, READING

ROOT = ONTOLOGY.parent
LANGUAGES = {"kk", "ru", "en"}
OWN = re.compile(r"\bokl:([A-Za-z]+)")


def declared() -> dict[str, dict[str, set[str]]]:
    terms: dict[str, dict[str, set[str]]] = {}
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(OKL("")):
                term = terms.setdefault(quad.subject.value.removeprefix(OKL("")), {})
                if isinstance(quad.object, ox.Literal) and quad.object.language:
                    term.setdefault(quad.predicate.value, set()).add(quad.object.language)
    return terms


TERMS = declared()


@pytest.mark.parametrize("term", sorted(TERMS))
def test_each_term_has_label_and_definition_in_three_languages(term: str) -> None:
    assert TERMS[term].get(RDFS("label")) == LANGUAGES
    assert TERMS[term].get(SKOS("definition")) == LANGUAGES


def test_the_graph_uses_declared_terms_alone() -> None:
    dataset = build_dataset([READING, DRAFT_READING], load_lexicon())
    used = {term[1:-1] for quad in dataset.quads() for term in quad[2:] if term.startswith(f"<{OKL('')}")}
    assert {term.removeprefix(OKL("")) for term in used} - set(TERMS) == set()


def files() -> list[Path]:
    folders = ("ontology/thesaurus", "ontology/acts", "queries", "shapes", "loaders")
    return sorted(p for f in folders for suffix in ("ttl", "rq") for p in (ROOT / f).rglob(f"*.{suffix}"))


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_files_use_declared_terms_alone(path: Path) -> None:
    assert set(OWN.findall(path.read_text(encoding="utf-8"))) - set(TERMS) == set()


def test_there_are_few_terms() -> None:
    assert 60 <= len(TERMS) <= 220
