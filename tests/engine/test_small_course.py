"""The small course of the tests is a sound one: what is graded with it says something."""

from __future__ import annotations

import pytest
from support.linux import needs_linux

from gradlings.authoring.audit import AuditOptions, audit_course
from gradlings.course.course import Course

pytestmark = needs_linux


@pytest.mark.parametrize("name", ["double", "margin_cost", "running_mean", "descend"])
def test_an_exercise_of_the_small_course_falls_short_in_nothing(
    small_course: Course, name: str
) -> None:
    """Stub, solution, right and wrong answers end as they should; every check is needed."""
    options = AuditOptions(seeds=1, workers=1, mutants=False)

    report = audit_course(small_course, small_course.select([name]), options)

    (audit,) = report.exercises
    assert not audit.findings
    assert audit.matrix
