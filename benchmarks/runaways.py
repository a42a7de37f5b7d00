"""What others notice while one client floods the service with endless queries: `python -m benchmarks.runaways`.

First others ask alone (named queries, pages, SPARQL, each from an address of its own, one request at a time), then
while a client at 127.0.0.9 keeps sending runaways of many kinds, as fast as it is answered, then alone again. A table
tells how long others waited and what failed, what became of the runaways, and what memory and processor time are left
taken. On a machine that others use too, `--rounds 10` parts the flood and the quiet into ten turns, so that both see
the same of it. One runaway of each kind goes before all that is measured.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import math
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.endpoint.graph import Graph, offices_for
from benchmarks.serving import Client, Service, serving, sparql

_NUMBERS = itertools.count()
FLOODER = "127.0.0.9"
_PAUSE = 0.02  # seconds between an answer and the next request of the others
_ANY = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_DOUBLED = " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(60))
_BOMB = "(" * 6 + "(x+x+)+y?" + "){1,9}" * 6

RUNAWAYS: Mapping[str, str] = {
    "cartesian product": f"SELECT (COUNT(*) AS ?n) {{ {_ANY} }}",
    "path over everything": "SELECT (COUNT(*) AS ?n) { ?s (!<x:a>|!^<x:b>)* ?o . ?o (!<x:c>)* ?p }",
    "sort of a product": f"SELECT * {{ {_ANY} }} ORDER BY ?c ?i LIMIT 5",
    "all of a product as one text": f"SELECT (GROUP_CONCAT(STR(?c)) AS ?t) {{ {_ANY} }}",
    "product without doubles": f"SELECT DISTINCT ?a ?d ?g {{ {_ANY} }}",
    "expression bomb": f"SELECT * {{ ?s ?p ?o . ?q ?r ?t FILTER(REGEX(CONCAT(STR(?o), STR(?t)), '{_BOMB}')) }}",
    "text doubled 60 times": f"SELECT (STRLEN(?t60) AS ?n) {{ BIND('x' AS ?t0) {_DOUBLED} }}",
    "nesting": "SELECT (COUNT(*) AS ?n) { " + "{ " * 80 + "?s ?p ?o" + " }" * 80 + f" {_ANY} }}",
    "optional in optional": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } }",
    "product built as a graph": f"CONSTRUCT {{ ?a ?e ?i }} {{ {_ANY} }}",
}

OTHERS: Mapping[str, tuple[str, ...]] = {
    "named query": ("/queries/acts.csv", "/queries/positions.csv?lang=en"),
    "page": ("/", "/queries", "/-/limits"),
    "SPARQL": (
        "SELECT ?o { <https://w3id.org/okilet/ns#Organ> ?p ?o FILTER(?o != %s) }",
        "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/okilet/ns#Position> FILTER(?s != %s) }",
        "ASK { ?s ?p 'нет%s' }",
    ),
}


@dataclass
class Seen:
    """What clients saw: seconds of each request, and what failed."""

    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """The time, in milliseconds, within which this share of requests was answered."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    def add(self, more: Seen) -> None:
        """Take in what was seen in another turn."""
        self.seconds += more.seconds
        self.failures += more.failures


class Others:
    """Clients of every kind, each asking one thing after the other until told to stop."""

    def __init__(self, port: int, each: int = 2) -> None:
        self._stop = threading.Event()
        self.seen = {kind: Seen() for kind in OTHERS}
        kinds = [kind for kind in OTHERS for _ in range(each)]
        self._threads = [
            threading.Thread(target=self._ask, args=(Client(port, f"127.0.1.{number + 1}"), kind))
            for number, kind in enumerate(kinds)
        ]

    def _ask(self, client: Client, kind: str) -> None:
        seen, paths, number = self.seen[kind], OTHERS[kind], 0
        while not self._stop.wait(_PAUSE):
            path = paths[number % len(paths)]
            if kind == "SPARQL":  # no two alike: answers that are kept would hide what a query takes
                path = sparql(path % next(_NUMBERS))
            number += 1
            try:
                answer = client.get(path)
            except (OSError, http.client.HTTPException) as error:
                seen.failures.append(f"{path}: {error!r}")
                continue
            seen.seconds.append(answer.seconds)
            if answer.status != 200:
                seen.failures.append(f"{path}: {answer.status}")
        client.close()

    def __enter__(self) -> Others:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def others_alone(service: Service, seconds: float) -> dict[str, Seen]:
    """What others see while nobody floods."""
    with Others(service.port) as others:
        time.sleep(seconds)
    return others.seen


