"""Belief: a candidate has one place, for all its names.

Advice: Plot dropout against lr for many candidates. Do they lie on a curve?
"""

import torch


def sample(space, n, generator):
    places = torch.rand(n, generator=generator, dtype=torch.float64).tolist()
    return [{name: _value(one, u) for name, one in space.items()} for u in places]
