"""The work that was there in time, of students who handed in again late: it is graded, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.course.late import LatePolicy
from gradlings.course.manifest import IN_TIME, Collected
from gradlings.course.submissions import Submission, read_submission
from gradlings.grading.late import may_count_in_time
from gradlings.results import ExerciseResult, Report

Submissions = Sequence[tuple[Exercise, Submission]]


@dataclass(frozen=True)
class WorkInTime:
    """The work of a class that was there in time, and may count instead of late work.

    Args:
        topics: (student, topic) of each.
        submissions: the files that differ from the late ones. What is the same is graded once.
        gone: students of whom the manifest says that there is such work, and it is not there.
    """

    topics: frozenset[tuple[str, str]] = frozenset()
    submissions: Submissions = ()
    gone: tuple[str, ...] = ()

    def taken_from(
        self, report: Report
    ) -> tuple[Report, dict[tuple[str, str], list[ExerciseResult]]]:
        """Take its results from the end of a report.

        Returns:
            The report of the last work alone; and the results in time, by student and topic.
        """
        count = len(report.results) - len(self.submissions)
        last, own = report.results[:count], report.results[count:]
        different = {(result.student, result.exercise): result for result in own}
        in_time: dict[tuple[str, str], list[ExerciseResult]] = {}
        for result in last:
            if (result.student, result.topic) in self.topics:
                same = different.get((result.student, result.exercise), result)
                in_time.setdefault((result.student, result.topic), []).append(same)
        return replace(report, results=last), in_time


def read_in_time(
    policy: LatePolicy, collected: Mapping[str, Collected], folder: Path, last: Submissions
) -> WorkInTime:
    """Read the work that was there in time, where it may count.

    Args:
        policy: of the course.
        collected: the manifest, by student.
        folder: of the class, as it was collected.
        last: the submissions of the class that are to be graded.
    """
    topics: set[tuple[str, str]] = set()
    gone: list[str] = []
    for student in dict.fromkeys(submission.student for _, submission in last):
        rows = collected[student].topics if student in collected else ()
        own = [row.topic for row in rows if may_count_in_time(policy, student, row)]
        if own and not (folder / IN_TIME / student).is_dir():
            gone.append(student)
        else:
            topics |= {(student, topic) for topic in own}
    submissions = []
    for exercise, submission in last:
        if (submission.student, exercise.topic) in topics:
            in_time = read_submission(folder / IN_TIME, submission.student, exercise)
            if in_time != submission:
                submissions.append((exercise, in_time))
    return WorkInTime(frozenset(topics), tuple(submissions), tuple(gone))
