"""Whole columns of places as tensors; cartesian products by torch; a sort for the search."""

import torch


def column(one, u):
    low, high, scale = one
    if scale == "log":
        return low * torch.pow(torch.tensor(high / low, dtype=torch.float64), u)
    return torch.lerp(torch.full_like(u, low), torch.full_like(u, high), u)


def rows(space, columns):
    return [dict(zip(space, row)) for row in torch.stack(columns, dim=1).tolist()]


def grid(space, points):
    u = torch.arange(points, dtype=torch.float64) / (points - 1)
    values = [column(one, u) for one in space.values()]
    return rows(space, [mesh.flatten() for mesh in torch.meshgrid(*values, indexing="ij")])


def sample(space, n, generator):
    u = torch.rand((n, len(space)), generator=generator, dtype=torch.double)
    return rows(space, [column(one, u[:, j]) for j, one in enumerate(space.values())])


def distinct_values(candidates):
    return {
        name: torch.tensor([c[name] for c in candidates], dtype=torch.float64).unique().numel()
        for name in candidates[0]
    }


def search(objective, candidates):
    trials = [(objective(c), i) for i, c in enumerate(candidates)]
    trials = sorted(trial for trial in trials if trial[0] == trial[0])
    if len(trials) == 0:
        raise ValueError("no trial succeeded")
    loss, i = trials[0]
    return candidates[i], loss
