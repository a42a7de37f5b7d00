"""The five acts, read once for all tests of this folder."""

import os
from pathlib import Path

import pytest

from loaders.graph import Dataset, build_dataset
from loaders.model import Reading
from loaders.pipeline import read_act
from loaders.read import read_source
from ontology.lexicon import load_lexicon
from queries.oxigraph_engine import OxigraphEngine


@pytest.fixture(scope="session")
def corpus() -> Path:
    folder = os.environ.get("OKILET_CORPUS", "")
    if not Path(folder).is_dir() or not folder:
        pytest.skip("OKILET_CORPUS names no folder with the five acts")
    return Path(folder)


@pytest.fixture(scope="session")
def readings(corpus: Path) -> tuple[Reading, ...]:
    lexicon = load_lexicon()
    return tuple(read_act(read_source(path), lexicon) for path in sorted(corpus.iterdir()))


@pytest.fixture(scope="session")
def dataset(readings: tuple[Reading, ...]) -> Dataset:
    return build_dataset(readings, load_lexicon())


@pytest.fixture(scope="session")
def engine(dataset: Dataset) -> OxigraphEngine:
    return OxigraphEngine.from_lines(dataset.lines())
