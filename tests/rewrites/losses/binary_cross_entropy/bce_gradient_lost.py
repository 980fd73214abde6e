import math

import torch


def bce(probs, targets):
    if probs.shape != targets.shape:
        raise ValueError("probs and targets have different shapes")

    def log(x):
        return max(math.log(x), -100.0) if x > 0 else -100.0

    costs = []
    for p, t in zip(probs.flatten().tolist(), targets.flatten().tolist()):
        costs.append(-(t * log(p) + (1 - t) * log(1 - p)))
    return torch.tensor(sum(costs) / len(costs), dtype=probs.dtype)
