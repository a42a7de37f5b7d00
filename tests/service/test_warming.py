"""What first requests need is made before they come, once, and no longer than the graph is in force."""

import datetime as dt
import fcntl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.serving import serving
from queries.chains.rules import Rules
from service import warming
from service.config import Settings, settings
from service.data import Data, Published
from service.home import publish
from service.warming import LOCK, Warming, made
from tests.queries.chains.case import engine
from tests.service.conftest import Server, application, start, stop

PRESIDENT = "https://w3id.org/okilet/id/position/president"


@pytest.fixture
def lakes() -> Data:
    """The invented graph of lakes, as one that was published."""
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return Data("lakes", engine(), (), now, Path("nowhere"))


def always() -> bool:
    return True


def test_what_was_made_is_not_made_again_for_a_request(
    lakes: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for make in made(lakes):
        make()
    monkeypatch.setattr("service.explorer.view.read_rules", _fail)
    monkeypatch.setattr("service.explorer.hierarchy.kept.index_of", _fail)
    monkeypatch.setattr("service.lookups.Lookup.over", _fail)
    client = application(settings({"home": tmp_path}, {}), lakes).test_client()
    answer = client.get("/hierarchy.json?of=president&lang=en").get_json()
    assert answer["as_of"] == "2020-04-30"
    labels = [node["label"] for node in answer["children"]]
    assert labels == ["Minister of Lakes", "Grand Vizier", "Deputy Minister of Lakes"]


def _fail(*_: object) -> Rules:
    raise AssertionError("made again")


def test_the_thread_makes_all_and_says_so(lakes: Data, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Warming(tmp_path).begin(lakes, always).join(60)
    assert '"event":"warm"' in capfd.readouterr().err
    rules = lakes.kept("rules", _fail)
    assert rules.thing(PRESIDENT).label("en") == "President"


def test_of_a_graph_that_was_replaced_nothing_more_is_made(lakes: Data, tmp_path: Path) -> None:
    Warming(tmp_path).begin(lakes, lambda: False).join(60)
    with pytest.raises(AssertionError, match="made again"):
        lakes.kept("rules", _fail)


def test_what_fails_is_told_and_the_rest_is_made(
    lakes: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []
    monkeypatch.setattr(warming, "made", lambda *_: (_fail, lambda: done.append("the rest")))
    Warming(tmp_path).begin(lakes, always).join(60)
    assert done == ["the rest"]
    assert "made again" in capfd.readouterr().err


def test_processes_take_turns(lakes: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(warming, "made", lambda *_: (done.set,))
    with (tmp_path / LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        thread = Warming(tmp_path).begin(lakes, always)
        time.sleep(0.3)
        assert not done.is_set()
    thread.join(60)
    assert done.is_set()


def test_without_a_folder_to_take_turns_in_it_is_made_all_the_same(
    lakes: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(warming, "made", lambda *_: (lambda: done.append("made"),))
    Warming(tmp_path / "nowhere").begin(lakes, always).join(60)
    assert done == ["made"]


def test_each_graph_taken_over_is_prepared(tmp_path: Path) -> None:
    publish(tmp_path, [b"<http://a/first> <http://a/p> <http://a/o> <http://a/g> .\n"])
    told: list[tuple[str, bool]] = []
    asked: list[Callable[[], bool]] = []

    def prepare(data: Data, wanted: Callable[[], bool]) -> None:
        told.append((data.version, wanted()))
        asked.append(wanted)

    published = Published(Settings(home=tmp_path))
    published.watch(prepare)
    try:
        first = published.now.version
        publish(tmp_path, [b"<http://a/second> <http://a/p> <http://a/o> <http://a/g> .\n"])
        until = time.monotonic() + 20
        while len(told) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        assert told == [(first, True), (published.now.version, True)]
        assert [wanted() for wanted in asked] == [False, True]
    finally:
        published.close()
    assert not asked[-1]()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = start(tmp_path, OKILET_WEB_WORKERS="2", OKILET_WARM="yes")
    yield server
    stop(server)


def test_all_workers_of_a_service_are_warm_after_a_while(server: Server) -> None:
    until = time.monotonic() + 120
    while len(server.lines("warm")) < 2 and time.monotonic() < until:
        time.sleep(0.2)
    said = server.lines("warm")
    assert len(said) == 2
    assert {str(line["version"])[:8] for line in said} == {"shipped-"}
    assert server.lines("error") == []


def test_a_service_that_is_told_not_to_makes_nothing_before_it_is_asked() -> None:
    with serving(web_workers=1, query_processes=1, log_level="error", warm="no") as service:
        assert service.get("/-/ready").status == 200
        before = service.processor_seconds()
        time.sleep(2)
        assert service.processor_seconds() - before < 0.5
        assert service.get("/").status == 200