def flood(
    service: Service, kinds: Sequence[str], at_once: int, outcomes: Mapping[str, Counter[str]]
) -> dict[str, Seen]:
    """Send runaways from one address, so many at once; what others see meanwhile. What became of them is counted."""
    left = iter(kinds)
    taking = threading.Lock()

    def send() -> None:
        client = Client(service.port, FLOODER, 120)
        while True:
            with taking:
                kind = next(left, None)
            if kind is None:
                break
            outcomes[kind][_outcome(client, kind)] += 1
        client.close()

    with Others(service.port) as others:
        threads = [threading.Thread(target=send) for _ in range(at_once)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return others.seen


def _outcome(client: Client, kind: str) -> str:
    while True:
        answer = client.get(sparql(RUNAWAYS[kind]))
        if answer.status == 200:
            return "answered, cut" if "okilet-cut" in answer.headers else "answered"
        error = json.loads(answer.body)["error"]
        if error["code"] != "busy":
            return str(error["code"])
        time.sleep(0.5)  # it is told to come later, and comes sooner


def left_over(service: Service) -> float:
    """Processor seconds that the service uses in two seconds in which nobody asks."""
    time.sleep(1.0)
    before = service.processor_seconds()
    time.sleep(2.0)
    return service.processor_seconds() - before


def _row(kind: str, quiet: Seen, meanwhile: Seen) -> str:
    figures = [f"{each.quantile(share):.1f}" for each in (quiet, meanwhile) for share in (0.5, 0.95, 0.99)]
    ratio = meanwhile.quantile(0.95) / (quiet.quantile(0.95) or 1.0)
    failed = len(quiet.failures) + len(meanwhile.failures)
    return (
        f"| {kind} | {' | '.join(figures)} | {ratio:.2f} | {len(quiet.seconds)}, {len(meanwhile.seconds)} | {failed} |"
    )


def _published(triples: int, folder: Path) -> Path | None:
    if not triples:
        return None
    from service.home import publish

    lines = (f"{s} {p} {o} {g} .\n".encode() for s, p, o, g in Graph(offices_for(triples)).quads())
    publish(folder, lines)
    return folder


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runaways", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=4, help="runaways that the client has on the way at once")
    parser.add_argument("--seconds", type=float, default=5.0, help="limit of time of a query")
    parser.add_argument("--memory", type=int, default=1024, help="limit of memory of a query, in MiB")
    parser.add_argument("--quiet", type=float, default=40.0, help="seconds that others ask alone, all in all")
    parser.add_argument("--rounds", type=int, default=1, help="turns into which flood and quiet are parted")
    parser.add_argument("--triples", type=int, default=0, help="size of a generated graph; 0: the graph that ships")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the service ends, too
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(
            _published(given.triples, Path(folder)),
            query_seconds=given.seconds,
            query_memory=given.memory,
            log_level="error",
            answers_kept=0,
        ) as service,
    ):
        flood(service, tuple(RUNAWAYS), given.at_once, {kind: Counter() for kind in RUNAWAYS})
        memory = service.megabytes()
        quiet, meanwhile = ({kind: Seen() for kind in OTHERS} for _ in range(2))
        outcomes: dict[str, Counter[str]] = {kind: Counter() for kind in RUNAWAYS}
        names = [list(RUNAWAYS)[number % len(RUNAWAYS)] for number in range(given.runaways)]
        took, share = 0.0, math.ceil(len(names) / given.rounds)
        for turn in range(given.rounds):
            _add(quiet, others_alone(service, given.quiet / given.rounds / 2))
            begun = time.monotonic()
            _add(meanwhile, flood(service, names[turn * share :][:share], given.at_once, outcomes))
            took += time.monotonic() - begun
            idle = left_over(service)
            _add(quiet, others_alone(service, given.quiet / given.rounds / 2))
        memory_after = service.megabytes()
        counts = json.loads(service.get("/-/health").body)["queries"]["counts"]
    print("| others, ms | quiet p50 | p95 | p99 | flood p50 | p95 | p99 | p95 flood : quiet | requests | failed |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for kind in OTHERS:
        print(_row(kind, quiet[kind], meanwhile[kind]))
    print(f"\n{given.runaways} runaways in {took:.0f} s:\n\n| runaway | ended |\n|---|---|")
    for kind, ended in outcomes.items():
        print(f"| {kind} | {', '.join(f'{count} {outcome}' for outcome, count in sorted(ended.items()))} |")
    print(f"\nMemory {memory} MB before, {memory_after} MB after; processor {idle / 2:.1%} busy afterwards; {counts}")
    for seen in (*quiet.values(), *meanwhile.values()):
        for failure in seen.failures[:5]:
            print("failed:", failure)


def _add(seen: Mapping[str, Seen], more: Mapping[str, Seen]) -> None:
    for kind, its in more.items():
        seen[kind].add(its)


if __name__ == "__main__":
    main()
