"""Submissions of one exercise, laid out as a class, and what is named in their results."""

from __future__ import annotations

from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.results import ExerciseResult


def hand_in(folder: Path, exercise: Exercise, texts: dict[str, str]) -> None:
    """Lay out submissions of one exercise, by student."""
    for student, text in texts.items():
        file = folder / f"{exercise.name}-{student}" / exercise.path
        file.parent.mkdir(parents=True)
        file.write_text(text)


def named(result: ExerciseResult) -> set[str]:
    """Return the misconceptions that a result names."""
    return {check.misconception for check in result.checks if check.misconception}
