"""Belief: the candidate of which least is known comes next.

Advice: Search with values that are low on one side and high on the other. Does your order depend
on them?
"""

import torch


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = list(first)
    values = [objective(candidates[i]) for i in order]
    for _ in range(rounds):
        y = _standardized(candidates.new_tensor(values))
        _, std = posterior(candidates[order], y, candidates, length_scale, noise)
        std[order] = -torch.inf
        order.append(int(std.argmax()))
        values.append(objective(candidates[order[-1]]))
    return order, values
