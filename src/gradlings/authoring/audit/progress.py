"""How an audit is to be done, and how far it has come."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class AuditOptions:
    """How to audit.

    Args:
        seeds: with how many seeds each answer is judged, at least 1.
        mutants: whether to make and judge mutants of the solutions.
        workers: processes, each with a sandbox of its own; at least 1.
    """

    seeds: int = 20
    mutants: bool = True
    workers: int = 1


@dataclass(frozen=True)
class AuditProgress:
    """How far an audit has come.

    Args:
        what: the part of it, such as "mutants".
        done: how many of them.
        total: of how many, as far as is known.
        per_second: done in a second.
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
        """How many were done in a second, since the phase began."""
        return (self.done - self.known) / max(1e-9, time.monotonic() - self._started)

    def expect(self, count: int) -> None:
        """Count more trials that are to come."""
        self.total += count

    def add_known(self, count: int) -> None:
        """Count trials whose results were known already."""
        self.known += count
        self.add(count)

    def add(self, count: int) -> None:
        """Count trials that are done, and tell."""
        self.done += count
        self.on_progress(AuditProgress(self.what, self.done, self.total, self.per_second))
