"""Belief: the expected improvement at an evaluated candidate is never the greatest.

Advice: Search with the noise 1.0, and print the order. Does a candidate come twice?
"""


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = list(first)
    values = [objective(candidates[i]) for i in order]
    for _ in range(rounds):
        y = _standardized(candidates.new_tensor(values))
        mean, std = posterior(candidates[order], y, candidates, length_scale, noise)
        order.append(int(expected_improvement(mean, std, y.min().item()).argmax()))
        values.append(objective(candidates[order[-1]]))
    return order, values
