"""Documents must always load: no damage to an act makes a graph that may not be published."""

from collections.abc import Iterator
from random import Random

import pytest

from loaders.graph import act_graph, build_dataset
from loaders.model import AppointmentRule, Reading, Source
from loaders.pipeline import read_act
from ontology.errors import NotAnAct
from ontology.iris import GRAPH
from ontology.lexicon import load_lexicon
from shapes.again import check_again
from shapes.findings import Finding
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


def violations(*found: Reading) -> tuple[Finding, ...]:
    return check_again(build_dataset(found, load_lexicon()).quads())[0].violations


@pytest.mark.parametrize("seed", range(2))
def test_no_damage_gives_a_violation(seed: int) -> None:
    found = list(readings(seed, MANY))
    assert len(found) > MANY / 2
    assert sum(isinstance(fact, AppointmentRule) for reading in found for fact in reading.facts) > MANY
    assert [(f.check.name, f.subject, f.message.en) for f in violations(*found)] == []


REWRITING = """
"Бақ лауазымдарының тізбесі туралы" Қазақстан Республикасы Президентінің 2012 жылғы 9 шілдедегі № 614 Жарлығына \
өзгерістер енгізу туралы

Қазақстан Республикасы Президентінің 2014 жылғы 5 мамырдағы № 120 Жарлығы.
      ҚАУЛЫ ЕТЕМІН:
      1. "Бақ лауазымдарының тізбесі туралы" Қазақстан Республикасы Президентінің 2012 жылғы 9 шілдедегі № 614 \
Жарлығына мынадай өзгерістер енгізілсін:
      1-тармақ мынадай редакцияда жазылсын:
      "1. Министр тізімді бес жұмыс күні ішінде Әкімшілікке жібереді.";
      3-тармақ алып тасталсын.
      2. Осы Жарлық қол қойылған күнінен бастап қолданысқа енгізіледі.
      Қазақстан Республикасының
      Президенті                      Б. Бағбанов
"""


def test_versions_of_one_act_stand_side_by_side() -> None:
    """One document knows of the repeal and of late amendments, others do not; another act rewrites it on one's day."""
    text = decree(Random(614), 614)
    repeal = "      Ескерту. Күші жойылды - ҚР Президентінің 2021 жылғы 3 ақпандағы № 501 Жарлығымен.\n"
    changed = "2-тармақ жаңа редакцияда - ҚР Президентінің 27.07.2016 № 452 Жарлығымен."
    late = "5-тармақ 2022 жылғы 1 қаңтардан бастап жаңа редакцияда - ҚР Президентінің 31.12.2019 № 884 Жарлығымен."
    deleted = "4. Алып тасталды - ҚР Президентінің 11.11.2017 № 790 Жарлығымен."
    assert all(words in text for words in (repeal, changed, late, deleted))
    newer = text.replace(repeal, "").replace(late, "").replace(deleted, "4. Бағбан бақты күтеді.")
    texts = (newer.replace(changed, ""), newer, text, REWRITING)
    found = [
        read_act(Source(f"{number}.txt", f"{number:064x}", "utf-8", words), load_lexicon())
        for number, words in enumerate(texts)
    ]
    assert [str(act_graph(reading)).removeprefix(GRAPH) for reading in found] == [
        "U1200000614/2014-05-05",
        "U1200000614/2016-07-27",
        "U1200000614/2019-12-31",
        "U1400000120/2014-05-05",
    ]
    assert [(f.check.name, f.subject) for f in violations(*found)] == []
