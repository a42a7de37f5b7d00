"""A real query server: each limit ends in its error, and nobody else is hurt."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology.errors import (
    BadQuery,
    Busy,
    MemoryLimit,
    OkiletError,
    QueryFailed,
    ResultTooLarge,
    TimeLimit,
    Unavailable,
)
from service.pool import keeper
from service.pool.client import Job, PoolClient
from tests.service.pool.running import Running, children, eventually, job, lives, running


@pytest.fixture(scope="module")
def pool() -> Iterator[Running]:
    with running(seconds=20.0, memory=256) as pool:
        yield pool


def test_an_answer_has_its_version_body_length_and_time(pool: Running) -> None:
    result = pool.run("say өкілет")
    assert (result.version, result.body, result.length, result.cut) == ("v1", "өкілет".encode(), 12, False)
    assert 0 <= result.seconds < 5
    assert pool.run("say x", rows=1).cut


def test_a_job_arrives_as_it_was_given(pool: Running) -> None:
    result = pool.client.run(Job("", "echo", ("a",), (), 7, 20.0, "192.0.2.1"))
    assert result.body == b'[["a"], [], 7]'
    result = pool.client.run(Job("", "echo", None, None, 8, 20.0, "192.0.2.1"))
    assert result.body == b"[null, null, 8]"


@pytest.mark.parametrize("length", [0, 1 << 20, (1 << 20) + 1, 30_000_000])
def test_an_answer_beyond_a_mebibyte_is_a_file_that_vanishes(pool: Running, length: int) -> None:
    result = pool.run(f"write {length}")
    assert result.length == length
    if length <= 1 << 20:
        assert result.body == b"x" * length
    else:
        assert not isinstance(result.body, bytes)
        with result.body as file:
            assert file.read() == b"x" * length
            assert "(deleted)" in str(Path(f"/proc/self/fd/{file.fileno()}").readlink())
    assert pool.said("say next") == "next"


def test_what_is_wrong_with_a_query_is_told_with_its_place(pool: Running) -> None:
    before = pool.processes()
    with pytest.raises(BadQuery) as told:
        pool.run("bad")
    assert told.value.detail == {"line": 1, "column": 2, "expected": "so"}
    assert pool.processes() == before


def test_at_the_limit_of_time_the_query_ends_and_its_process_is_replaced(pool: Running) -> None:
    running_there = int(pool.said("pid"))
    before = time.monotonic()
    with pytest.raises(TimeLimit) as told:
        pool.run("sleep 60", seconds=0.5)
    assert 0.5 <= time.monotonic() - before < 5
    assert told.value.detail == {"limit": 0.5, "unit": "seconds", "setting": "OKILET_QUERY_SECONDS"}
    pool.until("idle", 2)
    eventually(lambda: not lives(running_there))
    assert len(pool.processes()) == 2


def test_beyond_the_limit_of_memory_there_is_an_error(pool: Running) -> None:
    with pytest.raises(MemoryLimit) as told:
        pool.run("allocate 400")
    assert told.value.detail == {"limit": 256, "unit": "MiB", "setting": "OKILET_QUERY_MEMORY"}
    assert pool.said("allocate 100") == str(100 << 20)


def test_beyond_the_limit_of_an_answer_there_is_an_error_and_the_process_goes_on() -> None:
    with running(result=1) as pool:
        pid = pool.said("pid")
        assert len(pool.said(f"write {1 << 20}")) == 1 << 20
        with pytest.raises(ResultTooLarge) as told:
            pool.run(f"write {(1 << 20) + 1}")
        assert told.value.detail == {"limit": 1, "unit": "MiB", "setting": "OKILET_QUERY_RESULT"}
        assert pool.said("pid") in {pid, *map(str, pool.processes())}


@pytest.mark.parametrize(
    ("trouble", "error"),
    [("abort", MemoryLimit), ("crash", QueryFailed), ("killed", QueryFailed), ("panic", QueryFailed)],
)
def test_a_query_that_breaks_its_process_hurts_nobody_else(
    pool: Running, trouble: str, error: type[OkiletError]
) -> None:
    other = pool.begin("sleep 1\nsay unhurt", "192.0.2.2")
    with pytest.raises(error):
        pool.run(trouble)
    assert pool.said("say next") == "next"
    assert other.result(timeout=30) == "unhurt"
    pool.until("idle", 2)


def test_a_query_whose_process_had_gone_is_run_by_another_but_not_for_ever(pool: Running) -> None:
    with pytest.raises(QueryFailed):
        pool.run("exit")
    assert pool.said("say next") == "next"


def test_one_process_is_kept_for_clients_with_nothing_running(pool: Running) -> None:
    pool.until("idle", 2)
    flood = [pool.begin("sleep 60", "192.0.2.9", seconds=1.0) for _ in range(3)]
    pool.until("waiting", 2)
    before = time.monotonic()
    assert pool.said("say at once", "192.0.2.2") == "at once"
    assert time.monotonic() - before < 0.9
    for each in flood:
        with pytest.raises(TimeLimit):
            each.result(timeout=30)
    pool.until("idle", 2)


def test_a_client_with_a_full_queue_is_told_to_come_later() -> None:
    with running(queue_per_client=1) as pool:
        first = pool.begin("sleep 1.5")
        pool.until("running", 1)
        second = pool.begin("say second")
        pool.until("waiting", 1)
        with pytest.raises(Busy) as told:
            pool.run("say third")
        assert isinstance(told.value.detail, dict)
        assert told.value.detail["setting"] == "OKILET_QUEUE_PER_CLIENT"
        assert 1 <= told.value.detail["retry_after"] <= 30
        assert pool.said("say unhurt", "192.0.2.2") == "unhurt"
        assert (first.result(30), second.result(30)) == ("", "second")


def test_a_query_waits_no_longer_than_it_may() -> None:
    with running(processes=1, queue_seconds=0.3) as pool:
        first = pool.begin("sleep 2")
        pool.until("running", 1)
        before = time.monotonic()
        with pytest.raises(Busy) as told:
            pool.run("say late", "192.0.2.2")
        assert isinstance(told.value.detail, dict)
        assert (told.value.detail["limit"], told.value.detail["setting"]) == (0.3, "OKILET_QUEUE_SECONDS")
        assert 0.3 <= time.monotonic() - before < 1.9
        assert first.result(30) == ""


def test_a_query_that_runs_long_lets_others_go_first_and_its_process_takes_part_again_after_it() -> None:
    if not keeper.resumes():
        pytest.skip("needs the right to raise the priority of a process")
    with running() as pool:
        pid = int(pool.said("pid"))
        long = pool.begin("sleep 1.2\npid")
        eventually(lambda: os.sched_getscheduler(pid) == os.SCHED_IDLE)
        assert int(long.result(30)) == pid
        eventually(lambda: os.sched_getscheduler(pid) == os.SCHED_OTHER and pool.status("idle") == 2)
        assert pid in pool.processes()


def test_where_that_is_not_allowed_its_process_is_replaced() -> None:
    with running(raises=False) as pool:
        pid = int(pool.said("pid"))
        long = pool.begin("sleep 1.2\npid")
        eventually(lambda: any(os.sched_getscheduler(each) == os.SCHED_IDLE for each in pool.processes()))
        assert int(long.result(30)) == pid
        eventually(lambda: pid not in pool.processes() and pool.status("idle") == 2)
        assert pool.status("counts")["yielded"] == 1


def test_a_web_worker_that_goes_takes_its_queries_along() -> None:
    with running(processes=1) as pool:
        worker = os.fork()
        if not worker:
            PoolClient(pool.socket).run(job("sleep 60"))
            os._exit(0)
        pool.until("running", 1)
        waiting = os.fork()
        if not waiting:
            PoolClient(pool.socket).run(job("sleep 60", "192.0.2.2"))
            os._exit(0)
        pool.until("waiting", 1)
        (at_work,) = pool.processes()
        for pid in (waiting, worker):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        eventually(lambda: not lives(at_work))
        pool.until("idle", 1)
        assert pool.status("waiting") == 0
        assert pool.status("counts") == {"abandoned": 1}


def test_an_idle_process_that_is_killed_is_replaced() -> None:
    with running() as pool:
        gone = min(pool.processes())
        os.kill(gone, signal.SIGKILL)
        eventually(lambda: gone not in pool.processes() and pool.status("idle") == 2)
        assert pool.said("say well") == "well"


def test_an_answer_does_not_pile_up_in_the_server() -> None:
    with running() as pool:
        sock = pool.client._connection(fresh=True)  # noqa: SLF001 - a reader that does not read
        from service.pool import wire

        sock.sendall(wire.pack({"form": "x", "seconds": 30, "client": "192.0.2.3"}, b"write 300000000"))
        pool.until("running", 1)
        time.sleep(1.0)
        peak = Path(f"/proc/{pool.process.pid}/status").read_text().partition("VmHWM:")[2].split()[0]
        assert int(peak) < 150_000
        assert pool.said("say meanwhile", "192.0.2.2") == "meanwhile"
        sock.close()
        pool.until("idle", 2)


def test_terminated_it_answers_what_was_asked_and_ends_with_all_its_processes() -> None:
    with running() as pool:
        everything = {pool.process.pid} | children(pool.process.pid) | pool.processes()
        last = pool.begin("sleep 1\nsay last")
        pool.until("running", 1)
        pool.process.terminate()
        eventually(lambda: not pool.socket.exists())
        assert last.result(30) == "last"
        assert pool.process.wait(10) == 0
        eventually(lambda: not any(lives(pid) for pid in everything))
        with pytest.raises(Unavailable):
            PoolClient(pool.socket, patience=0.1).run(job("say more"))


@pytest.mark.parametrize("which", ["server", "keeper"])
def test_killed_it_leaves_no_process_behind(which: str) -> None:
    with running() as pool:
        working = pool.begin("sleep 60")
        pool.until("running", 1)
        keeper = children(pool.process.pid)
        everything = {pool.process.pid} | keeper | pool.processes()
        assert len(everything) == 4
        os.kill(pool.process.pid if which == "server" else keeper.pop(), signal.SIGKILL)
        pool.process.wait(10)
        eventually(lambda: not any(lives(pid) for pid in everything))
        with pytest.raises(Unavailable):
            working.result(30)


def test_another_server_at_the_same_address_is_found_again() -> None:
    with running() as first:
        assert first.said("say first") == "first"
        first.process.kill()
        first.process.wait()
        first.socket.unlink()
        with running() as second:
            first.socket.symlink_to(second.socket)
            assert first.said("say second") == "second"
            first.socket.unlink()


def test_of_a_web_worker_s_threads_only_so_many_wait_for_queries(pool: Running) -> None:
    few = PoolClient(pool.socket, at_once=1)
    first = pool.threads.submit(few.run, job("sleep 1"))
    pool.until("running", 1)
    with pytest.raises(Busy) as told:
        few.run(job("say second", "192.0.2.2"))
    assert isinstance(told.value.detail, dict)
    assert (told.value.detail["limit"], told.value.detail["setting"]) == (1, "OKILET_WEB_THREADS")
    assert first.result(30).version == "v1"
    assert few.run(job("say third")).body == b"third"
    few.close()


def test_its_socket_is_for_this_user_alone(pool: Running) -> None:
    assert pool.socket.stat().st_mode & 0o777 == 0o600


def test_bytes_that_are_no_job_end_the_connection_alone(pool: Running) -> None:
    for data in (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\0" * 12, b"\0\0\0\2" + b"\0" * 8 + b"{}"):
        sock = pool.client._connection(fresh=True)  # noqa: SLF001 - to say what no client says
        sock.settimeout(10)
        sock.sendall(data)
        assert sock.recv(100) == b""
        sock.close()
    assert pool.said("say well") == "well"
