"""What the tests share: the course of this repo, a small one, a real sandbox, ways to grade."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import HIDDEN, PUBLIC, ROOT, SOLUTION, STUB, Grade, MakeCourse, opener

from gradlings.checks.collect import collect_checks
from gradlings.checks.judge import Entry
from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.results import CheckResult
from gradlings.sandbox.client import Sandbox


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
    """Grade texts as submissions of an exercise, by one student each, in one session."""

    def grade(
        exercise: Exercise, *texts: str, seed: int = 0, student: str = "student"
    ) -> list[tuple[CheckResult, ...]]:
        entries = [
            Entry(f"{student}{index}", opener(sandbox, exercise, text))
            for index, text in enumerate(texts)
        ]
        grader = collect_checks(exercise, exercise.graders)
        for entry in entries:
            grader.judge(entry, seed)
        return [entry.results(exercise) for entry in entries]

    return grade


@pytest.fixture
def make_course(tmp_path: Path) -> MakeCourse:
    """Make a course of one exercise, `tensors/double`, of which any file may be another."""

    def make(
        stub: str = STUB, solution: str = SOLUTION, public: str = PUBLIC, hidden: str = HIDDEN
    ) -> Course:
        root = tmp_path / "course"
        for path, text in {
            "course.toml": '[course]\nname = "mini"\ntitle = "Mini"\n'
            '[[topic]]\nname = "tensors"\ntitle = "Tensors"\n'
            '[[topic.exercise]]\nname = "double"\n',
            "exercises/tensors/double.py": stub,
            "solutions/tensors/double.py": solution,
            "graders/tensors/double/test_public.py": public,
            "graders/tensors/double/test_hidden.py": hidden,
        }.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return load_course(root)

    return make
