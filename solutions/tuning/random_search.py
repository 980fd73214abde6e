r"""Search hyperparameters on a grid and at random, over ranges that are linear or logarithmic.

Some hyperparameters matter in ratios, such as the learning rate: from 0.001 to 0.01 is as far as
from 0.1 to 1. Such a range has a log scale. A space has a range for each name:

    >>> space = {"lr": (0.01, 1.0, "log"), "dropout": (0.0, 0.5, "linear")}

A place u from 0 to 1 in a range from a to b is the value

    linear    a + u (b - a)
    log       a (b / a)^u

A grid with k points in each range has the places 0, 1/(k - 1), 2/(k - 1), ..., 1, and all their
combinations; the last name changes fastest:

    >>> candidates = grid(space, points=3)
    >>> [[round(value, 2) for value in one.values()] for one in candidates][:4]
    [[0.01, 0.0], [0.01, 0.25], [0.01, 0.5], [0.1, 0.0]]
    >>> distinct_values(candidates)
    {'lr': 3, 'dropout': 3}

Random search draws a place for each name of each candidate. If only the learning rate matters,
9 candidates on the grid have tried 3 values, and 9 random ones have tried 9:

    >>> distinct_values(sample(space, 9, torch.Generator().manual_seed(0)))
    {'lr': 9, 'dropout': 9}

`search` evaluates an objective, such as the validation loss after training, for all candidates, and
returns the best one, whose loss is smallest:

    >>> search(lambda one: abs(one["lr"] - 0.1) + one["dropout"], candidates)
    ({'lr': 0.1, 'dropout': 0.0}, 0.0)

Rules
- Draw from the generator alone, for n candidates and d names exactly once:
  `torch.rand(n, d, generator=generator, dtype=torch.float64)`, a row for each candidate.
- A loss that is NaN is never the best. An infinite loss is one like any other: if there is none
  that is smaller, it is the best. Of equal losses, the first one is.

Source: Bergstra and Bengio (2012), "Random search for hyper-parameter optimization", figure 1.

Fine print
- A range has a < b; with a log scale, a > 0. A space has at least one name. Values are floats.
- A candidate is a dict with the names of the space, in its order.
- `itertools.product` makes combinations in the order that is asked for.
- Neither space nor candidates are changed. The objective is called once for each candidate, in
  order.
"""

import itertools
import math
from collections.abc import Callable

import torch

# Given: where a range begins and ends, and "linear" or "log".
Range = tuple[float, float, str]


def grid(space: dict[str, Range], points: int) -> list[dict[str, float]]:
    """List the candidates of a grid.

    Args:
        space: the range of each name: from, to, and "linear" or "log".
        points: k, how many values each range has, >= 2.

    Returns:
        k^d candidates for d names.
    """
    places = [i / (points - 1) for i in range(points)]
    values = [[_value(one, u) for u in places] for one in space.values()]
    return [dict(zip(space, chosen, strict=True)) for chosen in itertools.product(*values)]


def sample(space: dict[str, Range], n: int, generator: torch.Generator) -> list[dict[str, float]]:
    """Draw candidates at random.

    Args:
        space: the range of each name: from, to, and "linear" or "log".
        n: how many candidates, >= 1.
        generator: of the places.

    Returns:
        n candidates.
    """
    places = torch.rand(n, len(space), generator=generator, dtype=torch.float64)
    return [
        {name: _value(one, u) for (name, one), u in zip(space.items(), row, strict=True)}
        for row in places.tolist()
    ]


def distinct_values(candidates: list[dict[str, float]]) -> dict[str, int]:
    """Count how many different values of each name have been tried.

    Args:
        candidates: at least one.

    Returns:
        The count for each name, in the order of the names.
    """
    return {name: len({one[name] for one in candidates}) for name in candidates[0]}


def search(
    objective: Callable[[dict[str, float]], float], candidates: list[dict[str, float]]
) -> tuple[dict[str, float], float]:
    """Find the candidate with the smallest loss.

    Args:
        objective: returns the loss of a candidate, a float; it may be infinite or NaN.
        candidates: what to try, in order.

    Returns:
        (the best candidate, its loss).

    Raises:
        ValueError: there are no candidates, or every loss is NaN.
    """
    losses = [objective(one) for one in candidates]
    known = [i for i, loss in enumerate(losses) if not math.isnan(loss)]
    if not known:
        raise ValueError("no candidate has a loss; expected at least one")
    best = min(known, key=losses.__getitem__)
    return candidates[best], losses[best]


def _value(one: Range, place: float) -> float:
    """Compute the value at a place of a range."""
    low, high, scale = one
    return low * (high / low) ** place if scale == "log" else low + place * (high - low)
