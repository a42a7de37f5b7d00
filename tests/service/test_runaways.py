"""Queries that would never end, of every kind, over HTTP: each ends in its error, and nobody else is hurt."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.runaways import FLOODER, RUNAWAYS, flood
from benchmarks.serving import Service, serving, sparql
from tests.service.pool.running import eventually

SECONDS = 1.5
ENDS = {"time-limit", "memory-limit", "query-failed", "answered", "answered, cut"}


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with serving(
        query_seconds=SECONDS, query_memory=256, web_workers=1, log_level="error", warm="no", answers_kept=0
    ) as service:
        yield service


def test_runaways_of_every_kind_end_and_others_are_answered_meanwhile(service: Service) -> None:
    assert service.get("/").status == 200  # what the first page needs is made once
    before = Counter(service.processes().values())
    outcomes: dict[str, Counter[str]] = {kind: Counter() for kind in RUNAWAYS}
    seen = flood(service, tuple(RUNAWAYS), 4, outcomes)
    for kind, its in seen.items():
        assert its.failures == [], kind
        assert len(its.seconds) > 20, kind
    ended = {kind: next(iter(its)) for kind, its in outcomes.items()}
    assert set(ended.values()) <= ENDS, ended
    assert list(ended.values()).count("time-limit") >= 4, ended
    eventually(lambda: Counter(service.processes().values()) == before)
    eventually(lambda: not service.in_progress()["okilet-query"])


@pytest.mark.parametrize("kind", ["cartesian product", "path over everything", "expression bomb"])
def test_at_its_limit_a_query_is_an_error_that_names_it(service: Service, kind: str) -> None:
    answer = service.get(sparql(RUNAWAYS[kind]), FLOODER)
    assert answer.status == 504
    error = json.loads(answer.body)["error"]
    assert error["code"] == "time-limit"
    assert error["detail"] == {"limit": SECONDS, "unit": "seconds", "setting": "OKILET_QUERY_SECONDS"}
    assert SECONDS <= answer.seconds < SECONDS + 10


def test_a_client_may_ask_for_less_time(service: Service) -> None:
    answer = service.get(sparql(RUNAWAYS["cartesian product"], timeout="0.3"), FLOODER)
    assert answer.status == 504
    assert json.loads(answer.body)["error"]["detail"]["limit"] == 0.3
    assert answer.seconds >= 0.3


def test_beyond_the_limit_of_memory_a_query_is_an_error_that_names_it(service: Service) -> None:
    hog = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    answer = service.get(sparql(hog, timeout=str(SECONDS)), "127.0.0.8")
    error = json.loads(answer.body)["error"]
    assert (answer.status, error["code"]) in {(507, "memory-limit"), (504, "time-limit")}
    if answer.status == 507:
        assert error["detail"] == {"limit": 256, "unit": "MiB", "setting": "OKILET_QUERY_MEMORY"}


def test_a_flooding_client_is_told_to_come_later_and_others_are_answered_at_once(service: Service) -> None:
    path = sparql(RUNAWAYS["cartesian product"])
    with ThreadPoolExecutor(16) as threads:
        flood_ = [threads.submit(service.get, path, FLOODER) for _ in range(16)]
        time.sleep(0.3)
        other = service.get(sparql("ASK { ?s ?p ?o }"), "127.0.0.7")
        answers = [each.result() for each in flood_]
    assert (other.status, json.loads(other.body)["boolean"]) == (200, True)
    statuses = Counter(answer.status for answer in answers)
    assert set(statuses) == {503, 504}
    for answer in answers:
        if answer.status == 503:
            assert int(answer.headers["retry-after"]) >= 1
            assert json.loads(answer.body)["error"]["detail"]["setting"] == "OKILET_QUEUE_PER_CLIENT"
