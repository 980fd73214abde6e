"""Read and mark a student's sheet, question by question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from gradlings.course.questions.blocks import Section, sections_of
from gradlings.course.questions.question import Question, malformed
from gradlings.errors import SubmissionError
from gradlings.results import CheckResult, Outcome


def read_sheet(questions: Sequence[Question], text: str) -> list[CheckResult]:
    """Report whether each question has an answer that can be marked, without marking it.

    Returns:
        A result each, without points: passed where it is answered, missing where it is not.
    """
    sections = sections_of(text)
    return [_judged(question, sections, _note) for question in questions]


def mark_sheet(questions: Sequence[Question], text: str) -> list[CheckResult]:
    """Mark a student's sheet against the questions of the key; return a result for each."""
    sections = sections_of(text)
    return [_judged(question, sections, _mark) for question in questions]


def _note(question: Question, _answer: Any) -> CheckResult:
    return question.result(Outcome.PASSED)


def _mark(question: Question, answer: Any) -> CheckResult:
    return question.mark(answer)


def _judged(
    question: Question, sections: Sequence[Section], judge: Callable[[Question, Any], CheckResult]
) -> CheckResult:
    try:
        section = _find(question.name, sections)
        result = judge(question, question.read(section))
    except SubmissionError as error:
        return question.result(Outcome(error.outcome), message=error.message)
    changed = question.changed(section)
    if not changed:
        return result
    return replace(
        result, message=f"{result.message}\n{changed}; it is marked as it was handed out".strip()
    )


def _find(name: str, sections: Sequence[Section]) -> Section:
    found = [section for section in sections if section.name == name]
    if not found:
        raise malformed(gone(name))
    if len(found) > 1:
        lines = " and ".join(str(section.line) for section in found)
        raise malformed(f"the question is there twice (lines {lines}); keep one")
    return found[0]


def gone(name: str) -> str:
    """Return the message for a question that is not in a sheet."""
    return (
        f"no line in the file begins with “`{name}` · ”, by which the question is found; "
        "put the question back as it was"
    )
