"""The audit of a sheet of questions: its key, its blank, and whether it can be guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import ceil

from gradlings.authoring.audit.report import ExerciseAudit, Finding
from gradlings.authoring.audit.structure import made_flaws
from gradlings.course.questions.answers import mark_sheet
from gradlings.course.questions.choice import Choice, Option
from gradlings.course.questions.key import flaws_of, questions_in
from gradlings.course.questions.question import Question
from gradlings.course.sheet import Sheet
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError
from gradlings.outcomes import Outcome, shown

_ROOM = 1e-9

# Ways to answer without reading the question: which options are ticked.
_STRATEGIES: dict[str, Callable[[Sequence[Option]], list[set[int]]]] = {
    "the first option": lambda options: [{0}],
    "the last option": lambda options: [{len(options) - 1}],
    "the longest option": lambda options: _extreme(options, max),
    "the shortest option": lambda options: _extreme(options, min),
}


def audit_sheet(sheet: Sheet) -> ExerciseAudit:
    """Audit the questions of a topic."""
    report = ExerciseAudit(sheet.id)
    try:
        text = text_of(sheet.solution)
        report.findings += [
            Finding(f"{sheet.solution_path}:{line}", flaw) for line, flaw in flaws_of(text)
        ]
        if not report.findings:
            questions = questions_in(text)
            report.checks = [question.id for question in questions]
            report.findings += _findings(sheet, text, questions)
    except CourseError as error:
        report.findings.append(Finding(sheet.path, str(error)))
    return report


def _findings(sheet: Sheet, key: str, questions: list[Question]) -> Iterator[Finding]:
    for flaw in _registered(sheet, questions):
        yield Finding("course.toml", flaw)
    stub = text_of(sheet.stub)
    for flaw in (*made_flaws(sheet), *_stub_gets_points(questions, stub)):
        yield Finding(sheet.path, flaw)
    choices = [question for question in questions if isinstance(question, Choice)]
    for flaw in (*_key_loses_points(questions, key), *_positions(choices), *_guesses(choices)):
        yield Finding(sheet.solution_path, flaw)


def _registered(sheet: Sheet, questions: list[Question]) -> Iterator[str]:
    """Compare the names of the questions with those in course.toml."""
    there, listed = {question.name for question in questions}, {name for name, _ in sheet.listed}
    for name in sorted(there - listed):
        yield f"the question {name} of {sheet.id} is not listed; add [[topic.question]]"
    for name in sorted(listed - there):
        yield f"{sheet.id} has no question {name}; remove it here, or write the question"


def _stub_gets_points(questions: list[Question], stub: str) -> Iterator[str]:
    for result in mark_sheet(questions, stub):
        if result.outcome is not Outcome.MISSING:
            yield f"{result.id} of the blank sheet ends as {result.outcome}: {result.message}"


def _key_loses_points(questions: list[Question], key: str) -> Iterator[str]:
    for result in mark_sheet(questions, key):
        if result.outcome not in (Outcome.PASSED, Outcome.UNGRADED):
            yield f"the key's own answer to {result.id} ends as {result.outcome}: {result.message}"


def _positions(choices: list[Choice]) -> Iterator[str]:
    """Report places in which the right option stands too often."""
    single = [choice for choice in choices if not choice.many]
    places = Counter(place for choice in single for place in choice.right)
    fewest = min((len(choice.options) for choice in single), default=1)
    most = ceil(len(single) / fewest) + 1
    for place, count in places.items():
        if count > most:
            yield (
                f"option {place + 1} is the right one in {count} of {len(single)} questions; "
                f"spread them: at most {most}"
            )


def _guesses(choices: list[Choice]) -> Iterator[str]:
    """Report ways to tick without reading that earn more than chance."""
    chance = sum(_mean(choice, [{i} for i in range(len(choice.options))]) for choice in choices)
    for name, ticks in _STRATEGIES.items():
        points = sum(_mean(choice, ticks(choice.options)) for choice in choices)
        if points > chance + _ROOM:
            yield (
                f"ticking {name} earns {shown(points)} points, chance {shown(chance)}; "
                "move or reword options"
            )
    for choice in choices:
        if choice.many and _mean(choice, [set(range(len(choice.options)))]):
            yield f"{choice.name}: ticking everything earns points; add wrong options"


def _mean(choice: Choice, ticked: list[set[int]]) -> float:
    """Return the average points of some ways to tick."""
    return sum(choice.mark(frozenset(ticks)).points for ticks in ticked) / len(ticked)


def _extreme(options: Sequence[Option], best: Callable[..., int]) -> list[set[int]]:
    lengths = [len(option.text) for option in options]
    return [{i} for i, length in enumerate(lengths) if length == best(lengths)]
