"""Belief: probabilities are kept off 0 and 1 by an eps.

Advice: Which of the two does the contract bound: the probability, or its logarithm? Compare the
loss at p = 0 with the worked example.
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    probs = probs.clamp(1e-7, 1 - 1e-7)
    log_p, log_q = probs.log(), (1 - probs).log()
    return -(targets * log_p + (1 - targets) * log_q).mean()
