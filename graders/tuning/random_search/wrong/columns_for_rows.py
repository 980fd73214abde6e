"""Belief: it does not matter which number goes where.

Advice: Which shape has the tensor of places in the rules, and what is one of its rows?
"""

import torch


def sample(space, n, generator):
    places = torch.rand(len(space), n, generator=generator, dtype=torch.float64).T
    return [
        {name: _value(one, u) for (name, one), u in zip(space.items(), row, strict=True)}
        for row in places.tolist()
    ]
