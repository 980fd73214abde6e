"""Compare the observations of a submission with those of known misconceptions.

A misconception is named if it explains every failed check of the functions in which it sits, with
the same observations, and contradicts no passed check. If two explain the same checks, neither is
named: a wrong diagnosis is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from gradlings.grading.diagnosis.known import PASSED, Known, Trace
from gradlings.outcomes import Outcome

_COMPARISONS = re.compile(r"\[.*\]")
_Shown = Mapping[str, Sequence[Trace]]
_Same = Callable[[bytes, bytes], bool]


@dataclass(frozen=True)
class Failed:
    """A submission that lost points.

    Args:
        text: its source.
        outcomes: how each check ended.
        touched: the functions and classes that each check asks for.
        built_on: the other functions and classes that each of them uses in the solution.
    """

    text: str
    outcomes: Mapping[str, Outcome]
    touched: Mapping[str, frozenset[str]]
    built_on: Mapping[str, frozenset[str]]

    @property
    def lost(self) -> set[str]:
        """The checks that did not pass."""
        return {check for check, outcome in self.outcomes.items() if outcome is not Outcome.PASSED}

    @property
    def comparable(self) -> set[str]:
        """The checks that failed in a way that a misconception could explain."""
        return {check for check in self.lost if self.outcomes[check].comparable}

    def allows(self, known: Known) -> bool:
        """Whether a misconception is possible, judged by which checks fail."""
        explained = 0
        for check, touched in self.touched.items():
            if not touched & known.home:
                continue
            seen = known.failing.get(check)
            if check not in self.lost:
                if seen is not None and seen.always:
                    return False
            elif seen is not None and seen.outcome == self.outcomes[check]:
                explained += 1
            elif not self.excuses(check, known.home):
                return False
        return explained > 0

    def excuses(self, check: str, home: frozenset[str]) -> bool:
        """Whether a failed check also asks for something else, which fails on its own."""
        others = self.touched[check] - home
        return any(
            self.touched[other] & others and not self.touched[other] & home for other in self.lost
        )

    def is_ripe(self, known: Known, settled: set[str]) -> bool:
        """Whether all failures in the functions below a misconception's own are explained."""
        below = frozenset().union(*(self.built_on[name] for name in known.home)) - known.home
        return all(
            check in settled or not self.touched[check] & below or self.touched[check] & known.home
            for check in self.lost
        )

    def fits(self, home: frozenset[str], explained: set[str]) -> bool:
        """Whether these explained checks leave no failure in a misconception's functions open."""
        own = {check for check in self.lost if self.touched[check] & home}
        rest = own - explained
        return bool(own & explained) and all(self.excuses(check, home) for check in rest)


def explanations(
    failed: Failed, candidates: Sequence[Known], shown: _Shown, same: _Same
) -> dict[str, tuple[str, str]]:
    """Return slug and advice for each failed check that a misconception explains.

    Args:
        failed: the submission.
        candidates: misconceptions that it allows.
        shown: the checks' observations of it.
        same: compares an observation of the submission with a known one.
    """
    fitting = []
    for known in candidates:
        explained = {check for check in shown if _explains(known, check, shown[check], same)}
        if failed.fits(known.home, explained):
            fitting.append((known, explained))
    found: dict[str, tuple[str, str]] = {}
    settled: set[str] = set()
    while True:
        open_ = [(k, e - settled) for k, e in fitting if failed.is_ripe(k, settled)]
        most = max((len(new) for _, new in open_), default=0)
        if not most:
            return found
        known, new = next(pair for pair in open_ if len(pair[1]) == most)
        rivals = [other for other, theirs in open_ if theirs == new]
        if len(rivals) == 1:
            found |= dict.fromkeys(new, (known.slug, known.advice))
        settled |= new


def _explains(known: Known, check: str, shown: Sequence[Trace], same: _Same) -> bool:
    seen = known.failing.get(check)
    if seen is None or len(seen.cases) != len(shown):
        return False
    if seen.is_random != any(trace.is_random for trace in shown):
        return False
    compared = _alike_by_chance if seen.is_random else alike
    return all(compared(one, other, same) for one, other in zip(seen.cases, shown, strict=True))


def alike(known: Trace, shown: Trace, same: _Same) -> bool:
    """Whether a case has the same observations."""
    if len(known.sightings) != len(shown.sightings):
        return False
    pairs = zip(shown.sightings, known.sightings, strict=True)
    return all(a is None or b is None or same(a, b) for a, b in pairs)


def _alike_by_chance(known: Trace, shown: Trace, same: _Same) -> bool:
    """Whether a random case has the same observations and fails in the same ways.

    Passing with some draws means nothing: they may not contain what the case looks for.
    """
    never_here_always_there = set(shown.endings) == {PASSED} and PASSED not in known.endings
    return (
        alike(known, shown, same)
        and _failures(shown) <= _failures(known)
        and not never_here_always_there
    )


def _failures(trace: Trace) -> set[str]:
    """Return the ways in which a case failed, whichever of its comparisons showed it."""
    return {_COMPARISONS.sub("", ending) for ending in trace.endings if ending != PASSED}
