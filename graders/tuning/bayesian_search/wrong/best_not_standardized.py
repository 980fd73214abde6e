"""Belief: best is the lowest value as the objective gave it.

Advice: Print mean and best of a round. Are they on one scale?
"""

import torch


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = list(first)
    values = [objective(candidates[i]) for i in order]
    for _ in range(rounds):
        y = _standardized(candidates.new_tensor(values))
        mean, std = posterior(candidates[order], y, candidates, length_scale, noise)
        improvement = expected_improvement(mean, std, min(values))
        improvement[order] = -torch.inf
        order.append(int(improvement.argmax()))
        values.append(objective(candidates[order[-1]]))
    return order, values
