"""What a process of the pool has of its own; torch is imported there, never in its parent."""

from __future__ import annotations

import atexit
import multiprocessing.connection
import os
import pkgutil
import signal
import threading
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gradlings.sandbox.client import Sandbox
    from gradlings.sandbox.warm import ZygoteSource

_zygotes: list[ZygoteSource] = []  # where this process's comes from, if it was given one


def start_process(source: ZygoteSource | None = None) -> None:
    """Prepare a process of the pool: it dies with the grader, which alone hears Ctrl-C.

    Args:
        source: of its zygote.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_grader, daemon=True).start()
    if source is not None:
        _zygotes.append(source)


def _end_with_the_grader() -> None:
    """Wait for its death: the kernel tells only of the process that this one was forked from."""
    grader = multiprocessing.parent_process()
    if grader is not None:
        multiprocessing.connection.wait([grader.sentinel])
        os._exit(1)


def call(function: str, arguments: tuple[Any, ...]) -> Any:
    """Call a function that is named as `module:function`."""
    return pkgutil.resolve_name(function)(*arguments)


@cache
def own_sandbox(*, require_all: bool) -> Sandbox:
    """Start this process's sandbox, once."""
    from gradlings.sandbox.client import Sandbox

    sandbox = Sandbox(require_all=require_all, source=_zygotes[0] if _zygotes else None)
    atexit.register(sandbox.close)
    return sandbox
