"""Documents must always load: no damage to an act makes a graph that may not be published."""

from collections.abc import Iterator
from random import Random

import pytest

from loaders.graph import Dataset, build_dataset
from loaders.model import AppointmentRule, Reading, Source
from loaders.pipeline import read_act
from ontology.errors import NotAnAct
from ontology.lexicon import load_lexicon
from shapes.report import validate_quads
from tests.generate.acts import decree
from tests.generate.damage import damaged
from tests.loaders.extract.test_damaged_acts import POND
from tests.loaders.structure.acts import AMENDING, LAW, ORDER, RESOLUTION

PRINTED = {"resolution": RESOLUTION, "law": LAW, "order": ORDER, "amending": AMENDING, "pond": POND}
MANY = 50


def readings(seed: int, count: int) -> Iterator[Reading]:
    """So many damaged acts, of every kind in turn."""
    lexicon = load_lexicon()
    chance = Random(seed)
    for number in range(count):
        whole = decree(chance, 100 + number) if number % 2 else chance.choice(list(PRINTED.values()))
        text = damaged(whole, chance)
        digest = f"{seed:032x}{number:032x}"
        try:
            yield read_act(Source(f"{number}.txt", digest, "utf-8", text), lexicon)
        except NotAnAct:
            continue


def graph(*found: Reading) -> Dataset:
    return build_dataset(found, load_lexicon())


@pytest.mark.parametrize("seed", range(4))
def test_no_damage_gives_a_violation(seed: int) -> None:
    found = list(readings(seed, MANY))
    assert len(found) > MANY / 2
    assert sum(isinstance(fact, AppointmentRule) for reading in found for fact in reading.facts) > MANY
    assert [(f.check.name, f.subject, f.message.en) for f in validate_quads(graph(*found)).violations] == []
