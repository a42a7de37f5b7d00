"""Who can block a post: each rule of the meaning by a case, the case in words."""

from __future__ import annotations

from typing import Any

import pytest

from ontology.errors import BadParameter
from queries.chains.blockers import Blockers, blockers
from queries.chains.rules import Rules
from tests.queries.chains.blocking import DAY, iri, name, rules_of, step


def said(found: Blockers) -> dict[str, str]:
    """The sets as "a+b", each with "directly" or "in the end"."""
    return {
        "+".join(sorted(name(one.thing.iri) for one in each.members)): "directly" if each.direct else "in the end"
        for each in found.sets
    }


def asked(rules: Rules, size: int = 2, depth: int | None = None) -> dict[str, str]:
    return said(blockers(rules, iri("p"), DAY, sets=size, depth=depth))


def test_all_who_have_a_role_must_act() -> None:
    """One appoints, one nominates, one concurs; each of them blocks. Who is consulted does not."""
    rules = rules_of(
        [step("p", "appoints", "a"), step("p", "nominates", "b"), step("p", "concurs", "c"), step("p", "consults", "d")]
    )
    assert asked(rules) == {"a": "directly", "b": "directly", "c": "directly"}


def test_of_alternatives_one_is_enough() -> None:
    """X or, on X's instruction, Y concurs: only both together block."""
    rules = rules_of(
        [step("p", "appoints", "a"), step("p", "concurs", "x"), step("p", "concurs", "y", 2, condition="X tells Y to")]
    )
    assert asked(rules) == {"a": "directly", "x+y": "directly"}


def test_a_group_acts_whole() -> None:
    """X or else Y and Z concur: without X and one of the others nobody is left who could."""
    rules = rules_of([step("p", "concurs", "x"), step("p", "concurs", "y", 2), step("p", "concurs", "z", 2)])
    assert asked(rules) == {"x+y": "directly", "x+z": "directly"}


def test_who_acts_in_any_case_blocks_alone() -> None:
    """X or Y concurs, and Z whichever of them does."""
    rules = rules_of([step("p", "concurs", "x"), step("p", "concurs", "y", 2), step("p", "concurs", "z", 0)])
    assert asked(rules) == {"x+y": "directly", "z": "directly"}


def test_of_one_group_all_act() -> None:
    """Two are named for the consent and there is no other way."""
    rules = rules_of([step("p", "concurs", "x"), step("p", "concurs", "y")])
    assert asked(rules) == {"x": "directly", "y": "directly"}


def test_an_alternative_may_block_in_the_end() -> None:
    """X or Y concurs, and X appoints A, who appoints: X does not block by the consent, but A's seat stands empty."""
    rules = rules_of(
        [
            step("p", "appoints", "a"),
            step("p", "concurs", "x"),
            step("p", "concurs", "y", 2),
            step("a", "appoints", "x"),
        ]
    )
    assert asked(rules) == {"a": "directly", "x": "in the end"}
    assert asked(rules, depth=1) == {"a": "directly", "x+y": "directly"}


def test_alternatives_that_one_person_appoints() -> None:
    """X or Y nominates; both are appointed by Z: Z blocks in the end, and the reason names both."""
    rules = rules_of(
        [
            step("p", "nominates", "x"),
            step("p", "nominates", "y", 2),
            step("x", "appoints", "z"),
            step("y", "appoints", "z"),
        ]
    )
    found = blockers(rules, iri("p"), DAY)
    assert said(found) == {"z": "in the end", "x+y": "directly"}
    why = found.why(found.sets[0])
    assert {(name(link.authority.iri), name(link.of.iri), link.depth) for link in why.links} == {
        ("x", "p", 1), ("y", "p", 1), ("z", "x", 2), ("z", "y", 2),
    }  # fmt: skip


def test_of_two_whole_rules_either_is_enough() -> None:
    rules = rules_of([step("p", "appoints", "a", rule="one"), step("p", "appoints", "b", rule="other")])
    found = blockers(rules, iri("p"), DAY, lang="en")
    assert said(found) == {"a+b": "directly"}
    assert "Several rules stand for p; any one of them is taken to be enough." in found.notes


def test_a_partial_rule_is_no_way_beside_a_whole_one() -> None:
    rules = rules_of([step("p", "appoints", "a"), step("p", "nominates", "b", rule="part", partial=True)])
    found = blockers(rules, iri("p"), DAY, lang="en")
    assert said(found) == {"a": "directly"}
    assert any("left aside" in note for note in found.notes)


def test_partial_rules_alone_are_one_way_together() -> None:
    rules = rules_of(
        [step("p", "concurs", "a", rule="one", partial=True), step("p", "nominates", "b", rule="two", partial=True)]
    )
    found = blockers(rules, iri("p"), DAY, lang="en")
    assert said(found) == {"a": "directly", "b": "directly"}
    assert "The rule about p is known in part: not who appoints; its known steps alone are counted." in found.notes


