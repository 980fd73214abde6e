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
    from gradlings.sandbox.warm import Source

_zygotes: list[Source] = []  # where this process's comes from, if it was given one


def start_process(source: Source | None = None) -> None:
    """Prepare a process of the pool: it dies with its parent, which alone hears Ctrl-C.

    Args:
        source: of its zygote.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        from gradlings.sandbox import kernel

        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    if source is not None:
        _zygotes.append(source)


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
