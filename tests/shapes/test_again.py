"""Checking again what has changed gives the same report as checking all anew, whatever has changed."""

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from benchmarks.loaders import act
from loaders.emit.nquads import Quad
from loaders.graph import build_dataset
from loaders.model import Source
from loaders.pipeline import read_act
from ontology import iris
from ontology.lexicon import load_lexicon
from ontology.shipped import shipped_files
from queries.oxigraph_engine import OxigraphEngine
from shapes import again
from shapes.again import Checked, check_again
from shapes.findings import Finding
from shapes.report import of_act, results_of
from shapes.results import Result
from shapes.selection import Triple
from shapes.view import View
from tests.loaders.structure.acts import LAW, ORDER, RESOLUTION

Quads = list[Quad]
THESAURUS = f"<{iris.Graph('thesaurus')}>"
NOT_ACTS = (THESAURUS, *(f"<{iris.Graph(name)}>" for name in ("vocabulary", "meta", "findings")))


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


@pytest.mark.parametrize("part", ["digests", "links", "findings"])
def test_what_was_spoilt_is_not_relied_on(part: str, checked: Checked) -> None:
    kept = json.loads(checked.to_json())
    assert Checked.from_json(json.dumps(kept)) == checked
    spoilt: object
    for spoilt in (None, [], {}, "words", kept["checked"][part][:-1] if part == "findings" else {"graph": "words"}):
        assert Checked.from_json(json.dumps(kept | {"checked": kept["checked"] | {part: spoilt}})) is None
    assert Checked.from_json(checked.to_json()[:-9]) is None


def test_only_the_file_that_changed_is_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed file has another checksum, and `graph/meta` another source: that is no change of the others."""
    lexicon = load_lexicon()
    seen: list[set[str]] = []

    def build(*texts: str) -> Quads:
        sources = (Source("act.txt", f"{hash(text) % (1 << 61):064x}", "utf-8", text) for text in texts)
        return list(build_dataset([read_act(source, lexicon) for source in sources], lexicon).quads())

    def spied(graphs: dict[str, list[Triple]], view: View) -> Iterable[Result]:
        seen.append({name for name in graphs if of_act(name)})
        return results_of(graphs, view)

    monkeypatch.setattr(again, "results_of", spied)
    _, kept = check_again(build(RESOLUTION, LAW, ORDER))
    check_again(build(RESOLUTION, LAW, ORDER.replace("1.", "1. ", 1)), kept)
    assert [len(names) for names in seen] == [3, 1]
    assert seen[1] < seen[0]


def test_a_file_of_the_user_may_say_something_of_what_any_act_names(shipped: Quads, checked: Checked) -> None:
    name = f"<{iris.Graph('more.ttl', file=True)}>"
    labels = {quad[1]: quad for quad in shipped if quad[0] == THESAURUS and quad[2].endswith("core#prefLabel>")}
    focus = next(finding.focus for finding, _ in checked.findings if finding.focus in labels)
    more = [*shipped, (name, focus, labels[focus][2], '"A"@kk')]
    renamed, _ = check_again(more, checked)
    assert {finding.name.kk for finding in renamed.all if finding.focus == focus} == {"A"}


@pytest.mark.parametrize("place", ["SHAPES", "ONTOLOGY"])
def test_other_programs_check_all_anew(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checked: Checked
) -> None:
    (tmp_path / "checks.py").write_text("# changed")
    monkeypatch.setattr(again, place, tmp_path)
    monkeypatch.setattr(again, "shapes_digest", again.shapes_digest.__wrapped__)
    assert Checked.from_json(checked.to_json()) is None


def test_another_engine_checks_all_anew(monkeypatch: pytest.MonkeyPatch, checked: Checked) -> None:
    monkeypatch.setattr(again, "version", lambda name: "0")
    monkeypatch.setattr(again, "shapes_digest", again.shapes_digest.__wrapped__)
    assert Checked.from_json(checked.to_json()) is None


def test_an_act_comes_and_goes(shipped: Quads, checked: Checked) -> None:
    whole = [finding for finding, _ in checked.findings]
    for graph in acts(shipped)[::3]:
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
    readings = [read_act(act(number), lexicon) for number in range(1, 4)]
    quads = list(build_dataset(readings, lexicon).quads())
    before = check_again(quads)[1]
    for name in acts(quads)[:1]:
        same([quad for quad in quads if quad[0] != name or not quad[2].endswith("ns#step>")], before)
