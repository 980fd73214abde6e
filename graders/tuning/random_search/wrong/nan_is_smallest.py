"""Belief: min finds the smallest of any numbers.

Advice: Evaluate min([float("nan"), 1.0]) and min([1.0, float("nan")]).
"""


def search(objective, candidates):
    losses = [objective(one) for one in candidates]
    if not losses:
        raise ValueError("no candidates")
    best = losses.index(min(losses))
    return candidates[best], losses[best]
