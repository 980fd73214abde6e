"""Belief: `order = first` makes a list of its own.

Advice: Print the list that you passed as `first`, before and after the call.
"""

import torch


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = first
    values = [objective(candidates[i]) for i in order]
    for _ in range(rounds):
        y = _standardized(candidates.new_tensor(values))
        mean, std = posterior(candidates[order], y, candidates, length_scale, noise)
        improvement = expected_improvement(mean, std, y.min().item())
        improvement[order] = -torch.inf
        order.append(int(improvement.argmax()))
        values.append(objective(candidates[order[-1]]))
    return order, values
