"""The JSON and the tables of answers about all rules of a day: cycles, levels, measures, on the invented ministry."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from queries.chains.centrality import MEASURES, centralities
from queries.chains.levels import cycles, levels
from queries.chains.multigraph import Powers
from queries.chains.rules import ROLES, read_rules
from queries.chains.shown import centrality
from queries.chains.shown import cycles as shown_cycles
from queries.chains.shown import levels as shown_levels
from tests.queries.chains.case import engine


def powers() -> Powers:
    return read_rules(engine()).drawn(dt.date(2015, 1, 1))


def tail(thing: Mapping[str, Any]) -> str:
    return str(thing["iri"]).rpartition("/")[2]


def test_a_cycle_has_its_members_and_the_hops_of_the_shortest() -> None:
    content: Mapping[str, Any] = shown_cycles.shown(cycles(powers()), "en").content
    assert (content["question"], content["as_of"], content["roles"]) == ("cycles", "2015-01-01", list(ROLES))
    (cycle,) = content["cycles"]
    assert list(map(tail, cycle["members"])) == ["council", "council-chair"]
    hops = [(tail(hop["authority"]), tail(hop["of"]), hop["through"], len(hop["steps"])) for hop in cycle["turns"]]
    assert hops == [("council", "council-chair", False, 1), ("council-chair", "council", True, 0)]
    assert [(step["role"], tail(step["of"])) for step in content["own"]] == [("elects", "council-chair")]


def test_the_table_of_cycles_has_a_row_for_each_step_and_for_who_acts_for_whom() -> None:
    table = shown_cycles.shown(cycles(powers()), "en").table
    rows = [dict(zip(table.header, row, strict=True)) for row in table.rows]
    assert [(row["turn"], row["role"], row["provision"]) for row in rows] == [
        ("1", "elects", "annex-1/row-5"),
        ("2", "through", ""),
    ]


def test_levels_have_their_things_with_hops_and_posts() -> None:
    content: Mapping[str, Any] = shown_levels.shown(levels(powers()), "en").content
    assert [(level["level"], level["posts"]) for level in content["levels"]] == [(0, 1), (1, 2), (2, 1), (3, 2)]
    found = {tail(one["thing"]): (level["level"], one["hops"], one["posts"], one["is_post"])
             for level in content["levels"] for one in level["things"]}  # fmt: skip
    assert found["president"] == (0, 0, 3, False)
    assert found["fish-chair"] == (3, 2, 0, True)


def test_each_authority_has_each_measure() -> None:
    content: Mapping[str, Any] = centrality.shown(centralities(powers()), "en").content
    assert content["question"] == "centrality"
    first = content["authorities"][0]
    assert tail(first["authority"]) == "president"
    assert set(MEASURES) <= set(first)
    assert (first["directly"], first["in_the_end"]) == (3, 4)
