"""Judge implementations of an exercise on trial, in a process of the pool."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gradlings.authoring.audit.mutants import Mutant, mutants_of
from gradlings.checks.collect import grader_of
from gradlings.checks.in_sandbox import own_sandbox
from gradlings.checks.judge import Entry, Grader, Verdict
from gradlings.checks.shared import Shared
from gradlings.checks.tools import DRAWS, Case
from gradlings.course.exercise import Exercise
from gradlings.errors import CourseError
from gradlings.outcomes import CheckResult, Outcome
from gradlings.sandbox.loading import Source


@dataclass(frozen=True)
class Trial:
    """An implementation on trial, with one seed.

    Args:
        text: its source.
        seed: from which the checks' inputs are drawn: the first ones are the draws that students
            get with the course's seed 0, the next ones those of seed 1, and so on.
        first: ids of checks to run before the others.
        thorough: run all checks; else stop once enough have failed.
        enough: how many.
        time_limit_s: upper limit for each experiment; None for the check's own.
    """

    text: str
    seed: int = 0
    first: tuple[str, ...] = ()
    thorough: bool = False
    enough: int = 1
    time_limit_s: float | None = None


_kills: Counter[tuple[str, str, int]] = Counter()  # how often each case has found a mistake


def _key(exercise: Exercise, case: Case) -> tuple[str, str, int]:
    return exercise.id, case.check_id, case.index


class _Tried(Entry):
    def __init__(self, exercise: Exercise, trial: Trial) -> None:
        super().__init__(trial.seed % DRAWS, self._open)
        self.exercise = exercise
        self.trial = trial
        self.lost: set[str] = set()
        self.reveal = True
        self.follows_script = False  # it may stop at the first check that fails

    def _open(self, forbidden: tuple[str, ...]) -> Shared:
        source = Source(self.trial.text, self.exercise.name, self.exercise.path, forbidden)
        return Shared(own_sandbox(require_all=True), source)

    def arranged(self, cases: Sequence[Case]) -> Sequence[Case]:
        limit = self.trial.time_limit_s
        if limit is not None:
            cases = [replace(c, time_limit_s=min(limit, c.time_limit_s)) for c in cases]
        if self.trial.thorough:
            return cases
        first, exercise = self.trial.first, self.exercise
        return sorted(cases, key=lambda c: (c.check_id not in first, -_kills[_key(exercise, c)]))

    def wants(self, case: Case) -> bool:
        return super().wants(case) and (self.trial.thorough or len(self.lost) < self.trial.enough)

    def record(self, case: Case, verdict: Verdict, duration_s: float) -> None:
        super().record(case, verdict, duration_s)
        if verdict.outcome is not Outcome.PASSED:
            if not self.lost:
                _kills[_key(self.exercise, case)] += 1
            self.lost.add(case.check_id)

    def lost_checks(self) -> list[CheckResult]:
        """Return the checks that failed, as far as they were run."""
        results = self.results(self.exercise)
        return [r for r in results if r.outcome is not Outcome.PASSED and self.failed(r.id)]


def try_all(exercise: Exercise, trials: Sequence[Trial]) -> list[list[CheckResult]] | CourseError:
    """Judge implementations; return, for each, the checks that it failed.

    Returns:
        The error instead, if the checks cannot be collected: other exercises go on.
    """
    try:
        grader = grader_of(exercise)
    except CourseError as error:
        return error
    return [_lost(grader, _Tried(exercise, trial), trial.seed) for trial in trials]


def _lost(grader: Grader, tried: _Tried, seed: int) -> list[CheckResult]:
    grader.judge(tried, seed // DRAWS)
    return tried.lost_checks()


def mutate(exercise: Exercise) -> list[Mutant]:
    """Return all mutants of the solution, which is a Python program."""
    return mutants_of(exercise.solution)
