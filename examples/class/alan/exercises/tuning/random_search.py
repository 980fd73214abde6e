import math

import torch


def at(one, u):
    a, b, scale = one
    if scale == "linear":
        return (1 - u) * a + u * b
    return math.exp(math.log(a) + u * (math.log(b) - math.log(a)))


def grid(space, points):
    candidates = [{}]
    for name, one in space.items():
        longer = []
        for candidate in candidates:
            for i in range(points):
                longer.append({**candidate, name: at(one, i / (points - 1))})
        candidates = longer
    return candidates


def sample(space, n, generator):
    places = torch.rand(n, len(space), generator=generator, dtype=torch.float64)
    candidates = []
    for i in range(n):
        candidate = {}
        for j, name in enumerate(space):
            candidate[name] = at(space[name], places[i, j].item())
        candidates.append(candidate)
    return candidates


def distinct_values(candidates):
    seen = {}
    for candidate in candidates:
        for name, value in candidate.items():
            seen.setdefault(name, set()).add(value)
    return {name: len(values) for name, values in seen.items()}


def search(objective, candidates):
    best = None
    for candidate in candidates:
        loss = objective(candidate)
        if loss == loss and (best is None or loss < best[1]):
            best = (candidate, loss)
    if best is None:
        raise ValueError("nothing to choose from")
    return best
