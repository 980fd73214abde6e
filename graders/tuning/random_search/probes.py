"""Probes of tuning/random_search, for public and hidden checks."""

import math

import torch


def grid_of(module, space, points):
    """grid(space, points)"""
    return module.grid(space, points)


def sampled(module, space, n, seed):
    """sample(space, n, generator), with a generator of this seed"""
    return module.sample(space, n, torch.Generator().manual_seed(seed))


def distinct(module, candidates):
    """distinct_values(candidates)"""
    return module.distinct_values(candidates)


def found(module, losses):
    """search(objective, candidates), where candidate i is {"lr": i} and has loss i of `losses`"""
    candidates = [{"lr": float(i)} for i in range(len(losses))]
    calls = []

    def objective(one):
        calls.append(one["lr"])
        return losses[int(one["lr"])]

    try:
        best, loss = module.search(objective, candidates)
    except ValueError:
        return {"raised": "ValueError"}
    return {"the best": best, "its loss": loss, "evaluated": calls}


NAN = math.nan
