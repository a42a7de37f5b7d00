"""Classes: which of their members is held in an organ, or is a part of it."""

import pytest

from ontology import iris
from queries.chains.classes import Classes

HEAD = str(iris.Thing("role", "head"))
CLASSES = Classes(
    (
        *(("ministers", "member", minister) for minister in ("lake-minister", "river-minister")),
        *(("ministries", "member", organ) for organ in ("lakes", "rivers")),
        *(("rivers", "parent", "state"), ("harbour", "parent", "lakes"), ("lakes", "parent", "state")),
        *((post, "organ", organ) for post, organ in (("lake-minister", "lakes"), ("pilot", "harbour"))),
        *((post, "role", HEAD) for post in ("lake-minister", "pilot")),
    )
)


@pytest.mark.parametrize(
    ("group", "organ", "found"),
    [
        ("ministers", "lakes", "lake-minister"),  # the head of the organ is one of the class
        ("ministers", "harbour", ""),  # its head is none
        ("ministers", "rivers", ""),  # nobody is known to head it
        ("ministries", "state", ""),  # two of its parts are
        ("ministries", "lakes", ""),  # its part is none
        ("harbour", "lakes", ""),  # no class
    ],
)
def test_the_one_of_a_class_in_an_organ(group: str, organ: str, found: str) -> None:
    assert CLASSES.one_of(group, organ) == found
    assert CLASSES.one_of(group, organ) == found  # also when asked again


def test_a_part_of_an_organ_may_be_the_one() -> None:
    of_water = (("of-water", "member", "lakes"), ("lakes", "parent", "state"), ("rivers", "parent", "state"))
    assert Classes(of_water).one_of("of-water", "state") == "lakes"
