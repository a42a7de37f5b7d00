"""Checking again what has changed gives the same report as checking all anew, whatever has changed."""

from random import Random

import pytest

from benchmarks.loaders import act
from loaders.emit.nquads import Quad
from loaders.graph import build_dataset
from loaders.pipeline import read_act
from ontology import iris
from ontology.lexicon import load_lexicon
from ontology.shipped import shipped_files
from queries.oxigraph_engine import OxigraphEngine
from shapes.again import Checked, check_again
from shapes.findings import Finding

Quads = list[Quad]
THESAURUS = f"<{iris.Graph('thesaurus')}>"
NOT_ACTS = (THESAURUS, f"<{iris.Graph('vocabulary')}>", f"<{iris.Graph('meta')}>")


@pytest.fixture(scope="module")
def shipped() -> Quads:
    quads = OxigraphEngine.from_files(shipped_files()).quads()
    return sorted((f"<{g}>", s.n3(), p.n3(), o.n3()) for g, s, p, o in quads)


@pytest.fixture(scope="module")
def checked(shipped: Quads) -> Checked:
    return check_again(shipped)[1]


def report(quads: Quads, before: Checked | None = None) -> tuple[Finding, ...]:
    return check_again(quads, before)[0].all


def same(quads: Quads, before: Checked) -> None:
    assert report(quads, before) == report(quads)


def acts(quads: Quads) -> list[str]:
    return sorted({quad[0] for quad in quads} - set(NOT_ACTS))


def test_nothing_changed(shipped: Quads, checked: Checked) -> None:
    again, kept = check_again(shipped, checked)
    assert list(again.all) == [finding for finding, _ in checked.findings]
    assert kept == checked


def test_what_is_kept_survives_as_text(checked: Checked) -> None:
    assert Checked.from_json(checked.to_json()) == checked


@pytest.mark.parametrize("text", ["", "{", "[]", '{"shapes": "others"}'])
def test_what_cannot_be_read_is_not_relied_on(text: str) -> None:
    assert Checked.from_json(text) is None


def test_an_act_comes_and_goes(shipped: Quads, checked: Checked) -> None:
    whole = [finding for finding, _ in checked.findings]
    for graph in acts(shipped)[::2]:
        fewer = [quad for quad in shipped if quad[0] != graph]
        without, kept = check_again(fewer)
        assert report(fewer, checked) == without.all
        assert list(report(shipped, kept)) == whole


@pytest.mark.parametrize("seed", range(2))
def test_facts_are_lost_and_changed(seed: int, shipped: Quads, checked: Checked) -> None:
    chance = Random(seed)
    graph = chance.choice(acts(shipped))
    places = [number for number, quad in enumerate(shipped) if quad[0] == graph]
    lost = set(chance.sample(places, len(places) // chance.choice((2, 10, 100))))
    left = [quad for number, quad in enumerate(shipped) if number not in lost]
    same(left, checked)
    values = {quad[2]: quad[3] for quad in shipped}
    same([(*q[:3], values[q[2]]) if n in lost else q for n, q in enumerate(shipped)], checked)


def test_a_change_of_the_thesaurus_reaches_all(shipped: Quads, checked: Checked) -> None:
    same([quad for quad in shipped if quad[0] != THESAURUS or "hasMember" not in quad[2]], checked)


def test_acts_that_fill_the_same_positions(checked: Checked) -> None:
    lexicon = load_lexicon()
    readings = [read_act(act(number), lexicon) for number in range(1, 6)]
    quads = list(build_dataset(readings, lexicon).quads())
    before = check_again(quads)[1]
    for name in acts(quads)[:4:2]:
        same([quad for quad in quads if quad[0] != name or not quad[2].endswith("ns#step>")], before)
