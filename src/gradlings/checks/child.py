"""Run a student's public checks in a child process: whatever their code does, the command ends.

The child tells which check it runs and how long an experiment may take; if it takes longer, it is
killed, and another child runs the other checks. What it prints goes where this process prints.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import TYPE_CHECKING, Any

from gradlings.checks.checked import Checked
from gradlings.course.exercise import PUBLIC, Check, Exercise
from gradlings.results import CheckResult, Outcome

if TYPE_CHECKING:
    from gradlings.checks.local import Opener

MAX_ENDED = 2  # children that end during an exercise; then its other checks are not run
_MARGIN_S = 2.0  # for the child to give up by itself, and say in which line
_PATIENCE_S = 120.0  # where no code of the student runs: importing torch from a slow disk
_HUNG = "took too long: does a loop never end?"


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


class Children:
    """Checks exercises in a child process, and in another one if that one ends."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Children:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def check(self, exercise: Exercise) -> Checked:
        """Check one file of a student; see `local.check_exercise`."""
        if not exercise.stub.is_file():
            return Checked(exercise, problem=exercise.how_to_get_back())
        answers = exercise.report_answers()
        if answers is not None:
            return Checked(exercise, tuple(answers))
        ended: dict[str, tuple[Outcome, str]] = {}
        while len(ended) < MAX_ENDED:
            answer = self._checked(exercise, ended)
            if isinstance(answer, Checked):
                return _with(answer, ended)
            check, outcome, message = answer
            if check is None:
                return _all_ended(exercise, outcome, f"{message}\n  while the file was loaded")
            ended[check] = outcome, message
        last = f"not run, since {MAX_ENDED} checks ended the program that runs them"
        rest = {c.id: (Outcome.TIMEOUT, last) for c in _public(exercise) if c.id not in ended}
        return _with(_all_ended(exercise, Outcome.TIMEOUT, last), ended | rest)

    def _checked(
        self, exercise: Exercise, skip: Collection[str]
    ) -> Checked | tuple[str | None, Outcome, str]:
        """Return the results, or what ended the child: in which check, how, and in words."""
        connection = self._started()
        check, patience_s = None, _PATIENCE_S
        try:
            connection.send((exercise, frozenset(skip)))
            while connection.poll(patience_s):
                kind, value = connection.recv()
                if kind == "checked":
                    checked: Checked = value
                    return checked
                if kind == "check":
                    check = value
                else:
                    patience_s = _PATIENCE_S if value is None else value + _MARGIN_S
        except (EOFError, OSError):
            return check, Outcome.CRASHED, self._how_it_ended()
        self._end()
        return check, Outcome.TIMEOUT, _HUNG

    def _started(self) -> Connection:
        if self._process is None or self._connection is None:
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            with nameless_main():
                self._process.start()
            theirs.close()
        return self._connection

    def _how_it_ended(self) -> str:
        code = None
        if self._process is not None:
            self._process.join(_MARGIN_S)
            code = self._process.exitcode
        self._end()
        return f"the code ended the program that runs it (exit code {code})"

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None


def _public(exercise: Exercise) -> list[Check]:
    return [check for check in exercise.checks if check.id.startswith(PUBLIC)]


def _all_ended(exercise: Exercise, outcome: Outcome, message: str) -> Checked:
    lost = [
        CheckResult(check.id, check.title, outcome, 0, check.points, message)
        for check in _public(exercise)
    ]
    return Checked(exercise, tuple(lost))


def _with(checked: Checked, ended: dict[str, tuple[Outcome, str]]) -> Checked:
    """Put the verdicts of checks that ended a child into the results."""
    checks = [
        replace(check, outcome=ended[check.id][0], points=0.0, message=ended[check.id][1])
        if check.id in ended
        else check
        for check in checked.checks
    ]
    return replace(checked, checks=tuple(checks))


# --- in the child


def _no_breakpoint(*_arguments: Any, **_options: Any) -> None:
    """Refuse to wait for somebody who cannot type here."""
    raise RuntimeError("breakpoint() needs a terminal; run: gradlings check --here EXERCISE")


def _serve(connection: Connection) -> None:
    """Check the exercises that come, until the other side closes."""
    from gradlings.checks.judge import Entry
    from gradlings.checks.local import check_exercise
    from gradlings.checks.subject import InProcess
    from gradlings.checks.tools import Case

    class Telling(InProcess):
        """Tells for how long the student's code may run."""

        def _during(self, time_limit_s: float, action: Callable[[], Any]) -> Any:
            connection.send(("limit", time_limit_s))
            try:
                return super()._during(time_limit_s, action)
            finally:
                sys.stdout.flush()
                connection.send(("limit", None))

    class Skipping(Entry):
        """Leaves out some checks, and tells which one is run."""

        def __init__(self, skip: Collection[str], open_subject: Opener) -> None:
            super().__init__(0, open_subject)
            self.skip = skip

        def wants(self, case: Case) -> bool:
            if case.check_id in self.skip or not super().wants(case):
                return False
            connection.send(("check", case.check_id))
            return True

    sys.breakpointhook = _no_breakpoint
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            exercise, skip = connection.recv()
            entries = partial(Skipping, skip)
            checked = check_exercise(exercise, open_subject=Telling, entries=entries)
            connection.send(("checked", checked))
