"""Fairness between clients, with simulated clients and processes."""

from __future__ import annotations

import pytest

from service.pool.schedule import Full, Record, Schedule, client_of


class Simulated:
    """A pool of so many processes; queries are words."""

    def __init__(self, processes: int, queue: int = 64, per_client: int = 8) -> None:
        self.schedule: Schedule[str] = Schedule(queue, per_client)
        self.free = processes
        self.started: list[str] = []

    def ask(self, client: str, item: str) -> str | None:
        pushed_out = self.schedule.offer(client, item, self.free)
        self._start()
        return pushed_out

    def end(self, client: str) -> None:
        self.schedule.done(client)
        self.free += 1
        self._start()

    def _start(self) -> None:
        while self.free and (taken := self.schedule.take(self.free)):
            self.free -= 1
            self.started.append(taken[1])


def test_a_client_alone_leaves_one_process_free() -> None:
    pool = Simulated(3)
    for number in range(5):
        pool.ask("a", f"a{number}")
    assert pool.started == ["a0", "a1"]
    assert (pool.free, pool.schedule.waiting) == (1, 3)


def test_the_process_kept_goes_to_a_client_with_nothing_running() -> None:
    pool = Simulated(3)
    for number in range(5):
        pool.ask("a", f"a{number}")
    pool.ask("b", "b0")
    assert pool.started == ["a0", "a1", "b0"]
    pool.end("b")
    assert pool.started == ["a0", "a1", "b0"]


def test_a_single_process_serves_all_in_turn() -> None:
    pool = Simulated(1)
    for item in ("a0", "a1", "a2"):
        pool.ask("a", item)
    pool.ask("b", "b0")
    pool.ask("c", "c0")
    for client in "abcaa":
        pool.end(client)
    assert pool.started == ["a0", "b0", "c0", "a1", "a2"]


def test_clients_that_wait_are_served_in_turn_and_those_with_fewer_running_first() -> None:
    pool = Simulated(3)
    for item in ("a0", "a1", "a2", "a3"):
        pool.ask("a", item)
    pool.ask("b", "b0")
    for item in ("b1", "b2"):
        pool.ask("b", item)
    pool.ask("c", "c0")
    pool.end("a")
    assert pool.started[3:] == ["c0"]
    pool.end("a")  # a has nothing running, b one, c one
    assert pool.started[3:] == ["c0", "a2"]
    pool.end("c")  # one is free, and kept
    assert pool.started[3:] == ["c0", "a2"]
    pool.end("b")  # two are free; b has nothing running
    assert pool.started[3:] == ["c0", "a2", "b1"]


def test_the_queue_of_a_client_is_bounded_and_its_own() -> None:
    pool = Simulated(2, per_client=2)
    for item in ("a0", "a1", "a2"):
        pool.ask("a", item)
    with pytest.raises(Full) as full:
        pool.ask("a", "a3")
    assert full.value.own
    pool.ask("b", "b0")
    pool.ask("b", "b1")
    assert pool.started == ["a0", "b0"]
    assert pool.schedule.waiting == 3


def test_a_queue_of_none_still_lets_start_what_can() -> None:
    pool = Simulated(2, queue=0, per_client=0)
    pool.ask("a", "a0")
    with pytest.raises(Full):
        pool.ask("a", "a1")
    pool.ask("b", "b0")
    with pytest.raises(Full):
        pool.ask("c", "c0")
    assert pool.started == ["a0", "b0"]


def test_a_full_queue_makes_room_for_a_newcomer_at_the_cost_of_the_longest() -> None:
    pool = Simulated(1, queue=3, per_client=3)
    for item in ("a0", "a1", "a2", "a3"):
        pool.ask("a", item)
    assert pool.ask("b", "b0") == "a3"
    with pytest.raises(Full) as full:  # it has something waiting already
        pool.ask("b", "b1")
    assert not full.value.own
    assert pool.ask("c", "c0") == "a2"
    with pytest.raises(Full):  # nobody waits with more than one
        pool.ask("d", "d0")
    pool.end("a")
    assert pool.started == ["a0", "b0"]


def test_what_waits_can_be_withdrawn_once() -> None:
    pool = Simulated(1)
    pool.ask("a", "a0")
    pool.ask("b", "b0")
    assert pool.schedule.items() == (("b", "b0"),)
    assert pool.schedule.withdraw("b", "b0")
    assert not pool.schedule.withdraw("b", "b0")
    assert not pool.schedule.withdraw("a", "a0")
    assert (pool.schedule.waiting, pool.schedule.clients) == (0, 1)


def test_a_flood_of_one_never_delays_others_by_more_than_their_own() -> None:
    pool = Simulated(3)
    for round_ in range(50):
        for number in range(3):
            try:
                pool.ask("flood", f"f{round_}-{number}")
            except Full:
                break
        pool.ask("quiet", f"q{round_}")
        assert pool.started[-1] == f"q{round_}"
        pool.end("quiet")
        if round_ % 3 == 0:
            pool.end("flood")
    assert sum(item.startswith("q") for item in pool.started) == 50


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("somebody", "somebody"),
        ("", ""),
    ],
)
def test_an_address_belongs_to_a_client(address: str, client: str) -> None:
    assert client_of(address) == client


def test_a_record_fades() -> None:
    record = Record()
    record.add("a", 8.0, now=100.0)
    assert record.of("a", 100.0) == 8.0
    assert record.of("a", 130.0) == 4.0
    record.add("a", 1.0, now=130.0)
    assert record.of("a", 190.0) == 1.25
    assert record.of("b", 190.0) == 0.0


def test_a_record_of_very_many_keeps_those_who_took_most() -> None:
    record = Record()
    for number in range(5000):
        record.add(f"c{number}", 0.2, now=100.0)
        record.add("hog", 1.0, now=100.0)
    assert record.of("hog", 100.0) == 5000.0
