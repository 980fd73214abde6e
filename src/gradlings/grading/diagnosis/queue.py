"""The second half of grading: name the misconceptions in what lost points."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from gradlings.course.contract import built_on, touched_by
from gradlings.course.exercise import Exercise, Misconception
from gradlings.course.sheet import Sheet
from gradlings.errors import CourseError
from gradlings.grading import tasks
from gradlings.grading.diagnosis.known import Known, unpack
from gradlings.grading.diagnosis.match import COMPARABLE, Failed
from gradlings.grading.gradebook import Gradebook
from gradlings.grading.jobs import Job, Naming
from gradlings.grading.pool.pool import Pool, batches
from gradlings.results import ExerciseResult, Status

_BATCH = 4  # misconceptions that are observed by one task

GradedJobs = list[tuple[Job, ExerciseResult]]


@dataclass
class _Casebook:
    """The misconceptions of one exercise, and what waits for them."""

    misconceptions: list[Misconception]
    known: dict[str, Known] = field(default_factory=dict)
    touched: dict[str, frozenset[str]] = field(default_factory=dict)
    built_on: dict[str, frozenset[str]] = field(default_factory=dict)
    asked: bool = False
    waiting: list[GradedJobs] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return len(self.known) == len(self.misconceptions)


class Diagnosing:
    """Diagnoses results, and hands on all of them.

    What the checks see of a misconception is kept in the gradebook: it is the same for every
    submission, and is observed when the first submission of the exercise loses points.

    Args:
        pool: where the work is done.
        gradebook: where observations are kept.
        naming: of what is observed.
        on_done: gets results, diagnosed.
        on_observed: told when misconceptions have been observed.

    Attributes:
        trouble: why the misconceptions of an exercise cannot be known, by its id.
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
        """How many misconceptions have to be known."""
        return sum(len(b.misconceptions) for b in self._casebooks.values() if b.asked)

    @property
    def observed(self) -> int:
        """How many are."""
        return sum(len(book.known) for book in self._casebooks.values())

    def add(self, exercise: Exercise, graded: GradedJobs) -> None:
        """Take results of one exercise; those that lost nothing are handed on at once.

        Questions have been diagnosed when they are marked: a wrong option is a misconception.
        """
        lost = [pair for pair in graded if _is_open(pair[1])]
        is_code = not isinstance(exercise, Sheet)
        book = self._asked(exercise) if lost and is_code else None
        if book is None or not book.misconceptions:
            self.on_done(graded)
            return
        self.on_done([pair for pair in graded if pair not in lost])
        book.waiting.append(lost)
        self._go_on(exercise, book)

    def _asked(self, exercise: Exercise) -> _Casebook | None:
        """Return the casebook of an exercise; None if a file of its authors is broken."""
        try:
            book = self._casebook(exercise)
            self._ask(exercise, book)
        except CourseError as error:
            self.trouble[exercise.id] = f"{exercise.id}: mistakes are not named: {error}"
            return None
        return book

    def _casebook(self, exercise: Exercise) -> _Casebook:
        if exercise.id not in self._casebooks:
            # Off Linux there is no worker to observe anything in.
            here = sys.platform.startswith("linux")
            self._casebooks[exercise.id] = _Casebook(exercise.misconceptions if here else [])
        return self._casebooks[exercise.id]

    def _ask(self, exercise: Exercise, book: _Casebook) -> None:
        """Look up what is known of the misconceptions; have the others observed."""
        if book.asked:
            return
        digests = {
            m.slug: self.naming.observed_digest(exercise, m.path) for m in book.misconceptions
        }
        book.touched, book.built_on = touched_by(exercise), built_on(exercise)
        book.asked = True
        found = self.gradebook.find_observed(list(digests.values()))
        unknown = []
        for misconception in book.misconceptions:
            raw = found.get(digests[misconception.slug])
            if raw is None:
                unknown.append(misconception)
            else:
                book.known[misconception.slug] = _known(misconception, raw)
        for batch in batches(unknown, _BATCH):
            self.pool.add(
                tasks.observe,
                exercise,
                [misconception.path for misconception in batch],
                self.naming.sandboxed,
                on_done=partial(self._observed, exercise, book, batch, digests),
                first=True,  # all results that lost points wait for it
            )

    def _observed(
        self,
        exercise: Exercise,
        book: _Casebook,
        batch: Sequence[Misconception],
        digests: dict[str, str],
        raws: Sequence[bytes],
    ) -> None:
        rows = {digests[m.slug]: raw for m, raw in zip(batch, raws, strict=True)}
        self.gradebook.add_observed(exercise.id, rows)
        for misconception, raw in zip(batch, raws, strict=True):
            book.known[misconception.slug] = _known(misconception, raw)
        self.on_observed()
        self._go_on(exercise, book)

    def _go_on(self, exercise: Exercise, book: _Casebook) -> None:
        if not book.complete:
            return
        known = [book.known[misconception.slug] for misconception in book.misconceptions]
        for graded in book.waiting:
            failed = [
                Failed(
                    job.submission.source or "",
                    {check.id: check.outcome for check in result.checks},
                    book.touched,
                    book.built_on,
                )
                for job, result in graded
            ]
            candidates = [k for k in known if any(one.allows(k) for one in failed)]
            self.pool.add(
                tasks.diagnose,
                exercise,
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


def _is_open(result: ExerciseResult) -> bool:
    """Whether something failed in a way that a misconception could explain."""
    return result.status is Status.GRADED and any(c.outcome in COMPARABLE for c in result.checks)


def _known(misconception: Misconception, raw: bytes) -> Known:
    return Known(misconception.slug, misconception.advice, unpack(raw))


def _with_hints(result: ExerciseResult, hints: dict[str, tuple[str, str]]) -> ExerciseResult:
    checks = tuple(
        replace(check, misconception=hints[check.id][0], hint=hints[check.id][1])
        if check.id in hints
        else check
        for check in result.checks
    )
    return replace(result, checks=checks)
