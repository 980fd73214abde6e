"""Belief: each example has a spread, and their mean is that of the batch.

Advice: Compute the spread of two rows, (3, 4) and (0, 0).
"""


def rms(values):
    return values.detach().square().mean(dim=-1).sqrt().mean().item()
