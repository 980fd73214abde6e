"""The course is read without running any of it, and what is wrong is named."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from support import HIDDEN, ROOT, MakeCourse

from gradlings.course.course import Course, find_course, load_course
from gradlings.course.sheet import Sheet
from gradlings.errors import CourseError, UsageError

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


def test_checks_have_titles_points_and_ids(make_course: MakeCourse) -> None:
    """One point unless a mark says otherwise; public checks come first."""
    public, hidden = make_course().exercises[0].checks

    assert (public.id, public.points, public.hidden) == ("test_public.py::test_example", 1, False)
    assert (hidden.id, hidden.points, hidden.hidden) == ("test_hidden.py::test_value", 2, True)
    assert hidden.title == "The result is twice the argument."


@pytest.mark.parametrize(
    "name",
    ["double", "tensors", "tensors/double", "exercises/tensors/double.py", "./exercises/tensors/"],
)
def test_an_exercise_is_found_by_any_of_its_names(make_course: MakeCourse, name: str) -> None:
    """Its id, its name, its topic, the path of its file."""
    assert [e.id for e in make_course().select([name])] == ["tensors/double"]


def test_a_typo_gets_a_suggestion(make_course: MakeCourse) -> None:
    """The nearest name, or where to look."""
    course = make_course()

    with pytest.raises(UsageError, match="did you mean double"):
        course.select(["duoble"])
    with pytest.raises(UsageError, match="gradlings list"):
        course.select(["xyzzy"])


def test_the_course_is_found_from_a_folder_below(make_course: MakeCourse) -> None:
    """As git finds its repository."""
    course = make_course()

    assert find_course(course.root / "exercises" / "tensors").root == course.root


def test_no_course_is_a_misuse(tmp_path: Path) -> None:
    """The message says what was looked for and what to do."""
    with pytest.raises(UsageError, match=r"no course\.toml.*--course"):
        find_course(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no topics"),
        ("[[topic]\n", "course.toml"),
        ("[[topic]]\ntitle = 'T'\n", "an entry has no name"),
        ("[[topic]]\nname = 'T T'\n", "lower_case_with_underscores"),
        ("[[topic]]\nname = 't'\n[course]\nname='c'\ntitle='C'\n", "an entry has no title"),
        ("[[topic]]\nname='t'\ntitle='T'\n[[topic.exercise]]\nname='e'\n", "has no stub"),
        ("[[topic]]\nname='t'\ntitle='T'\n[[topic]]\nname='t'\ntitle='T'\n", "there twice"),
        ("\xff", "course.toml"),
    ],
)
def test_a_wrong_course_file_is_named_with_what_is_wrong(
    tmp_path: Path, text: str, told: str
) -> None:
    """One line that an author can act on."""
    (tmp_path / "course.toml").write_bytes(text.encode("latin-1"))

    with pytest.raises(CourseError, match=told) as error:
        load_course(tmp_path)

    assert "course.toml" in str(error.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("points(2)", "points(0)"), "expected a number above 0"),
        (("points(2)", "points(-1)"), "expected a number above 0"),
        (("points(2)", "points()"), "expected a number above 0"),
        (('    """The result is twice the argument."""\n', ""), "has no docstring"),
        (("def test_value", "def test_value("), "test_hidden.py:"),
    ],
)
def test_a_wrong_check_is_named_with_its_line(
    make_course: MakeCourse, change: tuple[str, str], told: str
) -> None:
    """Points and titles are read from the text of the grader."""
    course = make_course(hidden=HIDDEN.replace(*change))

    with pytest.raises(CourseError, match=told) as error:
        _ = course.exercises[0].checks

    assert "test_hidden.py" in str(error.value)


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
