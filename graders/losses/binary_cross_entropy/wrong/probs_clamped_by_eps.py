"""Belief: probabilities are kept off 0 and 1 by an eps.

Advice: Try p = 0 with the target 1: it should cost 100. Which of the two does the text at the top
bound, the probability or its logarithm?
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    probs = probs.clamp(1e-7, 1 - 1e-7)
    log_p, log_q = probs.log(), (1 - probs).log()
    return -(targets * log_p + (1 - targets) * log_q).mean()
