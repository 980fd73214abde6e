"""The console that commands print to."""

from __future__ import annotations

import codecs
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# What stands for a sign on a terminal that cannot show it.
_PLAIN = str.maketrans(
    {
        "✓": "+", "✗": "x", "✘": "x", "·": ".", "○": "o", "…": "...", "–": "-", "—": "-", "−": "-",
        "×": "x", "→": "->", "≤": "<=", "≥": ">=", "≠": "!=", "“": '"', "”": '"', "‘": "'",
        "’": "'", "²": "^2", "√": "sqrt",
        "←": "<-", "↑": "^", "↓": "v",
    }
)  # fmt: skip


def plain_signs() -> None:
    """Have old terminals and files without Unicode show "+" for ✓, and not an error."""
    codecs.register_error("gradlings", _plain)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="gradlings")


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return plain(error.object[error.start : error.end]), error.end


def plain(text: str) -> str:
    """Return a text without signs that a terminal without Unicode cannot show."""
    return "".join(c if c.isascii() else "?" for c in text.translate(_PLAIN))


def terminal() -> Console:
    """Return the console to print to; if it is not a terminal, it is wide enough for a table."""
    from rich.console import Console

    console = Console(highlight=False)
    return (
        console if console.is_terminal else Console(highlight=False, width=max(console.width, 120))
    )
