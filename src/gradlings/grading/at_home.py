"""Name the known mistake in a learner's own file, in the process that runs its checks.

The rule and the functions are those of a class: see `diagnosis`. There is no sandbox: the learner
runs code of his own, and the wrong answers are the course's.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import replace

from gradlings.checks.checked import Checked
from gradlings.checks.collect import grader_of
from gradlings.checks.in_process import InProcess
from gradlings.checks.judge import Entry
from gradlings.checks.local import Opener
from gradlings.checks.tools import Case
from gradlings.course.contract import built_on, touched_by
from gradlings.course.exercise import Exercise
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError
from gradlings.grading.diagnosis.glance import possible, show
from gradlings.grading.diagnosis.known import Known, unpack
from gradlings.grading.diagnosis.match import Failed
from gradlings.grading.diagnosis.observe import diagnose, observe, witness_of
from gradlings.grading.diagnosis.witness import Opens, Witness
from gradlings.outcomes import CheckResult, Outcome

During = Callable[[float | None], None]


class _WitnessHere(Witness, InProcess):
    """A program in this process, whose observations are recorded."""


def name_mistakes(checked: Checked, whole: Exercise, during: During) -> Checked:
    """Name the known mistakes that explain why checks failed, with belief and advice.

    Args:
        checked: the result of the learner's file.
        whole: the exercise, with its hidden checks, its solution and its known mistakes.
        during: is called while a program runs; see `InProcess`.

    Returns:
        The result; each check that a known mistake explains has its name and a hint. It is the
        same as before if no mistake explains what failed, or if a file of the course is broken.
    """
    if not whole.is_program or not any(c.outcome.comparable for c in checked.checks):
        return checked
    gc.freeze()  # a check may collect garbage: all of torch would be looked at each time
    try:
        text = text_of(checked.exercise.stub)
        opens = _opener(during)
        outcomes = _all_outcomes(checked, whole, text, opens)
        found = _named(whole, text, outcomes, opens) if outcomes else {}
    except CourseError:
        return checked
    mistakes = {m.slug: m for m in whole.misconceptions}

    def explained(check: CheckResult) -> CheckResult:
        if check.id not in found:
            return check
        slug, advice = found[check.id]
        return replace(check, misconception=slug, hint=f"{mistakes[slug].belief}\n{advice}".strip())

    return replace(checked, checks=tuple(map(explained, checked.checks)))


def _opener(during: During) -> Opens:
    return lambda source: _WitnessHere(source, during)


class _Rest(Entry):
    """Runs the checks that have not been run, until one takes too long."""

    def __init__(self, known: Mapping[str, Outcome], opens: Opener) -> None:
        super().__init__(0, opens)
        self.follows_script = False
        self._known = known

    def wants(self, case: Case) -> bool:
        hung = any(v.outcome is Outcome.TIMEOUT for v in self._verdicts.values())
        return not hung and case.check_id not in self._known and super().wants(case)


def _all_outcomes(
    checked: Checked, whole: Exercise, text: str, opens: Opens
) -> dict[str, Outcome] | None:
    """Return how each check ends; a mistake has to explain all of them. None if code hangs."""
    known = {check.id: check.outcome for check in checked.checks}
    grader = grader_of(whole)
    entry = _Rest(known, lambda _forbidden: witness_of(whole, grader, opens, text))
    grader.judge(entry)
    rest = {c.id: c.outcome for c in entry.results(whole) if c.id not in known}
    return None if Outcome.TIMEOUT in rest.values() else rest | known


def _named(
    whole: Exercise, text: str, outcomes: Mapping[str, Outcome], opens: Opens
) -> dict[str, tuple[str, str]]:
    """Return slug and advice for each check that a known mistake explains.

    As in a small class, a glance rules out the mistakes that show something else.
    """
    failed = [Failed(text, outcomes, touched_by(whole), built_on(whole))]
    mistakes = whole.misconceptions
    may_be = possible(whole, [m.path for m in mistakes], failed, show(whole, failed, opens), opens)
    candidates = [m for m, may in zip(mistakes, may_be, strict=True) if may]
    observed = map(unpack, observe(whole, [m.path for m in candidates], opens))
    known = [Known(m.slug, m.advice, seen) for m, seen in zip(candidates, observed, strict=True)]
    return diagnose(whole, known, failed, opens)[0]
