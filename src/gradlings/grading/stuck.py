"""Checks that a student fails in one hand-in after the other, as the gradebook knows them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gradlings.grading.gradebook import Gradebook, url_of
from gradlings.results import ExerciseResult

MIN_HAND_INS = 3  # two in a row are no pattern
Stuck = dict[tuple[str, str], dict[str, int]]  # by student and exercise: by check, how often


def stuck_in(gradebook: Path) -> Stuck:
    """Return the checks that students failed in their last hand-ins, and in how many of them.

    Args:
        gradebook: SQLite file; nothing is known if it is not there.

    Raises:
        UsageError: it cannot be read.
    """
    if not gradebook.is_file():
        return {}
    book = Gradebook(url_of(str(gradebook)))
    found = {
        (results[-1].student, results[-1].exercise): stuck
        for results in book.hand_ins(MIN_HAND_INS)
        if (stuck := _failed_again(results))
    }
    book.close()
    return found


def _failed_again(results: Sequence[ExerciseResult]) -> dict[str, int]:
    """Count for each check how many of the last results have failed it, if they are enough."""
    counts: dict[str, int] = {}
    failed = [{c.id for c in result.checks if c.outcome.comparable} for result in results]
    for check in failed[-1]:
        counts[check] = next(
            (n for n, ids in enumerate(reversed(failed)) if check not in ids), len(failed)
        )
    return {check: count for check, count in counts.items() if count >= MIN_HAND_INS}
