"""The list of exercises and questions of this course: in order, each for a reason."""

from __future__ import annotations

import tomllib

import pytest
from support.repository import ROOT

from gradlings.course.course import Course
from gradlings.course.sheet import Sheet

SEEDS = {
    row["id"]: row
    for row in tomllib.loads((ROOT / "docs" / "questions.toml").read_text())["question"]
}
COMPLETE = ("Q4.", "Q5.", "D08", "D09", "D13", "D36", "D37")  # what two whole topics must answer


def test_the_course_of_this_repo_has_its_exercises_in_order(course: Course) -> None:
    """As course.toml has them; the questions of a topic come last."""
    assert [exercise.name for exercise in course.select(["losses", "backprop"])] == [
        "regression_losses",
        "binary_cross_entropy",
        "cross_entropy",
        "hinge_loss",
        "switch_loss",
        "loss_gradients",
        "questions",
        "mse_gradient",
        "manual_backprop",
        "autograd_engine",
        "gradient_check",
        "training_loop",
        "gradient_flow",
        "questions",
    ]


def test_every_exercise_and_question_answers_seed_questions_that_exist(course: Course) -> None:
    """None without one: each is in the course for a reason."""
    claimed = {exercise.id: exercise.answers for exercise in course.exercises}
    for sheet in course.exercises:
        if isinstance(sheet, Sheet):
            claimed |= {f"{sheet.id}: {name}": answers for name, answers in sheet.listed}

    for who, answers in claimed.items():
        assert answers, who
        assert set(answers) <= set(SEEDS), who


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed.startswith(COMPLETE)])
def test_every_seed_question_of_the_two_topics_is_answered(course: Course, seed: str) -> None:
    """What asks for code by a program, what asks for words by a program or a question."""
    by = [exercise for exercise in course.exercises if seed in exercise.answers]

    assert by
    if SEEDS[seed]["kind"] == "code":
        assert any(not isinstance(exercise, Sheet) for exercise in by)


def test_the_seed_questions_are_all_there() -> None:
    """131, each once, so that an id that is claimed can be looked up."""
    assert len(SEEDS) == 131
    assert sum(seed.startswith(COMPLETE) for seed in SEEDS) == 29


def test_the_package_reads_nothing_outside_the_repo() -> None:
    """No file of the project names the founders' shared folder or a machine's own paths."""
    for folder in ("src", "exercises", "solutions", "graders", "benchmarks", "examples"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in (".py", ".toml", ".md", ".json"):
                text = path.read_text(errors="replace")
                assert "../shared" not in text, path


def test_the_sheets_of_this_course_are_found(course: Course) -> None:
    """They come last in their topics."""
    for topic in course.topics:
        assert not any(isinstance(exercise, Sheet) for exercise in topic.exercises[:-1])
