"""An autograder for Gradescope: a zip with the engine, some exercises and their hidden halves.

It is for instructors alone; Gradescope shows it to no student.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from gradlings.authoring.release import Edition, edition_of, package
from gradlings.authoring.release.contents import STUDENTS_HALF
from gradlings.course.course import COURSE_FILE, Course
from gradlings.course.exercise import Exercise
from gradlings.errors import CourseError, UsageError
from gradlings.hosts.gradescope.grade import SETTINGS
from gradlings.reports.exports.gradescope import trouble
from gradlings.reports.exports.zip_file import zip_of

SETUP, RUN = "setup.sh", "run_autograder"
NOT_GRADED = "not_graded.json"
_OF_THE_PACKAGE = (*STUDENTS_HALF, "grading", "reports", "hosts/gradescope")
_OF_THE_EDITION = (COURSE_FILE, "LICENSE", "constraints.txt", "pyproject.toml")
_OF_A_GRADER = ("*.py", "wrong/*.py")  # beside right answers and the audit's notes


def bundle_of(
    course: Course,
    exercises: Sequence[Exercise],
    *,
    visibility: str = "visible",
    sandboxed: bool = True,
    pip_conf: Path | None = None,
) -> Edition:
    """Put an autograder together.

    Args:
        course: the one in the instructor's repo.
        exercises: those to grade.
        visibility: when students see the tests.
        sandboxed: whether a missing layer of the sandbox is an error.
        pip_conf: settings of pip for the set-up, such as an index of builds for CPUs.

    Returns:
        Contents of each file by its path.

    Raises:
        CourseError: an exercise lacks its hidden half, or a file cannot be read.
        UsageError: there is nothing to grade.
    """
    if not exercises:
        raise UsageError("there is no exercise to grade; name a topic or an exercise")
    for exercise in exercises:
        exercise.require_official()
    edition = edition_of(course, exercises)
    bundle = {path: edition[path] for path in _OF_THE_EDITION if path in edition}
    bundle |= package(_OF_THE_PACKAGE)
    for exercise in exercises:
        for file in _files_of(exercise):
            bundle[file.relative_to(exercise.root).as_posix()] = _read(file)
    own = files("gradlings.hosts.gradescope")
    bundle |= {name: (own / name).read_bytes() for name in (SETUP, RUN)}
    settings = {"visibility": visibility, "sandboxed": sandboxed}
    bundle[SETTINGS] = json.dumps(settings).encode()
    bundle[NOT_GRADED] = trouble("it did not end; see the log").encode()
    if pip_conf is not None:
        bundle["pip.conf"] = _read(pip_conf)
    return dict(sorted(bundle.items()))


def zipped(bundle: Edition) -> bytes:
    """Return the zip to upload."""
    return zip_of(bundle, programs=(SETUP, RUN))


def _files_of(exercise: Exercise) -> Iterator[Path]:
    """Return the files of an exercise that grading needs."""
    yield from (exercise.stub, exercise.solution)
    for pattern in _OF_A_GRADER if exercise.grader.is_dir() else ():
        yield from sorted(exercise.grader.glob(pattern))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}") from None
