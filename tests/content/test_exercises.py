"""The sample class has what it should; the exercises are proved by `gradlings audit`."""

from __future__ import annotations

import pytest
from support.content import CLASS, PROGRAMS, SHEETS
from support.sandboxed import Grade

from gradlings.course.questions.answers import mark_sheet
from gradlings.course.sheet import Sheet
from gradlings.course.submissions import read_submission, students_in
from gradlings.outcomes import Outcome
from gradlings.study.hints import FILE as HINTS


def test_every_program_has_hints() -> None:
    """A student who is stuck is never sent away; what hints must be is for the audit to say."""
    assert [e.id for e in PROGRAMS if not (e.grader / HINTS).is_file()] == []


def test_the_sample_class_has_students_of_every_kind(grade: Grade) -> None:
    """At least twelve, and every way in which real submissions end is in two topics already."""
    students = students_in(CLASS)
    assert len(students) >= 12
    submissions = [
        (exercise, read_submission(CLASS, student, exercise))
        for student in students
        for exercise in PROGRAMS
        if exercise.topic in ("losses", "optimizers")
    ]

    found = {check.outcome for e, s in submissions if s.source for check in grade(e, s.source)[0]}

    rare = {Outcome.GRADER_ERROR, Outcome.MALFORMED, Outcome.UNGRADED, Outcome.EXCUSED}
    assert found >= set(Outcome) - rare
    assert Outcome.GRADER_ERROR not in found
    assert any(s.missing for _, s in submissions)
    assert any(s.problem and not s.missing for _, s in submissions)


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.id for sheet in SHEETS])
def test_the_sample_class_answers_questions_in_every_way(sheet: Sheet) -> None:
    """Rightly, wrongly, in words, in ways that cannot be read, and not at all.

    All but a few hand in the sheets of two topics, and a few those of the others.
    """
    submissions = [read_submission(CLASS, student, sheet) for student in students_in(CLASS)]
    marked = [mark_sheet(sheet.questions, s.source) for s in submissions if s.source is not None]

    found = {result.outcome for results in marked for result in results}

    assert len(marked) >= (12 if sheet.topic in ("losses", "backprop") else 2)
    assert found == {
        Outcome.PASSED,
        Outcome.FAILED,
        Outcome.MISSING,
        Outcome.MALFORMED,
        Outcome.UNGRADED,
    }
    assert any(0 < r.points < r.max_points for results in marked for r in results)
    assert any("own words were changed" in r.message for results in marked for r in results)
