"""Judge submissions with the checks of an exercise: how the end of a check becomes a verdict."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pytest

from gradlings.checks.call import in_call
from gradlings.checks.in_process import Reference
from gradlings.checks.script import Script, Scripts
from gradlings.checks.subject import DEFAULT_TIME_LIMIT_S, Subject
from gradlings.checks.tools import Case, Tools
from gradlings.course.exercise import HIDDEN, PUBLIC, Check, Exercise
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError, SandboxError, SubmissionError
from gradlings.outcomes import CheckResult, Outcome, printable
from gradlings.sandbox.loading import Source

MAX_MESSAGE_CHARS = 4000
_scripts = Scripts()


@dataclass(frozen=True)
class Verdict:
    """How a check ended, and what to say about it."""

    outcome: Outcome
    message: str = ""


class Entry:
    """One submission, and the verdicts of its checks so far.

    Args:
        draw: which draw of all inputs its checks get.
        open_subject: makes the subject, given the patterns of operations that it must not use.

    Attributes:
        reveal: whether messages of hidden checks show expected values: to authors, and where
            nothing is hidden.
        public_first: whether a hidden check runs only if no public one has failed.
        follows_script: whether its worker runs all experiments that the solution would meet, ahead
            of the checks.
    """

    def __init__(self, draw: int, open_subject: Callable[[tuple[str, ...]], Subject]) -> None:
        self.draw = draw
        self.open_subject = open_subject
        self.reveal = False
        self.public_first = False
        self.follows_script = True
        self._verdicts: dict[str, Verdict] = {}
        self._durations_s: dict[str, float] = {}

    def failed(self, check_id: str) -> bool:
        """Whether a case of the check has failed already."""
        verdict = self._verdicts.get(check_id)
        return verdict is not None and verdict.outcome is not Outcome.PASSED

    def arranged(self, cases: Sequence[Case]) -> Sequence[Case]:
        """Return the cases in the order in which they are to be run."""
        return cases

    def wants(self, case: Case) -> bool:
        """Whether to run a case: one that failed has decided its check."""
        if self.public_first and not case.is_public and self._failed_public():
            return False
        return not self.failed(case.check_id)

    def _failed_public(self) -> bool:
        return any(self.failed(check) for check in self._verdicts if check.startswith(PUBLIC))

    def record(self, case: Case, verdict: Verdict, duration_s: float) -> None:
        """Record how one case of a check ended: a check passes when all its cases do."""
        check_id = case.check_id
        self._durations_s[check_id] = self._durations_s.get(check_id, 0.0) + duration_s
        if not self.failed(check_id):
            self._verdicts[check_id] = Verdict(verdict.outcome, _presentable(verdict.message))

    def results(self, exercise: Exercise) -> tuple[CheckResult, ...]:
        """Return the result of each check; one that never ran is an error of the grader."""
        return tuple(self._result(check) for check in exercise.checks)

    def _result(self, check: Check) -> CheckResult:
        lost = Verdict(Outcome.GRADER_ERROR, f"{check.file}: {check.function} did not run")
        verdict = self._verdicts.get(check.id, lost)
        return CheckResult(
            id=check.id,
            title=check.title,
            outcome=verdict.outcome,
            points=check.points if verdict.outcome is Outcome.PASSED else 0.0,
            max_points=check.points,
            message=verdict.message,
            duration_s=round(self._durations_s.get(check.id, 0.0), 6),
        )


class Grader:
    """The checks of one exercise, collected, and its solution: what judges submissions.

    Args:
        exercise: whose checks these are.
        cases: of its checks, in the order in which they are run.
        forbidden: patterns of operations that no submission may use.
    """

    def __init__(
        self, exercise: Exercise, cases: Sequence[Case] = (), forbidden: tuple[str, ...] = ()
    ) -> None:
        self.exercise = exercise
        self.cases = tuple(cases)
        self.forbidden = forbidden

    @cached_property
    def reference(self) -> Reference | None:
        """The hidden solution, loaded once; None where there is none."""
        if not self.exercise.solution.is_file():
            return None
        return Reference(source_of(self.exercise, self.exercise.solution))

    def _script(self, reference: Reference, draw: int, seed: int) -> Script:
        return _scripts.get((self, draw, seed), lambda: Script(self.cases, reference, draw, seed))

    def judge(self, entry: Entry, seed: int = 0) -> None:
        """Run the checks on one submission, and record the verdicts in its entry.

        Args:
            entry: the submission.
            seed: from which all inputs are drawn.

        Raises:
            SandboxError: the sandbox broke down.
        """
        self.start(entry, seed)()

    def start(self, entry: Entry, seed: int = 0) -> Callable[[], None]:
        """Start a submission; return the function that judges it. See `judge`.

        Its worker may run while another submission is judged.

        Raises:
            SandboxError: the sandbox broke down.
        """
        subject = entry.open_subject(self.forbidden)
        tools = Tools(subject, self.reference, entry.draw, seed)
        tools.reveal = entry.reveal
        script = None
        if entry.follows_script and self.reference is not None:
            script = self._script(self.reference, entry.draw, seed)
            subject.follow(script)
            subject.start()
        return partial(self._run, entry, tools, script)

    def _run(self, entry: Entry, tools: Tools, script: Script | None) -> None:
        """Run the checks on a submission that was started, and end it."""
        try:
            for case in entry.arranged(self.cases):
                if entry.wants(case):
                    started = time.perf_counter()
                    verdict = self._verdict(tools, case, script)
                    entry.record(case, verdict, time.perf_counter() - started)
        finally:
            tools.submission.close()

    def _verdict(self, tools: Tools, case: Case, script: Script | None) -> Verdict:
        subject = tools.submission
        answers = subject.shown(script.numbers_of(case)) if script is not None else None
        if script is not None and answers is not None and script.passes(case, answers):
            return Verdict(Outcome.PASSED)
        try:
            tools.run(case)
        except SandboxError:
            raise
        except Exception as error:
            holds = partial(self._holds, case, tools)
            return verdict_of(error, case, tools.submission, holds)
        if script is not None and answers is not None and not subject.departed:
            script.note(case, answers)
        return Verdict(Outcome.PASSED)

    def _holds(self, case: Case, tools: Tools) -> bool:
        """Run the check once more with the solution in the submission's place."""
        if self.reference is None:
            return True  # on a student's machine; released checks have been audited
        try:
            Tools(self.reference, self.reference, tools.draw, tools.seed).run(case)
        except Exception:  # of any type: the check cannot judge the solution either
            return False
        return True


