"""The program that a student handed in, with the lines marked that the messages name."""

from __future__ import annotations

import re
from html import escape

from gradlings.outcomes import Outcome, shown
from gradlings.results import ExerciseResult

_LINE = re.compile(r"\bline (\d+), in ")


def marked_source(result: ExerciseResult, source: str) -> str:
    """Return a program as HTML, with its numbered lines.

    Args:
        result: of the program; nothing is shown where nothing failed.
        source: the program.
    """
    named: dict[int, list[str]] = {}
    for check in result.checks:
        if check.outcome not in (Outcome.PASSED, Outcome.MISSING):
            for number in {int(found) for found in _LINE.findall(check.message)}:
                named.setdefault(number, []).append(check.title)
    for attempt in result.attempts:
        for found in _LINE.findall(attempt):
            named.setdefault(int(found), []).append(attempt)
    fine = (Outcome.PASSED, Outcome.MISSING, Outcome.EXCUSED)
    failing = any(check.outcome not in fine for check in result.checks)
    if not failing and not named:
        return ""
    lines = "".join(
        _line(number, text, named.get(number, []))
        for number, text in enumerate(source.splitlines(), start=1)
    )
    score = f"{shown(result.score or 0)} / {shown(result.max_score)}"
    return (
        f"<details><summary>{escape(result.exercise)}.py as handed in, {score}</summary>"
        f'<pre class="source">{lines}</pre></details>'
    )


def _line(number: int, text: str, titles: list[str]) -> str:
    shown_line = f"{number:4d}  {escape(text)}\n"
    if not titles:
        return shown_line
    why = escape(" · ".join(dict.fromkeys(titles)))
    return f'<mark title="{why}">{shown_line}</mark>'
