"""The course is read without running any of it, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.small_course import HIDDEN, MakeCourse

from gradlings.course.course import find_course, load_course
from gradlings.errors import CourseError, UsageError
from gradlings.hosts.nbgrader.build import write_assignment


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


def test_a_topic_may_be_empty(make_course: MakeCourse, tmp_path: Path) -> None:
    """Who asks for it reads so, and no notebook is made of it."""
    root = make_course().root
    with (root / "course.toml").open("a") as file:
        file.write('\n[[topic]]\nname = "later"\ntitle = "Later"\n')
    course = load_course(root)

    with pytest.raises(UsageError, match=r"topic later has no exercise yet.*course\.toml"):
        course.select(["later"])
    with pytest.raises(CourseError, match=r"course\.toml: topic later has no exercise yet"):
        write_assignment(course, course.topics[-1], tmp_path)


def test_a_payoff_is_no_exercise(make_course: MakeCourse) -> None:
    """What to run in its place; a payoff of no topic is a typo as any other."""
    course = make_course()

    for name in ("exercises/tensors/payoff.py", "./exercises/tensors/payoff.py", "tensors/payoff"):
        with pytest.raises(UsageError) as error:
            course.select([name])
        assert f"{name} is not an exercise" in str(error.value)
        assert "gradlings show tensors" in str(error.value)
        assert "gradlings check tensors" in str(error.value)
    with pytest.raises(UsageError, match=r"is called 'tensor/payoff\.py'"):
        course.select(["tensor/payoff.py"])


def test_the_course_is_found_from_a_folder_below(make_course: MakeCourse) -> None:
    """As git finds its repository."""
    course = make_course()

    assert find_course(course.root / "exercises" / "tensors").root == course.root


def test_no_course_is_a_misuse(tmp_path: Path) -> None:
    """The message says what was looked for and what to do."""
    with pytest.raises(UsageError, match=r"no course\.toml.*--course"):
        find_course(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no topics"),
        ("[[topic]\n", "course.toml"),
        ("[[topic]]\ntitle = 'T'\n", "an entry has no name"),
        ("[[topic]]\nname = 'T T'\n", "lower_case_with_underscores"),
        ("[[topic]]\nname = 't'\n[course]\nname='c'\ntitle='C'\n", "an entry has no title"),
        ("[[topic]]\nname='t'\ntitle='T'\n[[topic.exercise]]\nname='e'\n", "has no stub"),
        ("[[topic]]\nname='t'\ntitle='T'\n[[topic]]\nname='t'\ntitle='T'\n", "listed twice"),
        ("\xff", "course.toml"),
    ],
)
def test_a_wrong_course_file_is_named_with_what_is_wrong(
    tmp_path: Path, text: str, says: str
) -> None:
    """One line that an author can act on."""
    (tmp_path / "course.toml").write_bytes(text.encode("latin-1"))

    with pytest.raises(CourseError, match=says) as error:
        load_course(tmp_path)

    assert "course.toml" in str(error.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("points(2)", "points(0)"), "expected a number above 0"),
        (("points(2)", "points(-1)"), "expected a number above 0"),
        (("points(2)", "points()"), "expected a number above 0"),
        (('    """The result is twice the argument."""\n', ""), "has no docstring"),
        (("def test_value", "def test_value("), "test_hidden.py:"),
    ],
)
def test_a_wrong_check_is_named_with_its_line(
    make_course: MakeCourse, change: tuple[str, str], says: str
) -> None:
    """Points and titles are read from the text of the grader."""
    course = make_course(hidden=HIDDEN.replace(*change))

    with pytest.raises(CourseError, match=says) as error:
        _ = course.exercises[0].checks

    assert "test_hidden.py" in str(error.value)
