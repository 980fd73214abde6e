"""Belief: of equal candidates any one may be taken.

Advice: Put six candidates at the distance 100 from each other, and print the order. Which one of
equal ones comes first?
"""

import torch


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = list(first)
    values = [objective(candidates[i]) for i in order]
    for _ in range(rounds):
        y = _standardized(candidates.new_tensor(values))
        mean, std = posterior(candidates[order], y, candidates, length_scale, noise)
        improvement = expected_improvement(mean, std, y.min().item())
        improvement[order] = -torch.inf
        order.append(max(range(len(candidates)), key=lambda i: (improvement[i].item(), i)))
        values.append(objective(candidates[order[-1]]))
    return order, values
