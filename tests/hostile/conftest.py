"""Attacks on the grader, on other students and on the machine. They need Linux, for the sandbox.

Here is what they share: ways to run one, and ways to see that it got nothing and hurt nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.attacks import WRONG
from support.sandboxed import opener

from gradlings.checks import judge
from gradlings.checks.collect import collect_checks
from gradlings.checks.judge import Entry
from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission
from gradlings.grading import chunk
from gradlings.outcomes import CheckResult, Outcome
from gradlings.results import ExerciseResult
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.confine import WORKER_UIDS
from gradlings.sandbox.handle import Worker
from gradlings.sandbox.loading import Source

Checks = tuple[CheckResult, ...]


def _spy(module: Any) -> Any:
    return module.spy()


@pytest.fixture(scope="session")
def exercise(small_course: Course) -> Exercise:
    """Two functions, forbidden operations, and hidden checks that compare with the solution."""
    return small_course.select(["margin_cost"])[0]


@pytest.fixture(scope="session")
def honest(exercise: Exercise) -> str:
    """A submission that deserves every point."""
    return exercise.solution.read_text()


@pytest.fixture(scope="session")
def grade(sandbox: Sandbox) -> Callable[..., Any]:
    """Grade texts as submissions of an exercise, in one session; of one text its checks alone."""

    def grade(
        exercise: Exercise, *texts: str, seed: int = 0, students: list[str] | None = None
    ) -> Checks | list[Checks]:
        names = students or [f"student{index}" for index in range(len(texts))]
        entries = [
            Entry(name, opener(sandbox, exercise, text))
            for name, text in zip(names, texts, strict=True)
        ]
        grader = collect_checks(exercise, exercise.graders)
        for entry in entries:
            grader.judge(entry, seed)
        results = [entry.results(exercise) for entry in entries]
        return results if len(texts) > 1 else results[0]

    return grade


@pytest.fixture(scope="session")
def gains_nothing(grade: Callable[..., Any], exercise: Exercise) -> Callable[[str], Checks]:
    """Grade an attack; it must earn no point and must not pass for a bug of the grader's."""

    def gains_nothing(text: str) -> Checks:
        checks = grade(exercise, text)
        assert {check.points for check in checks} == {0}
        assert Outcome.PASSED not in {check.outcome for check in checks}
        assert Outcome.GRADER_ERROR not in {check.outcome for check in checks}
        return checks

    return gains_nothing


@pytest.fixture(scope="session")
def baseline(grade: Callable[..., Any], exercise: Exercise, honest: str) -> list[tuple[Any, ...]]:
    """What the honest submission gets when it is alone."""
    return _reported(grade(exercise, honest))


@pytest.fixture(scope="session")
def spares_others(
    grade: Callable[..., Any], exercise: Exercise, honest: str, baseline: list[tuple[Any, ...]]
) -> Callable[[str], Checks]:
    """Grade an attack between two honest students, who must get what they get without it."""

    def spares_others(text: str) -> Checks:
        before, attack, after = grade(exercise, honest, text, honest, students=["a", "b", "a"])
        assert {outcome for _, outcome, _, _ in _reported(before)} == {Outcome.PASSED}
        assert [row[:3] for row in _reported(before)] == [row[:3] for row in baseline]
        assert _reported(after) == _reported(before)
        assert Outcome.GRADER_ERROR not in {check.outcome for check in attack}
        return attack

    return spares_others


def _reported(checks: Checks) -> list[tuple[Any, ...]]:
    return [(check.id, check.outcome, check.points, check.message) for check in checks]


@pytest.fixture(scope="session")
def handed(sandbox: Sandbox, exercise: Exercise) -> Iterator[Callable[..., list[ExerciseResult]]]:
    """Grade texts as the processes of a class's grading do, over the one sandbox of the tests."""
    patch = pytest.MonkeyPatch()
    patch.setattr(chunk, "own_sandbox", lambda require_all: sandbox)

    def handed(*texts: str) -> list[ExerciseResult]:
        submissions = [Submission(f"s{i}", exercise.id, text) for i, text in enumerate(texts)]
        return chunk.grade_chunk(exercise, submissions, 0, sandboxed=True)

    yield handed
    patch.undo()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow every experiment, and the loading of a file, less time than usual."""
    monkeypatch.setattr(judge, "DEFAULT_TIME_LIMIT_S", 0.15)
    monkeypatch.setattr(Worker.load, "__defaults__", (0.5,))


@pytest.fixture(scope="session")
def spy(sandbox: Sandbox, exercise: Exercise) -> Callable[..., dict[str, Any]]:
    """Run an attack's `spy()` in a worker and return the whole answer."""

    def spy(text: str, *, within: Sandbox = sandbox, limit_s: float = 5) -> dict[str, Any]:
        with within.open() as worker:
            loaded = worker.load(Source(text, exercise.name, exercise.path))
            assert "loaded" in loaded, loaded
            return worker.call(_spy, (), seed=0, limit_s=limit_s)

    return spy


@pytest.fixture(scope="session")
def observed(spy: Callable[..., dict[str, Any]]) -> Callable[..., Any]:
    """Run an attack's `spy()`, which must come back, and return what it observed."""

    def observed(text: str, **options: Any) -> Any:
        answer = spy(text, **options)
        assert "observation" in answer, answer
        return answer["observation"]

    return observed


@pytest.fixture(scope="session")
def refused(observed: Callable[..., Any]) -> Callable[[str, str], None]:
    """Run one expression in a worker: an OSError must be all that comes of it."""

    def refused(setup: str, expression: str) -> None:
        text = f"{setup}\n\ndef spy():\n    try:\n        return 'did: ' + repr({expression})\n"
        text += "    except OSError as error:\n        return 'refused: ' + repr(error)\n"
        assert observed(text).startswith("refused: ")

    return refused


@pytest.fixture(scope="session")
def survivors(sandbox: Sandbox) -> Callable[[], set[int]]:
    """Find processes of the sandbox's workers, when there should be none."""

    def survivors() -> set[int]:
        return set().union(*(of_zygote(libraries) for libraries in list(sandbox._zygotes)))

    def of_zygote(libraries: frozenset[str]) -> set[int]:
        # The second was forked after all that came before had been ended, the first maybe not.
        with sandbox.open(libraries) as first, sandbox.open(libraries) as second:
            zygote = _status(second.outer_pid, "PPid")
            workers = {pid for pid in _below(zygote) if _uid(pid) in WORKER_UIDS}
            return {pid for pid in workers if pid < second.outer_pid} - {first.outer_pid}

    return survivors


def _below(pid: int) -> set[int]:
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    parents = {known: _status(known, "PPid") for known in pids}
    found, newest = {pid}, {pid}
    while newest:
        newest = {child for child, parent in parents.items() if parent in newest} - found
        found |= newest
    return found - {pid}


def _uid(pid: int) -> int | None:
    return _status(pid, "Uid")


def _status(pid: int, name: str) -> int | None:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None  # it has just ended
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))


@pytest.fixture(scope="session")
def wrong() -> str:
    """Functions whose answers no check accepts, to follow an attack at module level."""
    return WRONG
