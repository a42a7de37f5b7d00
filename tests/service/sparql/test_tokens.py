from dataclasses import dataclass

import pytest

from ontology.errors import BadQuery, QueryTooLarge, RefusedQuery
from service.sparql.tokens import read_query


@dataclass
class Limits:
    query_length: int = 1000
    query_depth: int = 10


def test_a_query_within_its_limits_is_read() -> None:
    assert read_query("SELECT * { ?s ?p ?o }", Limits()).kind == "select"
    assert read_query("ASK {" + "{" * 9 + "}" * 10, Limits()).depth == 10


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("ASK {} " + "#" * 994, {"limit": 1000, "unit": "characters", "setting": "OKILET_QUERY_LENGTH"}),
        ("ASK {" + "{" * 10 + "}" * 11, {"limit": 10, "unit": "levels", "setting": "OKILET_QUERY_DEPTH"}),
        ("ASK { FILTER(" + "!" * 201 + "1) }", {"limit": 200, "unit": "operators", "setting": "OKILET_QUERY_DEPTH"}),
        (
            "ASK { ?s " + "^:" + "/:" * 201 + " ?o }",
            {"limit": 200, "unit": "operators", "setting": "OKILET_QUERY_DEPTH"},
        ),
    ],
)
def test_a_query_over_a_limit_is_told_the_limit(text: str, detail: dict[str, object]) -> None:
    with pytest.raises(QueryTooLarge) as caught:
        read_query(text, Limits())
    assert caught.value.detail == detail
    assert caught.value.http_status == 413


def test_depth_beyond_every_stack_is_only_too_deep() -> None:
    for opener in "{([":
        with pytest.raises(QueryTooLarge):
            read_query("ASK " + opener * 100_000, Limits(query_length=1_000_000))


def test_operators_are_bounded_whatever_the_setting() -> None:
    with pytest.raises(QueryTooLarge, match="the limit is 2000"):
        read_query("ASK { FILTER(" + "!" * 2001 + "1) }", Limits(query_length=10_000, query_depth=500))


def test_what_is_wrong_or_refused_is_so_whatever_its_size() -> None:
    with pytest.raises(BadQuery):
        read_query("NOTHING", Limits())
    with pytest.raises(RefusedQuery):
        read_query("CLEAR ALL", Limits())
