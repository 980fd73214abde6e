"""Read the questions of a sheet, and mark what a student has answered."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from gradlings.course.questions.blocks import Block, Section, sections_of
from gradlings.course.questions.choice import Choice, options_in
from gradlings.course.questions.number import Number
from gradlings.course.questions.question import Question, answer_in, malformed, told_by
from gradlings.course.questions.words import Words, is_rubric, rubric_in
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError, SubmissionError
from gradlings.results import CheckResult, Outcome

_NUMBER = r"\d+(?:\.\d+)?(?:e-?\d{1,2})?"
_TERMS = re.compile(
    rf"(?P<kind>choose one|choose all that apply|number, to within (?P<tolerance>{_NUMBER})|"
    rf"in your own words) · (?P<points>{_NUMBER}) points?"
)


def key_of(path: Path) -> list[Question]:
    """Read the questions of a key.

    Raises:
        CourseError: it cannot be read, there are none, or something in it is wrong.
    """
    text = text_of(path)
    for line, told in flaws_of(text):
        raise CourseError(f"{path}:{line}: {told}")
    return questions_in(text)


def questions_in(text: str) -> list[Question]:
    """Return the questions of a sheet, answered or not; what is none is left out."""
    sections = sections_of(text)
    return [_question(section) for section in sections if _TERMS.fullmatch(section.terms)]


def flaws_of(text: str) -> Iterator[tuple[int, str]]:
    """Tell what is wrong with a key, with the number of the line."""
    sections = sections_of(text)
    if not sections:
        yield 1, "no questions; each begins with a line like “`name` · choose one · 1 point”"
    names = [section.name for section in sections]
    titles = [section.title for section in sections]
    for section in sections:
        if names.count(section.name) > 1:
            yield section.line, f"the name {section.name} is there twice"
        if not section.title or titles.count(section.title) > 1:
            yield section.line, f"{section.name} has no heading of its own above it"
        if not _TERMS.fullmatch(section.terms):
            yield (
                section.line,
                (
                    f"{section.terms!r}: expected a kind (choose one, choose all that apply, "
                    "number, to within 0.01, in your own words), a dot (·) and the points"
                ),
            )
    for question in questions_in(text):
        if question.points <= 0:
            yield question.line, f"{question.name} is worth nothing"
        yield from ((question.line, f"{question.name}: {told}") for told in question.flaws())


def _question(section: Section) -> Question:
    terms = _TERMS.fullmatch(section.terms)
    assert terms is not None
    options = tuple(options_in(section.blocks))
    room = answer_in(section.blocks)
    told = list(itertools.takewhile(lambda block: not is_answer(block), section.blocks))
    below = section.blocks[len(told) + 1 :]
    title, points = " ".join(section.title.split()), float(terms["points"])
    head = (section.name, title, points, tuple(told), section.line)
    if terms["kind"].startswith("choose"):
        return Choice(*head, options, many=terms["kind"] != "choose one")
    if terms["tolerance"]:
        return Number(
            *head,
            value=room.value if room else "",
            tolerance=float(terms["tolerance"]),
            unit=room.unit if room else "",
            working=told_by(below),
        )
    model = itertools.takewhile(lambda block: not is_rubric(block), below)
    return Words(*head, rubric_in(below), told_by(model))


def is_answer(block: Block) -> bool:
    """Whether this is where an answer goes: boxes to tick, or a line to fill in."""
    return bool(options_in([block])) or answer_in([block]) is not None


def read_sheet(questions: Sequence[Question], text: str) -> list[CheckResult]:
    """Tell of each question whether it is answered in a way that can be marked, and no more.

    Returns:
        A result each, without points: passed where it is answered, missing where it is not.
    """
    sections = sections_of(text)
    return [_judged(question, sections, _note) for question in questions]


def mark_sheet(questions: Sequence[Question], text: str) -> list[CheckResult]:
    """Mark a student's sheet against the questions of the key; a result for each."""
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
    """Say that a question is not in a sheet, and what to do."""
    return (
        f"no line in the file begins with “`{name}` · ”, by which the question is found; "
        "put the question back as it was"
    )
