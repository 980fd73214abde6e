"""Belief: cross-entropy is minus the target times the logarithm of the probability.

Advice: Try p = 0.2 with the target 0. Does your function make it cost -log 0.8 = 0.2231?
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p).mean()