def test_an_organ_acts_through_its_head() -> None:
    """The council appoints; its chair is elected by the assembly, which nobody is known to head."""
    rules = rules_of(
        [step("p", "appoints", "o-council"), step("chair", "elects", "o-assembly")], heads={"o-council": "chair"}
    )
    found = blockers(rules, iri("p"), DAY)
    assert said(found) == {"o-council": "directly", "chair": "directly", "o-assembly": "in the end"}
    assert [(name(of.iri), name(who.iri)) for of, who in found.why(found.sets[1]).onward] == [("o-council", "chair")]


def test_any_member_of_a_class_acts_for_it() -> None:
    """Ministers nominate, each appointed by another; only the class as a whole, or both of them, block."""
    rules = rules_of(
        [step("p", "nominates", "c-ministers"), step("m", "appoints", "x"), step("n", "appoints", "y")],
        members={"c-ministers": ("m", "n", "no-rule")},
    )
    assert asked(rules) == {
        "c-ministers": "directly", "m+n": "directly", "m+y": "in the end", "n+x": "in the end", "x+y": "in the end",
    }  # fmt: skip


def test_a_class_within_a_class_is_no_member_beside_its_own() -> None:
    rules = rules_of(
        [step("p", "nominates", "c-all"), step("c-some", "appoints", "x"), step("c-some", "nominates", "y")],
        members={"c-all": ("c-some",), "c-some": ("m",)},
    )
    assert asked(rules) == {"c-all": "directly", "m": "directly", "x": "in the end", "y": "in the end"}


def test_a_class_without_members_acts_by_the_rule_about_it() -> None:
    rules = rules_of([step("p", "appoints", "c-akims"), step("c-akims", "appoints", "x")])
    assert asked(rules) == {"c-akims": "directly", "x": "in the end"}


def test_a_class_asked_for_is_blocked_through_its_rule() -> None:
    rules = rules_of([step("c-p", "appoints", "a"), step("m", "appoints", "b")], members={"c-p": ("m", "n")})
    assert said(blockers(rules, iri("c-p"), DAY)) == {"a": "directly"}


def test_a_class_asked_for_that_acts_above_itself_acts_through_its_members() -> None:
    """A appoints the class, N by its rule, and one of the class nominates A; M has a rule of its own, by B."""
    rules = rules_of(
        [step("c-p", "appoints", "a"), step("a", "nominates", "c-p"), step("m", "appoints", "b")],
        members={"c-p": ("m", "n")},
    )
    assert said(blockers(rules, iri("c-p"), DAY)) == {"a": "directly", "b+n": "in the end", "m+n": "in the end"}


def test_those_who_appoint_each_other_go_on() -> None:
    """A and B appoint each other, and A may be appointed by X too: X alone can not bring them down."""
    rules = rules_of(
        [step("p", "appoints", "a"), step("a", "appoints", "b"), step("b", "appoints", "a"),
         step("a", "appoints", "x", rule="other")]
    )  # fmt: skip
    assert asked(rules) == {"a": "directly", "b+x": "in the end"}
    rules = rules_of([step("p", "appoints", "a"), step("a", "appoints", "b"), step("b", "nominates", "a")])
    assert asked(rules) == {"a": "directly", "b": "in the end"}


def test_the_post_is_no_blocker_of_itself() -> None:
    rules = rules_of([step("p", "appoints", "a"), step("a", "nominates", "p")])
    assert asked(rules) == {"a": "directly"}


def test_roles_leave_the_other_steps_out() -> None:
    rules = rules_of([step("p", "appoints", "a"), step("p", "nominates", "b"), step("a", "nominates", "c")])
    found = blockers(rules, iri("p"), DAY, roles=("nominates",))
    assert said(found) == {"b": "directly"}


def test_sets_of_three_and_four() -> None:
    rules = rules_of(step("p", "concurs", who, number) for number, who in enumerate("abcd", 1))
    assert asked(rules, 3) == {}
    assert asked(rules, 4) == {"a+b+c+d": "directly"}


def test_a_bound_that_was_met_is_said() -> None:
    rules = rules_of(step("p", "concurs", who, number) for number, who in enumerate("abc", 1))
    whole = blockers(rules, iri("p"), DAY, sets=3)
    assert said(whole) == {"a+b+c": "directly"}
    assert whole.exact == 3
    cut = blockers(rules, iri("p"), DAY, sets=3, looks=0, lang="en")
    assert cut.sets == ()
    assert cut.exact == 2
    assert (
        "All sets of up to 2 are given; the search for larger ones met its bound, so some may be missing." in cut.notes
    )


def test_no_rule_no_blocker() -> None:
    found = blockers(rules_of([step("p", "appoints", "a")]), iri("a"), lang="en")
    assert (found.as_of, found.sets) == (None, ())
    assert "have no rule" in found.notes[0]


@pytest.mark.parametrize(
    "wrong", [{"sets": 0}, {"sets": 5}, {"roles": ("consults",)}, {"roles": ("reigns",)}, {"depth": 0}]
)
def test_what_can_not_be_asked(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadParameter):
        blockers(rules_of([step("p", "appoints", "a")]), iri("p"), DAY, **wrong)
