"""The progress bars of `grade` and `audit`; in a log, a line now and then instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

if TYPE_CHECKING:
    from gradlings import grading
    from gradlings.authoring import audit


class _Bar:
    """A bar on a terminal; on anything else a line for each tenth."""

    def __init__(self, console: Console) -> None:
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        self._console = console
        self._bar = RichProgress(
            *columns,
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}"),
            console=console,
            disable=not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}
        self._told: dict[str, int] = {}

    def __enter__(self) -> _Bar:
        self._bar.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._bar.stop()

    def _show(self, what: str, done: int, total: int, note: str = "") -> None:
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total, note=note)
        self._bar.update(self._tasks[what], total=total, completed=done, note=note)
        tenths = 10 * done // max(1, total)
        if not self._console.is_terminal and tenths > self._told.get(what, -1):
            self._told[what] = tenths
            self._console.print(f"{what} {done}/{total} {note}".rstrip())


class GradingBar(_Bar):
    """How far grading is."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._last: grading.GradingProgress | None = None

    def __enter__(self) -> GradingBar:
        super().__enter__()
        return self

    def update(self, progress: grading.GradingProgress) -> None:
        """Show how far grading has come."""
        self._last = progress
        self._show("grading", progress.done, progress.total)
        if progress.to_observe:
            self._show("known mistakes", progress.observed, progress.to_observe)

    def summary(self, elapsed_s: float) -> str:
        """Say what was done and how long it took, and what was in the way."""
        assert self._last is not None
        new = self._last.total - self._last.known
        counts = f"{new} graded, {self._last.known} known already or not gradable"
        return "\n".join([*self._last.trouble, f"{counts}, in {elapsed_s:.1f} s"])


class CountBar(_Bar):
    """How many of some things are done.

    Args:
        what: is being done to them: "collecting".
    """

    def __init__(self, console: Console, what: str) -> None:
        super().__init__(console)
        self._what = what

    def __enter__(self) -> CountBar:
        super().__enter__()
        return self

    def update(self, done: int, total: int) -> None:
        """Show how many are done."""
        self._show(self._what, done, total)


class AuditBar(_Bar):
    """How far each part of an audit is, and how fast it goes."""

    def __enter__(self) -> AuditBar:
        super().__enter__()
        return self

    def update(self, progress: audit.AuditProgress) -> None:
        """Show how far the audit has come."""
        rate = f"{progress.per_second:.0f} a second"
        self._show(progress.what, progress.done, progress.total, rate)
