"""The tasks of the grading processes. Torch is imported there, never in the grader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gradlings.course.exercise import Exercise
from gradlings.course.submissions import Submission
from gradlings.results import ExerciseResult

if TYPE_CHECKING:
    from gradlings.grading.diagnosis.glance import Shown
    from gradlings.grading.diagnosis.known import Known, Observed
    from gradlings.grading.diagnosis.match import Failed


def grade(
    exercise: Exercise, submissions: Sequence[Submission], seed: int, sandboxed: bool
) -> list[ExerciseResult]:
    """Grade some submissions; see `chunk.grade_chunk`."""
    from gradlings.grading.chunk import grade_chunk

    return grade_chunk(exercise, submissions, seed, sandboxed)


def show(exercise: Exercise, failed: Sequence[Failed], sandboxed: bool) -> list[Shown]:
    """Run what some submissions failed; see `diagnosis.glance.show`."""
    from gradlings.grading.diagnosis.glance import show
    from gradlings.grading.diagnosis.in_sandbox import opener

    return show(exercise, failed, opener(sandboxed=sandboxed))


def possible(
    exercise: Exercise,
    paths: Sequence[Path],
    failed: Sequence[Failed],
    shown: Sequence[Shown],
    sandboxed: bool,
) -> list[bool]:
    """Say which misconceptions are worth observing; see `diagnosis.glance.possible`."""
    from gradlings.grading.diagnosis.glance import possible
    from gradlings.grading.diagnosis.in_sandbox import opener

    programs = opener(sandboxed=sandboxed, authors=True)
    return possible(exercise, paths, failed, shown, programs)


def observe(exercise: Exercise, paths: Sequence[Path], sandboxed: bool) -> list[bytes]:
    """Observe some misconceptions; see `diagnosis.observe.observe`."""
    from gradlings.grading.diagnosis.in_sandbox import opener
    from gradlings.grading.diagnosis.observe import observe

    return observe(exercise, paths, opener(sandboxed=sandboxed, authors=True))


def diagnose(
    exercise: Exercise,
    candidates: Sequence[Known],
    failed: Sequence[Failed],
    sandboxed: bool,
    observed: Sequence[Observed | None] = (),
) -> list[dict[str, tuple[str, str]]]:
    """Diagnose some submissions; see `diagnosis.observe.diagnose`."""
    from gradlings.grading.diagnosis.in_sandbox import opener
    from gradlings.grading.diagnosis.observe import diagnose

    return diagnose(exercise, candidates, failed, opener(sandboxed=sandboxed), observed)
