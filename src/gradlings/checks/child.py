"""Run a student's public checks in a child process: whatever their code does, the command ends.

The child tells which check it runs and how long an experiment may take; if it takes longer, it is
killed, and another child runs the other checks. What it prints goes where this process prints,
or to a function. `gradlings watch` has children of another kind, that have torch already.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Protocol

from gradlings.checks.checked import Checked, answers_in, with_waiting
from gradlings.checks.serve import serve
from gradlings.course.exercise import PUBLIC, Check, Exercise
from gradlings.errors import CourseError
from gradlings.outcomes import CheckResult, Outcome

MAX_ENDED = 2  # children that end during an exercise; then its other checks are not run
_MARGIN_S = 2.0  # for the child to give up by itself, and say in which line
_PATIENCE_S = 120.0  # where no code of the student runs: importing torch from a slow disk
_HUNG = "took too long: does a loop never end?"

# Explains a result, given the whole exercise, and what to call while a student's code runs.
Explain = Callable[[Checked, Exercise, Callable[[float | None], None]], Checked]


@contextmanager
def nameless_main() -> Iterator[None]:
    """Keep new processes from importing the program that runs here: they do not need it."""
    named = vars(sys.modules["__main__"])
    hidden: dict[str, object] = {n: named.pop(n) for n in ("__file__",) if n in named}
    hidden["__spec__"], named["__spec__"] = named.get("__spec__"), None
    try:
        yield
    finally:
        named.update(hidden)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Start processes for which Ctrl-C is not: they would write a traceback onto the screen."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Cancelled(Exception):
    """The check was ended by `Children.cancel`."""


class Child(Protocol):
    """A process that runs `serve` on the other end of a connection."""

    connection: Connection

    def kill(self) -> None:
        """Have it ended, and all that it has started; wait for nothing."""

    def exit_code(self) -> int | None:
        """Wait for a moment; return how it ended, None if it has not, or if nobody knows."""


class Spawned:
    """A child that was started with nothing loaded.

    Args:
        quiet: whether it tells what the code prints, and prints nothing itself.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=serve, args=(theirs, quiet), daemon=True
        )
        with nameless_main(), _deaf_to_ctrl_c() if quiet else nullcontext():
            self._process.start()
        theirs.close()

    def kill(self) -> None:
        """Have it ended; wait for nothing."""
        self._process.kill()

    def exit_code(self) -> int | None:
        """Wait for a moment; return how it ended, None if it has not."""
        self._process.join(_MARGIN_S)
        return self._process.exitcode


