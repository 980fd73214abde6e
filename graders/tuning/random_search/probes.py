"""Probes of tuning/random_search, for public and hidden checks."""

import math

import torch


def grid_of(module, space, points):
    """grid(space, points)

    Look at the scale of each parameter, its ends, and the order of the combinations.
    """
    return module.grid(space, points)


def places(seed, n, names):
    """Return the places that a generator of this seed draws, a row for each candidate."""
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(n, names, generator=generator, dtype=torch.float64).tolist()


def draws(seed, n, names):
    """Return in words what a generator of this seed draws."""
    rows = [[round(u, 3) for u in row] for row in places(seed, n, names)]
    return f"gives torch.rand {rows}"


def sampled(module, space, n, generator, _seed):
    """sample(space, n, generator)

    Look at the scale of each parameter, its ends, and the order of the draws.
    """
    return module.sample(space, n, torch.Generator().manual_seed(_seed))


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
        return told("ValueError", None, None, calls)
    return told("nothing was raised", best, loss, calls)


def told(raised, best, loss, calls):
    """Return what happens in a search."""
    return {"search": raised, "the best": best, "its loss": loss, "evaluated lr": calls}


NAN, INF = math.nan, math.inf
