"""The application as a real server gives it: what the web server between does not spoil, and what several processes share."""

import gzip
import http.client
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.service.conftest import ROOT, Server, start, stop

Answer = tuple[int, dict[str, str], bytes]


def ask(
    server: Server, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: object = None
) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    try:
        connection.request(method, path, body=body, headers=headers or {})  # type: ignore[arg-type]
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


def test_a_head_says_what_a_get_would(server: Server) -> None:
    for path in ("/", "/robots.txt", "/-/limits", "/static/okilet.css"):
        got, head = ask(server, path), ask(server, path, "HEAD")
        assert (head[0], head[2]) == (200, b"")
        assert head[1]["content-length"] == got[1]["content-length"] == str(len(got[2]))
        assert head[1].get("etag") == got[1].get("etag")


def test_compressed_and_plain_are_the_same(server: Server) -> None:
    plain = ask(server, "/-/openapi.json")
    packed = ask(server, "/-/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert packed[1]["content-encoding"] == "gzip"
    assert packed[1]["content-length"] == str(len(packed[2]))
    assert gzip.decompress(packed[2]) == plain[2]
    assert packed[1]["etag"] == plain[1]["etag"]


def test_what_the_client_has_is_not_sent_again(server: Server) -> None:
    first = ask(server, "/")
    again = ask(server, "/", headers={"If-None-Match": first[1]["etag"]})
    assert (again[0], again[2], again[1]["etag"]) == (304, b"", first[1]["etag"])


def test_a_chunked_body_is_held_to_the_limit(server: Server) -> None:
    piece = b"#" * 65_536 + b"\n"
    headers = {"Content-Type": "application/sparql-query"}  # an iterator is sent in chunks
    small = ask(server, "/sparql", "POST", headers, iter([b"ASK ", b"{}"]))
    assert (small[0], json.loads(small[2])["boolean"]) == (200, True)
    large = ask(server, "/sparql", "POST", headers, iter([piece] * 17 + [b"ASK {}"]))
    assert large[0] == 413
    assert json.loads(large[2])["error"]["detail"] == {
        "limit": 1_048_576,
        "unit": "bytes",
        "setting": "OKILET_REQUEST_BYTES",
    }


def test_nobody_is_taken_for_a_proxy(server: Server) -> None:
    ask(server, "/robots.txt", headers={"X-Forwarded-For": "198.51.100.7", "X-Request-Id": "not-a-proxy"})
    (line,) = (line for line in server.lines("request") if line["request"] == "not-a-proxy")
    assert line["client"] == "127.0.0.1"


def test_what_is_no_http_is_refused_and_the_next_is_answered(server: Server) -> None:
    where = urlsplit(server.url)
    for sent in (
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nBad\x00Name: x\r\n\r\n",
    ):
        with socket.create_connection((where.hostname, where.port), timeout=30) as sock:
            sock.sendall(sent)
            status = sock.recv(1 << 16).partition(b"\r\n")[0]
            assert status == b"" or re.match(rb"HTTP/1\.\d 4\d\d ", status), status
    assert ask(server, "/robots.txt")[0] == 200


@pytest.mark.parametrize("path", ["/%ff%fe", "/%00", "/a%2f..%2f..%2fetc", "/" + "a" * 5000, "/nothing?x=%ff"])
def test_odd_addresses_are_refused_in_the_one_shape(server: Server, path: str) -> None:
    status, _, body = ask(server, path)
    assert 400 <= status < 500
    assert set(json.loads(body)["error"]) == {"code", "message", "detail"}


def test_all_processes_count_together(server: Server) -> None:
    def counted() -> float:
        text = ask(server, "/-/metrics")[2].decode()
        found = re.search(r'okilet_requests_total\{method="GET",route="/favicon.ico",status="200"\} (\S+)', text)
        return float(found[1]) if found else 0.0

    before = counted()
    for _ in range(40):  # each on a connection of its own: the system spreads them over the workers
        assert ask(server, "/favicon.ico")[0] == 200
    assert counted() - before == 40


def test_memory_is_told_by_process(server: Server) -> None:
    text = ask(server, "/-/metrics")[2].decode()
    sizes = {name: float(size) for name, size in re.findall(r'okilet_memory_bytes\{process="([^"]+)"\} (\S+)', text)}
    assert {"okilet-worker", "okilet-queries", "okilet-query"} <= set(sizes)
    assert all(size > 1_000_000 for size in sizes.values())


def test_every_line_of_the_log_is_json(server: Server) -> None:
    ask(server, "/robots.txt")
    lines = server.log.read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 2
    assert all({"time", "level", "event"} <= set(json.loads(line)) for line in lines)


def test_settings_reach_all_processes(tmp_path: Path) -> None:
    config = tmp_path / "okilet.toml"
    config.write_text('web_workers = 1\nquery_processes = 2\nquery_rows = 2\npublic_url = "https://okilet.example"\n')
    running = start(tmp_path, OKILET_CONFIG=str(config), OKILET_QUERY_SECONDS="3")
    try:
        limits = {limit["name"]: limit["value"] for limit in json.loads(ask(running, "/-/limits")[2])["limits"]}
        assert (limits["query_rows"], limits["query_seconds"]) == (2, 3)
        _, headers, body = ask(running, "/sparql?format=csv&query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D")
        assert (headers["okilet-cut"], body.count(b"\r\n")) == ("2", 3)
        assert json.loads(ask(running, "/-/health")[2])["queries"]["processes"] == 2
        assert json.loads(ask(running, "/-/openapi.json")[2])["servers"] == [{"url": "https://okilet.example"}]
    finally:
        assert stop(running) == 0


def test_make_run_serves(tmp_path: Path) -> None:
    okilet = tmp_path / "okilet"
    okilet.write_text(f'#!/bin/sh\nexec {sys.executable} -m service.cli "$@"\n')
    okilet.chmod(0o755)
    names = {key: value for key, value in os.environ.items() if not key.startswith(("OKILET_", "MAKE"))}
    process = subprocess.Popen(
        ["make", "-o", ".venv/run", "run", f"BIN={tmp_path}", "PORT=0"],
        cwd=ROOT,
        env={**names, "OKILET_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    try:
        shown = ""
        until = time.monotonic() + 60  # 5 s on a machine that does nothing else
        while "http://" not in shown and time.monotonic() < until:
            if select.select([process.stdout], [], [], 1)[0]:
                shown += process.stdout.readline()
        address = re.findall(r"http://\S+", shown)[0]
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert answer.status == 200
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
        process.stdout.close()
