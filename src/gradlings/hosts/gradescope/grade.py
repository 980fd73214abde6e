"""Grade the submission in an autograder's folder, and write results, whatever happens."""

from __future__ import annotations

import json
import os
import tempfile
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission, read_submission
from gradlings.errors import GradlingsError
from gradlings.files import read_regular, replace_file, unreadable_because
from gradlings.grading.gradebook import Gradebook, url_of
from gradlings.grading.run import GradingOptions, grade_submissions
from gradlings.reports.exports import gradescope
from gradlings.results import Report

SETTINGS = "gradescope.json"
_RESULTS, _SUBMISSION, _SOURCE = "results", "submission", "source"
_METADATA = "submission_metadata.json"


def write_results(autograder: Path) -> str:
    """Grade what is in `submission`, and write `results/results.json`.

    Nothing that goes wrong leaves an earlier file: then the results say that nothing was graded.

    Args:
        autograder: the folder that Gradescope calls /autograder.

    Returns:
        A line for the log.
    """
    try:
        text, line = _graded(autograder)
    except GradlingsError as error:
        text, line = gradescope.trouble(str(error)), f"not graded: {error}"
    except Exception:  # a bug of the engine must leave results, too
        traceback.print_exc()
        text, line = gradescope.trouble("an error of gradlings; see the log"), "not graded"
    (autograder / _RESULTS).mkdir(parents=True, exist_ok=True)
    replace_file(autograder / _RESULTS / gradescope.FILE, text)
    return line


def _graded(autograder: Path) -> tuple[str, str]:
    source = autograder / _SOURCE
    settings = json.loads((source / SETTINGS).read_text(encoding="utf-8"))
    course = load_course(source)
    student = student_of(autograder)
    handed_in = read_handed_in(course.exercises, autograder / _SUBMISSION, student)
    report = _report(course, handed_in, sandboxed=settings["sandboxed"])
    line = f"graded {len(report.results)} exercises with gradlings {report.gradlings}"
    if not report.sandboxed:
        line += "; layers of the sandbox may be missing here"
    return gradescope.render(report, student, visibility=settings["visibility"]), line


def _report(
    course: Course, handed_in: Sequence[tuple[Exercise, Submission]], *, sandboxed: bool
) -> Report:
    options = GradingOptions(len(os.sched_getaffinity(0)), sandboxed=sandboxed)
    with tempfile.TemporaryDirectory(prefix="gradlings-") as room:
        book = Gradebook(url_of(str(Path(room) / "gradebook.sqlite")))
        try:
            return grade_submissions(course, handed_in, book, options)
        finally:
            book.close()


def student_of(autograder: Path) -> str:
    """Return who has handed in, as Gradescope's metadata say: the name decides the inputs."""
    try:
        data = json.loads((autograder / _METADATA).read_text(encoding="utf-8"))
        names = [user["email"] for user in data["users"]]
    except (OSError, ValueError, KeyError, TypeError):
        return _SUBMISSION
    return next((name for name in names if isinstance(name, str) and name), _SUBMISSION)


def read_handed_in(
    exercises: Sequence[Exercise], folder: Path, student: str
) -> list[tuple[Exercise, Submission]]:
    """Read each exercise's file, in the folders of the course or beside all others.

    A file without its folder counts if no other exercise has a file of that name.

    Args:
        exercises: to read.
        folder: with what was handed in.
        student: whose.
    """
    names = Counter(Path(exercise.path).name for exercise in exercises)
    found = []
    for exercise in exercises:
        submission = read_submission(folder.parent, folder.name, exercise)
        name = Path(exercise.path).name
        if submission.missing and names[name] == 1:
            submission = _without_folder(folder, name, exercise, submission)
        found.append((exercise, replace(submission, student=student)))
    return found


def _without_folder(folder: Path, name: str, exercise: Exercise, missing: Submission) -> Submission:
    try:
        raw = read_regular(folder, [name], exercise.max_bytes)
    except FileNotFoundError:
        return missing
    except OSError as error:
        return replace(missing, problem=unreadable_because(error, name), missing=False)
    try:
        return replace(missing, source=raw.decode("utf-8-sig"), problem="", missing=False)
    except UnicodeDecodeError:
        return replace(missing, problem=f"{name} is not UTF-8; save it as UTF-8", missing=False)
