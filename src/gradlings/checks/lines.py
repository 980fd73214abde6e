"""How many lines a message takes on a student's terminal."""

from __future__ import annotations

import textwrap
from functools import lru_cache

MAX_LINES = 12  # of a message; longer ones are not read
COLUMNS = 80
INDENT = 6  # of a message below the title of its check


def lines_of(message: str) -> int:
    """Count the lines of a message as `gradlings check` prints it on 80 columns."""
    return sum(map(_rows, message.splitlines()))


@lru_cache(maxsize=4096)
def _rows(line: str) -> int:
    if len(line) <= COLUMNS - INDENT and "\t" not in line:
        return 1
    wrapped = textwrap.wrap("·" * INDENT + line, COLUMNS, break_on_hyphens=False)
    return max(1, len(wrapped))


def _room(lines: int) -> int:
    """Return how many characters fit; words do not fill each line."""
    return COLUMNS - INDENT - 1 + (lines - 1) * (COLUMNS - 2 * INDENT)


def fitted(text: str, lines: int) -> str:
    """Cut a text, which a student's code may have written, to a number of lines."""
    kept: list[str] = []
    left = lines
    for line in text.splitlines():
        needed = _rows(line)
        if needed > left:
            room = _room(left)
            if left:
                kept.append(line[:room] + "…")
            break
        kept.append(line)
        left -= needed
    return "\n".join(kept)
