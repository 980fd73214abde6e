"""Grading of texts in the sandbox: the types of the fixtures, and what an `Entry` needs."""

from __future__ import annotations

from collections.abc import Callable

from gradlings.checks.in_sandbox import Sandboxed
from gradlings.course.exercise import Exercise
from gradlings.outcomes import CheckResult
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

Grade = Callable[..., list[tuple[CheckResult, ...]]]


def opener(
    sandbox: Sandbox, exercise: Exercise, text: str
) -> Callable[[tuple[str, ...]], Sandboxed]:
    """Return what an `Entry` needs to become a subject: a text, run in the sandbox."""
    return lambda forbidden: Sandboxed(
        sandbox, Source(text, exercise.name, exercise.path, forbidden)
    )
