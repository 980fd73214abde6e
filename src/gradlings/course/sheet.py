"""The questions of a topic, as an exercise: a sheet that a student fills in, and its key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from gradlings.course.exercise import Check, Exercise
from gradlings.course.questions.answers import explain_sheet, gone, mark_sheet, read_sheet
from gradlings.course.questions.blank import blank_sheet
from gradlings.course.questions.key import key_of, questions_in
from gradlings.course.questions.question import FILE, Question
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError
from gradlings.outcomes import CheckResult, Outcome

NAME = FILE.removesuffix(".md")


@dataclass(frozen=True)
class Sheet(Exercise):
    """The questions of one topic; each is a check.

    Args:
        listed: what course.toml says: (name of the question, ids of the seed questions that it
            answers), in order.
    """

    listed: tuple[tuple[str, tuple[str, ...]], ...] = ()

    suffix: ClassVar[str] = ".md"
    is_program: ClassVar[bool] = False
    name_of_checks: ClassVar[str] = "questions"
    max_bytes: ClassVar[int] = 64 * 1024  # reading the most awkward Markdown takes a second or two

    @cached_property
    def questions(self) -> list[Question]:
        """The questions: of the key where there is one, else of the student's own sheet.

        Raises:
            CourseError: the key or the sheet cannot be read, or has none.
        """
        if self.solution.is_file():
            return key_of(self.solution)
        found = questions_in(text_of(self.stub))
        if not found:
            raise CourseError(f"{self.stub}: no questions; was this file emptied?")
        return found

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """A check for each question."""
        return tuple(
            Check(self.stub, question.name, question.title, question.points, hidden=False)
            for question in self.questions
        )

    def report_answers(self, text: str | None = None) -> list[CheckResult]:
        """Report what is answered, and what cannot be read; see `Exercise.report_answers`."""
        if text is not None:
            return read_sheet(self.questions, text)
        read = read_sheet(self.questions, text_of(self.stub))
        there = {question.name for question in self.questions}
        lost = [name for name, _ in self.listed if name not in there]
        return read + [
            CheckResult(f"{FILE}::{name}", name, Outcome.MALFORMED, 0, 1, gone(name))
            for name in lost
        ]

    def mark(self, text: str) -> list[CheckResult]:
        """Mark a student's sheet against the key."""
        return mark_sheet(self.questions, text)

    def explain(self, text: str) -> list[CheckResult]:
        """Mark a sheet with the reasons of what was answered; see `Exercise.explain`."""
        return explain_sheet(self.questions, text)

    def blank(self) -> str:
        """Make the students' sheet from the key; see `Exercise.blank`."""
        self.require_official()
        return blank_sheet(text_of(self.solution))

    def require_official(self) -> None:
        """Raise CourseError unless the key is there, and nothing is wrong with it."""
        if not self.solution.is_file():
            raise CourseError(f"{self.solution}: missing; the key of {self.id} (see CONTRIBUTING)")
        key_of(self.solution)


def sheets_in(exercises: Iterable[Exercise]) -> list[Sheet]:
    """Return the sheets among some exercises."""
    return [exercise for exercise in exercises if isinstance(exercise, Sheet)]
