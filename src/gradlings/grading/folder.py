"""Grade a folder of submissions: engine, points by hand, corrections, lateness, in this order.

Work that was there in time and its late successor go through the first three together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from gradlings.course import manifest
from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.grading import by_hand
from gradlings.grading.corrections import read_corrections
from gradlings.grading.gradebook import Gradebook, url_of
from gradlings.grading.in_time import WorkInTime, read_in_time
from gradlings.grading.late import with_lateness
from gradlings.grading.pool.pool import Pool
from gradlings.grading.run import GradingOptions, GradingProgress, grade_submissions, read_class
from gradlings.results import Person, Report


@dataclass(frozen=True)
class GradedFolder:
    """A graded class.

    Args:
        report: its results, with the points given by hand, corrections, and lateness.
        waiting: how many answers wait to be graded by hand.
        lateness_unknown: whether the course has a late policy, but the folder has no manifest,
            which says when work was handed in.
        lost: a line for each row of `by_hand.csv` that is filled in and is about no answer, for
            each row of `overrides.csv` that is about no result, and for each student whose work
            in time is not there.
    """

    report: Report
    waiting: int
    lateness_unknown: bool
    lost: tuple[str, ...] = ()


def grade_folder(
    course: Course,
    exercises: Sequence[Exercise],
    submissions: Path,
    out: Path,
    gradebook: str = "",
    options: GradingOptions | None = None,
    on_progress: Callable[[GradingProgress], None] = lambda _progress: None,
    pools: Callable[[int], AbstractContextManager[Pool]] = Pool,
) -> GradedFolder:
    """Grade a folder of submissions; read and update `by_hand.csv` in `out`, read `overrides.csv`.

    Args:
        course: with the hidden checks and solutions.
        exercises: of the course.
        submissions: holds a folder per student.
        out: gets the gradebook, unless it is elsewhere, and a copy of the manifest.
        gradebook: SQLite file or database URL; empty for `gradebook.sqlite` in `out`.
        options: how to grade.
        on_progress: is called from time to time.
        pools: opens a pool of so many processes; is called if there is anything to grade.

    Raises:
        UsageError: a path is wrong, or points given by hand, or corrections, cannot be read.
        CourseError: an exercise lacks its hidden half.
        SandboxError: the sandbox cannot be started, or failed.
    """
    collected = manifest.read_manifest(submissions)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}") from None
    corrections = read_corrections(course, exercises, out)
    book = Gradebook(url_of(gradebook or str(out / "gradebook.sqlite")))
    options = options or GradingOptions()
    last = read_class(exercises, submissions, options)
    in_time = WorkInTime()
    if course.late is not None:
        in_time = read_in_time(course.late, collected or {}, submissions, last)
    submitted = [*last, *in_time.submissions]
    report = grade_submissions(course, submitted, book, options, on_progress, pools=pools)
    book.close()
    whole = not options.students and options.shard[1] == 1
    report, lost = by_hand.with_points(report, exercises, out, whole=whole)
    report, without_place = corrections.applied_to(report, whole=whole)
    lost += without_place
    waiting = by_hand.waiting(report)
    report, results_in_time = in_time.taken_from(report)
    if collected is not None:  # posting feedback needs it
        replace_file(out / manifest.FILE, manifest.manifest_json(collected.values()))
        people = (
            collected[student].person for student in report.by_student if student in collected
        )
        report = replace(report, people=tuple(p for p in people if p != Person(p.student)))
    if course.late is not None:
        report = with_lateness(report, course.late, collected or {}, results_in_time)
    unknown = course.late is not None and collected is None
    lost += [
        f"{submissions / manifest.IN_TIME} has no folder {student}, whose work in time is "
        "therefore not graded; collect again"
        for student in in_time.gone
    ]
    return GradedFolder(report, waiting, unknown, tuple(lost))
