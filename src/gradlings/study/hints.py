"""Hints in stages, written by authors in `graders/TOPIC/EXERCISE/hints.md`.

A stage is a section `## …`: what to look at, which input shows it, where the primer explains it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gradlings.course.exercise import Exercise
from gradlings.course.syntax import text_of
from gradlings.study.primer import primer_path, row_of

FILE = "hints.md"
_HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True)
class Stage:
    """One stage of the hints.

    Args:
        title: what it helps with.
        text: in a few sentences; paragraphs are single lines.
    """

    title: str
    text: str


def stages_in(text: str) -> list[Stage]:
    """Read the stages of a file of hints."""
    _, *parts = _HEADING.split(text)
    return [
        Stage(title, _unwrapped(body)) for title, body in zip(parts[::2], parts[1::2], strict=True)
    ]


def _unwrapped(text: str) -> str:
    """Join the lines of each paragraph; an indented block stays as it is."""
    blocks = re.split(r"\n\s*\n", text.strip("\n"))
    return "\n\n".join(b if b.startswith("    ") else " ".join(b.split()) for b in blocks)


def stages_of(exercise: Exercise) -> list[Stage]:
    """Return the stages of an exercise's hints; none if nobody has written any.

    Raises:
        CourseError: they cannot be read.
    """
    path = exercise.grader / FILE
    return stages_in(text_of(path)) if path.is_file() else []


def instead_of_hints(exercise: Exercise, failing: str) -> str:
    """Say where to look if there are no hints.

    Args:
        exercise: which one.
        failing: title of its first check that fails; empty if that is not known.
    """
    primer, row = primer_path(exercise), row_of(exercise)
    lines = [f"There are no hints for {exercise.id} yet."]
    if primer:
        lines.append(f"The primer explains it: {primer}" + (f" ({row.about})" if row.about else ""))
    if row.needs:
        lines.append(f"Before it: {row.needs}")
    if failing:
        lines.append(f"The first check that fails: {failing}")
    return "\n".join(lines)
