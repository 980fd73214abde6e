"""The console that commands print to."""

from __future__ import annotations

import io
import sys

from rich.console import Console


def terminal() -> Console:
    """Return the console to print to; if it is not a terminal, it is wide enough for a table."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old console may lack ✓
    console = Console(highlight=False)
    return (
        console if console.is_terminal else Console(highlight=False, width=max(console.width, 120))
    )
