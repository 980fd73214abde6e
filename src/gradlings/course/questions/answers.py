"""Read and mark a student's sheet, question by question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from gradlings.course.questions.blocks import Section, fence_around, sections_of
from gradlings.course.questions.question import Question, malformed
from gradlings.errors import SubmissionError
from gradlings.outcomes import CheckResult, Outcome

_Judge = Callable[[Question, Any], CheckResult]


def read_sheet(questions: Sequence[Question], text: str) -> list[CheckResult]:
    """Report whether each question has an answer that can be marked, without marking it.

    Returns:
        A result each, without points: passed where it is answered, missing where it is not.
    """
    return _all_judged(questions, text, _note)


def mark_sheet(questions: Sequence[Question], text: str) -> list[CheckResult]:
    """Mark a student's sheet against the questions of the key; return a result for each."""
    return _all_judged(questions, text, _mark)


def explain_sheet(questions: Sequence[Question], text: str) -> list[CheckResult]:
    """Mark a sheet with the reasons of what was answered; see `Question.explain`."""
    return _all_judged(questions, text, _explain)


def _note(question: Question, _answer: Any) -> CheckResult:
    return question.result(Outcome.PASSED)


def _mark(question: Question, answer: Any) -> CheckResult:
    return question.mark(answer)


def _explain(question: Question, answer: Any) -> CheckResult:
    return question.explain(answer)


def _all_judged(questions: Sequence[Question], text: str, judge: _Judge) -> list[CheckResult]:
    sections = sections_of(text)
    return [_judged(question, sections, text, judge) for question in questions]


def _judged(
    question: Question, sections: Sequence[Section], text: str, judge: _Judge
) -> CheckResult:
    try:
        section = _find(question.name, sections, text)
        result = judge(question, question.read(section))
    except SubmissionError as error:
        return question.result(Outcome(error.outcome), message=error.message)
    changed = question.changed(section)
    if not changed:
        return result
    return replace(
        result, message=f"{result.message}\n{changed}; it is marked as it was handed out".strip()
    )


def _find(name: str, sections: Sequence[Section], text: str) -> Section:
    found = [section for section in sections if section.name == name]
    if not found:
        fence = fence_around(text, name)
        raise malformed(gone(name) if fence is None else _inside(fence, text))
    if len(found) > 1:
        lines = " and ".join(str(section.line) for section in found)
        raise malformed(f"the question is there twice (lines {lines}); keep one")
    return found[0]


def _inside(fence: int, text: str) -> str:
    marker = re.match(r"[\s>]*(`+|~+)", text.splitlines()[fence - 1])
    end = f" with a line {marker[1]}" if marker else ""
    return f"it stands inside the code block that begins in line {fence}; end that block{end}"


def gone(name: str) -> str:
    """Return the message for a question that is not in a sheet."""
    return (
        f"no line in the file begins with “`{name}` · ”, by which the question is found; "
        "put the question back as it was"
    )
