import itertools

import torch


def xor_weights(margin=1.0):
    # |x1 - x2| is 1 exactly where XOR says yes; it is relu(x1 - x2) + relu(x2 - x1)
    w1 = torch.tensor([[1.0, -1.0], [-1.0, 1.0]])
    w2 = torch.full((1, 2), 2.0 * margin)
    return w1, torch.zeros(2), w2, torch.full((1,), -float(margin))


def _with_one(x):
    return torch.nn.functional.pad(x, (0, 1), value=1.0)


def perceptron_pass(weights, x, targets):
    weights, mistakes = weights.clone(), 0
    for row, target in zip(_with_one(x), targets, strict=True):
        if target * torch.dot(weights, row) <= 0:
            weights += target * row
            mistakes += 1
    return weights, mistakes


def perceptron(x, targets):
    weights = torch.zeros(x.size(1) + 1)
    seen = {tuple(weights.tolist())}
    for passes in itertools.count(1):
        weights, mistakes = perceptron_pass(weights, x, targets)
        key = tuple(weights.tolist())
        if not mistakes or key in seen:
            return weights, passes, not mistakes
        seen.add(key)
