"""Every exercise of the course proves itself: stub, solution, right and wrong answers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from support import ROOT, Grade

from gradlings.course import Course, Exercise, load_course
from gradlings.results import Outcome
from gradlings.submissions import read_submission, students_in

EXERCISES = {exercise.id: exercise for exercise in load_course(ROOT).exercises}
each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)


@each_exercise
def test_the_stub_gets_nothing_and_says_why(exercise: Exercise, grade: Grade) -> None:
    """Each check of an unfilled stub says that it is not written yet."""
    checks = grade(exercise, exercise.stub.read_text())[0]

    assert {check.outcome for check in checks} == {Outcome.MISSING}
    assert all("not written yet" in check.message for check in checks)


@each_exercise
def test_the_solution_and_every_right_answer_get_full_marks(
    exercise: Exercise, grade: Grade
) -> None:
    """At least three other right answers, and none loses a point."""
    right = exercise.answers_of("right")
    assert len(right) >= 3

    files = [exercise.solution, *right]
    for file, checks in zip(files, grade(exercise, *map(Path.read_text, files)), strict=True):
        lost = [f"{check.id}: {check.message}" for check in checks if check.points == 0]
        assert not lost, f"{file}: {lost}"


@each_exercise
def test_every_wrong_answer_loses_points(exercise: Exercise, grade: Grade) -> None:
    """At least six misconceptions, and each fails a check without breaking the grader."""
    wrong = exercise.answers_of("wrong")
    assert len(wrong) >= 6

    for file, checks in zip(wrong, grade(exercise, *map(Path.read_text, wrong)), strict=True):
        assert sum(check.points for check in checks) < exercise.max_score, file
        assert not any(check.outcome is Outcome.GRADER_ERROR for check in checks), file


@each_exercise
def test_every_wrong_answer_names_its_belief_and_advice(exercise: Exercise) -> None:
    """Its docstring says what the student believes, and what to look at."""
    for file in exercise.answers_of("wrong"):
        text = ast.get_docstring(ast.parse(file.read_text())) or ""
        belief, _, advice = text.partition("\n\n")

        assert belief.startswith("Belief: "), file
        assert advice.startswith("Advice: "), file


@each_exercise
def test_stub_and_solution_have_the_same_contract(exercise: Exercise) -> None:
    """The same docstrings and signatures, at every level."""

    def contract(path: Path) -> list[tuple[str, str, str | None]]:
        tree = ast.parse(path.read_text())
        public = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and (not node.name.startswith("_") or node.name == "__init__")
        ]
        rows = [("", "", ast.get_docstring(tree))]
        for node in public:
            signature = ast.unparse(node.args) if isinstance(node, ast.FunctionDef) else ""
            rows.append((node.name, signature, ast.get_docstring(node)))
        return rows

    stub, solution = contract(exercise.stub), contract(exercise.solution)

    assert [row for row in solution if row in stub] == stub


def test_the_sample_class_has_students_of_every_kind(course: Course, grade: Grade) -> None:
    """At least twelve, and every way in which real submissions end is among them."""
    students = students_in(ROOT / "examples" / "class")
    assert len(students) >= 12
    submissions = [
        (exercise, read_submission(ROOT / "examples" / "class", student, exercise.id))
        for student in students
        for exercise in course.exercises
    ]

    found = {check.outcome for e, s in submissions if s.source for check in grade(e, s.source)[0]}

    assert found >= set(Outcome) - {Outcome.GRADER_ERROR}
    assert Outcome.GRADER_ERROR not in found
    assert any(s.missing for _, s in submissions)
    assert any(s.problem and not s.missing for _, s in submissions)
