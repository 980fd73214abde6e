"""The list of exercises and questions of this course; its rules are the audit's."""

from __future__ import annotations

import tomllib

from support.repository import ROOT

from gradlings.course.course import Course
from gradlings.course.questions.words import Words
from gradlings.course.sheet import Sheet

SEEDS = tomllib.loads((ROOT / "docs" / "questions.toml").read_text())["question"]


def test_the_seed_questions_are_all_there() -> None:
    """131, each once, so that the audit can look up an id that is claimed."""
    assert len({row["id"] for row in SEEDS}) == len(SEEDS) == 131


def test_every_seed_question_is_answered_and_graded_without_a_person(course: Course) -> None:
    """Each of the 131 by a program, or by a question that is marked automatically."""
    by_program = {seed for e in course.exercises if e.is_program for seed in e.answers}
    by_question = {
        seed
        for sheet in course.exercises
        if isinstance(sheet, Sheet)
        for name, seeds in sheet.listed
        if not _needs_a_person(sheet, name)
        for seed in seeds
    }

    assert by_program | by_question == {row["id"] for row in SEEDS}
    assert all(topic.complete for topic in course.topics)


def _needs_a_person(sheet: Sheet, name: str) -> bool:
    return isinstance(next(q for q in sheet.questions if q.name == name), Words)


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
