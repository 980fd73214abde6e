"""numpy's linspace and geomspace for the grid; itertools for the rest."""

from itertools import product

import numpy as np
import torch


def grid(space, points):
    axes = []
    for low, high, scale in space.values():
        spaced = np.geomspace if scale == "log" else np.linspace
        axes.append(spaced(low, high, points).tolist())
    return [dict(zip(space.keys(), combination)) for combination in product(*axes)]


def sample(space, n, generator):
    places = torch.rand(n, len(space), generator=generator, dtype=torch.float64).numpy()
    columns = {}
    for j, (name, (low, high, scale)) in enumerate(space.items()):
        u = places[:, j]
        columns[name] = low * (high / low) ** u if scale == "log" else low + (high - low) * u
    return [{name: float(columns[name][i]) for name in columns} for i in range(n)]


def distinct_values(candidates):
    return {name: len(np.unique([c[name] for c in candidates])) for name in candidates[0].keys()}


def search(objective, candidates):
    losses = np.array([objective(c) for c in candidates], dtype=float)
    known = np.flatnonzero(~np.isnan(losses))  # nanargmin takes NaN for infinity
    if len(known) == 0:
        raise ValueError("no loss")
    i = known[np.argmin(losses[known])]
    return candidates[i], float(losses[i])
