"""A new exercise: a skeleton that works, written over nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from gradlings.authoring.new import new_exercise
from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.errors import UsageError


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one new exercise, beside a solution that belongs to none."""
    root = tmp_path / "course"
    root.mkdir()
    (root / "course.toml").write_text(
        '[course]\nname = "c"\ntitle = "C"\n[[topic]]\nname = "t"\ntitle = "T"\nexercise = []\n'
    )
    new_exercise(load_course(root), "t/clean")
    (root / "solutions/t/ghost.py").touch()
    return load_course(root)


def test_a_new_exercise_overwrites_nothing(course: Course) -> None:
    """A second time, and over a stray file, it refuses and writes nothing."""
    before = sorted(course.root.rglob("*"))

    with pytest.raises(UsageError, match=r"exercises/t/clean\.py"):
        new_exercise(course, "t/clean")
    with pytest.raises(UsageError, match=r"solutions/t/ghost\.py"):
        new_exercise(course, "t/ghost")

    assert sorted(course.root.rglob("*")) == before


@pytest.mark.parametrize("name", ["clean", "t/Clean", "t/a/b", "", "t/", "/clean", "../x/y"])
def test_a_new_exercise_needs_a_topic_and_a_plain_name(course: Course, name: str) -> None:
    """Anything else is refused, with an example."""
    with pytest.raises(UsageError, match="such as losses/hinge_loss"):
        new_exercise(course, name)


def test_a_new_exercise_keeps_what_course_toml_says(tmp_path: Path) -> None:
    """Comments and order stay, a new topic comes last."""
    file = tmp_path / "course.toml"
    (tmp_path / "exercises" / "t").mkdir(parents=True)
    (tmp_path / "exercises" / "t" / "old.py").touch()
    text = (
        '# Ours.\n[course]\nname = "c"\ntitle = "C"\n\n[[topic]]\nname = "t"\ntitle = "T"\n\n'
        '[[topic.exercise]]\nname = "old"  # the first\nanswers = ["Q1"]\n'
    )
    file.write_text(text)

    new_exercise(load_course(tmp_path), "t/second")
    result = CliRunner().invoke(main, ["--course", str(tmp_path), "new", "other_topic/third"])

    assert result.exit_code == 0, result.output
    assert "gradlings audit other_topic/third" in result.output
    assert file.read_text().startswith(text)
    assert [e.id for e in load_course(tmp_path).exercises] == [
        "t/old",
        "t/second",
        "other_topic/third",
    ]
    assert load_course(tmp_path).topics[1].title == "Other topic"


@pytest.mark.parametrize("exercises", ["", "exercise = []\n"])
def test_a_new_exercise_may_be_the_first_of_its_topic(tmp_path: Path, exercises: str) -> None:
    """Of one that is there already, or of another."""
    (tmp_path / "course.toml").write_text(
        f'[course]\nname = "c"\ntitle = "C"\n[[topic]]\nname = "t"\ntitle = "T"\n{exercises}'
    )

    for name in ("t/one", "other/one", "t/two"):
        new_exercise(load_course(tmp_path), name)

    found = [exercise.id for exercise in load_course(tmp_path).exercises]
    assert found == ["t/one", "t/two", "other/one"]
