"""The tools of a check, and one run of a check with them.

A check is a test function of a grader. Its parameters name the tools that it wants:

- `submission(probe, *inputs)` and `reference(probe, *inputs)` run an experiment and return what it
  observes; public checks have no `reference`;
- `agree(probe, *inputs, rtol=…, atol=…)` runs it on both and compares the observations;
- `expect(observation, expected, rtol=…, atol=…)` compares with a stated value;
- `rng` is a torch.Generator, seeded by the draw, the check and the case.

All inputs come from one of a few draws; a student's name decides which. So what the solution
answers is computed once for each draw, not for each student.
"""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from gradlings.checks.call import Call, in_call
from gradlings.checks.compare import differs, explained
from gradlings.checks.in_process import Reference
from gradlings.checks.subject import DEFAULT_TIME_LIMIT_S, Subject, derive_seed
from gradlings.course.exercise import PUBLIC
from gradlings.errors import CourseError, SubmissionError
from gradlings.outcomes import Outcome

DRAWS = 8  # of all inputs, for each seed of the course
NAMES = ("submission", "reference", "agree", "expect", "rng")


def draw_of(student: str, course_seed: int) -> int:
    """Return which draw of all inputs a student's checks get; nobody chooses it."""
    return derive_seed(course_seed, student, "draw") % DRAWS


@dataclass(frozen=True)
class Case:
    """One case of a check: its function with one set of parameters.

    Args:
        file: the grader's file.
        function: the test function.
        params: the values that `pytest.mark.parametrize` gives.
        index: its number among the cases of the check.
        time_limit_s: of each experiment.
    """

    file: Path
    function: Callable[..., None]
    params: Mapping[str, Any] = field(default_factory=dict)
    index: int = 0
    time_limit_s: float = DEFAULT_TIME_LIMIT_S

    @property
    def check_id(self) -> str:
        """Id of the check, as in `course.Check`."""
        return f"{self.file.name}::{self.function.__name__}"

    @property
    def title(self) -> str:
        """The title that a student reads."""
        return " ".join((inspect.getdoc(self.function) or self.function.__name__).split())

    @property
    def is_public(self) -> bool:
        """Whether students get it, with its expected values."""
        return self.file.name == PUBLIC

    def seed(self, course_seed: int, draw: int, purpose: str) -> int:
        """Return the seed of what this case draws; it does not depend on other students."""
        exercise = self.file.parent.parts[-2:]
        return derive_seed(course_seed, draw, *exercise, self.check_id, self.index, purpose)


