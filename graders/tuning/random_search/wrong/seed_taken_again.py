"""Belief: a search is reproducible if it begins with the generator's seed.

Advice: Call your function twice with one generator. Does the second call try anything new?
"""

import torch


def sample(space, n, generator):
    generator = torch.Generator().manual_seed(generator.initial_seed())
    places = torch.rand(n, len(space), generator=generator, dtype=torch.float64)
    return [
        {name: _value(one, u) for (name, one), u in zip(space.items(), row, strict=True)}
        for row in places.tolist()
    ]
