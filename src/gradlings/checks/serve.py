"""The child's side of `child`: check the exercises that come, and tell how far it is."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradlings.checks.checked import Checked
from gradlings.course.exercise import PUBLIC
from gradlings.outcomes import Outcome

if TYPE_CHECKING:
    from gradlings.checks.judge import Verdict
    from gradlings.checks.local import Opener

_MAX_LINE = 4000  # characters that are kept back until a line ends


def _no_breakpoint(*_arguments: Any, **_options: Any) -> None:
    """Refuse to wait for somebody who cannot type here."""
    raise RuntimeError("breakpoint() needs a terminal; run: gradlings check --here EXERCISE")


class _Telling(io.TextIOBase):
    """Sends what is printed to the other side, line by line."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._text = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._text += text
        if "\n" in text or len(self._text) > _MAX_LINE:
            self.flush()
        return len(text)

    def flush(self) -> None:
        text, self._text = self._text, ""
        if text:
            self._connection.send(("printed", text))


def _be_quiet(connection: Connection) -> None:
    """Have the code's prints sent to the other side; what C code prints is lost."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    sys.stdout = sys.stderr = _Telling(connection)


def serve(connection: Connection, quiet: bool = False) -> None:
    """Check the exercises that come, until the other side closes.

    Args:
        connection: to the `Children` that ask.
        quiet: whether to tell what the code prints, instead of printing it.
    """
    from gradlings.checks.in_process import InProcess
    from gradlings.checks.judge import Entry
    from gradlings.checks.local import check_exercise
    from gradlings.checks.tools import Case
    from gradlings.sandbox import compiler

    compiler.postpone()

    def tell(limit_s: float | None) -> None:
        """Report for how long the student's code may run."""
        sys.stdout.flush()
        connection.send(("limit", limit_s))

    class Skipping(Entry):
        """Leaves out some checks, and tells which one is run."""

        def __init__(
            self, skip: Collection[str], to_first_failure: bool, open_subject: Opener
        ) -> None:
            super().__init__(0, open_subject)
            self.skip, self.to_first_failure = skip, to_first_failure
            self.over = False

        def wants(self, case: Case) -> bool:
            if self.over or case.check_id in self.skip or not super().wants(case):
                return False
            if self.public_first and not case.is_public and any(map(_is_public, self.skip)):
                return False
            connection.send(("check", case.check_id))
            return True

        def record(self, case: Case, verdict: Verdict, duration_s: float) -> None:
            super().record(case, verdict, duration_s)
            self.over = self.to_first_failure and self.failed(case.check_id)

    sys.breakpointhook = _no_breakpoint
    if quiet:
        _be_quiet(connection)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            order, arguments = connection.recv()
            if order == "explain":
                explain, checked, whole = arguments
                with _silent(), suppress(Exception):  # of any type: the result is there already
                    checked = explain(checked, whole, tell)
                connection.send(("checked", checked))
                continue
            exercise, whole, skip, to_first_failure = arguments
            checked = check_exercise(
                exercise,
                whole=whole,
                open_subject=partial(InProcess, during=tell),
                entries=partial(Skipping, skip, to_first_failure),
            )
            sys.stdout.flush()
            connection.send(("checked", _cut(checked) if to_first_failure else checked))


def _is_public(check_id: str) -> bool:
    return check_id.startswith(PUBLIC)


@contextmanager
def _silent() -> Iterator[None]:
    """Lose what is printed: the checks run again, and their prints have been seen."""
    sys.stdout.flush()
    with Path(os.devnull).open("w") as nowhere:
        kept = os.dup(1), os.dup(2)
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        try:
            with redirect_stdout(nowhere), redirect_stderr(nowhere):
                yield
        finally:
            for number, copy in enumerate(kept, 1):
                os.dup2(copy, number)
                os.close(copy)


def _cut(checked: Checked) -> Checked:
    """Leave out the checks behind the first that does not pass: they were not run."""
    failing = [i for i, check in enumerate(checked.checks) if check.outcome is not Outcome.PASSED]
    return replace(checked, checks=checked.checks[: failing[0] + 1]) if failing else checked
