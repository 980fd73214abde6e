"""The progress bars of commands; in a log, a line for each tenth instead."""

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
        self._printed: dict[str, int] = {}

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
        if not self._console.is_terminal and tenths > self._printed.get(what, -1):
            self._printed[what] = tenths
            self._console.print(f"{what} {done}/{total} {note}".rstrip())


class GradingBar(_Bar):
    """The progress of grading."""

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
        """Return what was done, how long it took, and what went wrong."""
        assert self._last is not None
        new = self._last.total - self._last.known
        counts = f"{new} graded, {self._last.known} known already or not gradable"
        return "\n".join([*self._last.trouble, f"{counts}, in {elapsed_s:.1f} s"])


class CountBar(_Bar):
    """The number of things that are done.

    Args:
        what: the work, such as "collecting".
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
    """The progress and the speed of each part of an audit."""

    def __enter__(self) -> AuditBar:
        super().__enter__()
        return self

    def update(self, progress: audit.AuditProgress) -> None:
        """Show how far the audit has come."""
        rate = f"{progress.per_second:.0f} a second"
        self._show(progress.what, progress.done, progress.total, rate)
