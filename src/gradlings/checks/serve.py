"""The child's side of `child`: check the exercises that come, and tell how far it is."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from gradlings.checks.checked import Checked
from gradlings.results import Outcome

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

        def __init__(
            self, skip: Collection[str], to_first_failure: bool, open_subject: Opener
        ) -> None:
            super().__init__(0, open_subject)
            self.skip, self.to_first_failure = skip, to_first_failure
            self.over = False

        def wants(self, case: Case) -> bool:
            if self.over or case.check_id in self.skip or not super().wants(case):
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
            exercise, skip, to_first_failure = connection.recv()
            entries = partial(Skipping, skip, to_first_failure)
            checked = check_exercise(exercise, open_subject=Telling, entries=entries)
            sys.stdout.flush()
            connection.send(("checked", _cut(checked) if to_first_failure else checked))


def _cut(checked: Checked) -> Checked:
    """Leave out the checks behind the first that does not pass: they were not run."""
    failing = [i for i, check in enumerate(checked.checks) if check.outcome is not Outcome.PASSED]
    return replace(checked, checks=checked.checks[: failing[0] + 1]) if failing else checked
