"""The graph of the readings made by hand, and what tests ask of it."""

from __future__ import annotations

import dataclasses
import datetime as dt

from loaders.graph import Dataset, build_dataset
from loaders.model import Fact, Impact, Reading
from ontology import iris
from ontology.lexicon import load_lexicon
from ontology.terms import OKL, RDF
from tests.readings import DRAFT_READING, FACTS, READING

DAY = dt.date(2015, 4, 1)
GRAPH = iris.Graph("U030000077_", DAY)
DRAFT_GRAPH = iris.Graph("P1600000120", dt.date(2016, 3, 4))
TEXTS = iris.Graph("U030000077_", DAY, text=True)
IMPACTS = tuple(fact for fact in FACTS if isinstance(fact, Impact))


def build(*readings: Reading) -> Dataset:
    """The dataset of some readings, of the decree and the draft where none is given."""
    return build_dataset(readings or (READING, DRAFT_READING), load_lexicon())


def with_facts(*facts: Fact) -> Reading:
    """The decree with these facts, its version the same."""
    return dataclasses.replace(READING, facts=(*IMPACTS, *facts))


def objects(dataset: Dataset, subject: object, predicate: str, graph: iris.Graph = GRAPH) -> list[str]:
    """What is said of a subject, as N-Triples terms."""
    wanted = (f"<{subject}>", f"<{predicate}>")
    return [quad[3] for quad in dataset.quads(graph) if quad[1:3] == wanted]


def subjects(dataset: Dataset, kind: str) -> list[str]:
    """The IRIs of the things of an own class in the graph of the decree."""
    wanted = (f"<{RDF('type')}>", f"<{OKL(kind)}>")
    return [quad[1][1:-1] for quad in dataset.quads(GRAPH) if quad[2:] == wanted]
