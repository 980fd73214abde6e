"""Belief: only the logarithm of 0 has to be replaced.

Advice: Try p = 1e-60 with the target 1 in float64. What is its logarithm, and what does the text at
the top make of it?
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    log_p = probs.log().nan_to_num(neginf=-100)
    log_q = (1 - probs).log().nan_to_num(neginf=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()
