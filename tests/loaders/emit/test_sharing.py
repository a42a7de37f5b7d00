"""Groups of a calendar that have a person in common."""

from loaders.emit.sharing import sharing
from ontology.iris import thing
from ontology.terms import OKL

GRAPH = "<https://example.org/graph>"


def quad(slot: str, predicate: str, tail: str) -> tuple[str, str, str, str]:
    return GRAPH, f"<https://example.org/{slot}>", f"<{OKL(predicate)}>", f"<{thing(tail)}>"


def shared(*quads: tuple[str, str, str, str]) -> set[tuple[str, str]]:
    found = list(sharing(quads))
    assert {q[0] for q in found} <= {GRAPH}
    return {(q[1].rpartition("/")[2][:-1], q[3].rpartition("/")[2][:-1]) for q in found}


def test_members_and_heads_are_shared() -> None:
    found = shared(
        quad("one", "attendedBy", "class/government-members"),
        quad("two", "convenedBy", "organ/government"),
        quad("three", "convenedBy", "organ/senate"),
    )
    assert found == {("government-members", "government-members"), ("government-members", "government")}


def test_without_attendance_nothing_is_shared() -> None:
    assert shared(quad("two", "convenedBy", "organ/government")) == set()
    assert shared() == set()
