"""The deadline of a request to a worker, in its own processor time."""

from __future__ import annotations

import time
from collections.abc import Callable

SOON_S = 0.5  # of processor time, after which it is asked how much is enough
PATIENCE = 5  # how many times its limit of processor time a request may take


class Deadline:
    """The deadline of one request: its limit of processor time is used up.

    A busy machine does not shorten it. Code that waits uses no processor: it gets `PATIENCE` times
    the limit.

    Args:
        limit_s: the most.
        processor_s: returns the processor time that the worker has used.
        enough_s: returns what is enough; it is called after `SOON_S` if that is less than the most.
    """

    def __init__(
        self,
        limit_s: float,
        processor_s: Callable[[], float],
        enough_s: Callable[[], float] | None = None,
    ) -> None:
        self.limit_s = self._most_s = limit_s
        self._enough_s = enough_s if limit_s > SOON_S else None
        if self._enough_s is not None:
            self.limit_s = SOON_S
        self._processor_s = processor_s
        self._used_before_s = processor_s()
        self._end = time.monotonic() + PATIENCE * limit_s

    def left(self) -> float:
        """Return how long the worker needs at least to use up its limit."""
        used_s = self._processor_s() - self._used_before_s
        if used_s >= self.limit_s and self._enough_s is not None:
            self.limit_s = min(self._most_s, max(self.limit_s, self._enough_s()))
            self._enough_s = None
        return min(self.limit_s - used_s, self._end - time.monotonic())

    @property
    def waited(self) -> bool:
        """Whether the time on the clock is over."""
        return time.monotonic() >= self._end

    def __str__(self) -> str:
        return f"{PATIENCE * self._most_s if self.waited else self.limit_s:g} s"
