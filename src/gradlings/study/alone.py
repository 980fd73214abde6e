"""A learner without an instructor: all checks, and the name of a known mistake.

All of it is packed in a self-study edition; elsewhere, the public checks are all that there is.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from gradlings.checks.checked import Checked
from gradlings.checks.child import Children
from gradlings.course.exercise import HIDDEN, PUBLIC, Exercise
from gradlings.course.pack import unpacked
from gradlings.errors import CourseError

_DIAGNOSIS = "gradlings.grading.at_home"  # which an edition for a class does not have


def checked_alone(exercise: Exercise, children: Children) -> Checked:
    """Check an exercise with all checks that are here, and name the mistake that explains them."""
    try:
        with unpacked(exercise) as whole:
            checked = children.check(exercise, whole)
            if whole is None or checked.done or not checked.checks or not _can_diagnose():
                return checked
            return children.explain(import_module(_DIAGNOSIS).name_mistakes, checked, whole)
    except CourseError as error:
        return Checked(exercise, problem=str(error))


def _can_diagnose() -> bool:
    return find_spec("gradlings.grading") is not None and find_spec(_DIAGNOSIS) is not None


def points_here(exercise: Exercise) -> float:
    """Add up the points of all checks that a student can run.

    Raises:
        CourseError: the checks cannot be read.
    """
    with unpacked(exercise, _is_of_checks) as whole:
        checks = exercise.checks if whole is None or not exercise.is_program else whole.checks
        return sum(check.points for check in checks if whole is not None or not check.hidden)


def _is_of_checks(path: str) -> bool:
    return path.endswith((f"/{PUBLIC}", f"/{HIDDEN}"))