class Children:
    """Checks exercises in a child process, and in another one if that one ends.

    Args:
        start: starts a child.
        to_first_failure: whether to stop behind the first check that does not pass; the results
            then end with it.
        begun: is called with the title of each check that begins.
        printed: is called with what the code prints, if children tell that.
    """

    def __init__(
        self,
        start: Callable[[], Child] = Spawned,
        *,
        to_first_failure: bool = False,
        begun: Callable[[str], None] = lambda _title: None,
        printed: Callable[[str], None] = lambda _text: None,
    ) -> None:
        self._start = start
        self._to_first_failure = to_first_failure
        self._begun, self._printed = begun, printed
        self._child: Child | None = None
        self._lock = threading.Lock()  # of `_child` and `_cancelled`; nobody waits while it is held
        self._cancelled = False

    def __enter__(self) -> Children:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def check(self, exercise: Exercise, whole: Exercise | None = None) -> Checked:
        """Check one file of a student; see `local.check_exercise`."""
        return with_waiting(self._result(exercise, whole), whole)

    def _result(self, exercise: Exercise, whole: Exercise | None) -> Checked:
        if not exercise.stub.is_file():
            return Checked(exercise, problem=exercise.how_to_get_back())
        try:
            answers = answers_in(exercise, whole)
        except CourseError as error:
            return Checked(exercise, problem=str(error))
        if answers is not None:
            return Checked(exercise, tuple(answers))
        ended: dict[str, tuple[Outcome, str]] = {}
        wanted = _wanted(exercise, whole)
        while len(ended) < MAX_ENDED:
            answer = self._checked(exercise, whole, ended)
            if isinstance(answer, Checked):
                return _with(answer, ended)
            check, outcome, message = answer
            if check is None:
                loading = f"{message}\n  while the file was loaded"
                lost = _all_ended(exercise, _wanted(exercise, None), outcome, loading)
                return replace(lost, checks=lost.checks[:1]) if self._to_first_failure else lost
            if self._to_first_failure:
                return _up_to(exercise, wanted, check, outcome, message)
            ended[check] = outcome, message
        last = f"not run, since {MAX_ENDED} checks ended the program that runs them"
        rest = {c.id: (Outcome.TIMEOUT, last) for c in wanted if c.id not in ended}
        return _with(_all_ended(exercise, wanted, Outcome.TIMEOUT, last), ended | rest)

    def explain(self, explain: Explain, checked: Checked, whole: Exercise) -> Checked:
        """Have a result explained in the child, which prints nothing meanwhile.

        Args:
            explain: a function at the top of a module, which the child imports.
            checked: the result of `check`, also where the explanation ends the child.
            whole: the exercise with all that belongs to it.
        """
        try:
            connection = self._started().connection
            connection.send(("explain", (explain, checked, whole)))
            answer = self._followed(connection, {})
        except (EOFError, OSError):
            self._how_it_ended()
            return checked
        return answer if isinstance(answer, Checked) else checked

    def _checked(
        self, exercise: Exercise, whole: Exercise | None, skip: Collection[str]
    ) -> Checked | tuple[str | None, Outcome, str]:
        """Return the results, or what ended the child: in which check, how, and in words."""
        connection = self._started().connection
        try:
            arguments = (exercise, whole, frozenset(skip), self._to_first_failure)
            connection.send(("check", arguments))
            return self._followed(connection, {c.id: c.title for c in _wanted(exercise, whole)})
        except (EOFError, OSError):
            return self._check, Outcome.CRASHED, self._how_it_ended()

    def _followed(
        self, connection: Connection, titles: dict[str, str]
    ) -> Checked | tuple[str | None, Outcome, str]:
        """Listen to the child until it is done, or takes too long."""
        self._check: str | None = None
        until_s = time.monotonic() + _PATIENCE_S
        while connection.poll(max(0.0, until_s - time.monotonic())):
            kind, value = connection.recv()
            if kind == "checked":
                checked: Checked = value
                return checked
            if kind == "printed":
                self._printed(value)
                continue  # whoever prints has no more time for that
            if kind == "check":
                self._check = value
                self._begun(titles.get(value, ""))
            patience_s = _PATIENCE_S if kind == "check" or value is None else value + _MARGIN_S
            until_s = time.monotonic() + patience_s
        self._end()
        self._refuse_if_cancelled()
        return self._check, Outcome.TIMEOUT, _HUNG

    def cancel(self) -> None:
        """End a check that another thread waits for; it raises Cancelled there.

        It sends a signal and waits for nothing: the other thread waits for the child's end.
        """
        with self._lock:
            self._cancelled = True
            if self._child is not None:
                self._child.kill()

    def _refuse_if_cancelled(self) -> None:
        if self._cancelled:
            raise Cancelled

    def _started(self) -> Child:
        self._refuse_if_cancelled()
        self._check = None
        child = self._child or self._start()  # without the lock: it may take as long as an import
        with self._lock:
            self._child = child
            self._refuse_if_cancelled()
        return child

    def _how_it_ended(self) -> str:
        self._refuse_if_cancelled()
        code = self._end(by_itself=True)
        self._refuse_if_cancelled()
        if code is None:
            return "the code closed a connection that it had not opened, and was ended"
        return f"the code ended the program that runs it (exit code {code})"

    def _end(self, *, by_itself: bool = False) -> int | None:
        """End the child, and wait for its end.

        Args:
            by_itself: whether it seems to end by itself; it then has a moment to do so.

        Returns:
            How it ended by itself; None if it did not.
        """
        with self._lock:  # `cancel` does not find it now: its number may soon be another process's
            child, self._child = self._child, None
        if child is None:
            return None
        code = child.exit_code() if by_itself else None
        child.kill()
        child.connection.close()
        child.exit_code()
        return code


def _wanted(exercise: Exercise, whole: Exercise | None) -> Sequence[Check]:
    """Return the checks that are to be run."""
    if whole is not None:
        return whole.checks
    return [check for check in exercise.checks if check.id.startswith(PUBLIC)]


def _all_ended(
    exercise: Exercise, wanted: Sequence[Check], outcome: Outcome, message: str
) -> Checked:
    lost = [
        CheckResult(check.id, check.title, outcome, 0, check.points, message) for check in wanted
    ]
    return Checked(exercise, tuple(lost))


def _up_to(
    exercise: Exercise, wanted: Sequence[Check], last: str, outcome: Outcome, message: str
) -> Checked:
    """Return the results up to the check that ended a child, which stops at the first failure."""
    checks: list[CheckResult] = []
    for check in wanted:
        is_last = check.id == last
        how = (outcome, 0.0) if is_last else (Outcome.PASSED, check.points)
        text = message if is_last else ""
        checks.append(CheckResult(check.id, check.title, *how, check.points, text))
        if is_last:
            break
    return Checked(exercise, tuple(checks))


def _with(checked: Checked, ended: dict[str, tuple[Outcome, str]]) -> Checked:
    """Put the verdicts of checks that ended a child into the results."""
    checks = [
        replace(check, outcome=ended[check.id][0], points=0.0, message=ended[check.id][1])
        if check.id in ended
        else check
        for check in checked.checks
    ]
    return replace(checked, checks=tuple(checks))
