"""The five real acts: every character placed, every path found that their numbers promise."""

import os
from functools import lru_cache
from pathlib import Path

import pytest

from loaders.model import Document, ProvisionKind
from loaders.read import read_source
from loaders.structure import accounted, structure

FOLDER = os.environ.get("OKILET_CORPUS", "")
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER, reason="OKILET_CORPUS names no folder with the five acts"),
]


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    found = [structure(read_source(path)) for path in sorted(Path(FOLDER).glob("*.txt"))]
    assert len(found) == 5
    return {d.key.number: d for d in found}


def paths(document: Document, number: str) -> set[str]:
    return {p.path for p in document.provisions if p.act.number == number}


@pytest.mark.parametrize("number", ["155", "828", "1144", "624", "938"])
def test_every_character_is_placed_and_every_path_is_its_own(number: str) -> None:
    document = documents()[number]
    assert accounted(document) > 0.999
    keys = [(p.act, p.path) for p in document.provisions]
    assert len(keys) == len(set(keys))
    assert [p.path for p in document.provisions if p.parent and (p.act, p.parent) not in set(keys)] == []
    assert [d for d in document.diagnostics if d.code in ("unplaced-text", "breaks-off", "no-signature")] == []


def test_paths_that_numbers_promise() -> None:
    assert {"annex-2/17/4/item-6", "annex-2/24~2", "annex-2/2-1", "annex-1/mark-4", "annex-1/row-121"} <= paths(
        documents()["828"], "828"
    )
    assert {"annex-1/8/part-2/3", "annex-1/10/part-2/1/item-3", "annex-1/14/part-2"} <= paths(documents()["624"], "624")
    assert {"annex-1/section-6/title", "annex-1/45/item-7", "annex-1/50/part-3", "main/preamble"} <= paths(
        documents()["1144"], "1037"
    )
    assert {"annex-1/8/part-2/4", "annex-2/part-6", "annex-2/part-1/8", "annex-1/mark-2"} <= paths(
        documents()["938"], "1072"
    )
    assert {"main/2/3/item-3", "annex-1/note-3", "annex-1/mark-1", "annex-1/week-3/day-2/item-1"} <= paths(
        documents()["155"], "155"
    )


def test_displaced_links_went_back() -> None:
    moved = {n: [x for x in d.diagnostics if x.code == "repaired-displaced-fragment"] for n, d in documents().items()}
    assert {number: len(found) for number, found in moved.items()} == {
        "155": 1,
        "828": 16,
        "1144": 2,
        "624": 7,
        "938": 9,
    }


def test_each_act_has_its_signature_but_no_name_is_made_up() -> None:
    signed = {n: d.headers[0].signed_by.value for n, d in documents().items()}
    assert signed["828"].endswith("Президенті")
    assert signed["938"].endswith("Ә. Смайылов")
    kinds = [p.kind for p in documents()["1144"].provisions]
    assert kinds.count(ProvisionKind.SIGNATURE) == 2
