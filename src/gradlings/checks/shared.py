"""A program of the course's authors in the sandbox: one after the other in the same worker.

A student's program gets a worker of its own. Known mistakes, mutants and the like are no strangers
to each other; to fork, confine and end a worker for each takes longer than to run most of them.
"""

from __future__ import annotations

from gradlings.checks.in_sandbox import Sandboxed
from gradlings.sandbox.handle import Worker
from gradlings.sandbox.libraries import needed_by

MAX_PROGRAMS = 50  # in one worker: each leaves something in its memory
MAX_PROCESSOR_S = 20.0  # after which a worker is not used again, long before its own limit


class Shared(Sandboxed):
    """A program whose worker, if it is well at the end, runs the next one of the same exercise."""

    @property
    def _kind(self) -> object:
        source = self.source
        return source.name, source.filename, source.forbidden, needed_by(source.text)

    def _opened(self) -> Worker:
        return self.sandbox.kept(self._kind) or super()._opened()

    def close(self) -> None:
        """Keep the worker if it waits for nothing; else end it."""
        worker = self._worker
        if (
            worker is not None
            and self._played is None
            and worker.is_idle
            and worker.programs < MAX_PROGRAMS
            and worker.processor_s() < MAX_PROCESSOR_S
        ):
            self._worker = None
            self.sandbox.keep(worker, self._kind)
        super().close()
