"""What a process of the pool has of its own; torch is imported there, never in its parent."""

from __future__ import annotations

import atexit
import pkgutil
import signal
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gradlings.sandbox.client import Sandbox


def start_process() -> None:
    """Prepare a process of the pool: it dies with its parent, which alone hears Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        from gradlings.sandbox import kernel

        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)


def call(function: str, arguments: tuple[Any, ...]) -> Any:
    """Call a function that is named as `module:function`."""
    return pkgutil.resolve_name(function)(*arguments)


@cache
def own_sandbox(*, require_all: bool) -> Sandbox:
    """Start this process's sandbox, once."""
    from gradlings.sandbox.client import Sandbox

    sandbox = Sandbox(require_all=require_all)
    atexit.register(sandbox.close)
    return sandbox
