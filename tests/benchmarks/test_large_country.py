"""The country that is served to be measured is the one that is generated, as a graph says it."""

from pathlib import Path

from benchmarks.large_country import CHIEF, WIDE, publish_country
from ontology import iris
from queries.chains.rules import read_rules
from service.data import load
from tests.queries.chains.country import DAY, ROOT


def test_the_graph_gives_back_the_steps_and_the_wide_post(tmp_path: Path) -> None:
    made = publish_country(tmp_path, posts=600, below=60)
    rules = read_rules(load(tmp_path).engine)
    assert len(rules.steps) == made.steps
    powers = rules.drawn(DAY)
    assert powers.below(CHIEF) == (WIDE,)
    assert CHIEF in powers.below(ROOT)
    assert set(powers.below(WIDE)) == {f"{iris.ID}position/wide-{number}" for number in range(60)}
    assert rules.classes.line(f"{iris.ID}position/wide-59")[0] == f"{iris.ID}organ/wide-2"
    assert rules.thing(WIDE).label("en") == "Wide post"
    posts = sum(thing.kind == "position" for thing in rules.names.things.values())
    assert posts == 600
