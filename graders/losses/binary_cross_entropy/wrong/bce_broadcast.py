"""Belief: elementwise operations complain by themselves when two shapes do not fit.

Advice: Print the shape of probs * targets for probs of the shape (3, 1) and targets of the shape
(3,). How many elements has it?
"""


def bce(probs, targets):
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()
