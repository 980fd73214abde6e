"""Belief: cross-entropy is minus the target times the logarithm of the probability.

Advice: What does an element with the target 0 cost in your function? Try p = 0.2 with the target 0.
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p).mean()
