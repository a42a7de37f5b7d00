"""Publishing while the service is asked: no request fails, and the new graph answers soon."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections import Counter
from pathlib import Path

from benchmarks.serving import Client, Service, serving, sparql
from service.home import publish
from tests.service.pool.running import eventually
from tests.service.test_supervisor import graph, said

WORDS = ("one", "two")
QUERY = "SELECT ?o { <https://example.org/s> <https://example.org/p> ?o } # "
SOON = 15.0  # seconds; on a machine with nothing else to do it is one or two


class Asking:
    """Clients that ask one thing after the other; every answer that is not one of the graphs' is a failure."""

    def __init__(self, service: Service, clients: int) -> None:
        self.failures: list[str] = []
        self.answers: Counter[str] = Counter()
        self._service = service
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(number,)) for number in range(clients)]

    def _ask(self, number: int) -> None:
        client, asked = Client(self._service.port, f"127.0.2.{number + 1}"), 0
        while not self._stop.wait(0.005):
            asked += 1
            path = "/queries/acts.csv" if number % 4 == 0 else sparql(f"{QUERY}{number} {asked}")
            try:
                answer = client.get(path)
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(repr(error))
                continue
            self._judge(path, answer.status, answer.body)
        client.close()

    def _judge(self, path: str, status: int, body: bytes) -> None:
        if status != 200:
            self.failures.append(f"{path}: {status} {body[:200]!r}")
        elif path.startswith("/sparql"):
            (row,) = json.loads(body)["results"]["bindings"]
            self.answers[row["o"]["value"]] += 1
        else:
            self.answers["acts"] += 1

    def __enter__(self) -> Asking:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def test_graphs_published_under_load_are_taken_over_without_a_failed_request(tmp_path: Path) -> None:
    publish(tmp_path, graph(WORDS[0]))
    with serving(tmp_path, web_workers=2, query_processes=3, log_level="error", warm="no", answers_kept=0) as service:
        with Asking(service, clients=8) as asking:
            for round_ in range(1, 7):
                word = WORDS[round_ % 2]
                release = publish(tmp_path, graph(word)).parent.name
                begun = time.monotonic()
                eventually(lambda word=word: said(service, "127.0.3.1") == word, SOON)  # type: ignore[misc]
                eventually(lambda release=release: release in versions(service), SOON)  # type: ignore[misc]
                assert time.monotonic() - begun < SOON
        assert asking.failures == []
        assert min(asking.answers[word] for word in (*WORDS, "acts")) > 20
        eventually(lambda: len(service.named("okilet-queries")) == 1, 30)


def versions(service: Service) -> set[str]:
    """The versions that web workers answer from, of a few requests."""
    return {service.get("/queries").headers["okilet-data-version"] for _ in range(4)}


def test_a_graph_that_cannot_be_read_leaves_the_old_one_answering(tmp_path: Path) -> None:
    publish(tmp_path, graph("old"))
    with serving(tmp_path, web_workers=1, query_processes=2, log_level="error", warm="no") as service:
        broken = tmp_path / "releases" / "broken"
        broken.mkdir()
        (broken / "graph.nq").write_bytes(b"<a> no quad\n")
        (tmp_path / "current").write_text("broken\n")
        time.sleep(3)
        assert said(service) == "old"
        publish(tmp_path, graph("new"))
        eventually(lambda: said(service, "127.0.3.2") == "new", SOON)
