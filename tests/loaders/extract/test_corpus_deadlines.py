"""Terms of the real acts: places and figures alone, where the folder with the acts is there."""

import os
from pathlib import Path

import pytest

from loaders.extract.deadlines import extract
from loaders.model import Deadline
from loaders.read import read_source
from loaders.structure import structure
from ontology.lexicon import load_lexicon

FOLDER = os.environ.get("OKILET_CORPUS", "")
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER, reason="OKILET_CORPUS names no folder with the five acts"),
]

EXPECTED = {
    "000": set(),
    "001": {("annex-2/7/part-2", "1", "day"), ("annex-2/10", "10", "working-day"), ("annex-2/12/part-2", "1", "day")},
    "002": {
        ("annex-1/2", "10", "day-of-month"),
        ("annex-1/4", "10", "day-of-month"),
        ("annex-1/5", "25", "day-of-month"),
        ("annex-1/45/item-7", "20", "day-of-month"),
        ("annex-1/46/item-2", "20", "day-of-month"),
        ("annex-1/46/item-3", "7", "working-day"),
        ("annex-1/49/part-2", "5", "working-day"),
    },
    "003": {
        ("annex-1/8", "", ""),
        ("annex-1/10", "1", "day-of-month"),
        ("annex-1/11/1", "15", "day-of-month"),
        ("annex-1/11/2", "30", "day-of-month"),
        ("annex-1/11/3", "10", "working-day"),
        ("annex-1/13", "10", "working-day"),
        ("annex-1/14", "3", "year"),
        ("annex-1/14/part-2", "3", "month"),
        ("annex-1/20", "1", "year"),
    },
    "004": {
        ("annex-1/8/part-2/3", "", ""),
        ("annex-1/9/6", "", ""),
        ("annex-1/9/7", "", ""),
        ("annex-2/part-6", "10", "working-day"),
        ("annex-2/part-10", "7", "working-day"),
    },
}


@pytest.mark.parametrize("act", sorted(EXPECTED))
def test_every_term_is_found_and_nothing_else(act: str) -> None:
    (path,) = Path(FOLDER).glob(f"{act}_*")
    facts, _ = extract(structure(read_source(path), load_lexicon()))
    assert {(f.provision, f.value, f.unit) for f in facts if isinstance(f, Deadline)} == EXPECTED[act]
