"""The jobs of grading: each is named by a digest of everything that its result depends on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import gradlings
from gradlings.course.contract import contract_of
from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission
from gradlings.outcomes import Status
from gradlings.results import ExerciseResult

_ENGINE = (
    "checks",
    "correction.py",
    "course",
    "errors.py",
    "files.py",
    "grading/chunk.py",
    "grading/diagnosis",
    "late_work.py",
    "outcomes.py",
    "results.py",
    "sandbox",
)
_FORMAT = 1  # raise it when rows of earlier versions can no longer be read


@dataclass(frozen=True)
class Job:
    """One readable submission to grade.

    Args:
        exercise: the exercise.
        submission: with its source.
        digest: names the result.
    """

    exercise: Exercise
    submission: Submission
    digest: str

    @property
    def source_digest(self) -> str:
        """Name what was handed in, whatever grades it."""
        source = (self.submission.source or "").encode("utf-8", "surrogatepass")
        return hashlib.sha256(source).hexdigest()


@cache
def torch_version() -> str:
    """Return the version of torch without importing it, which takes a second."""
    return version("torch")


def engine_files(package: Path) -> list[Path]:
    """Return the files of the package that decide a verdict, its message or its diagnosis.

    Reports, hosts and commands are not among them: after an edit there, results are still known.
    """
    roots = [package / name for name in _ENGINE]
    return sorted(f for root in roots for f in (root.rglob("*.py") if root.is_dir() else [root]))


@cache
def _engine_digest() -> str:
    """Return the digest of the code that decides a verdict: another engine may judge otherwise."""
    package = Path(gradlings.__file__).parent
    return _digest_of_files(package, engine_files(package))


def _digest_of_files(root: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


class Naming:
    """Names results, and observations of misconceptions, by everything that they depend on.

    It remembers the files of the course: make a new one for each run, since authors edit them.

    Args:
        seed: of the checks' inputs.
        sandboxed: whether a missing layer of the sandbox stops grading.
    """

    def __init__(self, seed: int, *, sandboxed: bool) -> None:
        self.seed = seed
        self.sandboxed = sandboxed
        self._exercises: dict[str, str] = {}
        self._checks: dict[str, tuple[str, ...]] = {}

    def job_of(self, exercise: Exercise, submission: Submission) -> Job:
        """Return the job of grading a submission; it names the result."""
        depends_on = [
            _FORMAT,
            _engine_digest(),
            torch_version(),
            exercise.id,
            self._exercise_digest(exercise),
            submission.student,
            submission.source,
            self.seed,
            self.sandboxed,
        ]
        # JSON in ASCII can hold any text of a student, lone surrogates included.
        digest = hashlib.sha256(json.dumps(depends_on).encode()).hexdigest()
        return Job(exercise, submission, digest)

    def judges_digest(self, exercise: Exercise) -> str:
        """Name what decides a verdict besides the submission: engine, torch, checks, solution."""
        depends_on = [
            _FORMAT,
            _engine_digest(),
            torch_version(),
            exercise.id,
            *self._checks_digest(exercise),
        ]
        return hashlib.sha256(json.dumps(depends_on).encode()).hexdigest()

    def observed_digest(self, exercise: Exercise, wrong: Path) -> str:
        """Name the observations of a wrong answer."""
        depends_on = [
            _FORMAT,
            _engine_digest(),
            torch_version(),
            exercise.id,
            *self._checks_digest(exercise),
            _digest_of_files(exercise.root, [wrong]),
            self.sandboxed,
        ]
        return hashlib.sha256(json.dumps(depends_on).encode()).hexdigest()

    def _exercise_digest(self, exercise: Exercise) -> str:
        if exercise.id not in self._exercises:
            wrong = exercise.answers_of("wrong")  # they decide what is diagnosed
            files = [*exercise.judges, *wrong]
            self._exercises[exercise.id] = _digest_of_files(exercise.root, files)
        return self._exercises[exercise.id]

    def _checks_digest(self, exercise: Exercise) -> tuple[str, ...]:
        if exercise.id not in self._checks:
            files = _digest_of_files(exercise.root, exercise.judges)
            self._checks[exercise.id] = (files, *sorted(contract_of(exercise)))
        return self._checks[exercise.id]


def ungradable(exercise: Exercise, submission: Submission) -> ExerciseResult:
    """Return the result of a submission that could not be read."""
    status = Status.MISSING if submission.missing else Status.UNREADABLE
    return ExerciseResult(
        submission.student, exercise.id, status, exercise.max_score, submission.problem
    )
