"""Belief: an expected improvement of 0 keeps an evaluated candidate from being taken.

Advice: Print the expected improvements in a round in which all of them are 0. Which index does
argmax return?
"""


def search(objective, candidates, first, rounds, length_scale, noise=1e-6):
    order = list(first)
    values = [objective(candidates[i]) for i in order]
    for _ in range(rounds):
        y = _standardized(candidates.new_tensor(values))
        mean, std = posterior(candidates[order], y, candidates, length_scale, noise)
        improvement = expected_improvement(mean, std, y.min().item())
        improvement[order] = 0
        order.append(int(improvement.argmax()))
        values.append(objective(candidates[order[-1]]))
    return order, values