class Tools:
    """The tools that the parameters of a check name, for one submission.

    Args:
        submission: the subject that is judged.
        reference: the hidden solution; None where there is none.
        draw: which draw of all inputs, from 0.
        seed: from which all inputs are drawn.
    """

    def __init__(
        self, submission: Subject, reference: Subject | None, draw: int = 0, seed: int = 0
    ) -> None:
        self.submission = submission
        self._reference = reference
        if isinstance(reference, Reference):
            submission.own_time_s = reference.time_s
        self.draw = draw
        self.seed = seed
        self.rng = torch.Generator()
        self.purpose_of_experiments = "experiments"
        self.reveal = False  # whether messages of hidden checks show expected values: for authors
        self._case: Case | None = None

    def run(self, case: Case) -> None:
        """Run a case of a check; return if it passes, else raise what it found.

        Raises:
            SubmissionError: the submission failed it.
            CourseError: the check is broken.
            Exception: any other error of the check; see `judge.verdict_of`.
        """
        self.begin(case)
        case.function(**case.params, **self.given(case))
        self.end()

    def begin(self, case: Case) -> None:
        """Set the seeds and time limits for a case."""
        self._case = case
        self.rng.manual_seed(case.seed(self.seed, self.draw, "inputs"))
        for subject in (self.submission, self._reference):
            if subject is not None:
                seed = case.seed(self.seed, self.draw, self.purpose_of_experiments)
                subject.begin(seed, case.time_limit_s)

    def given(self, case: Case) -> dict[str, Any]:
        """Return the tools that the check asks for.

        Raises:
            CourseError: it asks for another name, or it is public and asks for the reference.
        """
        wanted = [n for n in inspect.signature(case.function).parameters if n not in case.params]
        for name in wanted:
            if name not in NAMES:
                known = ", ".join(NAMES)
                raise CourseError(
                    f"{case.file}: {case.function.__name__} asks for {name!r}; expected {known}"
                )
        if case.is_public and {"reference", "agree"} & set(wanted):
            raise CourseError(
                f"{case.file}: {case.function.__name__} is public but uses the reference; "
                "students have none"
            )
        return {name: getattr(self, name) for name in wanted}

    def end(self) -> None:
        """Make sure that a case that passed has run an experiment.

        Raises:
            CourseError: it has run none on the submission.
        """
        if not self.submission.calls and self._case is not None:
            raise CourseError(
                f"{self._case.file}: {self._case.function.__name__} ran no experiment on the "
                "submission"
            )

    @property
    def reference(self) -> Subject:
        """The hidden solution."""
        if self._reference is None:
            raise CourseError("hidden checks need the solution, and it is missing")
        return self._reference

    def agree(
        self,
        probe: Callable[..., Any],
        *inputs: Any,
        rtol: float | None = None,
        atol: float | None = None,
    ) -> None:
        """Run an experiment on the submission and on the solution; compare what they observe.

        Raises:
            SubmissionError: they differ, or the submission failed.
        """
        reference = self.reference
        wait = self.submission.begin_call(probe, *inputs)  # both work at the same time
        try:
            expected = reference(probe, *inputs)
        except Exception:
            with contextlib.suppress(SubmissionError):
                wait()  # else the next experiment gets this one's answer
            raise
        self._compare(wait(), expected, rtol, atol, reveal=self.reveal)

    def expect(
        self, actual: Any, expected: Any, rtol: float | None = None, atol: float | None = None
    ) -> None:
        """Compare an observation with a stated value, which only a public check's message shows.

        Raises:
            SubmissionError: they differ.
        """
        reveal = self.reveal or (self._case is not None and self._case.is_public)
        self._compare(actual, expected, rtol, atol, reveal=reveal)

    def _compare(
        self, actual: Any, expected: Any, rtol: float | None, atol: float | None, *, reveal: bool
    ) -> None:
        if differs(actual, expected, rtol=rtol, atol=atol):
            message = self.message_of(actual, expected, rtol, atol, reveal=reveal)
            raise SubmissionError(message, Outcome.FAILED)

    def message_of(
        self, actual: Any, expected: Any, rtol: float | None, atol: float | None, *, reveal: bool
    ) -> str:
        """Write the message on an observation that differs from what is expected."""
        call = self._call_of(actual, expected, rtol, atol)
        found = explained(
            actual,
            expected,
            rtol=rtol,
            atol=atol,
            reveal=reveal,
            given=list(_tensors(call.inputs)) if call else (),
        )
        if found is None:
            return ""
        return in_call(found.text, call, found.clue, self._entry(actual, expected, rtol, atol))

    def _entry(
        self, actual: Any, expected: Any, rtol: float | None, atol: float | None
    ) -> tuple[int, int] | None:
        """Find the first entry of a whole observation that differs; also how many there are."""
        pairs = _pairs(actual, expected)
        if not any(seen is actual for seen, _ in self.submission.observed):
            return None
        for index, (one, wanted) in enumerate(pairs):
            if differs(one, wanted, rtol=rtol, atol=atol):
                return index, len(pairs)
        return None

    def _call_of(
        self, actual: Any, expected: Any, rtol: float | None, atol: float | None
    ) -> Call | None:
        """Find the experiment that observed a value, or the first item of it that differs.

        A check may run several experiments before it compares what they observed.
        """
        observed = self.submission.observed
        calls = [call for seen, call in observed if seen is actual or _holds(seen, actual)]
        if len(calls) == 1:
            return calls[0]
        pairs = _pairs(actual, expected)
        for index, (one, wanted) in enumerate(pairs):
            if differs(one, wanted, rtol=rtol, atol=atol):
                if len(pairs) == len(observed) and observed[index][0] is one:
                    return observed[index][1]
                return self._call_of(one, wanted, rtol, atol)
        return self.submission.last


def _holds(observation: Any, value: Any) -> bool:
    """Whether a value is an item of an observation."""
    items = observation.values() if isinstance(observation, dict) else observation
    return isinstance(observation, dict | list | tuple) and any(item is value for item in items)


def _tensors(inputs: Any) -> Iterator[torch.Tensor]:
    """Find the tensors in the inputs of an experiment."""
    if isinstance(inputs, torch.Tensor):
        yield inputs
    elif isinstance(inputs, list | tuple):
        for one in inputs:
            yield from _tensors(one)


def _pairs(actual: Any, expected: Any) -> list[tuple[Any, Any]]:
    """Return each item of a value with the one that is expected."""
    if isinstance(actual, dict) and isinstance(expected, dict):
        return [(actual[key], expected[key]) for key in expected if key in actual]
    if isinstance(actual, list | tuple) and isinstance(expected, list | tuple):
        return list(zip(actual, expected, strict=False))
    return []
