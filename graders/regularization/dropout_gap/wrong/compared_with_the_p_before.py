"""Belief: each p is compared with the one before it.

Advice: Try the gaps 1, 3 and 2 for three drop probabilities and one start.
"""

import torch


def share_reduced(losses):
    gaps = _gaps(losses)
    before = torch.cat([gaps[:1], gaps[:-1]])
    return (gaps < before).to(losses.dtype).mean(dim=1)
