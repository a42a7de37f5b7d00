"""Processor time of other processes."""

from __future__ import annotations

import os
import signal
import time

from service.pool.clock import processor_seconds
from tests.service.pool.running import eventually, running


def test_it_is_what_a_process_has_used() -> None:
    before = time.process_time()
    told = processor_seconds(os.getpid())
    assert before <= told <= time.process_time()


def test_a_process_that_works_uses_some_and_one_that_is_gone_none() -> None:
    pid = os.fork()
    if not pid:
        while True:
            pass
    try:
        eventually(lambda: processor_seconds(pid) > 0.2, 60)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    assert processor_seconds(pid) == 0.0


def test_a_query_that_takes_long_but_no_processor_time_is_no_burden() -> None:
    with running() as pool:
        assert pool.said("rest 1\nsay rested") == "rested"
        assert "yielded" not in pool.status("counts")
