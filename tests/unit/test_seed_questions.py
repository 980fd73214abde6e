"""Seed questions: what course.toml says of each exercise is compared with the list of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.small_course import MakeCourse

from gradlings.authoring.audit.seeds import FILE, seed_findings
from gradlings.course.course import Course, load_course
from gradlings.errors import CourseError

SEEDS = """
[[question]]
id = "Q1"
topic = "tensors"
kind = "code"

[[question]]
id = "Q2"
topic = "tensors"
kind = "words"
"""


@pytest.fixture
def course(make_course: MakeCourse) -> Course:
    """A course with one exercise, and two seed questions for its topic."""
    course = make_course()
    (course.root / FILE).parent.mkdir()
    (course.root / FILE).write_text(SEEDS)
    return course


def found(course: Course, line: str, *, complete: bool = False, of_all: bool = True) -> list[str]:
    """Return what is found if a line stands at the exercise, or at another one with it."""
    toml = course.root / "course.toml"
    text = toml.read_text().replace('name = "double"\n', f'name = "double"\n{line}\n')
    title = 'title = "Tensors"\n'
    toml.write_text(text.replace(title, f"{title}complete = true\n") if complete else text)
    read = load_course(course.root)
    exercises = read.exercises
    if not of_all:
        others = replace(read.topics[0], exercises=(*exercises, replace(exercises[0], name="half")))
        read = replace(read, topics=(others,))
    return [finding.what for finding in seed_findings(read, exercises)]


@pytest.mark.parametrize("of_all", [True, False])
def test_an_exercise_without_a_seed_question_is_named(course: Course, of_all: bool) -> None:
    """Also where the others are not audited: a clean audit of one is one that CI agrees with."""
    lines = found(course, "answers = []", of_all=of_all)

    assert lines == ["tensors/double answers no seed question; add `answers`"]


def test_a_seed_question_that_does_not_exist_is_named(course: Course) -> None:
    """A typo, such as a zero too many."""
    lines = found(course, 'answers = ["Q1", "Q20"]')

    assert lines == [f"tensors/double answers Q20, which {FILE} does not have"]


def test_each_seed_question_of_a_complete_topic_is_answered(course: Course) -> None:
    """And none has to be while its topic is not complete."""
    assert found(course, 'answers = ["Q1"]') == []
    assert found(course, "", complete=True) == ["nothing answers Q2, of the complete topic tensors"]


def test_without_a_list_of_seed_questions_nothing_is_asked(course: Course) -> None:
    """A course of one's own need not have one."""
    (course.root / FILE).unlink()

    assert found(course, "answers = []") == []


def test_a_list_that_cannot_be_read_is_named(course: Course) -> None:
    """The message has the file."""
    (course.root / FILE).write_text(SEEDS.replace('kind = "code"', ""))

    with pytest.raises(CourseError, match=r"questions\.toml: 'kind'; each"):
        found(course, "")
