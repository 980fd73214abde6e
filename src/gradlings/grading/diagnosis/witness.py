"""Run checks and record every experiment, also after the first difference."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Any

from gradlings.checks.compare import differs
from gradlings.checks.judge import Grader, verdict_of
from gradlings.checks.lines import lines_of
from gradlings.checks.subject import Subject
from gradlings.checks.tools import Case, Tools
from gradlings.errors import CourseError, SandboxError, SubmissionError
from gradlings.grading.diagnosis.known import PASSED
from gradlings.outcomes import Outcome
from gradlings.sandbox import wire
from gradlings.sandbox.loading import Source

MAX_SIGHTING_BYTES = 1 << 20

Opens = Callable[[Source], "Witness"]
SeenCase = tuple[str, list[bytes]]  # its ending, and the observation of each experiment
Cases = list[SeenCase]  # of a check
Seen = dict[str, Cases]  # by check


class Witness(Subject):
    """A submission whose observations are recorded: laid over a class of subjects.

    Attributes:
        seen: the observation of each experiment of the current case, as a frame.
        in_words: whether errors have a message; to write it takes longer than most experiments.
    """

    seen: list[bytes]
    in_words: bool = False

    def begin(self, *arguments: Any, **options: Any) -> None:
        """Start a case with no observations."""
        super().begin(*arguments, **options)
        self.seen = []

    def begin_call(self, probe: Callable[..., Any], *inputs: Any) -> Callable[[], Any]:
        """Start an experiment; see `Subject.begin_call`."""
        place = len(self.seen)
        self.seen.append(b"")
        try:
            wait = super().begin_call(probe, *inputs)
        except SubmissionError as error:
            self._keep(place, {"raised": [str(error.outcome), error.kind]})
            raise

        def waited() -> Any:
            try:
                observation = wait()
            except SubmissionError as error:
                self._keep(place, {"raised": [str(error.outcome), error.kind]})
                raise
            self._keep(place, {"observed": observation})
            return observation

        return waited

    def _error(self, text: str, outcome: Outcome, kind: str = "") -> Exception:
        if self.in_words:
            return super()._error(text, outcome, kind)
        return SubmissionError("", outcome, kind)

    def _keep(self, place: int, what: dict[str, Any]) -> None:
        frame = wire.dumps(what)
        if len(frame) > MAX_SIGHTING_BYTES:  # else a submission could fill the memory
            frame = wire.dumps({"digest": hashlib.sha256(frame).hexdigest()})
        self.seen[place] = frame


class _Thorough(Tools):
    """Tools that record a difference and go on."""

    def __init__(self, witness: Witness, *arguments: Any, again: int) -> None:
        super().__init__(witness, *arguments)
        self.witness = witness
        if again:
            self.purpose_of_experiments += f", again {again}"
        self.differing: list[int] = []
        self.compared = 0
        self.message = ""  # on the first difference, if it is to be put into words

    def begin(self, case: Case) -> None:
        super().begin(case)
        self.differing, self.compared, self.message = [], 0, ""

    def _compare(
        self, actual: Any, expected: Any, rtol: float | None, atol: float | None, *, reveal: bool
    ) -> None:
        self.compared += 1
        if differs(actual, expected, rtol=rtol, atol=atol):
            if self.witness.in_words and not self.differing:
                self.message = self.message_of(actual, expected, rtol, atol, reveal=reveal)
            self.differing.append(self.compared)


def witnessed(
    grader: Grader,
    subject: Witness,
    checks: Collection[str],
    draw: int,
    again: int = 0,
    time_limit_s: float | None = None,
    lines: dict[str, int] | None = None,
) -> Seen:
    """Run all cases of some checks, with inputs that are the same for every submission.

    Returns:
        The ending and the observations of each case, by check; for the arguments see `each_case`.
    """
    found: Seen = {}
    for check, case in each_case(grader, subject, checks, draw, again, time_limit_s, lines):
        found.setdefault(check, []).append(case)
    return found


def each_case(
    grader: Grader,
    subject: Witness,
    checks: Collection[str],
    draw: int,
    again: int = 0,
    time_limit_s: float | None = None,
    lines: dict[str, int] | None = None,
) -> Iterator[tuple[str, SeenCase]]:
    """Run the cases of some checks one by one; yield the check of each, and what was seen.

    Args:
        grader: the grader of the exercise.
        subject: the submission.
        checks: ids of the checks.
        draw: which draw of all inputs, from 0.
        again: if not 0, which other seeds for what the submission itself draws.
        time_limit_s: upper limit for each experiment; None for the check's own.
        lines: gets how many lines the message of each check takes that fails; None for no count.
    """
    tools = _Thorough(subject, grader.reference, draw, 0, again=again)
    for case in grader.cases:
        if case.check_id in checks:
            if time_limit_s is not None:
                case = replace(case, time_limit_s=min(time_limit_s, case.time_limit_s))
            subject.in_words = lines is not None and case.check_id not in lines
            ending = _ending(tools, case)
            if lines is not None and ending != PASSED:
                lines.setdefault(case.check_id, lines_of(tools.message))
            yield case.check_id, (ending, subject.seen)


def _ending(tools: _Thorough, case: Case) -> str:
    """Run a case and return its ending: the outcome, and where in the check it was decided."""
    try:
        tools.run(case)
    except SandboxError:
        raise
    except SubmissionError as error:
        tools.message = tools.message or error.message
        # Grading stops at the first difference: what is raised later does not decide the outcome.
        outcome = Outcome.FAILED if tools.differing else error.outcome
        return f"{outcome}{tools.differing}{error.outcome}"
    except CourseError:
        return f"{Outcome.GRADER_ERROR}{tools.differing}"
    except Exception as error:  # a check may raise anything over an unexpected answer
        if tools.witness.in_words:
            said = verdict_of(error, case, tools.submission, holds=lambda: True).message
            tools.message = tools.message or said
        lines = [f.lineno for f in traceback.extract_tb(error.__traceback__)]
        inside = [
            f.lineno
            for f in traceback.extract_tb(error.__traceback__)
            if f.filename == str(case.file)
        ]
        return f"{Outcome.FAILED}{tools.differing}{type(error).__name__}{(inside or lines)[-1]}"
    return f"{Outcome.FAILED}{tools.differing}" if tools.differing else PASSED
