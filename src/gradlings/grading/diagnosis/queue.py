"""The second half of grading: name the misconceptions in submissions that lost points."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial

from gradlings.course.contract import built_on, touched_by
from gradlings.course.exercise import Exercise, Misconception
from gradlings.errors import CourseError
from gradlings.grading import tasks
from gradlings.grading.diagnosis.known import Known, unpack
from gradlings.grading.diagnosis.match import Failed
from gradlings.grading.gradebook import Gradebook
from gradlings.grading.jobs import Job, Naming
from gradlings.grading.pool.pool import Pool, batches
from gradlings.results import ExerciseResult, Status

_BATCH = 4  # misconceptions that one task observes

GradedJobs = list[tuple[Job, ExerciseResult]]


class _State(Enum):
    """How far the misconceptions of an exercise are known."""

    UNASKED = auto()  # nothing has lost points yet
    OBSERVED_IN_PART = auto()  # tasks observe the rest
    KNOWN = auto()
    UNKNOWABLE = auto()  # a file of the authors is broken, or this machine has no sandbox


@dataclass
class _Casebook:
    """The misconceptions of one exercise, and the results that wait for them."""

    exercise: Exercise
    misconceptions: Sequence[Misconception] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    built_on: Mapping[str, frozenset[str]] = field(default_factory=dict)
    waiting: list[GradedJobs] = field(default_factory=list)
    state: _State = _State.UNASKED

    def add(self, misconception: Misconception, raw: bytes) -> None:
        """Add the packed observations of a misconception."""
        self.known[misconception.slug] = Known(
            misconception.slug, misconception.advice, unpack(raw)
        )

    def settle(self) -> None:
        """Update the state: all misconceptions are known, or only some."""
        done = len(self.known) == len(self.misconceptions)
        self.state = _State.KNOWN if done else _State.OBSERVED_IN_PART

    def failed(self, job: Job, result: ExerciseResult) -> Failed:
        """Return a submission that lost points, ready to be matched."""
        outcomes = {check.id: check.outcome for check in result.checks}
        return Failed(job.submission.source or "", outcomes, self.touched, self.built_on)


class DiagnosisQueue:
    """Names the misconceptions in results, and passes on all results, diagnosed or not.

    The observations of a misconception are the same for every submission. They are made when the
    first submission of the exercise loses points, and stored in the gradebook.

    Args:
        pool: runs the tasks.
        gradebook: stores the observations.
        on_done: is called with finished results.
        on_observed: is called when misconceptions have been observed.
        naming: names the observations.

    Attributes:
        trouble: why the misconceptions of an exercise cannot be named, by its id.
    """

    def __init__(
        self,
        pool: Pool,
        gradebook: Gradebook,
        on_done: Callable[[GradedJobs], None],
        on_observed: Callable[[], None],
        naming: Naming,
    ) -> None:
        self.pool = pool
        self.gradebook = gradebook
        self.naming = naming
        self.on_done = on_done
        self.on_observed = on_observed
        self.trouble: dict[str, str] = {}
        self._casebooks: dict[str, _Casebook] = {}

    @property
    def to_observe(self) -> int:
        """The number of misconceptions that have to be known."""
        return sum(len(book.misconceptions) for book in self._casebooks.values())

    @property
    def observed(self) -> int:
        """The number of these that are known."""
        return sum(len(book.known) for book in self._casebooks.values())

    def add(self, exercise: Exercise, graded: GradedJobs) -> None:
        """Add results of one exercise; those that need no diagnosis are passed on at once.

        Questions are diagnosed when they are marked: a wrong option is a misconception.
        """
        lost = [pair for pair in graded if _may_be_explained(pair[1])]
        if not lost or not exercise.is_program:
            self.on_done(graded)
            return
        book = self._casebooks.setdefault(exercise.id, _Casebook(exercise))
        if book.state is _State.UNASKED:
            self._ask(book)
        if book.state is _State.UNKNOWABLE:
            self.on_done(graded)
            return
        self.on_done([pair for pair in graded if pair not in lost])
        book.waiting.append(lost)
        self._diagnose_waiting(book)

    def _ask(self, book: _Casebook) -> None:
        """Look up the misconceptions in the gradebook; add tasks that observe the others."""
        exercise = book.exercise
        try:
            misconceptions = exercise.misconceptions if _can_observe() else []
            book.digests = {
                m.slug: self.naming.observed_digest(exercise, m.path) for m in misconceptions
            }
            book.touched, book.built_on = touched_by(exercise), built_on(exercise)
        except CourseError as error:
            self.trouble[exercise.id] = f"{exercise.id}: known mistakes cannot be named: {error}"
            misconceptions = []
        if not misconceptions:
            book.state = _State.UNKNOWABLE
            return
        book.misconceptions = misconceptions
        found = self.gradebook.find_observed(list(book.digests.values()))
        unknown = []
        for misconception in misconceptions:
            raw = found.get(book.digests[misconception.slug])
            if raw is None:
                unknown.append(misconception)
            else:
                book.add(misconception, raw)
        book.settle()
        for batch in batches(unknown, _BATCH):
            self.pool.add(
                tasks.observe,
                exercise,
                [misconception.path for misconception in batch],
                self.naming.sandboxed,
                on_done=partial(self._observed, book, batch),
                first=True,  # all results that lost points wait for it
            )

    def _observed(
        self, book: _Casebook, batch: Sequence[Misconception], raws: Sequence[bytes]
    ) -> None:
        observed = list(zip(batch, raws, strict=True))
        self.gradebook.add_observed(
            book.exercise.id, {book.digests[m.slug]: raw for m, raw in observed}
        )
        for misconception, raw in observed:
            book.add(misconception, raw)
        book.settle()
        self.on_observed()
        self._diagnose_waiting(book)

    def _diagnose_waiting(self, book: _Casebook) -> None:
        if book.state is not _State.KNOWN:
            return
        known = [book.known[misconception.slug] for misconception in book.misconceptions]
        for graded in book.waiting:
            failed = [book.failed(job, result) for job, result in graded]
            candidates = [k for k in known if any(one.allows(k) for one in failed)]
            self.pool.add(
                tasks.diagnose,
                book.exercise,
                candidates,
                failed,
                self.naming.sandboxed,
                on_done=partial(self._diagnosed, graded),
                first=True,  # somebody may be waiting for these results
            )
        book.waiting.clear()

    def _diagnosed(self, graded: GradedJobs, found: list[dict[str, tuple[str, str]]]) -> None:
        self.on_done(
            [
                (job, _with_hints(result, hints))
                for (job, result), hints in zip(graded, found, strict=True)
            ]
        )


def _can_observe() -> bool:
    """Whether this machine has the sandbox in which misconceptions are observed."""
    return sys.platform.startswith("linux")


def _may_be_explained(result: ExerciseResult) -> bool:
    """Whether something failed in a way that a misconception could explain."""
    return result.status is Status.GRADED and any(c.outcome.comparable for c in result.checks)


def _with_hints(result: ExerciseResult, hints: dict[str, tuple[str, str]]) -> ExerciseResult:
    checks = tuple(
        replace(check, misconception=hints[check.id][0], hint=hints[check.id][1])
        if check.id in hints
        else check
        for check in result.checks
    )
    return replace(result, checks=checks)
