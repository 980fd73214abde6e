"""Move submissions from nbgrader to `gradlings grade`, and scores back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.hosts.git.people import in_two_parts
from gradlings.hosts.nbgrader.batch import Assignment, graded
from gradlings.hosts.nbgrader.contents import KEY
from gradlings.results import ExerciseResult, Report


@dataclass(frozen=True)
class CollectedNotebook:
    """The notebook of one student, as collected.

    Args:
        student: whose it is.
        problem: why nothing could be collected; empty if something could.
        note: on its file's name and on other notebooks beside it.
    """

    student: str
    problem: str = ""
    note: str = ""


def collect_notebooks(assignment: Assignment, into: Path) -> list[CollectedNotebook]:
    """Write each student's programs and answers as `gradlings grade` reads them.

    Args:
        assignment: whose submissions.
        into: gets a folder per student; other files in it stay.

    Raises:
        UsageError: nobody has handed in, or the folder cannot be written.
    """
    students = assignment.coursedir.students(assignment.name)
    if not students:
        raise UsageError(f"nobody has handed in {assignment.name}; expected submitted/STUDENT/…")
    return [_collect(assignment, student, into) for student in students]


def _collect(assignment: Assignment, student: str, into: Path) -> CollectedNotebook:
    handed = assignment.handed_in(student)
    for exercise, submission, _ in handed.submissions:
        file = into / student / exercise.path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if submission.source is None:
                file.unlink(missing_ok=True)
            else:
                replace_file(file, submission.source)
        except OSError as error:
            raise UsageError(f"{file}: {error.strerror}") from None
    return CollectedNotebook(student, handed.problem, handed.note)


def push_scores(
    assignment: Assignment,
    report: Report,
    open_gradebook: Callable[[], Any],
) -> list[str]:
    """Write scores that were graded elsewhere into nbgrader's gradebook, and graded notebooks.

    A student who has handed in a notebook gets it back, with the results in it. Any other student
    gets the empty notebook, since formgrader shows no score without one. Where the report knows
    what lateness costs, that takes the place of nbgrader's own penalty: only one of them counts.

    Args:
        assignment: whose scores.
        report: of the class.
        open_gradebook: opens nbgrader's gradebook.

    Returns:
        the students whose scores were written.

    Raises:
        UsageError: the report has no results of this assignment.
    """
    wanted = {exercise.id for exercise in assignment.exercises}
    by_student = {
        student: [result for result in results if result.exercise in wanted]
        for student, results in report.by_student.items()
    }
    by_student = {student: results for student, results in by_student.items() if results}
    if not by_student:
        name = assignment.name
        raise UsageError(
            f"these grades hold no results of {name}; run `gradlings grade … --exercise {name}`"
        )
    from gradlings.hosts.nbgrader.gradebook import name_student

    with open_gradebook() as gradebook:
        for student, results in by_student.items():
            late = [row for row in report.late if row.student == student]
            late = [row for row in late if row.topic == assignment.name]
            lost = sum(row.points for row in late) if late else None
            _push(assignment, student, results, lost, gradebook)
            person = report.person(student)
            name_student(gradebook, student, *in_two_parts(person.name), person.email)
    return list(by_student)


def _push(
    assignment: Assignment,
    student: str,
    results: Sequence[ExerciseResult],
    lost: float | None,
    gradebook: Any,
) -> None:
    from gradlings.hosts.nbgrader.gradebook import save_scores, take_lateness

    name = assignment.name
    handed = assignment.handed_in(student)
    submitted = assignment.coursedir.folder("submitted", student, name) / f"{name}.ipynb"
    stand_in = nbformat.writes(assignment.release) + "\n"
    if not submitted.parent.is_dir():
        _write(submitted, stand_in)
    if handed.problem or _reads(submitted, stand_in):
        handed.mended.notes[:] = ["This was graded outside of nbgrader; the notebook is empty."]
    written = graded(assignment, handed, results)
    written.notebook.metadata[KEY] = {"scores": written.scores}
    autograded = assignment.coursedir.folder("autograded", student, name) / f"{name}.ipynb"
    _write(autograded, nbformat.writes(written.notebook) + "\n")
    gradebook.update_or_create_student(student)
    gradebook.update_or_create_submission(name, student)
    save_scores(gradebook, name, student, written.scores)
    if lost is not None:
        take_lateness(gradebook, name, student, lost)


def _reads(file: Path, text: str) -> bool:
    return file.is_file() and file.read_bytes() == text.encode()


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not os.access(file, os.W_OK):
            file.unlink()  # nbgrader makes them read-only
        replace_file(file, text)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None
