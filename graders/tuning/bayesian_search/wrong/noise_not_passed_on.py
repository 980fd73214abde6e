"""Belief: the default noise fits each search.

Advice: Search with the noise 0.001 and with 1.0, and print the expected improvements of a round.
"""

import torch


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = list(first)
    values = [objective(candidates[i]) for i in order]
    for _ in range(rounds):
        y = _standardized(candidates.new_tensor(values))
        mean, std = posterior(candidates[order], y, candidates, length_scale)
        improvement = expected_improvement(mean, std, y.min().item())
        improvement[order] = -torch.inf
        order.append(int(improvement.argmax()))
        values.append(objective(candidates[order[-1]]))
    return order, values
