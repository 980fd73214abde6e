"""Grade some submissions of one exercise, in a process of the pool."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from gradlings.checks.collect import grader_of
from gradlings.checks.in_process import InProcess
from gradlings.checks.in_sandbox import own_sandbox
from gradlings.checks.judge import Entry, Grader
from gradlings.checks.subject import Subject
from gradlings.checks.tools import draw_of
from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission
from gradlings.errors import CourseError
from gradlings.outcomes import Status, worth
from gradlings.results import ExerciseResult
from gradlings.sandbox.loading import Source


class _Handed(Entry):
    """A submission as it was handed in, and the subject made from it."""

    def __init__(
        self, exercise: Exercise, submission: Submission, seed: int, *, sandboxed: bool
    ) -> None:
        super().__init__(draw_of(submission.student, seed), self._open)
        self.exercise = exercise
        self.submission = submission
        self.sandboxed = sandboxed
        self.subject: Subject | None = None

    def _open(self, forbidden: tuple[str, ...]) -> Subject:
        text = self.submission.source or ""
        source = Source(text, self.exercise.name, self.exercise.path, forbidden)
        if self.sandboxed or sys.platform.startswith("linux"):
            from gradlings.checks.in_sandbox import Sandboxed

            self.subject = Sandboxed(own_sandbox(require_all=self.sandboxed), source)
        else:
            self.subject = InProcess(source)
        return self.subject

    def result(self) -> ExerciseResult:
        """Return the result, once all checks have ended."""
        exercise, student = self.exercise, self.submission.student
        problem = self.subject.unreadable if self.subject is not None else ""
        if problem:
            detail = f"{exercise.path} is not a Python program: {problem}"
            return ExerciseResult(
                student, exercise.id, Status.UNREADABLE, exercise.max_score, detail
            )
        return ExerciseResult(
            student,
            exercise.id,
            Status.GRADED,
            exercise.max_score,
            checks=self.results(exercise),
            attempts=tuple(self.subject.attempts) if self.subject is not None else (),
        )


def _marked(sheet: Exercise, submission: Submission) -> ExerciseResult:
    checks = tuple(sheet.mark(submission.source or "") or ())
    return ExerciseResult(submission.student, sheet.id, Status.GRADED, worth(checks), checks=checks)


def grade_chunk(
    exercise: Exercise, submissions: Sequence[Submission], seed: int, sandboxed: bool
) -> list[ExerciseResult]:
    """Grade submissions of one exercise; return a result for each, in their order.

    Args:
        exercise: with its hidden checks and its solution or key.
        submissions: readable ones, at least one.
        seed: of the checks' inputs.
        sandboxed: whether a missing layer of the sandbox is an error.

    Raises:
        SandboxError: the sandbox lacks a layer, or failed.
    """
    if not exercise.is_program:
        return [_marked(exercise, submission) for submission in submissions]
    entries = [
        _Handed(exercise, submission, seed, sandboxed=sandboxed) for submission in submissions
    ]
    try:
        _judge(grader_of(exercise), entries, seed)
    except CourseError as error:
        return [
            ExerciseResult(s.student, exercise.id, Status.WITHHELD, exercise.max_score, str(error))
            for s in submissions
        ]
    return [entry.result() for entry in entries]


def _judge(grader: Grader, entries: Sequence[_Handed], seed: int) -> None:
    """Judge each submission, while the next one begins to run in a worker of its own."""
    try:
        begun = grader.start(entries[0], seed)
        for following in entries[1:]:
            judge, begun = begun, grader.start(following, seed)
            judge()
        begun()
    finally:
        for entry in entries:  # an error may have left one that has begun
            if entry.subject is not None:
                entry.subject.close()
