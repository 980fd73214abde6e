"""Observe misconceptions, and find the one that a submission shows; in a process of the pool."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from gradlings.checks.collect import grader_of
from gradlings.checks.compare import differs
from gradlings.checks.judge import Grader
from gradlings.checks.subject import QUICK_TIME_LIMIT_S
from gradlings.course.contract import solution_of, suspects, touched_by
from gradlings.course.exercise import Exercise
from gradlings.grading.diagnosis.known import (
    OBSERVED_DRAWS,
    PASSED,
    Failing,
    Known,
    Observed,
    Trace,
    outcome_of,
    pack,
)
from gradlings.grading.diagnosis.match import Failed, explanations
from gradlings.grading.diagnosis.witness import Cases, Opens, Seen, Witness, witnessed
from gradlings.sandbox import wire
from gradlings.sandbox.loading import Source

AGAIN_IF_RANDOM = 2


def witness_of(exercise: Exercise, grader: Grader, opens: Opens, text: str) -> Witness:
    """Open a program as a witness."""
    return opens(Source(text, exercise.name, exercise.path, grader.forbidden))


def observe(exercise: Exercise, paths: Sequence[Path], opens: Opens) -> list[bytes]:
    """Run all checks on some wrong answers; return the packed observations of each."""
    grader = grader_of(exercise)
    open_witness = partial(witness_of, exercise, grader, opens)
    touched = touched_by(exercise)
    return [
        pack(_Observation(exercise, grader, touched, text, open_witness).observed())
        for text in map(exercise.program_of, paths)
    ]


def _quickly(
    grader: Grader, subject: Witness, checks: Collection[str], draw: int, again: int = 0
) -> Seen:
    """Run checks on a wrong answer, which the author wrote: what takes longer hangs."""
    return witnessed(grader, subject, checks, draw, again, QUICK_TIME_LIMIT_S)


class _Observation:
    """Runs all checks on one wrong answer and collects their observations."""

    def __init__(
        self,
        exercise: Exercise,
        grader: Grader,
        touched: Mapping[str, frozenset[str]],
        text: str,
        open_witness: Callable[[str], Witness],
    ) -> None:
        self.exercise = exercise
        self.grader = grader
        self.touched = touched
        self.open_witness = open_witness
        self.text = text
        self.repeated = 1

    def observed(self) -> Observed:
        with closing(self.open_witness(self.text)) as subject:
            runs = self._runs(subject)
        lost = {check for run in runs for check, cases in run.items() if _outcome(cases) != PASSED}
        repeated = 1 + self.repeated
        failing = {
            check: _failing(
                [r[check] for r in runs[:repeated]], [r[check] for r in runs[repeated:]]
            )
            for check in lost
        }
        seen = {check: cases for check, cases in runs[0].items() if check in lost}
        return Observed(self._home(seen), failing)

    def _runs(self, subject: Witness) -> list[Seen]:
        """Run the checks with the first draw, with other seeds, and with other draws."""
        every = {check.id for check in self.exercise.checks}
        run = partial(_quickly, self.grader, subject)
        first = run(every, 0)
        lost = {check for check, cases in first.items() if _outcome(cases) != PASSED}
        runs = [first, run(lost, 0, again=1)]
        if any(_is_random([first[check], cases]) for check, cases in runs[1].items()):
            # Other checks may fail by chance, or pass: those of which another run differs.
            runs[1] |= run(every - lost, 0, again=1)
            lost |= {
                check
                for check, cases in runs[1].items()
                if _outcome(cases) != PASSED or _is_random([first[check], cases])
            }
            runs += [run(lost, 0, again=number) for number in range(2, 1 + AGAIN_IF_RANDOM)]
        self.repeated = len(runs) - 1
        runs += [run(lost, draw) for draw in range(1, OBSERVED_DRAWS)]
        return [{check: seen[check] for check in lost} for seen in runs]

    def _home(self, seen: Seen) -> frozenset[str]:
        """Find the definitions that differ from the solution and change the failing checks."""
        home = suspects(self.exercise, self.text)
        concerned = set().union(*(self.touched[check] for check in seen))
        home &= concerned or home
        text = self.text
        for name in sorted(home):
            repaired = f"{text}\n\n{solution_of(self.exercise, name)}\n"
            if len(home) > 1 and self._ends_alike(repaired, seen):
                home.remove(name)
                text = repaired
        return frozenset(home)

    def _ends_alike(self, text: str, seen: Seen) -> bool:
        with closing(self.open_witness(text)) as subject:
            found = _quickly(self.grader, subject, set(seen), 0)
        return all(
            [end for end, _ in found[check]] == [end for end, _ in cases]
            for check, cases in seen.items()
        )


def _outcome(cases: Sequence[tuple[str, list[bytes]]]) -> str:
    return outcome_of([ending for ending, _ in cases])


def _is_random(runs: Sequence[Cases]) -> bool:
    """Whether runs of a check with other seeds observe something else."""
    return any(trace.is_random for trace in traces(runs, []))


def _failing(repeated: Sequence[Cases], others: Sequence[Cases]) -> Failing:
    """Combine the observations of the runs of one check; see `traces`."""
    outcomes = [_outcome(cases) for cases in (*repeated, *others)]
    lost = [outcome for outcome in outcomes if outcome != PASSED]
    return Failing(lost[0], lost == outcomes, traces(repeated, others))


def traces(repeated: Sequence[Cases], others: Sequence[Cases]) -> tuple[Trace, ...]:
    """Return the observations of each case of a check.

    Args:
        repeated: runs with the first draw, each with other seeds for what the submission draws.
        others: runs with other draws.
    """
    found = []
    for cases in zip(*repeated, *others, strict=True):
        endings = tuple(ending for ending, _ in cases)
        found.append(Trace(endings, _lasting([seen for _, seen in cases[: len(repeated)]])))
    return tuple(found)


def _lasting(runs: Sequence[list[bytes]]) -> tuple[bytes | None, ...]:
    """Keep the observations that are the same in all runs; None replaces the others."""
    first, *rest = runs
    if any(len(seen) != len(first) for seen in rest):
        return (None,) * len(first)
    return tuple(
        one if all(same(one, other) for other in others) else None
        for one, *others in zip(*runs, strict=True)
    )


def same(shown: bytes, known: bytes) -> bool:
    """Whether an observation of a submission equals a known one, up to rounding."""
    if shown == known:
        return True
    try:
        return not differs(wire.loads(shown), wire.loads(known))
    except Exception:  # a student's code may return something that cannot be compared
        return False


def diagnose(
    exercise: Exercise,
    candidates: Sequence[Known],
    failed: Sequence[Failed],
    opens: Opens,
    observed: Sequence[Observed | None] = (),
) -> list[dict[str, tuple[str, str]]]:
    """Find the misconceptions of some submissions.

    Args:
        exercise: the exercise of all these submissions.
        candidates: its misconceptions.
        failed: the submissions, with the outcomes of their checks.
        opens: opens a program as a witness.
        observed: what was observed of each submission before, if it was; only what is random in it
            is observed again.

    Returns:
        For each submission: slug and advice, by the id of each explained check.
    """
    grader = grader_of(exercise)
    before = observed or [None] * len(failed)
    return [
        _diagnosed(exercise, grader, candidates, one, seen, opens)
        for one, seen in zip(failed, before, strict=True)
    ]


def _diagnosed(
    exercise: Exercise,
    grader: Grader,
    candidates: Sequence[Known],
    failed: Failed,
    observed: Observed | None,
    opens: Opens,
) -> dict[str, tuple[str, str]]:
    possible = [known for known in candidates if failed.allows(known)]
    wanted = {check for known in possible for check in known.failing} & failed.comparable
    if not wanted:
        return {}
    random = {
        check
        for known in possible
        for check in wanted & set(known.failing)
        if known.failing[check].is_random
    }
    if observed is not None and not random:
        shown = {check: observed.failing[check].cases for check in wanted}
        return explanations(failed, possible, shown, same)
    with closing(witness_of(exercise, grader, opens, failed.text)) as subject:
        shown = _shown(grader, subject, wanted, random)
    return explanations(failed, possible, shown, same)


def _shown(
    grader: Grader, subject: Witness, wanted: set[str], random: set[str]
) -> dict[str, tuple[Trace, ...]]:
    """Run some checks; those that may end differently each time are run several times."""
    first = witnessed(grader, subject, wanted, 0)
    again = [witnessed(grader, subject, random, 0, number) for number in (1, 2)]
    other = witnessed(grader, subject, random, 1)
    return {
        check: traces(
            [cases, *(run[check] for run in again if check in run)],
            [other[check]] if check in other else [],
        )
        for check, cases in first.items()
    }
