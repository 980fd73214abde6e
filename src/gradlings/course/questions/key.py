"""The key of a sheet: its questions, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gradlings.course.questions.blocks import sections_of
from gradlings.course.questions.kinds import examples, kind_of, question_in
from gradlings.course.questions.question import Question
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError


def key_of(path: Path) -> list[Question]:
    """Read the questions of a key.

    Raises:
        CourseError: it cannot be read, there are none, or something in it is wrong.
    """
    text = text_of(path)
    for line, flaw in flaws_of(text):
        raise CourseError(f"{path}:{line}: {flaw}")
    return questions_in(text)


def questions_in(text: str) -> list[Question]:
    """Return the questions of a sheet, answered or not; sections of unknown kind are left out."""
    found = map(question_in, sections_of(text))
    return [question for question in found if question is not None]


def flaws_of(text: str) -> Iterator[tuple[int, str]]:
    """Find what is wrong with a key; yield the number of the line, and the flaw."""
    sections = sections_of(text)
    if not sections:
        yield 1, "no questions; each begins with a line like “`name` · choose one · 1 point”"
    names = [section.name for section in sections]
    titles = [section.title for section in sections]
    for section in sections:
        if names.count(section.name) > 1:
            yield section.line, f"the name {section.name} is used twice"
        if not section.title or titles.count(section.title) > 1:
            yield section.line, f"{section.name} has no heading of its own above it"
        if kind_of(section) is None:
            expected = f"a kind ({examples()}), a dot (·) and the points"
            yield section.line, f"{section.terms!r}: expected {expected}"
    for question in questions_in(text):
        if question.points <= 0:
            yield question.line, f"{question.name} is worth 0 points; expected more"
        yield from ((question.line, f"{question.name}: {flaw}") for flaw in question.flaws())
