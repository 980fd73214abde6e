"""Grade a class: read, look up, compute what is missing in parallel, store, report."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from pathlib import Path

import gradlings
from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission, read_submission, students_in
from gradlings.errors import UsageError
from gradlings.grading import tasks
from gradlings.grading.diagnosis.queue import DiagnosisQueue, GradedJobs
from gradlings.grading.gradebook import Gradebook
from gradlings.grading.jobs import Job, Naming, torch_version, ungradable
from gradlings.grading.pool.pool import Pool, batches
from gradlings.results import ExerciseResult, Report
from gradlings.sandbox.layers import require_linux

_CHUNKS_PER_WORKER = 8  # so that the workers end at about the same time
_MAX_CHUNK = 32


@dataclass(frozen=True)
class GradingOptions:
    """How to grade.

    Args:
        workers: processes, each with a sandbox of its own; at least 1.
        seed: from which all inputs of the checks are drawn.
        sandboxed: whether a missing layer of the sandbox is an error.
        shard: (number from 1, of how many): which part of the students.
        students: only these; empty for all.
        again: grade also what is in the gradebook already.
    """

    workers: int = 1
    seed: int = 0
    sandboxed: bool = True
    shard: tuple[int, int] = (1, 1)
    students: tuple[str, ...] = ()
    again: bool = False

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise ValueError(f"workers is {self.workers}; expected at least 1")
        if not 1 <= self.shard[0] <= self.shard[1]:
            raise ValueError(f"shard is {self.shard}; expected (number from 1, of how many)")


@dataclass(frozen=True)
class GradingProgress:
    """How far grading has come, in submissions of an exercise.

    Args:
        total: all of them.
        known: already in the gradebook, or not gradable.
        done: with a result, the known ones included.
        observed: misconceptions that have been observed, to recognize them.
        to_observe: misconceptions that have to be; 0 while nothing has lost points.
        trouble: why misconceptions of an exercise cannot be named, a line each.
    """

    total: int
    known: int
    done: int
    observed: int = 0
    to_observe: int = 0
    trouble: tuple[str, ...] = ()


def grade_class(
    course: Course,
    exercises: Sequence[Exercise],
    folder: Path,
    gradebook: Gradebook,
    options: GradingOptions,
    on_progress: Callable[[GradingProgress], None] = lambda _progress: None,
) -> Report:
    """Grade all students' submissions of some exercises.

    An interrupted run has stored its finished results: the next run continues from there.

    Args:
        course: with the hidden checks and solutions.
        exercises: of the course.
        folder: holds a folder per student, each laid out like the released repo.
        gradebook: where results are looked up and stored.
        options: how to grade.
        on_progress: is called from time to time.

    Raises:
        UsageError: the folder does not hold submissions.
        CourseError: an exercise lacks its hidden half.
        SandboxError: this is not Linux, a layer of the sandbox is missing, or it failed.
    """
    handed_in = read_class(exercises, folder, options)
    return grade_submissions(course, handed_in, gradebook, options, on_progress)


def read_class(
    exercises: Sequence[Exercise], folder: Path, options: GradingOptions
) -> list[tuple[Exercise, Submission]]:
    """Read the submissions of the students that are to be graded, each with its exercise.

    Args:
        exercises: to read.
        folder: holds a folder per student.
        options: which of the students.

    Raises:
        UsageError: the folder does not hold submissions, or not those of a student.
    """
    number, of = options.shard
    return [
        (exercise, read_submission(folder, student, exercise))
        for student in _chosen(students_in(folder), options.students)[number - 1 :: of]
        for exercise in exercises
    ]


def _chosen(students: list[str], names: Sequence[str]) -> list[str]:
    for name in names:
        if name not in students:
            near = difflib.get_close_matches(name, students, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {len(students)} students"
            raise UsageError(f"--student {name}: no folder of that name; {hint}")
    return [student for student in students if not names or student in names]


def grade_submissions(
    course: Course,
    handed_in: Sequence[tuple[Exercise, Submission]],
    gradebook: Gradebook,
    options: GradingOptions,
    on_progress: Callable[[GradingProgress], None] = lambda _progress: None,
    on_result: Callable[[ExerciseResult], None] = lambda _result: None,
    pools: Callable[[int], AbstractContextManager[Pool]] = Pool,
) -> Report:
    """Grade submissions that have been read; the report has a result for each, in order.

    Args:
        course: with the hidden checks and solutions.
        handed_in: each submission with its exercise.
        gradebook: where results are looked up and stored.
        options: how to grade.
        on_progress: is called from time to time.
        on_result: gets each result, known ones first, the others as they come.
        pools: opens a pool of so many processes; is called if there is anything to grade.

    Raises:
        CourseError: an exercise lacks its hidden half.
        SandboxError: this is not Linux, a layer of the sandbox is missing, or it failed.
    """
    if options.sandboxed:
        require_linux()
    for exercise in dict.fromkeys(exercise for exercise, _ in handed_in):
        exercise.require_official()
    run = _Run(gradebook, options, on_progress, on_result, pools)
    for exercise, submission in handed_in:
        run.add(exercise, submission)
    results = run.finish()
    return Report(
        course=course.name,
        gradlings=gradlings.__version__,
        torch=torch_version(),
        seed=options.seed,
        sandboxed=options.sandboxed,
        results=tuple(results),
    )


class _Run:
    def __init__(
        self,
        gradebook: Gradebook,
        options: GradingOptions,
        on_progress: Callable[[GradingProgress], None],
        on_result: Callable[[ExerciseResult], None],
        pools: Callable[[int], AbstractContextManager[Pool]],
    ) -> None:
        self.gradebook = gradebook
        self.options = options
        self.on_progress = on_progress
        self.on_result = on_result
        self.pools = pools
        self.naming = Naming(options.seed, sandboxed=options.sandboxed)
        self.rows: list[ExerciseResult | Job] = []
        self.graded: dict[str, ExerciseResult] = {}
        self.known = 0
        self.diagnosing: DiagnosisQueue | None = None

    def add(self, exercise: Exercise, submission: Submission) -> None:
        if submission.source is None:
            self.rows.append(ungradable(exercise, submission))
        else:
            self.rows.append(self.naming.job_of(exercise, submission))

    def finish(self) -> list[ExerciseResult]:
        jobs = [row for row in self.rows if isinstance(row, Job)]
        if not self.options.again:
            self.graded = self.gradebook.find([job.digest for job in jobs])
        missing = [job for job in jobs if job.digest not in self.graded]
        self.known = len(self.rows) - len(missing)
        self._report_progress()
        for row in self.rows:
            if not isinstance(row, Job) or row.digest in self.graded:
                self.on_result(self._result(row))
        if missing:
            self._compute(missing)
        return [self._result(row) for row in self.rows]

    def _result(self, row: ExerciseResult | Job) -> ExerciseResult:
        return self.graded[row.digest] if isinstance(row, Job) else row

    def _compute(self, missing: list[Job]) -> None:
        workers = self.options.workers
        with self.pools(workers) as pool:
            diagnosing = DiagnosisQueue(
                pool,
                self.gradebook,
                self._store,
                self._report_progress,
                self.naming,
                Counter(job.exercise.id for job in missing),
            )
            self.diagnosing = diagnosing
            for chunk in _chunks(missing, workers):
                pool.add(
                    tasks.grade,
                    chunk[0].exercise,
                    [job.submission for job in chunk],
                    self.options.seed,
                    self.options.sandboxed,
                    on_done=partial(self._graded, diagnosing, chunk),
                )
            pool.run()

    def _graded(
        self, diagnosing: DiagnosisQueue, chunk: list[Job], results: list[ExerciseResult]
    ) -> None:
        diagnosing.add(chunk[0].exercise, list(zip(chunk, results, strict=True)))

    def _store(self, graded: GradedJobs) -> None:
        by_digest = {job.digest: result for job, result in graded}
        # A withheld result is computed again next time, even if nothing has changed.
        lasting = {d: r for d, r in by_digest.items() if not r.withheld}
        sources = {job.digest: job.source_digest for job, _ in graded}
        self.gradebook.add(lasting, replacing=self.options.again, sources=sources)
        self.graded |= by_digest
        self._report_progress()
        for _, result in graded:
            self.on_result(result)

    def _report_progress(self) -> None:
        ungradable = sum(not isinstance(row, Job) for row in self.rows)
        done = ungradable + len(self.graded)
        progress = GradingProgress(len(self.rows), self.known, done)
        if self.diagnosing is not None:
            progress = replace(
                progress,
                observed=self.diagnosing.observed,
                to_observe=self.diagnosing.to_observe,
                trouble=tuple(self.diagnosing.trouble.values()),
            )
        self.on_progress(progress)


def _chunks(jobs: list[Job], workers: int) -> Iterator[list[Job]]:
    """Cut jobs into chunks of one exercise each; the first students' exercises come first."""
    size = max(1, min(_MAX_CHUNK, -(-len(jobs) // (workers * _CHUNKS_PER_WORKER))))
    by_exercise: dict[str, list[Job]] = {}
    for job in jobs:
        by_exercise.setdefault(job.exercise.id, []).append(job)
    rounds = zip_longest(*(batches(group, size) for group in by_exercise.values()))
    return (chunk for chunks in rounds for chunk in chunks if chunk is not None)
