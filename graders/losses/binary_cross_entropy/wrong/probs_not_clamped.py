"""Belief: probabilities never reach 0 or 1.

Advice: What does your function give for p = 1 and the target 1? Try it: 0 * -infinity is NaN.
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    log_p = probs.log()
    log_q = (1 - probs).log()
    return -(targets * log_p + (1 - targets) * log_q).mean()
