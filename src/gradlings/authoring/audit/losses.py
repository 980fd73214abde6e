"""Gather what goes wrong in many trials into one finding for each mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gradlings.outcomes import CheckResult

_SHOWN = 6
_MAX_LINES = 12


@dataclass
class _Seen:
    """One mistake: its message, and the answers and seeds that show it."""

    message: str
    answers: dict[str, list[int]] = field(default_factory=dict)


class Losses:
    """Trials that ended as they should not, by check and kind of message."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], _Seen] = {}

    def add(self, answer: str, seed: int, check: CheckResult) -> None:
        """Count a check that an answer lost with a seed."""
        key = (check.id, check.message.partition("\n")[0])
        seen = self._seen.setdefault(key, _Seen(check.message))
        seen.answers.setdefault(answer, []).append(seed)

    def findings(self) -> Iterator[tuple[str, str]]:
        """Return each mistake: the id of the check, and the answers, seeds and message."""
        for (check_id, _), seen in self._seen.items():
            seeds = sorted({seed for seeds in seen.answers.values() for seed in seeds})
            lines = seen.message.splitlines()[:_MAX_LINES]
            message = "\n".join(f"    {line}" for line in lines)
            yield check_id, f"{listed(seen.answers)} ({seeds_in_words(seeds)}):\n{message}"


def listed(names: Iterable[str]) -> str:
    """List the first few names, and how many more there are."""
    all_names = list(names)
    more = len(all_names) - _SHOWN
    shown = ", ".join(all_names[:_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown


def seeds_in_words(seeds: list[int]) -> str:
    """Name seeds: "seed 3", "seeds 0 to 19", "seeds 1, 4, 7"."""
    if len(seeds) == 1:
        return f"seed {seeds[0]}"
    if seeds == list(range(seeds[0], seeds[-1] + 1)):
        return f"seeds {seeds[0]} to {seeds[-1]}"
    return f"seeds {listed(map(str, seeds))}"
