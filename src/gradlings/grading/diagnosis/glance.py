"""A short look at misconceptions: which of them could explain a failed check of some submissions?

All observations of all misconceptions of an exercise are worth their time for a large class. For
a small one, most of them are ruled out by the first experiment of a check that a submission failed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from gradlings.checks.collect import grader_of
from gradlings.checks.judge import Grader
from gradlings.checks.subject import QUICK_TIME_LIMIT_S
from gradlings.course.contract import suspects
from gradlings.course.exercise import Exercise
from gradlings.grading.diagnosis.known import OBSERVED_DRAWS, PASSED, Trace
from gradlings.grading.diagnosis.match import Failed, alike
from gradlings.grading.diagnosis.observe import AGAIN_IF_RANDOM, same, traces, witness_of
from gradlings.grading.diagnosis.witness import (
    Cases,
    Opens,
    SeenCase,
    Witness,
    each_case,
    witnessed,
)

Shown = dict[str, tuple[Trace, ...]]  # by check: what a submission showed with the first draw


def show(exercise: Exercise, failed: Sequence[Failed], opens: Opens) -> list[Shown]:
    """Run the failed checks of some submissions twice, with the draw that misconceptions get."""
    grader = grader_of(exercise)
    return [_shown(exercise, grader, one, opens) for one in failed]


def _shown(exercise: Exercise, grader: Grader, failed: Failed, opens: Opens) -> Shown:
    with closing(witness_of(exercise, grader, opens, failed.text)) as subject:
        first = witnessed(grader, subject, failed.comparable, 0)
        again = witnessed(grader, subject, failed.comparable, 0, 1)
    return {check: traces([cases, again[check]], []) for check, cases in first.items()}


def possible(
    exercise: Exercise,
    paths: Sequence[Path],
    failed: Sequence[Failed],
    shown: Sequence[Shown],
    opens: Opens,
) -> list[bool]:
    """Say of each wrong answer whether it may explain what one of the submissions failed.

    Args:
        exercise: the exercise of them all.
        paths: of the wrong answers.
        failed: the submissions.
        shown: what the submissions showed; see `show`.
        opens: opens a program as a witness.
    """
    grader = grader_of(exercise)
    found = []
    for path in paths:
        text = exercise.program_of(path)
        with closing(witness_of(exercise, grader, opens, text)) as subject:
            look = _Look(grader, subject, frozenset(suspects(exercise, text)))
            found.append(any(map(look.may_explain, failed, shown)))
    return found


class _Look:
    """What a wrong answer shows in the cases that are asked for; each is run once.

    Args:
        grader: the grader of the exercise.
        subject: the wrong answer.
        home: the functions and classes in which its mistake may sit.
    """

    def __init__(self, grader: Grader, subject: Witness, home: frozenset[str]) -> None:
        self.home = home
        self._run = partial(each_case, grader, subject, time_limit_s=QUICK_TIME_LIMIT_S)
        self._begun: dict[tuple[str, int, int], tuple[Cases, Iterator[tuple[str, SeenCase]]]] = {}

    def _cases(self, check: str, again: int = 0, draw: int = 0) -> Iterator[SeenCase]:
        """Yield the cases of a check; those that nobody asks for are not run."""
        key = check, again, draw
        if key not in self._begun:
            self._begun[key] = [], self._run({check}, draw, again)
        kept, rest = self._begun[key]
        yield from kept
        for _, case in rest:
            kept.append(case)
            yield case

    def may_explain(self, failed: Failed, shown: Shown) -> bool:
        """Whether checks that a submission failed may see the same here."""
        own = [check for check in shown if failed.touched[check] & self.home]
        if len(self.home) > 1:  # it may sit in only one of them: see `observe`
            return any(self._looks_like(check, shown[check]) for check in own)
        explained = set()
        for check in own:
            if self._looks_like(check, shown[check]):
                explained.add(check)
            elif not failed.excuses(check, self.home):
                return False
        return failed.fits(self.home, explained) and not any(
            self._always_fails(check)
            for check, touched in failed.touched.items()
            if check not in failed.lost and touched & self.home
        )

    def _always_fails(self, check: str) -> bool:
        """Whether a check fails here with every seed and draw with which it would be observed."""
        runs = [(0, 0), (1, 0), *((0, draw) for draw in range(1, OBSERVED_DRAWS))]
        return all(any(ending != PASSED for ending, _ in self._cases(check, *run)) for run in runs)

    def _looks_like(self, check: str, shown: Sequence[Trace]) -> bool:
        if not any(trace.is_random for trace in shown):
            return all(
                alike(Trace((), tuple(seen)), trace, same)
                for trace, (_, seen) in zip(shown, self._cases(check), strict=True)
            )
        runs = [list(self._cases(check, again)) for again in range(1 + AGAIN_IF_RANDOM)]
        theirs = traces(runs, [])
        return any(trace.is_random for trace in theirs) and all(
            alike(one, other, same) for one, other in zip(theirs, shown, strict=True)
        )
