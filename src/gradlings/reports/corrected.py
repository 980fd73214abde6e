"""Corrections in words: for a student, in a cell, and a line each for the instructor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gradlings.correction import Correction
from gradlings.outcomes import shown
from gradlings.results import ExerciseResult


def in_a_sentence(correction: Correction) -> str:
    """Say what was corrected, who did it and why, for the student."""
    if correction.for_all and correction.excused:
        return f"Counts for nobody: {correction.reason}"
    if correction.for_all:
        return f"All points for everybody who handed it in: {correction.reason}"
    by = ", ".join(filter(None, (correction.who, correction.when)))
    return f"{_change(correction)}{f' ({by})' if by else ''}: {correction.reason}"


def in_brief(result: ExerciseResult) -> str:
    """Return all corrections of a result for a cell of a table."""
    return "; ".join(
        f"{' '.join(filter(None, (result.exercise, _name(check))))}: {in_a_sentence(correction)}"
        for check, correction in result.corrections
    )


def in_lines(results: Iterable[ExerciseResult]) -> Iterator[str]:
    """Report each correction on a line; one for all is one line, with how many it is about."""
    for_all: dict[str, int] = {}
    lines = []
    for result in results:
        for check, correction in result.corrections:
            about = f"{result.exercise}{f': {_name(check)}' if check else ''}"
            line = f"{about}: {in_a_sentence(correction)}"
            if correction.for_all:
                for_all[line] = for_all.get(line, 0) + 1
            else:
                lines.append(f"{result.student}: {line}")
    for line, count in for_all.items():
        yield f"{line} ({'a student' if count == 1 else f'{count} students'})"
    yield from lines


def _name(check: str) -> str:
    return check.partition("::")[2]


def _change(correction: Correction) -> str:
    before = "" if correction.points is None else shown(correction.points)
    of = shown(correction.max_points)
    if correction.excused:
        return "Excused" + (f"; it had {before} of {of} points" if before else "")
    points = "1 point" if correction.given == 1 else f"{shown(correction.given)} points"
    return f"Corrected to {points} of {of}" + (f", from {before}" if before else "")
