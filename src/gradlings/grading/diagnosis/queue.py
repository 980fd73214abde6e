"""The second half of grading: name the misconceptions in submissions that lost points."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from gradlings.course.contract import built_on, touched_by
from gradlings.course.exercise import Exercise, Misconception
from gradlings.errors import CourseError
from gradlings.grading import tasks
from gradlings.grading.diagnosis.known import Known, unpack
from gradlings.grading.diagnosis.match import Failed
from gradlings.grading.gradebook import Gradebook
from gradlings.grading.jobs import Job, Naming
from gradlings.grading.pool.pool import Pool, batches
from gradlings.outcomes import Status
from gradlings.results import ExerciseResult

if TYPE_CHECKING:
    from gradlings.grading.diagnosis.glance import Shown

_BATCH = 4  # misconceptions that one task observes
_GLANCED = 12  # misconceptions that one task glances at
FEW = 20  # submissions of an exercise; for as many, or more, all misconceptions are observed

Arguments = TypeVarTuple("Arguments")
R = TypeVar("R")
GradedJobs = list[tuple[Job, ExerciseResult]]


class _State(Enum):
    """How far the misconceptions of an exercise are known."""

    AWAITED = auto()  # few submissions: all are to be graded before any misconception is run
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
    ruled_out: set[str] = field(default_factory=set)
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    built_on: Mapping[str, frozenset[str]] = field(default_factory=dict)
    waiting: list[GradedJobs] = field(default_factory=list)
    state: _State = _State.UNKNOWABLE

    def add(self, misconception: Misconception, raw: bytes) -> None:
        """Add the packed observations of a misconception."""
        self.known[misconception.slug] = Known(
            misconception.slug, misconception.advice, unpack(raw)
        )

    @property
    def open(self) -> list[Misconception]:
        """Those that are neither known nor ruled out."""
        settled = self.known.keys() | self.ruled_out
        return [m for m in self.misconceptions if m.slug not in settled]

    def settle(self) -> None:
        """Update the state: all misconceptions are known or ruled out, or only some."""
        self.state = _State.OBSERVED_IN_PART if self.open else _State.KNOWN

    def failed(self, job: Job, result: ExerciseResult) -> Failed:
        """Return a submission that lost points, ready to be matched."""
        outcomes = {check.id: check.outcome for check in result.checks}
        return Failed(job.submission.source or "", outcomes, self.touched, self.built_on)


class DiagnosisQueue:
    """Names the misconceptions in results, and passes on all results, diagnosed or not.

    The observations of a misconception are the same for every submission. They are made when the
    first submission of the exercise loses points, and stored in the gradebook. With few submissions
    of an exercise, a glance first rules out the misconceptions that none of them can show.

    Args:
        pool: runs the tasks.
        gradebook: stores the observations.
        on_done: is called with finished results.
        on_observed: is called when misconceptions have been observed.
        naming: names the observations.
        to_grade: how many submissions of each exercise will be added, by its id.

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
        to_grade: Mapping[str, int],
    ) -> None:
        self.pool = pool
        self.gradebook = gradebook
        self.naming = naming
        self.on_done = on_done
        self.on_observed = on_observed
        self.trouble: dict[str, str] = {}
        self._few = {exercise: n for exercise, n in to_grade.items() if n < FEW}  # left to grade
        self._casebooks: dict[str, _Casebook] = {}

    @property
    def to_observe(self) -> int:
        """The number of misconceptions that have to be known."""
        return sum(len(book.misconceptions) for book in self._casebooks.values())

    @property
    def observed(self) -> int:
        """The number of these that are known, or ruled out."""
        return sum(len(b.known) + len(b.ruled_out) for b in self._casebooks.values())

    def add(self, exercise: Exercise, graded: GradedJobs) -> None:
        """Add results of one exercise; those that need no diagnosis are passed on at once.

        Questions are diagnosed when they are marked: a wrong option is a misconception.
        """
        if exercise.id in self._few:
            self._few[exercise.id] -= len(graded)
        lost = [pair for pair in graded if _may_be_explained(pair[1])]
        book = self._casebooks.get(exercise.id)
        if lost and exercise.is_program and book is None:
            book = self._casebooks[exercise.id] = _Casebook(exercise)
            self._ask(book)
        if book is None or book.state is _State.UNKNOWABLE:
            self.on_done(graded)
            return
        self.on_done([pair for pair in graded if pair not in lost])
        if lost:
            book.waiting.append(lost)
        if book.state is _State.AWAITED and not self._few[exercise.id]:
            self._glance(book)
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
        book.misconceptions = misconceptions
        if not misconceptions:
            return
        found = self.gradebook.find_observed(list(book.digests.values()))
        for misconception in misconceptions:
            raw = found.get(book.digests[misconception.slug])
            if raw is not None:
                book.add(misconception, raw)
        book.settle()
        if book.state is _State.OBSERVED_IN_PART and exercise.id in self._few:
            book.state = _State.AWAITED
        else:
            self._observe(book, book.open)

    def _glance(self, book: _Casebook) -> None:
        """Add a task that runs what was failed, and then those that compare misconceptions."""
        book.state = _State.OBSERVED_IN_PART
        failed = [book.failed(job, result) for graded in book.waiting for job, result in graded]
        self._first(tasks.show, book, failed, on_done=partial(self._compare, book, failed))

    def _compare(self, book: _Casebook, failed: list[Failed], shown: list[Shown]) -> None:
        for batch in batches(book.open, _GLANCED):
            paths = [misconception.path for misconception in batch]
            done = partial(self._glanced, book, batch)
            self._first(tasks.possible, book, paths, failed, shown, on_done=done)

    def _glanced(
        self, book: _Casebook, batch: Sequence[Misconception], possible: Sequence[bool]
    ) -> None:
        pairs = list(zip(batch, possible, strict=True))
        book.ruled_out |= {misconception.slug for misconception, may in pairs if not may}
        self._observe(book, [misconception for misconception, may in pairs if may])
        self._go_on(book)

    def _observe(self, book: _Casebook, misconceptions: Sequence[Misconception]) -> None:
        for batch in batches(misconceptions, _BATCH):
            paths = [misconception.path for misconception in batch]
            self._first(tasks.observe, book, paths, on_done=partial(self._observed, book, batch))

    def _first(
        self,
        task: Callable[[Exercise, *Arguments, bool], R],
        book: _Casebook,
        *arguments: *Arguments,
        on_done: Callable[[R], None],
    ) -> None:
        """Add a task of an exercise before all others: results wait for it, perhaps somebody."""
        self.pool.add(
            task, book.exercise, *arguments, self.naming.sandboxed, on_done=on_done, first=True
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
        self._go_on(book)

    def _go_on(self, book: _Casebook) -> None:
        book.settle()
        self.on_observed()
        self._diagnose_waiting(book)

    def _diagnose_waiting(self, book: _Casebook) -> None:
        if book.state is not _State.KNOWN:
            return
        known = [book.known[m.slug] for m in book.misconceptions if m.slug in book.known]
        for graded in book.waiting:
            failed = [book.failed(job, result) for job, result in graded]
            candidates = [k for k in known if any(one.allows(k) for one in failed)]
            done = partial(self._diagnosed, graded)
            self._first(tasks.diagnose, book, candidates, failed, on_done=done)
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
