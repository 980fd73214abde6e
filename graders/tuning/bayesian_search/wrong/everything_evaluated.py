"""Belief: the values of all candidates may be computed in advance.

Advice: Count the calls of the objective. If each is a training, what has the search saved?
"""

import torch


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    table = [objective(candidate) for candidate in candidates]
    order = list(first)
    for _ in range(rounds):
        y = _standardized(torch.tensor([table[i] for i in order], dtype=candidates.dtype))
        mean, std = posterior(candidates[order], y, candidates, length_scale, noise)
        improvement = expected_improvement(mean, std, y.min().item())
        improvement[order] = -torch.inf
        order.append(int(improvement.argmax()))
    return order, [table[i] for i in order]
