"""A learner without an instructor: all checks, and the name of a known mistake.

All of it is packed in a self-study edition; elsewhere, the public checks are all that there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from gradlings.checks.checked import Checked
from gradlings.checks.child import Children
from gradlings.course.exercise import HIDDEN, PUBLIC, Exercise
from gradlings.course.pack import unpacked
from gradlings.errors import CourseError

_DIAGNOSIS = "gradlings.grading.at_home"  # which an edition for a class does not have


def checked_alone(exercise: Exercise, children: Children) -> Checked:
    """Check an exercise with all checks that are here, and name the mistake that explains them."""
    *_, last = checked_in_steps(exercise, children)
    return last


def checked_in_steps(exercise: Exercise, children: Children) -> Iterator[Checked]:
    """Check an exercise; yield the result, and the same again once a known mistake is named."""
    try:
        with unpacked(exercise) as whole:
            checked = children.check(exercise, whole)
            yield checked
            if whole is not None and exercise.is_program and checked.checks and not checked.done:
                named = children.explain(_name_mistakes, checked, whole)
                if named != checked:
                    yield named
    except CourseError as error:
        yield Checked(exercise, problem=str(error))


def _name_mistakes(
    checked: Checked, whole: Exercise, during: Callable[[float | None], None]
) -> Checked:
    """Name the mistake; an edition for a class has no module that does it, and no pack."""
    named: Checked = import_module(_DIAGNOSIS).name_mistakes(checked, whole, during)
    return named


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
