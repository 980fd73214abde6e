"""What the processes of the pool are told to do; torch is imported there, never in their parent."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

from gradlings.course import Exercise
from gradlings.results import ExerciseResult
from gradlings.submissions import Submission


def start_process() -> None:
    """Prepare a process of the pool: it dies with its parent, which alone hears Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        from gradlings.sandbox import kernel

        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)


def grade(
    exercise: Exercise, submissions: Sequence[Submission], seed: int, *, sandboxed: bool
) -> list[ExerciseResult]:
    """Grade submissions of one exercise: see `chunk.grade_chunk`."""
    from gradlings.grading.chunk import grade_chunk

    return grade_chunk(exercise, submissions, seed, sandboxed=sandboxed)
