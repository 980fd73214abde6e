"""Grade a student's checkout with the public checks of a bundle; write what Classroom 50 reads.

Only the students' own files are read from the checkout, and none is imported here: their code runs
in the sandbox, which can write nothing. So everything that is written comes from this process.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gradlings.checks.checked import Checked
from gradlings.checks.local import check_exercise
from gradlings.course.course import Course, load_course
from gradlings.course.exercise import PROBES, PUBLIC, Exercise
from gradlings.course.submissions import Submission, read_submission
from gradlings.errors import CourseError, UsageError
from gradlings.hosts.classroom50.rows import TIME, scored, test, tests_of
from gradlings.hosts.github.actions import summary
from gradlings.outcomes import CheckResult, Outcome, Status

RESULT_FILE, BODY_FILE = "result.json", "release-body.md"
MAX_BODY_CHARS = 100_000  # a release on GitHub takes 125,000
_FROM_THE_ENVIRONMENT = {
    "classroom": ("CLASSROOM",),
    "assignment": ("ASSIGNMENT",),
    "assignment_type": ("ASSIGNMENT_TYPE",),
    "owner": ("OWNER", "USERNAME"),
    "submission": ("SUBMISSION_TAG",),
    "commit": ("COMMIT_URL",),
    "release": ("RELEASE_URL",),
    "review": ("REVIEW_URL", "COMMIT_URL"),
}


def write_result(bundle: Path, checkout: Path, environment: Mapping[str, str]) -> str:
    """Grade a checkout; write `result.json`, `release-body.md` and the outputs of the step.

    Args:
        bundle: folder of course.toml, stubs, sheets and public checks.
        checkout: of the student's repository.
        environment: as Classroom 50 sets it.

    Returns:
        A line about the result.

    Raises:
        UsageError: the environment is not that of Classroom 50.
        CourseError: the bundle is broken.
        SandboxError: the sandbox failed.
    """
    head = _head(environment)
    checked = check_submission(load_course(bundle), checkout)
    result = head | {"datetime": _committed_at(checkout, environment).strftime(TIME)}
    result |= scored([row for one in checked for row in _tests(one)])
    summary_line = _summary_line(checked, result["score"], result["max-score"])
    _put(checkout / RESULT_FILE, json.dumps(result, indent=2) + "\n")
    _put(checkout / BODY_FILE, summary(checked, MAX_BODY_CHARS))
    if environment.get("GITHUB_OUTPUT"):
        status = "success" if all(one.done for one in checked) else "failure"
        with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
            file.write(f"status={status}\nsummary={summary_line}\n")
    return summary_line


def _head(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the part of a result that does not depend on grading."""
    given = {"ASSIGNMENT_TYPE": "individual"} | {k: v for k, v in environment.items() if v}
    head = {"schema": "classroom50/result/v1"}
    for key, names in _FROM_THE_ENVIRONMENT.items():
        value = next((given[name] for name in names if name in given), "")
        if not value:
            raise UsageError(f"{names[0]} is not set; Classroom 50 sets it when it runs this")
        head[key] = value
    if not head["submission"].startswith("submit/"):
        raise UsageError(f"SUBMISSION_TAG is {head['submission']!r}; expected submit/…")
    return head


def _committed_at(checkout: Path, environment: Mapping[str, str]) -> datetime:
    """Return the commit's date; now if git does not know it (Classroom 50 sets the final one)."""
    commit = environment.get("GITHUB_SHA") or "HEAD"
    settings = ["-c", "safe.directory=*"]  # in a container somebody else owns the checkout
    command = ["git", *settings, "-C", str(checkout), "log", "-1", "--no-show-signature"]
    try:
        done = subprocess.run(  # noqa: S603  # git, and a commit that the host names
            [*command, "--format=%ct", "--end-of-options", commit],
            capture_output=True,
            text=True,
            check=True,
        )
        return datetime.fromtimestamp(int(done.stdout), UTC)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return datetime.now(UTC)


def check_submission(course: Course, checkout: Path) -> list[Checked]:
    """Run the public checks of a course on a student's checkout, in the sandbox.

    Raises:
        CourseError: the checks are broken.
        SandboxError: the sandbox failed.
    """
    checked = []
    with tempfile.TemporaryDirectory(prefix="gradlings-") as room:
        for exercise in course.exercises:
            submission = read_submission(checkout.parent, checkout.name, exercise)
            checked.append(_checked(exercise, submission, Path(room)))
    return checked


def _checked(exercise: Exercise, submission: Submission, room: Path) -> Checked:
    if submission.source is None:
        return _not_run(exercise, submission)
    answers = exercise.report_answers(submission.source)
    if answers is not None:
        return Checked(exercise, tuple(answers))
    return _run(exercise, submission.source, room)


def _not_run(exercise: Exercise, submission: Submission) -> Checked:
    outcome = Outcome.MISSING if submission.missing else Outcome.MALFORMED
    lost = [CheckResult(c.id, c.title, outcome, 0, c.points) for c in exercise.checks]
    return Checked(exercise, tuple(lost), submission.problem)


def _run(exercise: Exercise, source: str, room: Path) -> Checked:
    """Check a student's program in a copy of the course, in which nothing else is the student's."""
    own = replace(exercise, root=room)
    for folder in (own.stub.parent, own.grader):
        folder.mkdir(parents=True, exist_ok=True)
    own.stub.write_text(source, encoding="utf-8", newline="")
    for name in (PROBES, PUBLIC):
        if (exercise.grader / name).is_file():
            shutil.copyfile(exercise.grader / name, own.grader / name)
    checked = check_exercise(own, sandboxed=True)
    broken = [c.message for c in checked.checks if c.outcome.withholds]
    if checked.problem or broken:
        raise CourseError(f"the checks of {exercise.id} are broken: {checked.problem or broken[0]}")
    return checked


def _tests(one: Checked) -> Iterator[dict[str, Any]]:
    """Return the tests of an exercise; a sheet is one test without points, as it is not marked."""
    if not one.exercise.is_program:
        answered = f"{_answered(one)} of {len(one.checks)} answered"
        yield test(f"{one.exercise.id}: {answered}", 0, 0, passed=one.done)
    elif one.problem:
        is_missing = one.checks[0].outcome is Outcome.MISSING
        status = Status.MISSING if is_missing else Status.UNREADABLE
        of = sum(row["max-score"] for row in tests_of(one.result()))
        yield test(f"{one.exercise.id}: {status}", 0, of, passed=False)
    else:
        yield from tests_of(one.result())


def _answered(sheet: Checked) -> int:
    return sum(check.outcome is Outcome.PASSED for check in sheet.checks)


def _summary_line(checked: Sequence[Checked], score: int, of: int) -> str:
    """Return how far the submission is, in a line that fits the status of a commit."""
    programs = [one for one in checked if one.exercise.is_program]
    sheets = [one for one in checked if not one.exercise.is_program]
    done = f"{sum(one.done for one in programs)} of {len(programs)} exercises pass"
    parts = [f"{score} of {of} points", f"{done} their public checks"] if programs else []
    if sheets:
        answered, asked = sum(map(_answered, sheets)), sum(len(one.checks) for one in sheets)
        parts.append(f"{answered} of {asked} questions answered")
    return ", ".join(parts)


def _put(file: Path, text: str) -> None:
    """Write a file, whatever a student has put in its place: a link is not followed."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    file.unlink(missing_ok=True)
    with file.open("x", encoding="utf-8") as new:
        new.write(text)
