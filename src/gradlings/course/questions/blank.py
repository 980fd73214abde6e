"""Make the sheet that students get from the key: no ticks, no answers, no reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradlings.course.questions.blocks import sections_of
from gradlings.course.questions.kinds import kind_of


def blank_sheet(key: str) -> str:
    """Return the students' sheet that belongs to a key without flaws."""
    lines: list[str | None] = list(key.splitlines())
    for section in sections_of(key):
        found = kind_of(section)
        if found is not None:
            found.kind.take_out(section, lines)
    return _tidy(line for line in lines if line is not None)


def _tidy(lines: Iterator[str]) -> str:
    """Join lines, with one empty line where something was removed."""
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
