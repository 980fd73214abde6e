"""Belief: a loss is a number to look at, so it may leave the graph.

Advice: Call backward() on your loss and look at probs.grad. Which of your steps leaves the graph?
"""

import torch


def bce(probs, targets):
    _require_same_shape(probs, targets)
    probs = torch.tensor(probs.tolist(), dtype=probs.dtype)
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()
