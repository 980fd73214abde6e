"""The list of exercises and questions of this course; its rules are the audit's."""

from __future__ import annotations

import tomllib

from support.repository import ROOT

from gradlings.course.course import Course
from gradlings.course.sheet import Sheet

SEEDS = tomllib.loads((ROOT / "docs" / "questions.toml").read_text())["question"]


def test_the_seed_questions_are_all_there() -> None:
    """131, each once, so that the audit can look up an id that is claimed."""
    assert len({row["id"] for row in SEEDS}) == len(SEEDS) == 131


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
