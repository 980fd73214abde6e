"""Known misconceptions: where each sits in the code, and how the checks react to it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import msgpack


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
    """

    outcome: str
    always: bool
    cases: tuple[Trace, ...]


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
            seen["outcome"], seen["always"], tuple(Trace(**trace) for trace in seen["cases"])
        )
        for check, seen in data.items()
    }
    return Observed(frozenset(home), failing)
