"""A process of the pool; torch is imported there, never in its parent."""

from __future__ import annotations

import multiprocessing.connection
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradlings.sandbox.warm import ZygoteSource


def start_process(source: ZygoteSource | None = None) -> None:
    """Prepare a process of the pool: it ignores Ctrl-C, and ends when the grader ends.

    Args:
        source: where it gets its zygote.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_grader, daemon=True).start()
    if source is not None:
        from gradlings.checks.in_sandbox import get_zygote_from

        get_zygote_from(source)


def _end_with_the_grader() -> None:
    """Wait for its death: the kernel tells only of the process that this one was forked from."""
    grader = multiprocessing.parent_process()
    if grader is not None:
        multiprocessing.connection.wait([grader.sentinel])
        os._exit(1)
