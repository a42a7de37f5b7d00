"""What tests of the web service share: the application in this process, and a real server."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.app import create_app
from service.config import Settings, settings
from service.context import EXTENSION, Context
from service.data import Data, Published, load
from tests.service.in_process import PoolInProcess

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """The graph that ships, loaded once."""
    return load(tmp_path_factory.mktemp("none"))


def application(given: Settings, data: Data) -> Flask:
    """An application over this graph, its queries run in this process."""
    published = Published(given, data)
    pool = PoolInProcess(lambda: (published.now.version, published.now.engine))
    app = create_app(given, pool, published)
    app.testing = False  # errors are answered, not raised
    return app


@pytest.fixture
def app(shipped: Data, tmp_path: Path) -> Flask:
    """The application over the graph that ships."""
    return application(settings({"home": tmp_path}, {}), shipped)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def pool(app: Flask) -> PoolInProcess:
    """The pool of `app`."""
    context: Context = app.extensions[EXTENSION]
    assert isinstance(context.pool, PoolInProcess)
    return context.pool


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, its process, where its log is."""

    url: str
    process: subprocess.Popen[str]
    log: Path
    home: Path

    def lines(self, event: str) -> list[dict[str, object]]:
        """What the log has of an event."""
        lines = (json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines() if line[:1] == "{")
        return [line for line in lines if line["event"] == event]


def start(folder: Path, **environment: str) -> Server:
    """A server of its own over the graph of `folder`/home (that which ships, if there is none), on a free port.

    It is not warm before it is asked, unless told so: the processors are the tests'.
    """
    home = folder / "home"
    home.mkdir(exist_ok=True)
    log = folder / "log"
    names = {key: value for key, value in os.environ.items() if not key.startswith("OKILET_")}
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "service.cli", "serve", "--port", "0"],
            cwd=ROOT,
            env={**names, "OKILET_HOME": str(home), "PYTHONPATH": str(ROOT), "OKILET_WARM": "no", **environment},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    assert process.stdout
    said = process.stdout.readline()
    found = re.search(r"http://\S+", said)
    if not found:
        process.kill()
        process.wait()
        process.stdout.close()
        pytest.fail(f"the server does not start: {said!r} {log.read_text(errors='replace')[-2000:]}")
    return Server(found[0].rstrip("/"), process, log, home)


def stop(server: Server) -> int:
    """End it in order; gives its exit status."""
    server.process.send_signal(signal.SIGTERM)
    try:
        return server.process.wait(30)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait()
        raise
    finally:
        assert server.process.stdout
        server.process.stdout.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`okilet serve` over the graph that ships, for all tests that need a real one."""
    running = start(tmp_path_factory.mktemp("server"))
    yield running
    stop(running)
