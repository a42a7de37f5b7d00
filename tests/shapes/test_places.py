"""Where a finding stands."""

from ontology import iris
from ontology.terms import OKL
from shapes.places import Places
from shapes.view import View

ACT = f"{iris.ID}act/U030000077_"


def provision(path: str) -> list[tuple[str, str, str]]:
    subject = f"<{ACT}/{path}>"
    return [(subject, f"<{OKL('path')}>", f'"{path}"'), (subject, f"<{OKL('act')}>", f"<{ACT}>")]


def test_a_fact_stands_where_it_is_stated_a_step_where_its_rule_is_and_a_post_studied_in_its_entry_of_the_list() -> None:
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
