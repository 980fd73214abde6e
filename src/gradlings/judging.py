"""What one pytest session judges, and how the end of a check becomes a verdict."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from gradlings.course import Check, Exercise
from gradlings.errors import CourseError, SandboxError, SubmissionError
from gradlings.results import CheckResult, Outcome
from gradlings.sandbox.loading import Source
from gradlings.subjects import Reference, Subject


@dataclass(frozen=True)
class Verdict:
    """How a check ended, and what to say about it."""

    outcome: Outcome
    message: str = ""


class Entry:
    """One submission of a plan, and what its checks gave so far.

    Args:
        student: whose it is; the inputs of its checks are drawn from this name.
        open_subject: makes the subject, given the patterns of operations that it must not use.
    """

    def __init__(self, student: str, open_subject: Callable[[tuple[str, ...]], Subject]) -> None:
        self.student = student
        self.open_subject = open_subject
        self._verdicts: dict[str, Verdict] = {}
        self._durations_s: Counter[str] = Counter()

    def failed(self, check_id: str) -> bool:
        """Whether a case of the check has failed already."""
        verdict = self._verdicts.get(check_id)
        return verdict is not None and verdict.outcome is not Outcome.PASSED

    def record(self, check_id: str, verdict: Verdict, duration_s: float) -> None:
        """Record how one case of a check ended: a check passes when all its cases do."""
        self._durations_s[check_id] += duration_s  # type: ignore[assignment]  # a Counter of floats
        if not self.failed(check_id):
            self._verdicts[check_id] = verdict

    def results(self, exercise: Exercise) -> tuple[CheckResult, ...]:
        """Give the result of each check of the exercise; one that never ran is a grader's error."""
        return tuple(self._result(check) for check in exercise.checks)

    def _result(self, check: Check) -> CheckResult:
        lost = Verdict(Outcome.GRADER_ERROR, f"{check.file}: {check.function} did not run")
        verdict = self._verdicts.get(check.id, lost)
        return CheckResult(
            id=check.id,
            title=check.title,
            outcome=verdict.outcome,
            points=check.points if verdict.outcome is Outcome.PASSED else 0.0,
            max_points=check.points,
            message=verdict.message,
            duration_s=round(float(self._durations_s[check.id]), 6),
        )


class Plan:
    """What one pytest session judges: submissions of one exercise.

    Args:
        exercise: whose checks are run.
        entries: the submissions.
        seed: from which all inputs are drawn.

    Attributes:
        broken: why a grader's file could not be imported; empty when all could.
        stopped: what ended the session early, if anything did.
    """

    def __init__(self, exercise: Exercise, entries: Sequence[Entry], seed: int = 0) -> None:
        self.exercise = exercise
        self.entries = list(entries)
        self.seed = seed
        self.broken = ""
        self.stopped: SandboxError | None = None
        self._reference: Reference | None = None

    @property
    def reference(self) -> Reference | None:
        """The hidden solution, loaded once; None where there is none."""
        if self._reference is None and self.exercise.solution.is_file():
            self._reference = Reference(source_of(self.exercise, self.exercise.solution))
        return self._reference

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember why a grader's file could not be imported."""
        if report.failed:
            self.broken = f"{report.nodeid}: {report.longreprtext.strip().splitlines()[-1]}"


def source_of(exercise: Exercise, path: Path, forbidden: tuple[str, ...] = ()) -> Source:
    """Read an implementation of the exercise from a file of our own.

    Raises:
        CourseError: it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: {error}") from None
    return Source(text, exercise.name, str(path), forbidden)


def verdict_of(
    error: BaseException | None,
    subject: Subject | None,
    title: str,
    passes_on_reference: Callable[[], bool],
) -> Verdict:
    """Tell what the end of a check means.

    Args:
        error: what the check raised, if anything.
        subject: what it talked to.
        title: the check's title.
        passes_on_reference: runs the check again, on the solution.
    """
    match error:
        case None:
            return Verdict(Outcome.PASSED)
        case SubmissionError():
            return Verdict(Outcome(error.outcome), error.message)
        case CourseError():
            return Verdict(Outcome.GRADER_ERROR, str(error))
        case AssertionError():
            return Verdict(Outcome.FAILED, _told(str(error) or f"not so: {title}", subject))
    # The check broke. If only this submission breaks it, it met an answer that it did not expect.
    if passes_on_reference():
        told = f"what came back could not be judged: {type(error).__name__}"
        return Verdict(Outcome.FAILED, _told(told, subject))
    return Verdict(Outcome.GRADER_ERROR, _place(error))


def _told(text: str, subject: Subject | None) -> str:
    return f"{text}\nin {subject.last}" if subject is not None and subject.last else text


def _place(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{frame.filename}:{frame.lineno}: {type(error).__name__}: {error}"
