"""Earlier results of a class, kept to compare with: from before a change, and as posted."""

from __future__ import annotations

import json
from pathlib import Path

from gradlings.files import replace_file
from gradlings.outcomes import CheckResult
from gradlings.reports.json import FILE, render
from gradlings.results import ExerciseResult, Report

BEFORE = "results-before.json"
POSTED = "results-posted.json"  # several gradings may lie between two postings


def keep_earlier(folder: Path, report: Report) -> bool:
    """Keep a folder's results before others replace them, if a student would see a difference.

    Args:
        folder: holds the results; `results-before.json` is replaced.
        report: the new results, which are not written yet.

    Returns:
        Whether they are kept.
    """
    file = folder / FILE
    if not file.is_file():
        return False
    text = file.read_text(encoding="utf-8")
    if text == "".join(render(report)):
        return False
    try:
        earlier = Report.from_json(json.loads(text))
    except (ValueError, KeyError, TypeError):
        return False  # not results that could be compared
    if reads_the_same(earlier, report):
        return False
    replace_file(folder / BEFORE, text)
    return True


def mark_posted(folder: Path) -> None:
    """Keep a folder's results as those that every student has been sent."""
    replace_file(folder / POSTED, (folder / FILE).read_text(encoding="utf-8"))


def reads_the_same(one: Report, other: Report) -> bool:
    """Whether two reports have the same points and messages."""
    return (
        len(one.results) == len(other.results)
        and one.late == other.late
        and all(map(_same_result, one.results, other.results))
    )


def changed_students(earlier: Report, report: Report) -> list[str]:
    """Return the students of a report whose points or messages are not those of an earlier one."""
    return [student for student in report.by_student if _is_changed(student, earlier, report)]


def _is_changed(student: str, earlier: Report, report: Report) -> bool:
    old, new = earlier.by_student.get(student, []), report.by_student[student]
    late = earlier.late_topics(student) != report.late_topics(student)
    return late or len(old) != len(new) or not all(map(_same_result, old, new))


def _same_result(one: ExerciseResult, other: ExerciseResult) -> bool:
    return (
        (one.student, one.exercise, one.status, one.max_score, one.detail, one.correction)
        == (other.student, other.exercise, other.status, other.max_score, other.detail,
            other.correction)
        and len(one.checks) == len(other.checks)
        and all(map(_same_check, one.checks, other.checks))
    )  # fmt: skip


def _same_check(one: CheckResult, other: CheckResult) -> bool:
    """Whether two checks read the same; no two runs take the same time."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in CheckResult.__slots__
        if name != "duration_s"
    )
