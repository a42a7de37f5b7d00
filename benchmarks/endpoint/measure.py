"""One graph: start the servers, compare their answers, measure them in rounds that take turns.

measure(Graph(500), contestants(), Plan(), folder, say) -> Size
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.endpoint.answers import Answer, ask
from benchmarks.endpoint.load import CLIENTS, SLOW, Load
from benchmarks.endpoint.processes import Running
from benchmarks.endpoint.questions import ANY_ROWS, Question
from benchmarks.endpoint.results import Cell, Size
from benchmarks.endpoint.servers import Contestant, Files

_CORES = os.cpu_count() or 1
_SAMPLE = 3  # questions of a kind that are compared
_REST = 40.0  # seconds to wait at most until a server has done with questions nobody waits for any more
_ANSWERS = 30  # a round lasts until about so many came, within bounds


@dataclass(frozen=True, slots=True)
class Plan:
    """How long things may take: rounds, seconds of a round of quick answers and of slow ones, seconds for an answer."""

    rounds: int = 3
    seconds: float = 1.0
    longest: float = 6.0
    patience: float = 20.0


@dataclass(slots=True)
class _Course:
    """A question on a running server: where, what is known of its speed, and what was measured."""

    running: Running
    paths: tuple[str, ...]
    alone: float  # seconds of one answer, nobody else asking
    cell: Cell
    rate: float = 0.0

    def round(self, load: Load, plan: Plan, number: int) -> None:
        slow = self.rate < SLOW
        seconds = min(max(_ANSWERS / self.rate, plan.seconds), plan.longest)
        if self._once(plan):
            seconds = plan.patience
        first = number * len(self.paths) // (plan.rounds + 1)
        figures = load.measure(self.running.base, self.paths, first=first, seconds=seconds, slow=slow)
        self.running.settle(_REST)
        if not figures.answers and seconds < plan.patience:
            seconds = plan.patience
            figures = load.measure(self.running.base, self.paths, first=first, seconds=seconds, slow=slow)
            self.running.settle(_REST)
        cell = self.cell
        cell.answers += figures.answers
        cell.errors += figures.errors
        if figures.answers:
            cell.rates.append(figures.rate)
            cell.median_ms, cell.p99_ms = figures.median_ms, figures.p99_ms
        elif not cell.rates:
            cell.reason = f"no answer in {seconds:.0f} s under {CLIENTS} clients; one alone takes {self.alone:.1f} s"

    def due(self, plan: Plan, number: int) -> bool:
        """Whether it takes part in this round: the slowest are measured once."""
        return number == 0 or not self._once(plan)

    def _once(self, plan: Plan) -> bool:
        return self.alone * CLIENTS / _CORES > plan.longest


Say = Callable[[str], None]


def measure(
    files: Files, asked: Sequence[Question], servers: Sequence[Contestant], plan: Plan, folder: Path, say: Say
) -> Size:
    """The figures of these servers on a graph; those that can't be run say why in their cells."""
    size = Size(triples=0)
    started: dict[object, Running] = {}
    failed: dict[object, str] = {}
    try:
        for server in servers:
            _start(server, files, folder / server.key, started, failed, size, say)
        courses = _compare(asked, servers, started, failed, plan, size)
        load = Load(folder, plan.patience)
        say(f"  warming up {len(courses)} pairs of question and server")
        for course in courses:
            _warm(course, load, plan)
        for number in range(plan.rounds):
            say(f"  round {number + 1} of {plan.rounds}")
            for course in courses:
                if course.due(plan, number):
                    course.round(load, plan, number)
        for server in servers:
            if server.launch in started:
                size.megabytes[server.key] = started[server.launch].megabytes()
    finally:
        for running in started.values():
            running.stop()
    return size


def _start(
    server: Contestant,
    files: Files,
    folder: Path,
    started: dict[object, Running],
    failed: dict[object, str],
    size: Size,
    say: Say,
) -> None:
    if server.launch in started or server.launch in failed:
        return
    reason = server.missing()
    begin = time.perf_counter()
    if not reason:
        folder.mkdir(parents=True)
        try:
            started[server.launch] = server.launch(files, folder)
        except RuntimeError as error:
            reason = " ".join(str(error).split())[-300:]
    took = time.perf_counter() - begin
    if reason:
        failed[server.launch] = reason
        say(f"  {server.title}: {reason}")
    else:
        size.start_seconds[server.key] = round(took, 2)
        say(f"  {server.title}: ready after {took:.1f} s")


def _compare(
    asked: Sequence[Question],
    servers: Sequence[Contestant],
    started: dict[object, Running],
    failed: dict[object, str],
    plan: Plan,
    size: Size,
) -> list[_Course]:
    """Ask each question a few times of each server; gives those that answered."""
    courses = []
    for question in asked:
        right: list[Answer] = []
        for server in servers:
            cell = Cell(question.name, server.key)
            size.cells.append(cell)
            running = started.get(server.launch)
            if running is None:
                cell.reason = failed[server.launch]
                continue
            paths = server.paths(question)
            answers = _asked(running, paths[:_SAMPLE], plan)
            bad = next((answer.failure for answer in answers if answer.failure), "")
            if bad:
                cell.reason = bad
                continue
            right = right or answers
            alike = (a.like(b, any_rows=question.name in ANY_ROWS) for a, b in zip(answers, right, strict=True))
            cell.differs = not all(alike)
            cell.rows = answers[0].rows
            alone = min(answer.seconds for answer in answers)
            if alone * CLIENTS / _CORES > plan.patience:
                cell.reason = f"one answer takes {alone:.1f} s; {CLIENTS} at once would take over {plan.patience:.0f} s"
                continue
            courses.append(_Course(running, paths, alone, cell))
    return courses


def _asked(running: Running, paths: Sequence[str], plan: Plan) -> list[Answer]:
    answers: list[Answer] = []
    running.settle(_REST)
    for path in paths:
        answers.append(ask(running.base + path, plan.patience))
        if answers[-1].failure:
            running.settle(_REST)
            break
    return answers


def _warm(course: _Course, load: Load, plan: Plan) -> None:
    """A second of load, not counted, which tells how long a round must be; slow answers tell it by themselves."""
    course.rate = _CORES / course.alone
    if course.rate > CLIENTS:
        slow = course.rate < SLOW
        warm = load.measure(course.running.base, course.paths, first=0, seconds=1.0, slow=slow)
        course.rate = warm.rate or course.rate
        course.running.settle(_REST)
