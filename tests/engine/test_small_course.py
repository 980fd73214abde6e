"""The small course of the tests is a sound one: what is graded with it says something."""

from __future__ import annotations

import pytest
from support.linux import needs_linux
from support.sandboxed import Grade

from gradlings.course.course import Course
from gradlings.outcomes import Outcome

pytestmark = needs_linux

NAMES = ["double", "shift", "margin_cost", "running_mean", "descend"]


@pytest.mark.parametrize("name", NAMES)
def test_right_answers_pass_every_check_and_the_stub_none(
    small_course: Course, grade: Grade, name: str
) -> None:
    """The solution is one of them; the stub is not written yet."""
    exercise = small_course.select([name])[0]
    right = [exercise.solution, *exercise.answers_of("right")]

    *passed, stub = grade(exercise, *[path.read_text() for path in [*right, exercise.stub]])

    for checks in passed:
        assert {check.outcome for check in checks} == {Outcome.PASSED}
    assert {check.outcome for check in stub} == {Outcome.MISSING}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "shift"])
def test_every_wrong_answer_fails_a_check_and_every_check_a_wrong_answer(
    small_course: Course, grade: Grade, name: str
) -> None:
    """No misconception is without a check, and no check without one."""
    exercise = small_course.select([name])[0]
    wrong = exercise.answers_of("wrong")

    failed = grade(exercise, *[path.read_text() for path in wrong])

    found = [{c.id for c in checks if c.outcome is not Outcome.PASSED} for checks in failed]
    assert all(found)
    assert set().union(*found) == {check.id for check in exercise.checks}
