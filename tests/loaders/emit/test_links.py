"""How provisions stand to one another: counts, repeated numbers, headings, empty provisions, excerpts."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from loaders.emit.links import divisions, empty, excerpts, follows, repeats
from loaders.model import Document, Instruction, Provision, ProvisionKind
from loaders.text import Text
from tests.loaders.extract.hand_made import DECREE, RESOLUTION, document, provisions

_KINDS = {"chapter": "chapter", "section": "section", "part": "part", "row": "row", "annex": "document"}


def tree(*paths: str, heading: str = "") -> tuple[Provision, ...]:
    """Provisions with the numbers that their paths end in."""
    made = []
    for path in paths:
        last = path.rpartition("/")[2].partition("~")[0]
        name, _, number = last.partition("-")
        kind = _KINDS.get(name) or ("paragraph" if path.count("/") == 1 else "subparagraph")
        own = number if name in _KINDS else last
        parent = path.rpartition("/")[0]
        made.append(
            Provision(DECREE, path, ProvisionKind(kind), Text.of("Сөз"), parent, own, Text.of(f"{heading}{own}."))
        )
    return tuple(made)


def paths(found: Iterable[tuple[tuple[object, str], str]]) -> list[tuple[str, str]]:
    return [(path, other) for (_, path), other in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["annex-1/1", "annex-1/3"], [("annex-1/3", "annex-1/1")]),
        (
            ["annex-1/17", "annex-1/17-1", "annex-1/18"],
            [("annex-1/17-1", "annex-1/17"), ("annex-1/18", "annex-1/17-1")],
        ),
        (["annex-1/1", "annex-2/2"], []),  # another document
        (["annex-1/2", "annex-1/1~2"], []),  # a count that begins anew
        (["annex-1/3/1", "annex-1/3/part-2/2"], [("annex-1/3/part-2/2", "annex-1/3/1")]),  # a list goes on
        (["annex-1/3/1", "annex-1/3/part-2/1"], []),  # another list
        (["annex-1/chapter-1", "annex-1/2", "annex-1/chapter-3"], [("annex-1/chapter-3", "annex-1/chapter-1")]),
    ],
)
def test_a_number_follows_the_one_before_it_in_its_count(said: list[str], expected: list[tuple[str, str]]) -> None:
    assert paths(follows(tree(*said))) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["annex-1/4", "annex-1/5", "annex-1/4~2"], [("annex-1/4~2", "annex-1/4")]),
        (["annex-1/3/1", "annex-1/3/part-2/1"], [("annex-1/3/part-2/1", "annex-1/3/1")]),
        (["annex-1/3/1", "annex-1/4/1"], []),
        (["annex-1/chapter-2", "annex-1/2"], []),
        (["annex-1/chapter-2", "annex-1/chapter-2~2"], [("annex-1/chapter-2~2", "annex-1/chapter-2")]),
    ],
)
def test_a_number_repeats_the_first_that_bore_it(said: list[str], expected: list[tuple[str, str]]) -> None:
    assert paths(repeats(tree(*said))) == expected


def test_a_number_within_quotation_marks_belongs_elsewhere() -> None:
    assert paths(follows((*tree("annex-1/1"), *tree("annex-1/7", heading="«")))) == []


def test_provisions_stand_under_the_heading_before_them() -> None:
    said = tree("annex-1/1", "annex-1/section-1", "annex-1/chapter-1", "annex-1/2", "annex-1/2/1", "annex-2/1")
    assert paths(divisions(said)) == [
        ("annex-1/chapter-1", "annex-1/section-1"),
        ("annex-1/2", "annex-1/chapter-1"),
    ]


def test_what_has_but_its_number_is_empty() -> None:
    said = [
        ("annex-1/1", "paragraph", "  ."),
        ("annex-1/2", "paragraph", ""),
        ("annex-1/2/1", "subparagraph", "балық жіберіледі;"),
        ("annex-1/3", "paragraph", "__________"),
        ("annex-1/chapter-2", "chapter", ""),
        ("annex-1/chapter-2/title", "title", ""),
    ]
    assert [path for _, path in empty(provisions(DECREE, said))] == ["annex-1/1", "annex-1/chapter-2/title"]


def amending(*targets: str) -> Document:
    """A decree that amends a resolution at some targets, and has one paragraph of each of its two documents."""
    said = [
        ("main", "document", ""),
        ("main/1", "paragraph", "Сөз"),
        ("annex-1", "document", ""),
        ("annex-1/1", "paragraph", "Сөз"),
    ]
    order = Instruction(DECREE, "main/1", RESOLUTION, targets, "reworded", Text.of("жазылсын"))
    return document(DECREE, said, rewritten=provisions(RESOLUTION, said), instructions=(order,))


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (["main/1", "annex-1/1"], {"main", "annex-1"}),
        (["main/1", "annex-1"], {"main"}),
        (["annex-1/1"], {"annex-1"}),
    ],
)
def test_a_document_changed_from_within_is_an_excerpt(targets: list[str], expected: set[str]) -> None:
    found = excerpts(amending(*targets))
    assert {path for _, path in found} == expected
    assert {act for act, _ in found} == {RESOLUTION}
