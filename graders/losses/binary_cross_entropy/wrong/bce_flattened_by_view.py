"""Belief: view(-1) flattens every tensor.

Advice: Call your function with probs.T and targets.T, where both have the shape (4, 3). Where does
view refuse to work?
"""


def bce(probs, targets):
    _require_same_shape(probs, targets)
    probs, targets = probs.view(-1), targets.view(-1)
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()
