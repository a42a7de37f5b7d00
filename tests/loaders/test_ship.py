"""The graph that ships is what the loaders make of the acts, byte for byte."""

import os
from pathlib import Path

import pytest

from loaders.pipeline import read_act
from loaders.read import read_source
from loaders.ship import differing, ship
from ontology.lexicon import load_lexicon
from tests.readings import DRAFT_READING, READING

FOLDER = os.environ.get("OKILET_CORPUS", "")
ACT = "U030000077_.2015-04-01.ttl"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    ship([READING, DRAFT_READING], tmp_path)
    return tmp_path


def test_what_was_just_shipped_does_not_differ(shipped: Path) -> None:
    assert len(list(shipped.iterdir())) == 3
    assert differing([READING, DRAFT_READING], shipped) == ()


def test_one_byte_differs(shipped: Path) -> None:
    content = (shipped / ACT).read_bytes()
    (shipped / ACT).write_bytes(content.replace(b" ;", b"  ;", 1))
    assert differing([READING, DRAFT_READING], shipped) == (ACT,)


def test_a_file_lacks_or_is_one_too_many(shipped: Path) -> None:
    (shipped / ACT).rename(shipped / "other.ttl")
    assert differing([READING, DRAFT_READING], shipped) == (ACT, "other.ttl")


@pytest.mark.corpus
@pytest.mark.skipif(not FOLDER, reason="OKILET_CORPUS names no folder with the five acts")
def test_the_graph_that_ships_is_what_the_loaders_make_of_the_acts() -> None:
    lexicon = load_lexicon()
    readings = [read_act(read_source(path), lexicon) for path in sorted(Path(FOLDER).glob("*.txt"))]
    assert len(readings) == 5
    assert differing(readings) == (), "run `make acts` and review the difference"
