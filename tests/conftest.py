"""The parts that the lanes share: a small course, a real sandbox, and ways to grade.

| lane | is about | needs |
| --- | --- | --- |
| `unit/` | single modules | nothing: no sandbox, no network, hardly a process |
| `engine/` | sandbox, grading, audit, pool, gradebook, diagnosis | Linux |
| `hosts/` | git, GitHub, Classroom 50, nbgrader, editions | Linux, git, tmux; Chromium, root |
| `hostile/` | attacks | Linux |
| `content/` | the course of this repository | Linux |

Where a need is not met, a test is skipped, but fails in CI.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.sandboxed import Grade, opener
from support.small_course import (
    EVERYTHING,
    HIDDEN,
    PUBLIC,
    SOLUTION,
    STUB,
    MakeCourse,
    course_toml,
    write_course,
    write_files,
)

from gradlings.checks.collect import collect_checks
from gradlings.checks.judge import Entry
from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.outcomes import CheckResult
from gradlings.sandbox import warm
from gradlings.sandbox.client import Sandbox

collect_ignore = ["rewrites", "support"]


@pytest.fixture(scope="session")
def linux() -> None:
    """Linux, without which there is no sandbox."""
    if not sys.platform.startswith("linux"):
        if os.environ.get("CI"):
            pytest.fail("CI must run the sandbox's tests, which need Linux")
        pytest.skip("the sandbox needs Linux")


@pytest.fixture(scope="session", autouse=True)
def one_warm_process() -> Iterator[None]:
    """All pools of this process share one warm process: starting it takes long."""
    original, kept = warm.Warm, list[warm.Warm]()

    class KeptWarm(original):  # type: ignore[misc, valid-type]
        """Looks like a warm process of its own."""

        def __init__(self) -> None:
            if not kept or kept[0]._process.poll() is not None:
                kept[:] = [original()]
            self.source, self._process = kept[0].source, kept[0]._process

        def close(self, *, at_once: bool = False) -> None:
            """Leave it to the next pool."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warm, "Warm", KeptWarm)
        yield
    for one in kept:
        one.close()


@pytest.fixture(scope="session")
def sandbox(linux: None) -> Iterator[Sandbox]:
    """A real sandbox, every required layer of it."""
    with Sandbox() as started:
        yield started


@contextmanager
def _public() -> Iterator[Path]:
    """Make a folder that every user may read; those of pytest are its user's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that every user may read."""
    with _public() as folder:
        yield folder


@pytest.fixture(scope="session")
def small_course() -> Iterator[Course]:
    """All of the small course, where every user may read it. Not to be written to."""
    with _public() as folder:
        yield write_course(folder / "course", EVERYTHING)


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
        files = {
            "course.toml": course_toml(["tensors/double"]),
            "exercises/tensors/double.py": stub,
            "solutions/tensors/double.py": solution,
            "graders/tensors/double/test_public.py": public,
            "graders/tensors/double/test_hidden.py": hidden,
        }
        write_files(tmp_path / "course", files)
        return load_course(tmp_path / "course")

    return make
