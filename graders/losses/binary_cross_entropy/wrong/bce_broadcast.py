"""Belief: elementwise operations complain by themselves when two shapes do not fit.

Advice: What comes out when (N, 1) meets (N,)? Count the elements whose mean you take.
"""


def bce(probs, targets):
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()
