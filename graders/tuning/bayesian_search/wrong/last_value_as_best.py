"""Belief: the value to improve on is the latest one.

Advice: Search where the second value is higher than the first. Which of them is best?
"""

import torch


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = list(first)
    values = [objective(candidates[i]) for i in order]
    for _ in range(rounds):
        y = _standardized(candidates.new_tensor(values))
        mean, std = posterior(candidates[order], y, candidates, length_scale, noise)
        improvement = expected_improvement(mean, std, y[-1].item())
        improvement[order] = -torch.inf
        order.append(int(improvement.argmax()))
        values.append(objective(candidates[order[-1]]))
    return order, values
