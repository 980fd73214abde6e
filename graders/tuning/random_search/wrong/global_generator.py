"""Belief: torch.rand draws from the generator that the function has.

Advice: Call your function twice with a generator of the same seed. Are the candidates the same?
"""

import torch


def sample(space, n, generator):
    places = torch.rand(n, len(space), dtype=torch.float64)
    return [
        {name: _value(one, u) for (name, one), u in zip(space.items(), row, strict=True)}
        for row in places.tolist()
    ]
