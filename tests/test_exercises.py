"""The course has what it should; that its graders are right is proved by `gradlings audit`."""

from __future__ import annotations

import pytest
from support import PROGRAMS, ROOT, Grade

from gradlings.exercises import Exercise
from gradlings.results import Outcome
from gradlings.submissions import read_submission, students_in


@pytest.mark.parametrize("exercise", PROGRAMS, ids=[exercise.id for exercise in PROGRAMS])
def test_there_are_enough_answers(exercise: Exercise) -> None:
    """At least three right answers beside the solution, and six misconceptions."""
    assert len(exercise.answers_of("right")) >= 3
    assert len(exercise.answers_of("wrong")) >= 6


def test_the_sample_class_has_students_of_every_kind(grade: Grade) -> None:
    """At least twelve, and every way in which real submissions end is among them."""
    students = students_in(ROOT / "examples" / "class")
    assert len(students) >= 12
    submissions = [
        (exercise, read_submission(ROOT / "examples" / "class", student, exercise))
        for student in students
        for exercise in PROGRAMS
    ]

    found = {check.outcome for e, s in submissions if s.source for check in grade(e, s.source)[0]}

    assert found >= set(Outcome) - {Outcome.GRADER_ERROR}
    assert Outcome.GRADER_ERROR not in found
    assert any(s.missing for _, s in submissions)
    assert any(s.problem and not s.missing for _, s in submissions)
