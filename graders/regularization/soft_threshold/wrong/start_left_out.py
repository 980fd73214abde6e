"""Belief: the path begins with the first step.

Advice: Ask for 0 steps. How many points should the path have?
"""

import torch


def _path(step, start, steps):
    w, path = start, []
    for _ in range(steps):
        w = step(w)
        path.append(w)
    return torch.stack(path)
