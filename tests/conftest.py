"""What the tests share: the course of this repo, a real sandbox, and a way to grade a text."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gradlings import session
from gradlings.course import Course, Exercise, load_course
from gradlings.judging import Entry, Plan
from gradlings.results import CheckResult, Outcome
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source
from gradlings.sandboxed import Sandboxed

ROOT = Path(__file__).resolve().parent.parent

Grade = Callable[..., "tuple[CheckResult, ...]"]


@pytest.fixture(scope="session")
def course() -> Course:
    """The course of this repo."""
    return load_course(ROOT)


@pytest.fixture(scope="session")
def hinge(course: Course) -> Exercise:
    """The exercise that most tests grade."""
    return course.select(["hinge_loss"])[0]


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """A real sandbox, every required layer of it. Needs Linux."""
    if not sys.platform.startswith("linux"):
        if os.environ.get("CI"):
            pytest.fail("CI must run the sandbox's tests, which need Linux")
        pytest.skip("the sandbox needs Linux")
    with Sandbox() as started:
        yield started


@pytest.fixture(scope="session")
def grade(sandbox: Sandbox) -> Grade:
    """Grade texts as submissions of an exercise, each by its own student, in one session."""

    def grade(
        exercise: Exercise, *texts: str, seed: int = 0, students: list[str] | None = None
    ) -> tuple[CheckResult, ...] | list[tuple[CheckResult, ...]]:
        names = students or [f"student{i}" for i in range(len(texts))]
        entries = [
            Entry(
                name,
                lambda forbidden, text=text: Sandboxed(sandbox, _source(exercise, text, forbidden)),
            )
            for name, text in zip(names, texts, strict=True)
        ]
        session.run(Plan(exercise, entries, seed), exercise.graders)
        results = [entry.results(exercise) for entry in entries]
        return results[0] if len(results) == 1 else results

    return grade


def _source(exercise: Exercise, text: str, forbidden: tuple[str, ...]) -> Source:
    return Source(text, exercise.name, exercise.path, forbidden)


def points(checks: tuple[CheckResult, ...]) -> float:
    """Add up the points of some checks."""
    return sum(check.points for check in checks)


def outcomes(checks: tuple[CheckResult, ...]) -> set[Outcome]:
    """Give the outcomes of some checks."""
    return {check.outcome for check in checks}
