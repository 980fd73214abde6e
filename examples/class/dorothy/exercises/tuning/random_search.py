import itertools
import math
from collections.abc import Callable
import torch
import torch
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

def sample(space, n, generator):
    places = torch.rand(n, generator=generator, dtype=torch.float64).tolist()
    return [{name: _value(one, u) for name, one in space.items()} for u in places]

def distinct_values(candidates: list[dict[str, float]]) -> dict[str, int]:
    """Count how many different values of each name have been tried.

    Args:
        candidates: at least one.

    Returns:
        The count for each name, in the order of the names.
    """
    return {name: len({one[name] for one in candidates}) for name in candidates[0]}

def search(objective: Callable[[dict[str, float]], float], candidates: list[dict[str, float]]) -> tuple[dict[str, float], float]:
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
        raise ValueError('no candidate has a loss; expected at least one')
    best = min(known, key=losses.__getitem__)
    return (candidates[best], losses[best])

def _value(one: Range, place: float) -> float:
    """Compute the value at a place of a range."""
    low, high, scale = one
    return low * (high / low) ** place if scale == 'log' else low + place * (high - low)
