"""Answers kept by a web process."""

import threading
import tracemalloc
from collections.abc import Callable
from functools import partial

from service.kept import Answers

ENTRY = 1000  # bytes of an answer here, and about as many as it takes


def counted(made: list[str], name: str) -> Callable[[], bytes]:
    def make() -> bytes:
        made.append(name)
        return name.encode() * ENTRY

    return make


def test_an_answer_is_made_once() -> None:
    made: list[str] = []
    answers = Answers(100 * ENTRY)
    assert [answers.get("a", counted(made, "a")) for _ in range(3)] == [b"a" * ENTRY] * 3
    assert made == ["a"]


def test_the_one_asked_for_least_recently_goes_first() -> None:
    made: list[str] = []
    answers = Answers(16 * ENTRY)
    for name in "abcdefghij":
        answers.get(name, counted(made, name))
    answers.get("a", counted(made, "a"))
    answers.get("k", counted(made, "k"))
    before = len(made)
    answers.get("a", counted(made, "a"))
    answers.get("b", counted(made, "b"))
    assert made[before:] == ["b"]


def test_room_is_kept_to() -> None:
    answers = Answers(20 * ENTRY)
    for number in range(1000):
        answers.get(number, lambda: b"x" * ENTRY)
    assert len(answers) <= 20


def test_a_large_answer_and_no_room_keep_nothing() -> None:
    made: list[str] = []
    for answers in (Answers(0), Answers(8 * ENTRY)):
        for _ in range(2):
            answers.get("a", counted(made, "a"))
        assert len(answers) == 0
    assert made == ["a"] * 4


def test_long_questions_take_no_room() -> None:
    answers = Answers(1 << 20)
    question = "x" * 100_000
    assert answers.get((question, "a"), lambda: b"a") == b"a"
    assert answers.get((question, "b"), lambda: b"b") == b"b"
    assert answers.get((question, "a"), lambda: b"made again") == b"a"
    tracemalloc.start()
    for number in range(50):
        answers.get(f"{number}{question}", lambda: b"a")
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert taken < 50 * 10_000


def test_threads_may_ask_at_once() -> None:
    answers = Answers(50 * ENTRY)
    wrong: list[int] = []

    def ask() -> None:
        for number in range(500):
            right = b"%d" % (number % 60)
            if answers.get(number % 60, partial(bytes, right)) != right:
                wrong.append(number)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