def cases_of(items: Sequence[pytest.Item]) -> list[Case]:
    """Turn what pytest has collected into cases, public checks first."""
    cases: list[Case] = []
    seen: Counter[str] = Counter()
    for item in sorted(items, key=lambda item: item.path.name != PUBLIC):
        case = case_of(item, seen)
        if case is not None:
            cases.append(case)
    return cases


def case_of(item: pytest.Item, seen: Counter[str]) -> Case | None:
    """Turn one collected item into a case, if it is one; `seen` counts the cases of each check."""
    if item.path.name not in (PUBLIC, HIDDEN) or not isinstance(item, pytest.Function):
        return None
    mark = item.get_closest_marker("time_limit")
    time_limit_s = float(mark.args[0]) if mark is not None else DEFAULT_TIME_LIMIT_S
    callspec = getattr(item, "callspec", None)
    params = callspec.params if callspec is not None else {}
    case = Case(item.path, item.function, params, seen[item.nodeid.partition("[")[0]], time_limit_s)
    seen[item.nodeid.partition("[")[0]] += 1
    return case


def forbidden_by(items: Sequence[pytest.Item]) -> tuple[str, ...]:
    """Gather the patterns that any of the checks forbids: they bind the whole submission."""
    marks = [mark for item in items for mark in item.iter_markers("forbidden")]
    return tuple(dict.fromkeys(pattern for mark in marks for pattern in mark.args))


def source_of(exercise: Exercise, path: Path, forbidden: tuple[str, ...] = ()) -> Source:
    """Read an implementation of the exercise from a file of the course.

    Raises:
        CourseError: it cannot be read.
    """
    return Source(text_of(path), exercise.name, str(path), forbidden)


def verdict_of(
    error: Exception, case: Case, subject: Subject, holds: Callable[[], bool]
) -> Verdict:
    """Return the verdict of a check that raised something.

    Args:
        error: what it raised.
        case: of which check.
        subject: what it talked to.
        holds: runs the check again, on the solution, and says whether it ends well.
    """
    match error:
        case SubmissionError():
            return Verdict(Outcome(error.outcome), error.message)
        case CourseError():
            return Verdict(Outcome.GRADER_ERROR, str(error))
        case AssertionError():
            return Verdict(
                Outcome.FAILED, _with_call(str(error) or f"this is not so: {case.title}", subject)
            )
    # The check raised. If only this submission makes it raise, the answer was an unexpected one.
    if holds():
        message = f"the check cannot use what your code returned: {type(error).__name__}"
        return Verdict(Outcome.FAILED, _with_call(message, subject))
    return Verdict(Outcome.GRADER_ERROR, _place(error, case))


def _presentable(message: str) -> str:
    """Make a message, which a student's code may have written, harmless and short enough."""
    shown = printable(message)
    return shown if len(shown) <= MAX_MESSAGE_CHARS else shown[:MAX_MESSAGE_CHARS] + "…"


def _with_call(text: str, subject: Subject) -> str:
    return in_call(text, subject.last, clue="")


def _place(error: BaseException, case: Case) -> str:
    """Return the last line of the course's graders at which a check broke, and the error."""
    graders = case.file.parents[2]
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if graders in Path(frame.filename).parents]
    frame = (inside or frames)[-1]
    file = Path(frame.filename)
    name = file.relative_to(graders.parent) if inside else file.name
    return f"{name}:{frame.lineno}: {type(error).__name__}: {error}"
