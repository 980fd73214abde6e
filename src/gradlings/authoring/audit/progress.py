"""The options and the progress of an audit."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class AuditOptions:
    """The options of an audit.

    Args:
        seeds: how many seeds each answer is judged with; at least 1.
        mutants: whether to make and judge mutants of the solutions.
        alone: whether to find the mutants that one check alone fails, which takes longer.
        workers: processes, each with a sandbox of its own; at least 1.
    """

    seeds: int = 20
    mutants: bool = True
    alone: bool = False
    workers: int = 1


@dataclass(frozen=True)
class AuditProgress:
    """How far an audit has come.

    Args:
        what: the phase, such as "mutants".
        done: how many trials are done.
        total: how many trials there are, as far as is known.
        per_second: trials per second.
    """

    what: str
    done: int
    total: int
    per_second: float


class Counted:
    """Counts the trials of one phase."""

    def __init__(self, what: str, on_progress: Callable[[AuditProgress], None]) -> None:
        self.what = what
        self.on_progress = on_progress
        self.total = self.done = self.known = 0
        self._started = time.monotonic()

    @property
    def per_second(self) -> float:
        """Trials per second since the phase began."""
        return (self.done - self.known) / max(1e-9, time.monotonic() - self._started)

    def expect(self, count: int) -> None:
        """Count trials that are still to come."""
        self.total += count

    def add_known(self, count: int) -> None:
        """Count trials whose results were known already."""
        self.known += count
        self.add(count)

    def add(self, count: int) -> None:
        """Count trials that are done, and report the progress."""
        self.done += count
        self.on_progress(AuditProgress(self.what, self.done, self.total, self.per_second))
