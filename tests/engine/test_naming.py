"""A result is named by all that decides it, and by nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from support.linux import needs_linux
from support.small_course import SOLUTION, MakeCourse

import gradlings
from gradlings.course.course import Course
from gradlings.course.submissions import Submission
from gradlings.grading import GradingOptions, GradingProgress, grade_class, jobs
from gradlings.grading.gradebook import Gradebook

PACKAGE = Path(gradlings.__file__).parent
# The functions that judge and diagnose run in a process of the pool, from these modules.
JUDGES = (
    "gradlings.grading.chunk",
    "gradlings.grading.diagnosis.glance",
    "gradlings.grading.diagnosis.in_sandbox",
    "gradlings.grading.diagnosis.observe",
)
DECIDES = (
    "checks/compare.py",
    "checks/tools.py",
    "course/questions/choice.py",
    "errors.py",
    "grading/chunk.py",
    "grading/diagnosis/match.py",
    "outcomes.py",
    "results.py",
    "sandbox/plain_data.py",
    "sandbox/wire.py",
)
DECIDES_NOTHING = (
    "authoring/audit/run.py",
    "cli/grade.py",
    "grading/gradebook.py",
    "grading/run.py",
    "hosts/nbgrader/build.py",
    "reports/feedback.py",
)


def test_all_that_judging_imports_is_part_of_a_result_s_name() -> None:
    """What a verdict may depend on is found by following imports."""
    graph = grimp.build_graph("gradlings", cache_dir=None)
    used = set(JUDGES).union(*(graph.find_upstream_modules(module) for module in JUDGES))
    hashed = {path.relative_to(PACKAGE).as_posix() for path in jobs.engine_files(PACKAGE)}

    files = {_file_of(module) for module in used}

    assert len(files) > 30
    assert files <= hashed


def _file_of(module: str) -> str:
    path = "/".join(module.split(".")[1:])
    return f"{path}/__init__.py" if (PACKAGE / path).is_dir() else f"{path}.py"


def test_no_report_host_or_command_is_part_of_a_result_s_name() -> None:
    """An edit of what is shown leaves results known."""
    hashed = [path.relative_to(PACKAGE) for path in jobs.engine_files(PACKAGE)]

    rooms = {path.parts[0] for path in hashed}
    assert rooms == {
        "checks",
        "correction.py",
        "course",
        "errors.py",
        "files.py",
        "grading",
        "late_work.py",
        "outcomes.py",
        "results.py",
        "sandbox",
    }
    assert {p.parts[1] for p in hashed if p.parts[0] == "grading"} == {"chunk.py", "diagnosis"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package, whose files name the results in this test."""
    copy = tmp_path / "gradlings"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(gradlings, "__file__", str(copy / "__init__.py"))
    jobs._engine_digest.cache_clear()
    yield copy
    jobs._engine_digest.cache_clear()


def _edit(package: Path, *files: str) -> None:
    for file in files:
        path = package / file
        path.write_text(path.read_text() + "\n# edited\n")
    jobs._engine_digest.cache_clear()


@needs_linux
def test_an_edited_report_leaves_a_class_known_and_an_edited_check_does_not(
    package: Path, make_course: MakeCourse, tmp_path: Path
) -> None:
    """A class is graded, the package is edited, and the class is graded again."""
    course = make_course()
    gradebook = Gradebook(f"sqlite:///{tmp_path}/gradebook.sqlite")
    assert _known(course, tmp_path, gradebook) == 0

    _edit(package, *DECIDES_NOTHING)
    assert _known(course, tmp_path, gradebook) == 1

    _edit(package, DECIDES[0])
    assert _known(course, tmp_path, gradebook) == 0
    gradebook.close()


@pytest.mark.parametrize("file", DECIDES)
def test_each_file_that_decides_is_part_of_the_name(
    package: Path, make_course: MakeCourse, file: str
) -> None:
    """The name changes with it."""
    exercise = make_course().exercises[0]
    submission = Submission("ada", exercise.id, SOLUTION)
    before = jobs.Naming(0, sandboxed=True).job_of(exercise, submission).digest

    _edit(package, file)

    assert jobs.Naming(0, sandboxed=True).job_of(exercise, submission).digest != before


def _known(course: Course, folder: Path, gradebook: Gradebook) -> int:
    """Grade a class of one; return how many results were known."""
    file = folder / "class" / "ada" / course.exercises[0].path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(SOLUTION)
    seen: list[GradingProgress] = []
    grade_class(
        course, course.exercises, folder / "class", gradebook, GradingOptions(), seen.append
    )
    return seen[-1].known
