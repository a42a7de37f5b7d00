"""Who acts on which posts: counted once each, by branch, narrowed to an organ."""

import datetime as dt
from pathlib import Path

import pytest

from ontology.errors import NotFound
from queries.chains.rules import read_rules
from service.explorer.powers.counted import branch, branch_of, counted, standing, steps_of
from tests.queries.chains import case
from tests.service.explorer.views import ID, data_of, view_of, within

DAY = dt.date(2019, 5, 1)
DATA = data_of(case.engine(), "posts")


def tails(posts: frozenset[str]) -> set[str]:
    return {post.removeprefix(f"{ID}position/") for post in posts}


def test_posts_are_counted_for_whom_rules_name() -> None:
    there = counted(read_rules(case.engine()).drawn(DAY))
    held = {
        (who.removeprefix(ID), role): tails(posts) for who, roles in there.held.items() for role, posts in roles.items()
    }
    assert held == {
        ("position/president", "appoints"): {"prime", "lake-minister"},
        ("position/president", "concurs"): {"deputy-lake-minister"},
        ("position/prime", "nominates"): {"lake-minister"},
        ("position/prime", "concurs"): {"deputy-lake-minister"},
        ("position/lake-minister", "nominates"): {"deputy-lake-minister"},
        ("position/lake-minister", "appoints"): {"fish-chair"},
        ("position/river-minister", "appoints"): {"deputy-river-minister"},
        ("organ/council", "appoints"): {"deputy-lake-minister"},
        ("organ/council", "elects"): {"council-chair"},
    }
    assert len(there.posts) == 6
    assert tails(there.any_role(f"{ID}position/lake-minister")) == {"deputy-lake-minister", "fish-chair"}
    assert there.of(f"{ID}position/nobody", "appoints") == frozenset()


def test_an_organ_narrows_to_its_posts_and_those_below_it() -> None:
    there = standing(view_of(DATA), DAY).narrowed(f"{ID}organ/lakes")
    assert tails(there.posts) == {"lake-minister", "deputy-lake-minister", "fish-chair"}
    assert f"{ID}position/river-minister" not in there.held
    assert there.organs() == {f"{ID}organ/lakes": 3, f"{ID}organ/fish": 1}


def test_a_day_on_which_no_rule_stands_has_no_posts() -> None:
    there = standing(view_of(DATA), dt.date(2021, 1, 1))
    assert (there.posts, there.held) == (frozenset(), {})


@pytest.mark.parametrize(
    ("post", "by", "found"),
    [
        ("fish-chair", "organ", f"{ID}organ/lakes"),
        ("fish-chair", "part", f"{ID}organ/fish"),
        ("fish-chair", "kind", "head"),
        ("lake-minister", "part", f"{ID}organ/lakes"),
        ("deputy-lake-minister", "kind", "deputy"),
        ("prime", "organ", ""),
        ("prime", "kind", ""),
    ],
)
def test_a_post_is_of_a_branch_by_what_it_says_itself(post: str, by: str, found: str) -> None:
    assert branch(view_of(DATA).rules, f"{ID}position/{post}", by) == found


def test_branches_are_named(tmp_path: Path) -> None:
    here = view_of(DATA, "ru")
    with within(DATA, tmp_path):
        assert branch_of(here, "organ", f"{ID}organ/lakes").text == "Министерство озёр"
        assert branch_of(here, "kind", "deputy").text == "deputy"  # this graph has no names of roles
        with pytest.raises(NotFound):
            branch_of(here, "part", f"{ID}organ/nowhere")


def test_steps_are_those_of_a_role_and_an_organ() -> None:
    there = standing(view_of(DATA), DAY)
    found = steps_of(there, f"{ID}position/lake-minister", "", f"{ID}organ/fish")
    assert [(step.role, step.position.rpartition("/")[2]) for step in found] == [("appoints", "fish-chair")]
