"""Belief: probabilities never reach 0 or 1.

Advice: Try p = 1 with the target 1. What is 0 * log(0) in your function?
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    log_p = probs.log()
    log_q = (1 - probs).log()
    return -(targets * log_p + (1 - targets) * log_q).mean()
