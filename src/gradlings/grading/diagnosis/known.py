"""Known misconceptions: where each sits in the code, and how the checks react to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field

import msgpack

from gradlings.outcomes import Outcome

OBSERVED_DRAWS = 3  # of all inputs, with which a misconception is observed
PASSED = "passed"  # the ending of a case in which nothing failed


def outcome_of(endings: Collection[str]) -> str:
    """Return the outcome of a check from how its cases ended."""
    failed = [ending.partition("[")[0] for ending in endings if ending != PASSED]
    return failed[0] if failed else PASSED


@dataclass(frozen=True)
class Trace:
    """The observations of one case of a check.

    Args:
        endings: how the case ended, for each draw of the inputs.
        sightings: the observation of each experiment with the first draw, as a frame; None if it
            is different every time, such as a random mask.
    """

    endings: tuple[str, ...]
    sightings: tuple[bytes | None, ...]

    @property
    def is_random(self) -> bool:
        """Whether the observation of an experiment is different every time."""
        return None in self.sightings


@dataclass(frozen=True)
class Failing:
    """A check that fails a misconception.

    Args:
        outcome: how it ends.
        always: whether it fails with every draw of the inputs.
        cases: the observations of each of its cases.
        lines: how many lines its message takes, with the first draw.
    """

    outcome: str
    always: bool
    cases: tuple[Trace, ...]
    lines: int = field(default=0, compare=False)

    @property
    def is_random(self) -> bool:
        """Whether what one of the cases observes is different every time."""
        return any(trace.is_random for trace in self.cases)

    def outcome_in(self, draw: int) -> Outcome:
        """Return how the check ended with one of the draws that were observed."""
        endings = [trace.endings[draw - OBSERVED_DRAWS if draw else 0] for trace in self.cases]
        return Outcome(outcome_of(endings))


@dataclass(frozen=True)
class Observed:
    """The observations of all checks of a misconception.

    Args:
        home: the functions and classes of the contract in which it sits.
        failing: the checks that fail it, by id.
    """

    home: frozenset[str]
    failing: dict[str, Failing]


@dataclass(frozen=True)
class Known:
    """A misconception that the checks can recognize.

    Args:
        slug: its name.
        advice: the hint for a student who has it.
        observed: the checks' observations of it.
    """

    slug: str
    advice: str
    observed: Observed

    @property
    def home(self) -> frozenset[str]:
        """The functions and classes of the contract in which it sits."""
        return self.observed.home

    @property
    def failing(self) -> dict[str, Failing]:
        """The checks that fail it, by id."""
        return self.observed.failing


def pack(observed: Observed) -> bytes:
    """Write observations as bytes, to be stored."""
    failing = {check: asdict(seen) for check, seen in observed.failing.items()}
    return bytes(msgpack.packb([sorted(observed.home), failing]))


def unpack(raw: bytes) -> Observed:
    """Read what `pack` wrote."""
    home, data = msgpack.unpackb(raw, use_list=False)
    failing = {
        check: Failing(
            seen["outcome"],
            seen["always"],
            tuple(Trace(**trace) for trace in seen["cases"]),
            seen["lines"],
        )
        for check, seen in data.items()
    }
    return Observed(frozenset(home), failing)
