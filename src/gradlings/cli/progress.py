"""The progress bar of `grade`: submissions done, and how many were known already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

if TYPE_CHECKING:
    from gradlings.grading import Progress


class Bar:
    """A bar on a terminal; on anything else (a log) a line now and then."""

    def __init__(self, console: Console, bar: RichProgress) -> None:
        self._console = console
        self._bar = bar
        self._task = bar.add_task("grading", total=None)
        self._told_tenths = -1
        self._last: Progress | None = None

    def update(self, progress: Progress) -> None:
        """Show how far grading has come."""
        self._last = progress
        self._bar.update(self._task, total=progress.total, completed=progress.done)
        tenths = 10 * progress.done // max(1, progress.total)
        if not self._console.is_terminal and tenths > self._told_tenths:
            self._told_tenths = tenths
            self._console.print(f"grading {progress.done}/{progress.total}")

    def summary(self, elapsed_s: float) -> str:
        """Say what was done and how long it took."""
        assert self._last is not None
        new = self._last.total - self._last.known
        return (
            f"{new} graded, {self._last.known} known already or not gradable, in {elapsed_s:.1f} s"
        )


@contextmanager
def progress_bar(console: Console) -> Iterator[Bar]:
    """Show a bar while grading."""
    columns = TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with RichProgress(*columns, console=console, disable=not console.is_terminal) as bar:
        yield Bar(console, bar)
