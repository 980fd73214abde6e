"""Belief: a clamp in place saves memory and changes nothing outside.

Advice: Print probs = [0.0, 0.5] before and after a call. Which of your operations end in an
underscore?
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    probs.detach().clamp_(min=1e-45)
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()
