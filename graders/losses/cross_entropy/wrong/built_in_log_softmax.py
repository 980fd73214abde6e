"""Belief: only the loss is to be written by hand, not what it is made of.

Advice: Which functions does the text at the top forbid? The log-softmax is the part of this
exercise where the numbers can go wrong.
"""

import torch


def log_softmax(logits):
    return torch.log_softmax(logits, dim=1)
