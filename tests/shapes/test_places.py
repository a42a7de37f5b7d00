"""Where a finding stands."""

import pytest

from ontology import iris
from ontology.terms import OKL, XSD
from shapes.places import Places
from shapes.view import View

ACT = f"{iris.ID}act/U030000077_"


def provision(path: str) -> list[tuple[str, str, str]]:
    subject = f"<{ACT}/{path}>"
    return [(subject, f"<{OKL('path')}>", f'"{path}"'), (subject, f"<{OKL('act')}>", f"<{ACT}>")]


def ordered(path: str, order: int) -> list[tuple[str, str, str]]:
    return [(f"<{ACT}/{path}>", f"<{OKL('order')}>", f'"{order}"^^<{XSD("integer")}>')]


def test_a_fact_stands_where_it_is_stated_a_step_where_its_rule_is_and_a_post_studied_in_its_entry_of_the_list() -> (
    None
):
    rule, step, study = (f"https://example.org/{name}" for name in ("rule", "rule#step-1", "study"))
    view = View(
        [
            *provision("annex-1/row-1"),
            *provision("annex-2/3"),
            *provision("annex-2/3/item-2"),
            (f"<{rule}>", f"<{OKL('statedIn')}>", f"<{ACT}/annex-1/row-1>"),
            (f"<{rule}>", f"<{OKL('step')}>", f"<{step}>"),
            (f"<{study}>", f"<{OKL('statedIn')}>", f"<{ACT}/annex-2/3>"),
            (f"<{study}>", f"<{OKL('listedIn')}>", f"<{ACT}/annex-2/3/item-2>"),
        ]
    )
    places = Places(view)
    assert [place.path for place in places.of(rule)] == ["annex-1/row-1"]
    assert [place.path for place in places.of(step)] == ["annex-1/row-1"]
    assert [place.path for place in places.of(study)] == ["annex-2/3/item-2"]


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        ("listedIn", '"in the list"'),
        ("statedIn", '"in the first row"'),
        ("statedIn", "_:b"),
        ("step", "<https://example.org/rule>"),
    ],
)
def test_what_is_no_provision_is_no_place(predicate: str, value: str) -> None:
    rule = "https://example.org/rule"
    assert Places(View([(f"<{rule}>", f"<{OKL(predicate)}>", value)])).of(rule) == ()


@pytest.mark.parametrize("order", ['"first"', '"1.5"', f'"{"9" * 5000}"'])
def test_a_provision_without_a_number_in_order_stands_last(order: str) -> None:
    subject = f"<{ACT}/1>"
    view = View([*provision("1"), (subject, f"<{OKL('order')}>", order), *provision("2"), *ordered("2", 7)])
    assert [place.path for place in sorted((*Places(view).of(f"{ACT}/1"), *Places(view).of(f"{ACT}/2")))] == ["2", "1"]


def test_an_act_is_an_iri() -> None:
    (place,) = Places(View([*provision("1")[:1], (f"<{ACT}/1>", f"<{OKL('act')}>", '"decree"')])).of(f"{ACT}/1")
    assert place.act == ""
